// Carries out the operations of shared/html/dom_changes.hpp. Elements that stay keep focus, selection and what is typed.

let isComposing = false;
addEventListener('compositionstart', () => isComposing = true, true);
addEventListener('compositionend', () => isComposing = false, true);

const byId = (id) => document.getElementById(id);

function setText(element, text) {
    const first = element.firstChild;
    if (first?.nodeType === Node.TEXT_NODE)
        first.data = text;
    else
        element.prepend(text);
}

function setValue(field, value) {
    if (field.value !== value && !(isComposing && field === document.activeElement))
        field.value = value;
}

function setFocus(element) {
    if (element.tabIndex < 0)
        element.tabIndex = -1;
    element.focus();
}

// In the address, too, so that the page stays in it when it is loaded again.
function setLanguage(lang) {
    document.documentElement.lang = lang;
    const address = new URL(location);
    address.searchParams.set('lang', lang);
    history.replaceState(null, '', address);
}

// Children of the page come before what is not the scene's: the data and the canvas.
function placeBefore(parent, before) {
    return before ? byId(before) : parent === document.body ? byId('data') : null;
}

// In place: parsed in a template, elements would first belong to another document.
function add(parent, before, html) {
    const next = placeBefore(parent, before);
    if (next)
        next.insertAdjacentHTML('beforebegin', html);
    else
        parent.insertAdjacentHTML('beforeend', html);
}

function setAttribute(element, name, value) {
    if (value === null)
        element.removeAttribute(name);
    else
        element.setAttribute(name, value);
}

// Where links and forms lead, when the module does not answer itself. There are many, and no frame waits for them: they are set when
// there is time, or at the last moment.
const addresses = new Set(['href', 'action', 'formaction']);
const waiting = new Map(); // "id name" → the new address
function setAddresses() {
    for (const [target, address] of waiting) {
        const [id, name] = target.split(' '), element = byId(id);
        if (element) // not gone since
            setAttribute(element, name, address);
    }
    waiting.clear();
}
for (const use of ['click', 'auxclick', 'contextmenu', 'submit'])
    addEventListener(use, setAddresses, true);
function setAddressSoon(id, name, address) {
    if (waiting.size === 0)
        (globalThis.requestIdleCallback ?? setTimeout)(setAddresses);
    waiting.set(`${id} ${name}`, address);
}

const operations = {
    '-': (id) => byId(id).remove(),
    '+': (parent, before, html) => add(byId(parent), before, html),
    '>': (id, parent, before) => byId(parent).insertBefore(byId(id), placeBefore(byId(parent), before)),
    'a': (id, name, value) => addresses.has(name) ? setAddressSoon(id, name, value) : setAttribute(byId(id), name, value),
    't': (id, text) => setText(byId(id), text),
    'v': (id, value) => setValue(byId(id), value),
    'title': (text) => document.title = text,
    'lang': setLanguage,
    'focus': (id) => setFocus(byId(id)),
};

// The module says what is missing, in the customer's language and at the field.
export function hushForms() {
    for (const form of document.forms)
        form.noValidate = true;
}

// Whether elements come, go or change places.
export const areOthers = (changes) => changes.some(([name]) => name === '+' || name === '-' || name === '>');

export function applyChanges(changes) {
    for (const [name, ...values] of changes)
        operations[name](...values);
    if (areOthers(changes))
        hushForms();
}
