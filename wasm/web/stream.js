// News of the claim, as server-sent events. Read by fetch, because an EventSource cannot carry the Authorization header.
// Comes back with the last id after a break, waiting longer each time; ends while the page is hidden for long.

const live = 1; // enum Connection
const waitMin = 1500, waitMax = 30_000, hiddenMax = 60_000;
const typingMs = 6000; // typing_ms
const silenceMax = 45_000; // the server sends a comment every 20 seconds

export class Stream {
    constructor(page) {
        this.page = page;
        this.isWanted = false;
        this.lastId = '';
        this.heardAt = Date.now(); // the page itself is news
        this.wait = waitMin;
        this.abort = null;
        document.addEventListener('visibilitychange', () => this.seen());
        // A stream over a network that went away is dead, also when nobody says so.
        addEventListener('offline', () => this.abort?.abort());
        addEventListener('online', () => {
            this.wait = waitMin;
            this.isWanted && !this.abort && this.open();
        });
    }
    want(isWanted) {
        if (isWanted === this.isWanted)
            return;
        this.isWanted = isWanted;
        if (isWanted)
            this.open();
        else
            this.abort?.abort();
    }
    seen() {
        clearTimeout(this.hidden);
        if (document.hidden)
            this.hidden = setTimeout(() => this.abort?.abort(), hiddenMax);
        else if (this.isWanted && !this.abort)
            this.open();
    }
    async open() {
        this.abort = new AbortController();
        try {
            const headers = {Authorization: `Bearer ${this.page.token}`, Accept: 'text/event-stream'};
            if (this.lastId)
                headers['Last-Event-ID'] = this.lastId;
            const response = await fetch('/api/v1/page/events', {headers, signal: this.abort.signal, cache: 'no-store'});
            if (response.ok)
                await this.read(response.body);
        } catch {
            // The network says no: below.
        }
        this.abort = null;
        if (!this.isWanted || document.hidden)
            return;
        this.page.lose(this.heardAt);
        this.page.pump();
        setTimeout(() => this.isWanted && !this.abort && !document.hidden && this.open(), this.wait * (0.75 + Math.random() / 2));
        this.wait = Math.min(this.wait * 2, waitMax);
    }
    async read(body) {
        this.heardAt = Date.now();
        this.page.engine.call.kz_connection(live, 0, 0);
        this.page.pump();
        this.page.device?.sendAll();
        this.wait = waitMin;
        const reader = body.pipeThrough(new TextDecoderStream()).getReader();
        let rest = '';
        for (;;) {
            const silence = setTimeout(() => this.abort?.abort(), silenceMax);
            const {value, done} = await reader.read().finally(() => clearTimeout(silence));
            if (done)
                return;
            this.heardAt = Date.now();
            rest += value;
            const blocks = rest.split(/\r?\n\r?\n/);
            rest = blocks.pop();
            for (const block of blocks)
                this.event(block);
        }
    }
    event(block) {
        const fields = {event: 'message', data: ''};
        for (const line of block.split(/\r?\n/)) {
            const colon = line.indexOf(':');
            if (colon > 0)
                fields[line.slice(0, colon)] = line.slice(colon + 1).replace(/^ /, '');
        }
        this.lastId = fields.id ?? this.lastId;
        if (fields.event === 'point')
            return this.page.sharing.point(fields.data);
        // After a reset nobody knows what was missed: as if the claim had changed.
        this.page.engine.put(0, fields.event === 'reset' ? 'changed' : fields.event);
        this.page.engine.put(1, fields.data);
        this.page.engine.call.kz_stream_event();
        this.page.pump();
        if (fields.event === 'typing' && fields.data) {
            clearTimeout(this.typing);
            this.typing = setTimeout(() => this.event('event: typing\ndata:'), typingMs);
        }
    }
}
