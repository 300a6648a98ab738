// Adoption: the module makes its first scene of the model that the server's page was made of. When it has the nodes of the elements
// that stand there, in their order, they are its elements from now on; none is made anew.
import {hushForms} from './dom.js';
import {valueOf} from './input.js';
import {nextTask} from './task.js';

export async function adopt(page, data) {
    const {engine} = page;
    const seed = Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, '0')).join('');
    const {page: claim, theme, ...start} = data;
    engine.put(0, claim ? JSON.stringify(claim) : '');
    engine.put(1, JSON.stringify(start));
    engine.put(2, seed);
    engine.put(3, theme ? JSON.stringify(theme) : '');
    await nextTask();
    if (!engine.call.kz_start())
        return false;
    await nextTask();
    if (!engine.call.kz_scene())
        return false;
    await nextTask();
    if (!takeIds(engine)) {
        console.warn('Kulanz: the page and the module differ');
        return false;
    }
    page.readIds();
    hushForms();
    takeTyped(page);
    return true;
}

// The page has few of its ids (shared/html/html.hpp): the others follow from the order of the elements. What others put into it, a
// keeper of passwords or a translator, is none of them.
function takeIds(engine) {
    const data = document.getElementById('data'), ids = engine.text(engine.call.kz_ids()).split(' ');
    const ours = [document.body, ...document.body.querySelectorAll('*')]
        .filter((element) => element.compareDocumentPosition(data) & Node.DOCUMENT_POSITION_FOLLOWING || element === document.body)
        .filter((element) => !element.parentElement.closest('svg') && !/-|^(FONT|IFRAME|STYLE|SCRIPT)$/.test(element.tagName));
    if (data.dataset.order !== engine.text(engine.call.kz_order()) || ours.length !== ids.length || ours.some(({id}, i) => id && id !== ids[i]))
        return false;
    ours.forEach((element, i) => element.id = ids[i]);
    return true;
}

// What was typed before the module was there.
function takeTyped(page) {
    for (const field of document.querySelectorAll('input[data-a],textarea[data-a],select[data-a]')) {
        if (field.type === 'file')
            continue; // chosen again, or sent by the form
        if (field.type === 'checkbox') {
            if (field.checked !== field.defaultChecked)
                page.event(field, valueOf(field));
            continue;
        }
        const was = field.tagName === 'SELECT' ? [...field.options].find((option) => option.defaultSelected)?.value : field.defaultValue;
        if (was !== undefined && field.value !== was)
            page.event(field, field.value);
    }
}
