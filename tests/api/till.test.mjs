// Paid in cash at a till, and on the phone of somebody who stands at a kiosk.
import assert from 'node:assert/strict';
import {execFile, spawn} from 'node:child_process';
import {mkdtempSync, readFileSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {after, before, test} from 'node:test';
import {promisify} from 'node:util';
import {invoice} from './kit.mjs';
import {Mollie, Stripe, Viacash} from './providers.mjs';

const program = process.env.KULANZ_PROGRAM ?? 'build/release/native/cli/kulanz';
const data = mkdtempSync(join(tmpdir(), 'kulanz-till-'));
const run = promisify(execFile);
let server, stripe, mollie, viacash;

before(async () => {
    [stripe, mollie, viacash] = [await Stripe.start(), await Mollie.start(), await Viacash.start()];
    viacash.barcode = '4006381333931';
    const env = {...process.env, KULANZ_STRIPE_URL: stripe.origin, KULANZ_STRIPE_KEY: Stripe.key, KULANZ_STRIPE_NOTICE_SECRET: Stripe.secret,
        KULANZ_MOLLIE_URL: mollie.origin, KULANZ_MOLLIE_KEY: Mollie.key,
        KULANZ_VIACASH_URL: viacash.origin, KULANZ_VIACASH_KEY: Viacash.key, KULANZ_VIACASH_DIVISION: Viacash.division};
    const child = spawn(program, ['serve', '--port', '0', '--data', data, '--base-url', 'https://pay.example'], {stdio: ['ignore', 'pipe', 'inherit'], env});
    let text = '';
    for await (const piece of child.stdout)
        if ((text += piece).includes('Stop with'))
            break;
    const exited = new Promise((resolve) => child.on('exit', resolve));
    server = {origin: text.match(/listens on (\S+),/)[1], key: readFileSync(join(data, 'operator.key'), 'utf8').trim(), end: () => (child.kill(), exited)};
});
after(async () => {
    await server.end();
    for (const provider of [stripe, mollie, viacash])
        provider.stop();
    rmSync(data, {recursive: true, force: true});
});

async function ask(method, path, {body, token = server.key} = {}) {
    const response = await fetch(server.origin + path, {method, headers: {Authorization: `Bearer ${token}`, 'Content-Type': 'application/json', 'Idempotency-Key': `"${crypto.randomUUID()}"`},
        body: body && JSON.stringify(body)});
    const text = await response.text();
    return {status: response.status, json: text ? JSON.parse(text) : null};
}

let sellers = 0;
async function claimOf(number, ways = ['cash viacash'], options) {
    const seller = {name: `Laden ${++sellers}`, vat_id: `DE8${String(sellers).padStart(8, '0')}`};
    const {claim, merchant} = (await ask('POST', '/api/v1/claims', {body: {...invoice(number, options), seller}})).json;
    const {merchants} = (await ask('GET', '/api/v1/merchants')).json;
    const {merchant: _, name: __, ...settings} = merchants.find((known) => known.merchant === merchant);
    assert.equal((await ask('PUT', `/api/v1/merchants/${merchant}`, {body: {...settings, ways}})).status, 200);
    const {json: {token}} = await ask('POST', `/api/v1/claims/${claim}/links`, {body: {}});
    const base = `${server.origin}/c/${token}/`;
    const page = async () => (await ask('GET', '/api/v1/page', {token})).json;
    // What is seen; the page's data stand behind it.
    const html = async () => (await (await fetch(`${base}?lang=en`)).text()).match(/<main[\s\S]*<\/main>/)[0];
    const post = (form, fields, query = '') => fetch(`${base}${form}?lang=en${query}`, {method: 'POST', body: new URLSearchParams(fields), redirect: 'manual'});
    const press = (amount = '119.00', method = 'cash') => post('checkout', {method}, `&amount=${amount}`);
    const start = (method, amount_minor = 11900) => ask('POST', '/api/v1/page/checkouts', {token, body: {method, amount_minor, currency: 'EUR'}});
    const cancel = (checkout) => ask('POST', `/api/v1/page/checkouts/${checkout}/cancellation`, {token, body: {}});
    const open = async () => (await ask('GET', `/api/v1/claims/${claim}`)).json.open_minor;
    const states = async () => ((await page()).checkouts ?? []).map(({state}) => state ?? 'started');
    return {claim, merchant, token, base, page, html, post, press, start, cancel, open, states};
}

test('without script: a slip on the page, scanned at the till, and paid', async () => {
    const claim = await claimOf('T-1');
    assert.match(await claim.html(), /Get the barcode for the till/);
    const sent = await claim.press();
    assert.equal(sent.status, 303);
    assert.match(sent.headers.get('location'), /^\.\//);
    const shown = await claim.html();
    assert.match(shown, /Show this code at the till and pay €119\.00 there in cash/);
    assert.match(shown, /4006381333931/);
    assert.match(shown, /<svg[^>]*class="?bars/);
    const slip = viacash.last();
    assert.equal(slip.reference_key, `PAY-${claim.claim.toUpperCase()}-1`);
    assert.ok(!/Miriam|20099/.test(JSON.stringify(viacash.asked)), 'nobody is named');
    assert.ok(!JSON.stringify(viacash.asked).includes(claim.token));
    viacash.happen(slip, 'paid');
    assert.equal((await viacash.notify(server.origin, slip, 'paid')).status, 200);
    assert.equal(await claim.open(), 0);
    assert.deepEqual(await claim.states(), ['settled']);
    assert.doesNotMatch(await claim.html(), /4006381333931/);
    assert.deepEqual(viacash.faults, []);
});

test('the barcode of the page and of the paper can be scanned', async () => {
    const claim = await claimOf('T-2');
    await claim.press();
    const response = await fetch(`${claim.base}slip.pdf?lang=en`);
    assert.equal(response.headers.get('content-type'), 'application/pdf');
    const file = join(data, 'slip.pdf');
    writeFileSync(file, Buffer.from(await response.arrayBuffer()));
    await run('pdftoppm', ['-r', '200', '-png', '-singlefile', file, join(data, 'slip')]);
    assert.match((await run('zbarimg', ['--quiet', join(data, 'slip.png')])).stdout, /EAN-13:4006381333931/);
    const {stdout: text} = await run('pdftotext', [file, '-']);
    assert.match(text, /Pay in cash at a shop[\s\S]*€119\.00[\s\S]*4006381333931/);
    assert.match((await run('pdfinfo', ['-struct-text', file])).stdout, /Figure/);
    const [, head, paths] = (await claim.html()).match(/<svg([^>]*class="?bars[^>]*)>([\s\S]*?)<\/svg>/);
    const [, width, height] = head.match(/viewBox="0 0 (\d+) (\d+)"/);
    writeFileSync(join(data, 'bars.svg'), `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width * 3}" height="${height * 3}">${paths}</svg>`);
    await run('rsvg-convert', ['-o', join(data, 'bars.png'), join(data, 'bars.svg')]);
    assert.match((await run('zbarimg', ['--quiet', join(data, 'bars.png')])).stdout, /EAN-13:4006381333931/);
});

test('an open page hears of it within a second of the notification', async () => {
    const claim = await claimOf('T-3');
    await claim.press();
    const stream = await fetch(`${server.origin}/api/v1/page/events`, {headers: {Authorization: `Bearer ${claim.token}`}});
    const reader = stream.body.pipeThrough(new TextDecoderStream()).getReader();
    await reader.read();
    viacash.happen(viacash.last(), 'paid');
    const since = Date.now();
    await viacash.notify(server.origin, viacash.last(), 'paid');
    for (let text = ''; !text.includes('"version"');)
        text += (await reader.read()).value;
    assert.ok(Date.now() - since < 1000, `${Date.now() - since} ms`);
    await reader.cancel();
});

test('notifications: twice, at once, old, of nobody here, with a wrong signature or none', async () => {
    const claim = await claimOf('T-4');
    await claim.press();
    const slip = viacash.last();
    const wrong = await viacash.notify(server.origin, slip, 'paid', {secret: 'another'});
    assert.deepEqual([wrong.status, wrong.json.errors[0].code], [400, 'signature_wrong']);
    const bare = await fetch(`${server.origin}/api/v1/providers/viacash/notifications`, {method: 'POST', body: JSON.stringify({slip})});
    assert.equal((await bare.json()).errors[0].code, 'signature_missing');
    assert.equal((await viacash.notify(server.origin, {...slip, id: 'slp-unknown'}, 'paid')).json.code, 'checkout_unknown');
    viacash.happen(slip, 'paid');
    const answers = await Promise.all(['paid', 'paid', 'expired'].map((event) => viacash.notify(server.origin, slip, event)));
    assert.deepEqual(answers.map(({status}) => status), [200, 200, 200]);
    assert.equal((await viacash.notify(server.origin, slip, 'paid', {date: 'Fri, 01 Apr 2016 09:20:06 GMT'})).status, 200);
    const {entries} = (await ask('GET', `/api/v1/claims/${claim.claim}/journal`)).json;
    assert.deepEqual(entries.map(({kind}) => kind), ['claim_raised', 'checkout_started', 'slip_issued', 'payment_posted', 'checkout_moved']);
});

test('a slip expires, and money that comes nevertheless counts', async () => {
    const claim = await claimOf('T-5');
    await claim.press();
    const slip = viacash.last();
    viacash.happen(slip, 'expired');
    await viacash.notify(server.origin, slip, 'expired');
    assert.deepEqual(await claim.states(), ['expired']);
    assert.match(await claim.html(), /Get the barcode for the till/);
    viacash.happen(slip, 'paid');
    await viacash.notify(server.origin, slip, 'paid');
    assert.equal(await claim.open(), 0);
});

test('the same again is the same slip; another amount makes a new one, and the old one is void', async () => {
    const claim = await claimOf('T-6');
    const [one, other] = [await claim.start('cash'), await claim.start('cash')];
    assert.equal(one.status, 201);
    assert.deepEqual(one.json, other.json);
    assert.equal((await claim.start('cash', 5000)).json.code, 'method_not_offered'); // never split
    const first = viacash.last();
    await ask('POST', `/api/v1/claims/${claim.claim}/payments`, {body: {amount_minor: 1900, currency: 'EUR', booked_on: new Date().toISOString().slice(0, 10)}});
    assert.doesNotMatch(await claim.html(), /4006381333931/); // it would be too much
    assert.equal((await claim.press('100.00')).status, 303);
    assert.equal(first.transactions[0].state, 'invalidated');
    assert.deepEqual(await claim.states(), ['failed', 'started']);
    assert.equal(viacash.last().transactions[0].amount, '100.00');
    assert.doesNotMatch(await claim.html(), /did not work/);
});

test('up to 999.99, and where the merchant offers it', async () => {
    const large = await claimOf('T-7', undefined, {gross: 1190});
    assert.equal((await large.press('1190.00')).status, 422);
    assert.doesNotMatch(await large.html(), /barcode/);
    const dutch = await claimOf('T-8', ['cash viacash in:NL']);
    assert.equal((await dutch.press()).status, 422);
});

test('a slip is called off, from the page and over the API; paid a moment before, it stays paid', async () => {
    const claim = await claimOf('T-9');
    await claim.press();
    const [, reference] = (await claim.html()).match(/value="?(PAY-C\d+-\d+)/);
    assert.equal((await claim.post('checkout-cancel', {checkout: reference})).status, 303);
    assert.equal(viacash.last().transactions[0].state, 'invalidated');
    assert.deepEqual(await claim.states(), ['failed']);
    assert.equal((await claim.cancel(reference)).json.code, 'checkout_unknown');
    const {json: {checkout}} = await claim.start('cash');
    const stranger = await claimOf('T-10');
    assert.equal((await stranger.cancel(checkout)).json.code, 'checkout_unknown');
    viacash.happen(viacash.last(), 'paid');
    const {status, json} = await claim.cancel(checkout);
    assert.equal(status, 200);
    assert.equal(json.checkouts.at(-1).state, 'settled');
    assert.equal(await claim.open(), 0);
});

test('where the contract has no digits, the provider\'s own file is the slip', async () => {
    const {barcode} = viacash;
    delete viacash.barcode;
    const claim = await claimOf('T-11');
    await claim.press();
    assert.doesNotMatch(await claim.html(), /class="?bars/);
    assert.match(await (await fetch(`${claim.base}slip.pdf`)).text(), /^%PDF-1\.7 slp-/);
    viacash.barcode = barcode;
    const nobody = await claimOf('T-12');
    assert.equal((await fetch(`${nobody.base}slip.pdf`, {redirect: 'manual'})).status, 303);
});

test('a short address leads a phone to the provider\'s page, and to the slip; called off, it leads to the claim', async () => {
    const claim = await claimOf('T-13', ['card stripe', 'ideal mollie', 'paypal mollie', 'cash viacash']);
    const target = async (url) => (await (await fetch(server.origin + new URL(url).pathname)).text()).match(/content="0;url=([^"]+)"/)[1].replaceAll('&amp;', '&');
    const card = (await claim.start('card')).json;
    assert.match(card.phone_url, /^https:\/\/pay\.example\/go\/[0-9A-Z]{26}$/);
    assert.equal(await target(card.phone_url), stripe.last().url);
    assert.equal((await claim.cancel(card.checkout)).status, 200);
    assert.equal(stripe.last().status, 'expired');
    assert.match(await target(card.phone_url), new RegExp(`^/c/${claim.token}/`));
    assert.doesNotMatch(JSON.stringify(stripe.asked), new RegExp(claim.token));
    const paypal = (await claim.start('paypal')).json;
    await claim.cancel(paypal.checkout);
    assert.equal(mollie.last().status, 'canceled');
    const ideal = (await claim.start('ideal')).json; // can not be called off there any more
    assert.equal((await claim.cancel(ideal.checkout)).status, 200);
    assert.deepEqual(await claim.states(), ['expired', 'failed', 'failed']);
    mollie.last().status = 'paid';
    await mollie.notify(server.origin, mollie.last());
    assert.equal(await claim.open(), 0);
    assert.equal(await target('https://pay.example/go/NOBODY'), '/');
});

test('a slip that the till takes while the page is called from the phone', async () => {
    const claim = await claimOf('T-14');
    const {json} = await claim.start('cash');
    const back = await fetch(server.origin + new URL(json.url).pathname);
    assert.match(await back.text(), new RegExp(`url=/c/${claim.token}/`));
    assert.deepEqual(await claim.states(), ['started']); // nobody has said that it was paid
});
