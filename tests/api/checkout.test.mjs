// Paid on a provider's page: from the button to the last word of the provider, and after everything that can happen in between.
import assert from 'node:assert/strict';
import {execFile, spawn} from 'node:child_process';
import {mkdtempSync, readFileSync, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {after, before, test} from 'node:test';
import {promisify} from 'node:util';
import {invoice} from './kit.mjs';
import {Mollie, Stripe} from './providers.mjs';

const program = process.env.KULANZ_PROGRAM ?? 'build/release/native/cli/kulanz';
const data = mkdtempSync(join(tmpdir(), 'kulanz-checkout-'));
const sleep = (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds));
let server, stripe, mollie;

async function startServer() {
    const env = {...process.env, KULANZ_STRIPE_URL: stripe.origin, KULANZ_STRIPE_KEY: Stripe.key, KULANZ_STRIPE_NOTICE_SECRET: Stripe.secret,
        KULANZ_MOLLIE_URL: mollie.origin, KULANZ_MOLLIE_KEY: Mollie.key};
    const child = spawn(program, ['serve', '--port', '0', '--data', data, '--base-url', 'https://pay.example', '--verbose'], {stdio: ['ignore', 'pipe', 'pipe'], env});
    let log = '', text = '';
    child.stderr.on('data', (piece) => log += piece);
    for await (const piece of child.stdout)
        if ((text += piece).includes('Stop with'))
            break;
    const exited = new Promise((resolve) => child.on('exit', resolve));
    return {origin: text.match(/listens on (\S+),/)[1], key: readFileSync(join(data, 'operator.key'), 'utf8').trim(), log: () => log,
            async end(signal = 'SIGTERM') {
                child.kill(signal);
                await exited;
            }};
}
before(async () => {
    [stripe, mollie] = [await Stripe.start(), await Mollie.start()];
    server = await startServer();
});
after(async () => {
    await server.end();
    stripe.stop();
    mollie.stop();
    rmSync(data, {recursive: true, force: true});
});

async function ask(method, path, {body, token = server.key} = {}) {
    const response = await fetch(server.origin + path, {method, headers: {Authorization: `Bearer ${token}`, 'Content-Type': 'application/json', 'Idempotency-Key': `"${crypto.randomUUID()}"`},
        body: body && JSON.stringify(body)});
    const text = await response.text();
    return {status: response.status, json: text ? JSON.parse(text) : null};
}

// A claim of a seller of its own, whose merchant offers these ways.
async function claimOf(number, ways, options) {
    const seller = {name: `Rad ${number}`, vat_id: `DE${String([...number].reduce((sum, c) => sum * 31 + c.charCodeAt(0), 7) % 1e9).padStart(9, '1')}`};
    const {claim, merchant} = (await ask('POST', '/api/v1/claims', {body: {...invoice(number, options), seller}})).json;
    const {merchants} = (await ask('GET', '/api/v1/merchants')).json;
    const {merchant: _, name: __, ...settings} = merchants.find((known) => known.merchant === merchant);
    assert.equal((await ask('PUT', `/api/v1/merchants/${merchant}`, {body: {...settings, ways}})).status, 200);
    const {json: {token}} = await ask('POST', `/api/v1/claims/${claim}/links`, {body: {}});
    const page = async () => (await ask('GET', '/api/v1/page', {token})).json;
    const html = async (query = '?lang=en') => (await fetch(`${server.origin}/c/${token}/${query}`)).text();
    const press = (method = 'card', amount = '119.00') => fetch(`${server.origin}/c/${token}/checkout?lang=en&amount=${amount}`,
        {method: 'POST', body: new URLSearchParams({method}), redirect: 'manual'});
    const open = async () => (await ask('GET', `/api/v1/claims/${claim}`)).json.open_minor;
    const kinds = async () => (await ask('GET', `/api/v1/claims/${claim}/journal`)).json.entries.map(({kind}) => kind);
    return {claim, merchant, token, page, html, press, open, kinds};
}
// Where the page in between leads to.
const target = async (response) => (await response.text()).match(/content="0;url=([^"]+)"/)?.[1];
const here = (url) => server.origin + new URL(url).pathname + new URL(url).search;
async function until(what, milliseconds = 5000) {
    for (const end = Date.now() + milliseconds; Date.now() < end; await sleep(20))
        if (await what())
            return;
    assert.fail(`not within ${milliseconds} ms: ${what}`);
}
const payments = async (claim) => (await claim.kinds()).filter((kind) => kind === 'payment_posted').length;

