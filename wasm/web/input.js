// Real elements take every click and key; those that are bound tell the module instead of the server.

// A file is told by its size: what it is, the server finds out.
export const valueOf = (field) =>
    field.type === 'checkbox' ? field.checked ? '1' : '' : field.type === 'file' ? `${field.files[0]?.size ?? 0}` : field.value;

export function listen(page) {
    const use = (element, value) => {
        page.event(element, value);
        page.pump();
    };
    document.addEventListener('click', (event) => {
        const element = event.target.closest?.('a[data-a],button[data-a][type=button]');
        if (!element || event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey)
            return;
        event.preventDefault();
        use(element);
    });
    document.addEventListener('submit', (event) => {
        const button = event.submitter ?? event.target.querySelector('button[type=submit]');
        if (!button?.dataset.a)
            return;
        event.preventDefault();
        use(button);
    });
    document.addEventListener('input', (event) => {
        const field = event.target;
        if (!field.dataset?.a)
            return;
        if (field.type === 'file')
            page.file = field.files[0];
        use(field, valueOf(field));
    });
}
