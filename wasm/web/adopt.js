// Adoption: the module makes its first scene of the model that the server's page was made of. When its ids are those of
// the elements that stand there, they are its elements from now on; none is made anew.
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
    page.readIds();
    const strangers = page.elements.filter((element) => !element).length;
    if (strangers > 0) {
        console.warn('Kulanz: the page and the module differ in', strangers, 'elements');
        return false;
    }
    hushForms();
    takeTyped(page);
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
