// Real elements take every click and key; those that are bound tell the module instead of the server.

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
        if (event.target.dataset?.a)
            use(event.target, event.target.value);
    });
}
