// One request to the server with the link's token. Status 0: not reached.

const patience = 30_000;
const device = 'device';

// This page's own, for as long as its tab is open: a share is for the page that allowed it.
export const hasDeviceKey = () => Boolean(sessionStorage.getItem(device));
export function deviceKey() {
    if (!hasDeviceKey())
        sessionStorage.setItem(device, Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, '0')).join(''));
    return sessionStorage.getItem(device);
}

export async function ask(token, {method, path, headers, body}) {
    try {
        const response = await fetch(path, {
            method,
            headers: {...headers, Authorization: `Bearer ${token}`, ...(path.endsWith('/share') && {'Kulanz-Device': deviceKey()})},
            body: method === 'GET' ? undefined : body,
            credentials: 'same-origin',
            cache: 'no-store',
            signal: AbortSignal.timeout(patience),
        });
        return {status: response.status, body: await response.text()};
    } catch {
        return {status: 0, body: ''};
    }
}
