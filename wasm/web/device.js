// What this device keeps: a copy of the page (by the service worker, below the link's own address and nowhere else) and commands
// that wait for a connection. Where the browser stores nothing, the page does without.
import {entriesOf, put, remove, send} from './outbox.js';

const retryMin = 5000, retryMax = 60_000;
const no = 1, yes = 2, impossible = 3; // enum Keeping
const ignore = () => {};

export class Device {
    constructor(page) {
        this.page = page;
        this.scope = `/c/${page.token}/`;
        this.isKeeping = false;
        this.isSending = null;
        this.telling = Promise.resolve();
        this.wait = retryMin;
    }
    // Before the first change: an old page is never shown as a new one.
    start() {
        const kept = Number(document.documentElement.dataset.kept);
        if (kept) {
            this.page.lose(kept);
            // The copy may be in another language than was chosen since.
            const lang = new URLSearchParams(location.search).get('lang');
            const button = lang !== document.documentElement.lang && document.querySelector(`[data-a][lang="${CSS.escape(lang ?? '')}"]`);
            if (button)
                this.page.event(button);
        }
    }
    // Once the page is there and quiet.
    async settle() {
        if (!navigator.serviceWorker || !this.page.token)
            return;
        await new Promise((resolve) => 'requestIdleCallback' in globalThis ? requestIdleCallback(resolve, {timeout: 5000}) : setTimeout(resolve, 1000));
        try {
            navigator.serviceWorker.addEventListener('message', () => this.tellAnswers());
            addEventListener('online', () => this.sendAll());
            this.isReady = true;
            const registration = await navigator.serviceWorker.getRegistration(this.scope);
            const isHere = registration?.scope === location.origin + this.scope;
            if (isHere || this.mayKeep() === 2)
                await this.keep();
            else
                this.tellKeeping(no);
            await this.sendAll();
        } catch (error) {
            console.info('Kulanz: nothing is kept here:', error);
            this.tellKeeping(impossible);
        }
    }
    mayKeep() {
        return this.page.engine.call.kz_may_keep();
    }
    tellKeeping(keeping) {
        this.page.engine.call.kz_keeping(keeping);
        this.page.pump();
    }
    async run(errand) {
        if (errand === 'forget')
            return this.forget();
        if (errand === 'drop')
            return this.drop();
        await this.keep().catch(() => this.tellKeeping(impossible));
    }
    async keep() {
        const {dataset} = document.documentElement;
        const wasThere = navigator.serviceWorker.controller?.scriptURL === new URL(dataset.worker, location).href;
        const registration = await navigator.serviceWorker.register(dataset.worker, {scope: this.scope});
        const worker = registration.installing ?? registration.waiting ?? registration.active;
        if (worker.state !== 'activated')
            await new Promise((resolve, reject) => worker.addEventListener('statechange', () => {
                if (worker.state === 'activated')
                    resolve();
                else if (worker.state === 'redundant')
                    reject(new Error('the worker was refused'));
            }));
        const isKept = wasThere || dataset.kept || await answerOf(worker, 'keep'); // a worker that was there has kept what it brought
        this.isKeeping = Boolean(isKept);
        this.tellKeeping(isKept ? yes : no);
    }
    // ---- commands ----
    // True when the command is in the outbox: whatever happens to this page, it will be sent.
    async keepCommand({command, method, path, headers, body}) {
        if (!this.isKeeping)
            return false;
        const entry = {key: headers['Idempotency-Key'], token: this.page.token, command, method, path, headers, body};
        try {
            await put(entry);
        } catch {
            return false;
        }
        await this.sendAll();
        return true;
    }
    sendAll() {
        return this.isSending ??= this.sendNow().catch(ignore).finally(() => this.isSending = null);
    }
    async sendNow() {
        const {token, engine} = this.page;
        clearTimeout(this.retry);
        if (!this.isReady || !(await entriesOf(token)).length)
            return;
        await send(token);
        await this.tellAnswers();
        const [waiting] = (await entriesOf(token)).filter((entry) => !entry.answer);
        if (!waiting) {
            this.wait = retryMin;
            return;
        }
        this.retry = setTimeout(() => this.sendAll(), this.wait);
        this.wait = Math.min(this.wait * 2, retryMax);
        engine.call.kz_kept(waiting.command);
        this.page.pump();
        const registration = await navigator.serviceWorker.getRegistration(this.scope);
        await registration?.sync?.register('outbox').catch(() => {});
    }
    tellAnswers() {
        return this.telling = this.telling.then(() => this.tellNow()).catch(ignore);
    }
    async tellNow() {
        const {token, engine} = this.page;
        for (const {key, command, answer} of await entriesOf(token)) {
            if (!answer)
                continue;
            engine.put(0, answer.body);
            if (engine.call.kz_kept_answered(command, answer.status))
                await remove(key);
            this.page.pump();
        }
    }
    async drop() {
        for (const {key, answer} of await entriesOf(this.page.token))
            if (!answer)
                await remove(key);
    }
    // ---- forgetting ----
    async forget() {
        this.isKeeping = this.isReady = false;
        await wipe();
        // The cookie is the server's, and what only a browser can reach: without a connection it ends by itself within the hour.
        await fetch('forget', {method: 'POST', cache: 'no-store'}).catch(() => {});
        this.page.engine.call.kz_forgotten();
    }
}

async function wipe() {
    const registrations = await navigator.serviceWorker?.getRegistrations().catch(ignore) ?? [];
    await Promise.all(registrations.map((registration) => registration.unregister()));
    const names = await globalThis.caches?.keys().catch(ignore) ?? [];
    await Promise.all(names.map((name) => caches.delete(name)));
    await new Promise((resolve) => {
        try {
            const request = indexedDB.deleteDatabase('kulanz');
            request.onsuccess = request.onerror = request.onblocked = resolve;
        } catch {
            resolve();
        }
    });
}

function answerOf(worker, wish) {
    return new Promise((resolve) => {
        const {port1, port2} = new MessageChannel();
        port1.onmessage = ({data}) => resolve(data);
        worker.postMessage(wish, [port2]);
    });
}