test('without script: a button, the provider\'s page, and paid', async () => {
    const claim = await claimOf('P-1', ['card stripe', 'paypal mollie', 'ideal mollie in:NL', 'eps stripe from:20000']);
    const shown = await claim.html();
    assert.match(shown, /value="?card"?[^>]*>Card, Apple Pay or Google Pay</);
    assert.match(shown, /value="?paypal"?/);
    assert.doesNotMatch(shown, /value="?(ideal|eps)/);
    const sent = await claim.press();
    assert.equal(sent.status, 200); // a page in between, so that no form of ours leads to others
    assert.equal(sent.headers.get('referrer-policy'), 'no-referrer');
    const session = stripe.last();
    assert.equal(await target(sent), session.url);
    assert.equal(session.amount_total, 11900);
    assert.ok(!JSON.stringify(stripe.asked).includes(claim.token), 'the link stays with its customer');
    stripe.finish(session);
    assert.equal((await stripe.notify(server.origin, 'checkout.session.completed', session)).status, 200);
    assert.equal(await claim.open(), 0);
    assert.deepEqual((await claim.page()).checkouts.map(({checkout, state}) => [checkout, state]), [[`PAY-${claim.claim.toUpperCase()}-1`, 'settled']]);
    assert.deepEqual(stripe.faults, []);
});

test('a merchant that offers nothing has the strict page, and a way without a provider is none', async () => {
    const claim = await claimOf('P-2', []);
    const response = await fetch(`${server.origin}/c/${claim.token}/?lang=en`);
    assert.match(response.headers.get('content-security-policy'), /form-action 'self';/);
    assert.ok(!(await response.text()).includes('checkout?'));
    const refused = await claim.press();
    assert.equal(refused.status, 422);
    assert.match(await refused.text(), /not available for this amount/);
});

test('an open page hears of it within a second of the notification', async () => {
    const claim = await claimOf('P-3', ['card stripe']);
    await claim.press();
    const stream = await fetch(`${server.origin}/api/v1/page/events`, {headers: {Authorization: `Bearer ${claim.token}`}});
    const reader = stream.body.pipeThrough(new TextDecoderStream()).getReader();
    await reader.read();
    stripe.finish(stripe.last());
    const since = Date.now();
    await stripe.notify(server.origin, 'checkout.session.completed', stripe.last());
    for (let text = ''; !text.includes('"version"');)
        text += (await reader.read()).value;
    assert.ok(Date.now() - since < 1000, `${Date.now() - since} ms`);
    await reader.cancel();
});

test('notifications come twice, at once, late and in any order: the money comes once', async () => {
    const claim = await claimOf('P-4', ['card stripe']);
    await claim.press();
    const session = stripe.last();
    stripe.finish(session);
    const types = ['checkout.session.expired', 'checkout.session.completed', 'checkout.session.completed', 'checkout.session.async_payment_failed', 'checkout.session.async_payment_succeeded'];
    const answers = await Promise.all(types.map((type) => stripe.notify(server.origin, type, session)));
    assert.deepEqual(answers.map(({status}) => status), [200, 200, 200, 200, 200]);
    assert.equal(await payments(claim), 1);
    assert.equal(await claim.open(), 0);
});

test('what is not signed, old, unknown or about something else is refused by name', async () => {
    const claim = await claimOf('P-5', ['card stripe']);
    await claim.press();
    const session = stripe.last();
    stripe.finish(session);
    const code = async (...words) => {
        const {status, json} = await stripe.notify(server.origin, ...words);
        return `${status} ${json.code} ${json.errors?.[0]?.code ?? ''}`.trim();
    };
    assert.equal(await code('checkout.session.completed', session, {secret: 'whsec_other'}), '400 notice_refused signature_wrong');
    assert.equal(await code('checkout.session.completed', session, {age_s: 301}), '400 notice_refused signature_old');
    assert.equal(await code('checkout.session.completed', {id: 'cs_other'}), '404 checkout_unknown');
    assert.equal((await stripe.notify(server.origin, 'customer.created', {id: 'cus_1', payment_intent: {id: 'pi_x'}})).status, 200);
    assert.equal((await stripe.notify(server.origin, 'charge.refunded', {payment_intent: {id: 'pi_other'}})).status, 200);
    assert.equal(await claim.open(), 11900);
});

test('another amount, or another currency, is not posted: a person looks', async () => {
    const claim = await claimOf('P-6', ['card stripe']);
    await claim.press();
    const session = stripe.last();
    stripe.finish(session);
    session.amount_total = 11800;
    assert.deepEqual([409, 'checkout_amount_differs'], Object.values(await stripe.notify(server.origin, 'checkout.session.completed', session)).map((value) => value.code ?? value));
    Object.assign(session, {amount_total: 11900, currency: 'usd'});
    assert.equal((await stripe.notify(server.origin, 'checkout.session.completed', session)).json.code, 'currency_mismatch');
    Object.assign(session, {currency: 'eur', client_reference_id: 'PAY-C1-99'});
    assert.equal((await stripe.notify(server.origin, 'checkout.session.completed', session)).json.code, 'provider_failed');
    assert.equal(await payments(claim), 0);
});

test('refunds and chargebacks open the claim again, in plain words; one that is won closes it', async () => {
    const claim = await claimOf('P-7', ['card stripe']);
    await claim.press();
    const session = stripe.last();
    stripe.finish(session);
    await stripe.notify(server.origin, 'checkout.session.completed', session);
    stripe.refund(session, 1900);
    assert.equal((await stripe.notify(server.origin, 'charge.refunded', session)).status, 200);
    assert.equal(await claim.open(), 1900);
    stripe.dispute(session, 'needs_response');
    await stripe.notify(server.origin, 'charge.dispute.created', session);
    assert.equal(await claim.open(), 11900);
    stripe.dispute(session, 'won');
    await stripe.notify(server.origin, 'charge.dispute.closed', session);
    await stripe.notify(server.origin, 'charge.dispute.created', session);
    assert.equal(await claim.open(), 1900);
    assert.equal((await claim.page()).checkouts[0].state, 'settled');
});

test('who comes back waits for the confirmation, and the page says so until it is there', async () => {
    const claim = await claimOf('P-8', ['card stripe']);
    await claim.press();
    const session = stripe.last();
    const left = await (await fetch(here(session.cancel_url))).text();
    assert.match(left, new RegExp(`url=/c/${claim.token}/`));
    assert.doesNotMatch(await claim.html(), /waiting for the confirmation/);
    stripe.finish(session, {isPaid: false});
    const back = await fetch(here(session.success_url));
    assert.equal(back.status, 200); // a page of its own, so that a second factor is still proved
    assert.match(await (await fetch(server.origin + await target(back))).text(), /waiting for the confirmation of your payment of €119\.00/);
    stripe.finish(session);
    await stripe.notify(server.origin, 'checkout.session.async_payment_succeeded', session);
    assert.doesNotMatch(await claim.html(), /waiting for the confirmation/);
    assert.equal(await claim.open(), 0);
    assert.equal((await fetch(`${server.origin}/back/NOBODY`, {redirect: 'manual'})).status, 303);
});

test('a provider that stumbles is asked again; one that does not answer is said, and the next try is a new one', async () => {
    const claim = await claimOf('P-9', ['card stripe']);
    stripe.script = [500, 429];
    const before = stripe.asked.length;
    assert.equal((await claim.press()).status, 200);
    assert.deepEqual(new Set(stripe.asked.slice(before).map(({key}) => key)).size, 1);
    assert.equal(stripe.asked.length - before, 3);
    const second = await claimOf('P-10', ['card stripe']);
    stripe.script = [500, 500, 500];
    const sent = await second.press();
    assert.equal(sent.status, 303);
    assert.match(sent.headers.get('location'), /^\.\//);
    assert.match(await second.html(), /did not work this time/);
    assert.equal(await target(await second.press()), stripe.last().url);
    assert.equal(stripe.last().client_reference_id, `PAY-${second.claim.toUpperCase()}-2`);
});

test('pressed twice it is one checkout; a part and too much', async () => {
    const claim = await claimOf('P-11', ['card stripe']);
    const [one, other] = await Promise.all([claim.press(), claim.press()]);
    assert.equal(await target(one), await target(other));
    assert.equal((await claim.press('card', '119.01')).status, 422);
    assert.equal((await claim.press('card', 'everything')).status, 422);
    const {json} = await ask('POST', '/api/v1/page/checkouts', {token: claim.token, body: {method: 'card', amount_minor: 4000, currency: 'EUR'}});
    assert.equal(json.url, stripe.last().url);
    stripe.finish(stripe.last());
    await stripe.notify(server.origin, 'checkout.session.completed', stripe.last());
    assert.equal(await claim.open(), 7900);
    assert.deepEqual((await claim.kinds()).filter((kind) => kind === 'checkout_started').length, 2);
});

test('Mollie: cancelled, paid, given back, charged back, and a false notification leads to nothing', async () => {
    const claim = await claimOf('M-1', ['transfer', 'paypal mollie', 'card mollie']);
    assert.equal(await target(await claim.press('paypal')), mollie.last()._links.checkout.href);
    const first = mollie.last();
    first.status = 'canceled';
    assert.equal((await mollie.notify(server.origin, first)).status, 200);
    assert.match(await claim.html(), /did not work this time/);
    assert.equal((await claim.press('paypal')).status, 200);
    const payment = mollie.last();
    assert.notEqual(payment.id, first.id);
    assert.equal((await mollie.notify(server.origin, {...payment, id: 'tr_unknown'})).json.code, 'checkout_unknown');
    assert.equal((await mollie.notify(server.origin, {...payment, id: 'tr_1/../x'})).json.errors[0].code, 'notice_faulty');
    await mollie.notify(server.origin, payment);
    assert.equal(await claim.open(), 11900);
    payment.status = 'paid';
    await Promise.all([mollie.notify(server.origin, payment), mollie.notify(server.origin, payment)]);
    assert.equal(await claim.open(), 0);
    mollie.refund(payment, '19.00');
    await mollie.notify(server.origin, payment);
    assert.equal(await claim.open(), 1900);
    mollie.chargeBack(payment);
    await mollie.notify(server.origin, payment);
    assert.equal(await claim.open(), 11900);
    mollie.chargeBack(payment, '2026-11-22T10:00:00+00:00');
    await mollie.notify(server.origin, payment);
    assert.equal(await claim.open(), 1900);
    assert.deepEqual(mollie.faults, []);
});

test('a notification that never came is asked for', async () => {
    const claim = await claimOf('P-12', ['card stripe']);
    await claim.press();
    stripe.finish(stripe.last());
    await until(async () => await claim.open() === 0, 40_000);
    assert.equal(await payments(claim), 1);
});

test('killed while the provider was asked: the same wish leads to the same checkout', async () => {
    const claim = await claimOf('P-13', ['card stripe']);
    const earlier = stripe.last();
    stripe.script = [async () => void await server.end('SIGKILL')]; // the session is made, and nobody hears of it
    await assert.rejects(claim.press());
    await until(() => stripe.last() !== earlier);
    const made = stripe.last();
    server = await startServer();
    assert.equal(await target(await claim.press()), made.url);
    assert.equal(stripe.last(), made);
    stripe.finish(made);
    stripe.onRead.set(made.id, async () => void await server.end('SIGKILL'));
    await assert.rejects(stripe.notify(server.origin, 'checkout.session.completed', made));
    server = await startServer();
    assert.equal((await stripe.notify(server.origin, 'checkout.session.completed', made)).status, 200);
    assert.equal((await stripe.notify(server.origin, 'checkout.session.completed', made)).status, 200);
    assert.equal(await payments(claim), 1);
    assert.equal(await claim.open(), 0);
});

test('the ways of a merchant are set from the command line; no key is written down', async () => {
    const claim = await claimOf('P-14', []);
    const run = promisify(execFile);
    await run(program, ['merchant', 'set', claim.merchant, '--pay-way', 'card stripe', '--pay-way', 'ideal mollie in:NL', '--data', data]);
    assert.deepEqual((await claim.page()).ways, ['card stripe', 'ideal mollie in:NL']);
    await assert.rejects(run(program, ['merchant', 'set', claim.merchant, '--pay-way', 'card stripe fee:100', '--data', data]), /condition_unknown/);
    await run(program, ['merchant', 'set', claim.merchant, '--answer-days', '7', '--data', data]);
    assert.deepEqual((await claim.page()).ways, ['card stripe', 'ideal mollie in:NL']);
    await server.end();
    const words = [Stripe.key, Stripe.secret, Mollie.key];
    for (const file of ['kulanz.db', 'kulanz.db-wal'])
        for (const word of words)
            assert.ok(!readFileSync(join(data, file), {encoding: 'latin1', flag: 'a+'}).includes(word), `${word} in ${file}`);
    for (const word of words)
        assert.ok(!server.log().includes(word));
    server = await startServer();
});
