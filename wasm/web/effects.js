// What the module wants done: a request to the server, or a text on the clipboard.

export async function runEffect(page, effect) {
    if ('copy' in effect) {
        const isDone = await navigator.clipboard.writeText(effect.copy).then(() => true, () => copyByHand(effect.copy));
        page.engine.call.kz_copied(isDone ? 1 : 0);
    } else if (effect.method) {
        const {status, body} = await ask(page, effect);
        page.engine.put(0, body);
        page.engine.call.kz_answered(effect.id, status);
    }
    page.pump();
}

async function ask(page, {method, path, headers, body}) {
    try {
        const response = await fetch(path, {
            method,
            headers: {...headers, Authorization: `Bearer ${page.token}`},
            body: method === 'GET' ? undefined : body,
            credentials: 'same-origin',
            cache: 'no-store',
            signal: AbortSignal.timeout(30_000),
        });
        return {status: response.status, body: await response.text()};
    } catch {
        return {status: 0, body: ''};
    }
}

// Where the clipboard is not to be had (no TLS, an old browser): by a selection.
function copyByHand(text) {
    const area = document.createElement('textarea');
    const active = document.activeElement;
    area.value = text;
    area.setAttribute('aria-hidden', 'true');
    document.body.append(area);
    area.select();
    const isDone = document.execCommand('copy');
    area.remove();
    active?.focus();
    return isDone;
}
