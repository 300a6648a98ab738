// What the module wants done: a request to the server, a text on the clipboard, or something with what this device keeps.
import {ask} from './ask.js';

export async function runEffect(page, effect) {
    if ('copy' in effect) {
        const isDone = await navigator.clipboard.writeText(effect.copy).then(() => true, () => copyByHand(effect.copy));
        page.engine.call.kz_copied(isDone ? 1 : 0);
    } else if (effect.errand) {
        await page.device.run(effect.errand);
    } else if (effect.command && !effect.file && await page.device.keepCommand(effect)) {
        return; // its answer comes by way of what is kept
    } else if (effect.path?.endsWith('/seen') && document.hidden) {
        // Delivered now, read once somebody looks.
        document.addEventListener('visibilitychange', () => runEffect(page, effect), {once: true});
        await ask(page.token, {...effect, body: effect.body.replace(/"read":\d+/, '"read":0')});
        return;
    } else if (effect.method) {
        const {status, body} = await (effect.file ? upload(page, effect) : ask(page.token, effect));
        page.engine.put(0, body);
        page.engine.call.kz_answered(effect.id, status);
    }
    page.pump();
}

// Only XMLHttpRequest tells how much has gone.
function upload(page, {method, path, headers}) {
    return new Promise((resolve) => {
        const request = new XMLHttpRequest();
        request.open(method, path);
        for (const [name, value] of Object.entries({...headers, Authorization: `Bearer ${page.token}`}))
            request.setRequestHeader(name, value);
        request.timeout = 300_000;
        request.upload.onprogress = ({loaded, total}) => {
            page.engine.call.kz_progress(total > 0 ? Math.floor(loaded * 100 / total) : 0);
            page.pump();
        };
        request.onload = () => resolve({status: request.status, body: request.responseText});
        request.onerror = request.ontimeout = request.onabort = () => resolve({status: 0, body: ''});
        request.send(page.file);
    });
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
