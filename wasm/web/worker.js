// The service worker of one link: its page can be read without a connection, and what waits is sent. The server comes first; a copy is
// shown only when it does not answer, and says of when it is. What is kept is one cache by the name of the scope: pages by path, and
// the hashed files that they name.
import {send, tokenIn} from './outbox.js';

const scope = new URL(registration.scope).pathname;
const patience = 3000; // for the server, when there is a copy
const keepField = 'Kulanz-Keep', keptField = 'Kulanz-Kept';
const pages = ['', 'device'];

addEventListener('install', () => skipWaiting());
addEventListener('activate', (event) => event.waitUntil(begin()));
addEventListener('fetch', (event) => {
    const {request} = event, url = new URL(request.url);
    if (request.method !== 'GET' || url.origin !== location.origin)
        return;
    if (request.mode === 'navigate' && url.pathname.startsWith(scope))
        event.respondWith(page(event, url));
    else if (url.pathname.startsWith('/assets/'))
        event.respondWith(asset(request));
});
addEventListener('message', ({data, ports}) => data === 'keep' && keepAll().catch(() => false).then((isKept) => ports[0].postMessage(isKept)));
addEventListener('sync', (event) => event.waitUntil(sendAll()));

async function begin() {
    await registration.navigationPreload?.enable();
    await clients.claim();
}

async function page(event, {pathname}) {
    const live = fromServer(event, pathname);
    const copy = await copyOf(pathname);
    if (!copy)
        return live;
    const late = new Promise((resolve) => setTimeout(resolve, patience, null));
    const safe = live.catch(() => null);
    event.waitUntil(safe);
    const answer = await Promise.race([safe, late]);
    // A proxy without its server says 502 to 504.
    return answer && answer.status < 500 ? answer : shown(copy);
}

async function fromServer(event, pathname) {
    const answer = await event.preloadResponse ?? await fetch(event.request);
    if (answer.status === 404 || answer.status === 410)
        event.waitUntil(Promise.all([caches.delete(scope), registration.unregister()]));
    else if (answer.ok && answer.headers.has(keepField))
        event.waitUntil(keep(pathname, answer.clone()));
    return answer;
}

const asset = async (request) => await caches.match(request.url, {cacheName: scope, ignoreVary: true}) ?? fetch(request);

// Nothing once its time is over.
async function copyOf(pathname) {
    const copy = await caches.match(pathname, {cacheName: scope, ignoreVary: true});
    if (!copy || Number(copy.headers.get(keepField)) * 1000 > Date.now())
        return copy;
    await caches.delete(scope);
}

async function shown(copy) {
    const html = (await copy.text()).replace('<html', `<html data-kept="${copy.headers.get(keptField)}"`);
    return new Response(html, {headers: copy.headers});
}

// ---- keeping ----

async function keepAll() {
    const kept = await Promise.all(pages.map(async (name) => {
        const answer = await fetch(scope + name, {credentials: 'same-origin', cache: 'no-store'});
        return answer.ok && answer.headers.has(keepField) && keep(scope + name, answer);
    }));
    await dropUnused();
    return kept[0];
}

// A page is kept when all that it needs is.
async function keep(pathname, answer) {
    const html = await answer.text();
    const store = await caches.open(scope);
    const held = new Set((await store.keys()).map(({url}) => new URL(url).pathname));
    await Promise.all(files(html).filter((file) => !held.has(file)).map((file) => store.add(file)));
    const headers = new Headers(answer.headers);
    for (const name of ['Content-Encoding', 'Content-Length', 'Vary'])
        headers.delete(name);
    headers.set(keptField, Date.now());
    await store.put(pathname, new Response(html, {headers}));
    return true;
}

const files = (html) => [...new Set(html.match(/\/assets\/[\w.-]+/g))];

// Files of an older server, and whole copies whose time is over, of any link.
async function dropUnused() {
    const store = await caches.open(scope);
    const used = new Set();
    for (const name of pages)
        files(await (await store.match(scope + name))?.text() ?? '').forEach((file) => used.add(file));
    for (const {url} of await store.keys())
        if (new URL(url).pathname.startsWith('/assets/') && !used.has(new URL(url).pathname))
            await store.delete(url);
    for (const name of await caches.keys()) {
        const copy = await caches.match(name, {cacheName: name, ignoreVary: true});
        if (!copy || Number(copy.headers.get(keepField)) * 1000 <= Date.now())
            await caches.delete(name);
    }
}

// ---- sending ----

async function sendAll() {
    const isDone = await send(tokenIn(scope));
    for (const client of await clients.matchAll())
        client.postMessage('sent');
    if (!isDone)
        throw new Error('to be tried again'); // the browser does, later and later
}
