// The staff's pages, kept up: news comes as server-sent events, the page is asked for again, and its main part takes the place of the
// one that stands here. What is typed and where the focus is stay. And one key goes where a link says so.

const shortest = 1000; // between two looks, in milliseconds
const main = () => document.querySelector('main');
const isField = (element) => element?.matches('input,textarea,select');
// What a person has changed: of a checkbox and a select too.
const isTouched = (field) => field.type === 'checkbox' ? field.checked !== field.defaultChecked
    : field.options ? [...field.options].some((option) => option.selected !== option.defaultSelected) : field.value !== field.defaultValue;

function exchange(html) {
    const next = new DOMParser().parseFromString(html, 'text/html').querySelector('main');
    const old = main();
    if (!next || next.innerHTML === old.innerHTML)
        return;
    const focused = document.activeElement, at = isField(focused) && [focused.selectionStart, focused.selectionEnd];
    old.replaceWith(next);
    for (const field of old.querySelectorAll('input,textarea,select')) {
        const same = document.getElementById(field.id);
        if (same && field.type === 'file') {
            same.replaceWith(field); // a file is chosen for this very field, perhaps at this moment
        } else if (same && isTouched(field)) {
            same.value = field.value;
            same.checked = field.checked;
        }
    }
    tellSeen();
    const again = old.contains(focused) && document.getElementById(focused.id);
    if (again) {
        again.focus({preventScroll: true});
        if (at && at[0] !== null)
            again.setSelectionRange(...at);
    }
}

// The words of a notice belong to the answer that brought them.
const withoutNotice = () => location.search.replace(/[?&]done=[^&]*/, '');

let looking = false, isStale = false;
async function look(search = withoutNotice()) {
    isStale = true;
    if (looking || document.hidden)
        return;
    looking = true;
    while (isStale && !document.hidden) {
        isStale = false;
        const response = await fetch(location.pathname + search, {cache: 'no-store'}).catch(() => null);
        search = withoutNotice();
        if (response?.status === 401)
            return location.reload();
        if (response?.ok)
            exchange(await response.text());
        await new Promise((done) => setTimeout(done, shortest));
    }
    looking = false;
}

// The customer writes: so it says for six seconds after each time that it was told.
let typing, quiet;
function showTyping() {
    typing = document.querySelector('main [role="status"][data-script]') ?? typing;
    typing?.removeAttribute('data-script');
    clearTimeout(quiet);
    quiet = setTimeout(() => typing?.setAttribute('data-script', ''), 6000);
}

// To the customer, beside the form of an answer. Its button has the key that every form of the session carries.
const answerForm = () => document.querySelector('form[action*="/message?"]');
const tell = (what, form, fields) =>
    fetch(new URL(what, form.action), {method: 'POST', body: new URLSearchParams({key: form.querySelector('button').value, ...fields})}).catch(() => {});

// How many messages stand in front of a person.
let seen = 0;
function tellSeen() {
    const form = answerForm(), count = form ? Number(new URL(form.action).searchParams.get('after')) : 0;
    if (document.hidden || count <= seen)
        return;
    seen = count;
    tell('seen', form, {count});
}
document.addEventListener('visibilitychange', tellSeen);
tellSeen();

// That somebody types.
let toldAt = 0;
document.addEventListener('input', ({target}) => {
    if (!target.form || target.form !== answerForm() || Date.now() - toldAt < 4000)
        return;
    toldAt = Date.now();
    tell('typing', target.form);
});

// The answer to a form that was refused stands at the form's address: the page itself is what is asked for again.
const [page] = location.pathname.match(/^\/staff\/(?:claims|money|refunds)\/[^/]+(?=\/)/) ?? [];
if (page)
    history.replaceState(null, '', page);
const [, area, name] = location.pathname.match(/^\/staff\/(?:(claims|money|refunds|statements)(?:\/([^/]+))?$)?/) ?? [];
// Who is not signed in sees no areas, and hears nothing.
if (document.querySelector('nav') && (location.pathname === '/staff/' || area)) {
    const events = new EventSource(`/staff/events${area === 'claims' && name ? `?claim=${name}` : ''}`);
    // What happened between the page and its stream is told by nobody. The page with its notice is the answer to its address; one with
    // what was refused is not, and keeps what was typed.
    events.addEventListener('open', () => document.querySelector('main [role="alert"]:not(:empty)') || look(location.search));
    for (const kind of ['changed', 'reset'])
        events.addEventListener(kind, () => look());
    events.addEventListener('typing', ({data}) => data === 'customer' && showTyping());
    document.addEventListener('visibilitychange', () => !document.hidden && isStale && look());
}

document.addEventListener('keydown', (event) => {
    if (event.ctrlKey || event.altKey || event.metaKey || event.isComposing || isField(event.target))
        return;
    const link = event.key.length === 1 && document.querySelector(`[data-a="1"][data-n="${event.key.toLowerCase().codePointAt()}"]`);
    if (!link)
        return;
    event.preventDefault();
    link.click();
});
