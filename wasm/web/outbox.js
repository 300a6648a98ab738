// Commands that a person has confirmed and the server has not answered yet, by their idempotency key. The page and the service
// worker send them; whoever comes second gets the answer that the server has kept, so that each is taken once.
import {ask} from './ask.js';

const table = 'outbox';
const notReached = [0, 408, 425, 429];
const later = ['factor_needed', 'request_running'];

export const tokenIn = (path) => path.split('/')[2] ?? '';

// Looking makes no database: then there is null.
function open(mode) {
    return new Promise((resolve, reject) => {
        let isMissing = false;
        const request = indexedDB.open('kulanz', 1);
        request.onupgradeneeded = () => {
            isMissing = mode === 'readonly';
            if (isMissing)
                request.transaction.abort();
            else
                request.result.createObjectStore(table, {keyPath: 'key'});
        };
        request.onsuccess = () => resolve(request.result);
        request.onerror = request.onblocked = () => isMissing ? resolve(null) : reject(request.error);
    });
}

async function within(mode, work) {
    const database = await open(mode);
    if (!database)
        return null;
    try {
        const transaction = database.transaction(table, mode, {durability: 'strict'});
        const request = work(transaction.objectStore(table));
        await new Promise((resolve, reject) => {
            transaction.oncomplete = resolve;
            transaction.onerror = transaction.onabort = () => reject(transaction.error);
        });
        return request.result;
    } finally {
        database.close();
    }
}

// {key, token, command, method, path, headers, body}, and answer {status, body} once there is one.
export const put = (entry) => within('readwrite', (store) => store.put(entry));
export const remove = (key) => within('readwrite', (store) => store.delete(key));
export const entriesOf = async (token) => (await within('readonly', (store) => store.getAll()) ?? []).filter((entry) => entry.token === token);

function isFinal({status, body}) {
    if (notReached.includes(status) || status >= 500)
        return false;
    try {
        return !later.includes(JSON.parse(body).code);
    } catch {
        return false; // no answer of this server: a proxy, a hotel's network
    }
}

// Sends what waits for this link and leaves the answers in the entries. True when nothing waits any more.
export function send(token) {
    return navigator.locks.request('kulanz outbox', async () => {
        let isDone = true;
        for (const entry of await entriesOf(token)) {
            if (entry.answer)
                continue;
            const answer = await ask(token, entry);
            if (isFinal(answer))
                await put({...entry, answer});
            else
                isDone = false;
        }
        return isDone;
    });
}
