// Paid from the kiosk on one's own phone: the screen shows a code, waits, and says when it was paid; or it is called off.
import assert from 'node:assert/strict';
import {execFileSync} from 'node:child_process';
import {join} from 'node:path';
import {after, test} from 'node:test';
import {Stripe} from '../api/providers.mjs';

// The kit starts the server, which takes its keys along.
const stripe = await Stripe.start();
Object.assign(process.env, {KULANZ_STRIPE_URL: stripe.origin, KULANZ_STRIPE_KEY: Stripe.key, KULANZ_STRIPE_NOTICE_SECRET: Stripe.secret});
const kit = await import('./kit.mjs');
const {lines, seen, show, tool, touch, work} = kit;
after(() => stripe.stop());

// What a phone that looks at the screen reads.
async function scanned() {
    const qr = await show('image', 'QR-Code für Ihr Handy');
    const picture = join(work, 'phone.png');
    execFileSync('import', ['-window', 'root', '-crop', `${qr.w}x${qr.h}+${qr.x}+${qr.y}`, picture], {env: kit.env});
    return execFileSync('zbarimg', ['--quiet', '--raw', '--oneshot', picture], {encoding: 'utf8'}).trim();
}
const where = async (url) => (await (await fetch(url)).text()).match(/content="0;url=([^"]+)"/)[1];

test('a way is chosen, and its code leads the phone to the provider', async () => {
    const {merchant} = await kit.server.kulanz('claim', 'show', kit.server.links['RE-2291'].code);
    await kit.server.kulanz('merchant', 'set', merchant, '--pay-way', 'card stripe');
    tool('type', '--delay', '2', kit.server.links['RE-2291'].url);
    tool('key', 'Return');
    await seen('', '525,15', 10_000);
    await touch(await show('button', 'Karte'));
    const url = await scanned();
    assert.match(url, new RegExp(`^${kit.server.origin}/go/`));
    assert.equal(await where(url), stripe.last().url);
    assert.equal(stripe.last().amount_total, 52515);
});

test('called off, the page there is closed, and the ways are there again', async () => {
    const before = stripe.last();
    await touch(await show('button', 'Doch anders bezahlen'));
    await show('button', 'Karte');
    assert.equal(before.status, 'expired');
});

test('paid on the phone, the screen says so within a second of the notification', async () => {
    await touch(await show('button', 'Karte'));
    await scanned();
    stripe.finish(stripe.last());
    const start = Date.now();
    await stripe.notify(kit.server.origin, 'checkout.session.completed', stripe.last());
    await seen('', 'Zahlung von 525,15', 2000);
    assert.ok(Date.now() - start < 1000, `${Date.now() - start} ms`);
    assert.ok(!lines().some(({name}) => name.includes('QR-Code für Ihr Handy')));
    assert.deepEqual(stripe.faults, []);
});
