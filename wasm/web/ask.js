// One request to the server with the link's token. Status 0: not reached.

const patience = 30_000;

export async function ask(token, {method, path, headers, body}) {
    try {
        const response = await fetch(path, {
            method,
            headers: {...headers, Authorization: `Bearer ${token}`},
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
