// The page is shown to a helper: what the module says of it goes to the server in small frames, at most ten times a second; where the
// helper points is outlined. The bar that says who sees it stays in view, and the elements paint themselves meanwhile.
import {deviceKey, hasDeviceKey} from './ask.js';

const batchMs = 100, aliveMs = 30_000; // share_batch_ms; the server hears of the page that it is there
const seen = 2; // of kz_share

export class Sharing {
    constructor(page) {
        this.page = page;
        this.state = 0;
        this.sentAt = performance.now();
        document.addEventListener('click', ({target}) => target.dataset?.n === '2' && this.bar()?.contains(target) && this.pointed?.scrollIntoView({block: 'center'}));
    }
    // A page that was loaded again is still shown.
    begin() {
        if (hasDeviceKey())
            this.ask();
    }
    ask() {
        this.page.engine.put(0, 'share');
        this.page.engine.put(1, '');
        this.page.engine.call.kz_stream_event();
        this.page.pump();
    }
    bar() {
        return this.state === 0 ? null : document.body.firstElementChild;
    }
    // After each change.
    look() {
        const state = this.page.engine.call.kz_share();
        if (state !== this.state) {
            this.state = state;
            clearInterval(this.alive);
            this.alive = state === 0 ? 0 : setInterval(() => this.ask(), aliveMs);
            if (state !== seen)
                this.outline(null);
            this.page.onShare?.();
        }
        if (state !== 0)
            Object.assign(this.bar().style, {position: 'sticky', top: '0', zIndex: '2', maxHeight: state === seen ? '45vh' : '90vh', overflow: 'auto'});
        if (state === seen && !this.due)
            this.due = setTimeout(() => this.send(), Math.max(0, batchMs - (performance.now() - this.sentAt)));
    }
    async send() {
        this.due = 0;
        if (this.isSending)
            return;
        const {engine, token} = this.page, {call} = engine;
        const size = call.kz_frame(performance.now() - this.sentAt);
        if (size === 0)
            return;
        this.isSending = true;
        this.sentAt = performance.now();
        const response = await fetch('/api/v1/page/share/frames', {
            method: 'POST', body: engine.bytes(call.kz_frame_bytes(), size).slice(), credentials: 'same-origin', cache: 'no-store',
            headers: {'Authorization': `Bearer ${token}`, 'Kulanz-Device': deviceKey(), 'Content-Type': 'application/octet-stream'},
            signal: AbortSignal.timeout(10_000),
        }).catch(() => null);
        this.isSending = false;
        if (!response?.ok) {
            call.kz_frame_lost();
            if (response?.status === 409)
                this.ask();
            else
                await new Promise((resolve) => setTimeout(resolve, 1000));
        }
        this.page.pump(); // what is shown may stand here, too
    }
    // data: of an event of the stream.
    point(data) {
        const {engine} = this.page;
        engine.put(0, data);
        this.outline(document.getElementById(engine.text(engine.call.kz_pointed())));
        this.page.pump();
    }
    outline(element) {
        this.pointed?.style.removeProperty('outline');
        this.pointed = element;
        element?.style.setProperty('outline', '4px solid currentColor');
    }
}
