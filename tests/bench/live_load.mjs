// Messages and frames at a steady rate, whether the server keeps up or not, and how long each was on its way: from the moment it is sent
// to the moment it is read at the other side's stream.
import {setTimeout as after} from 'node:timers/promises';

const patience = 10_000; // milliseconds; what has not come by then is lost
const rounded = (number) => Number(number.toFixed(2));
const quantile = (sorted, part) => sorted.length ? rounded(sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))]) : 0;
export function figures(list) {
    const sorted = [...list].sort((a, b) => a - b);
    return {count: sorted.length, p50: quantile(sorted, 0.5), p95: quantile(sorted, 0.95), p99: quantile(sorted, 0.99), most: quantile(sorted, 1)};
}

// One kind of thing that is sent: to whom next, and what became of it. A stream has one on its way at a time.
class Sender {
    constructor(targets, rate) {
        Object.assign(this, {targets, rate, next: 0, due: 0, waits: [], failures: [], underWay: new Set()});
    }
    sendOne() {
        for (let tries = 0; tries < this.targets.length; ++tries) {
            const {who, stream} = this.targets[this.next++ % this.targets.length];
            if (this.underWay.has(stream))
                continue;
            const begun = performance.now();
            this.underWay.add(stream);
            stream.hear = () => {
                stream.hear = null;
                this.underWay.delete(stream);
                this.waits.push(performance.now() - begun);
            };
            who.send(stream).catch((error) => this.failures.push(error.message));
            return;
        }
        this.failures.push('everybody waits');
    }
}

const targetsOf = ({chats, sharings}) => ({
    messages: chats.map((chat) => ({who: chat, stream: chat.staff ?? chat.page})),
    frames: sharings.map((sharing) => ({who: sharing, stream: sharing.helperPage})),
});

export async function load(world, seconds, rates) {
    const targets = targetsOf(world);
    const senders = Object.entries(rates).map(([kind, rate]) => new Sender(targets[kind], rate)).filter(({targets, rate}) => targets.length && rate);
    const begin = performance.now(), lags = [];
    for (let now = begin; now - begin < seconds * 1000; now = performance.now()) {
        for (const sender of senders)
            for (; begin + sender.due < now; sender.due += 1000 / sender.rate) {
                lags.push(now - begin - sender.due);
                sender.sendOne();
            }
        await after(1);
    }
    for (const end = performance.now() + patience; senders.some(({underWay}) => underWay.size) && performance.now() < end;)
        await after(5);
    const result = {generator_lag_p95: figures(lags).p95};
    for (const [at, kind] of Object.keys(rates).entries()) {
        const {waits, underWay, failures} = senders[at] ?? {waits: [], underWay: new Set(), failures: []};
        result[kind] = {...figures(waits), lost: underWay.size, failed: failures.length, ...failures.length && {failure: failures[0].slice(0, 200)}};
    }
    return result;
}
