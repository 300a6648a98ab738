// Direct debit from the mandate to the return: over the API, as plain forms, and as an operator types it.
import assert from 'node:assert/strict';
import {execFile, spawn} from 'node:child_process';
import {existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {after, before, test} from 'node:test';
import {Api, invoice} from './kit.mjs';

const program = process.env.KULANZ_PROGRAM ?? 'build/release/native/cli/kulanz';
const schema = join(process.env.KULANZ_SAMPLES ?? '../shared/samples', 'schemas/pain.008.001.08.xsd');
const work = mkdtempSync(join(tmpdir(), 'kulanz-debit-'));
let api;
before(async () => api = await Api.start());
after(async () => {
    await api.stop();
    rmSync(work, {recursive: true, force: true});
});

const run = (...words) => new Promise((resolve) => execFile(program, words, (error, stdout, stderr) => resolve({code: error?.code ?? 0, stdout, stderr})));
const wish = {holder: 'Jürgen Müßig', iban: 'NL91 ABNA 0417 1643 00'};
const terms = {creditor_id: 'DE98ZZZ09999999999', iban: 'DE89370400440532013000', announce_days: 1};
const dayAfter = (day, days) => new Date(Date.parse(day) + days * 86_400_000).toISOString().slice(0, 10);

// A claim of a seller of its own, overdue, whose merchant collects and announces a day before.
async function claimOf(number, {gross = 119, vat = `DE${number.replace(/\D/g, '').padStart(9, '4')}`, debit = terms} = {}) {
    const today = new Date().toISOString().slice(0, 10);
    const {json} = await api.ask('POST', '/api/v1/claims', {body: {...invoice(number, {gross}), seller: {name: `Fahrrad ${number}`, vat_id: vat},
        issued_on: dayAfter(today, -40), due_on: dayAfter(today, -10)}});
    const {claim, merchant} = json;
    const {merchants} = (await api.ask('GET', '/api/v1/merchants')).json;
    const {merchant: _, name: __, ...settings} = merchants.find((known) => known.merchant === merchant);
    assert.equal((await api.ask('PUT', `/api/v1/merchants/${merchant}`, {body: {...settings, ...debit && {debit}}})).status, 200);
    const {json: {token, url}} = await api.ask('POST', `/api/v1/claims/${claim}/links`, {body: {}});
    const say = (path, body, key = crypto.randomUUID()) => api.ask('POST', `/api/v1/page/${path}`, {body, token, headers: {'Idempotency-Key': `"${key}"`}});
    const page = async () => (await api.ask('GET', '/api/v1/page', {token})).json;
    const debits = async () => (await api.ask('GET', `/api/v1/merchants/${merchant}/debits`)).json;
    const file = (day, out, ...more) => run('debit', 'file', '--merchant', merchant, '--on', day, '--out', out, '--data', api.server.data, ...more);
    return {claim, merchant, token, url, say, page, debits, file};
}

const isValid = (file) => new Promise((resolve, reject) => execFile('xmllint', ['--noout', '--schema', schema, file], (error, _, stderr) => error ? reject(new Error(stderr)) : resolve(true)));
const hasSchema = existsSync(schema) && existsSync('/usr/bin/xmllint');

test('a mandate is given once, its page says day and amount, and the account only by its ends', async () => {
    const {say, page} = await claimOf('L-1');
    const {status, json} = await say('mandate', wish);
    assert.equal(status, 201);
    assert.equal(json.mandates[0].iban, 'NL91 •••• •••• •••• 4300');
    assert.ok(!JSON.stringify(json).includes('NL91ABNA0417164300'));
    assert.equal(json.mandates[0].kind, 'one_off');
    assert.equal(json.announced[0].amount_minor, 11900);
    assert.ok(json.announced[0].collect_on > json.today);
    assert.equal((await say('mandate', wish)).json.code, 'mandate_exists');
    const {json: faulty} = await say('mandate', {holder: ' ', iban: 'DE00'});
    assert.deepEqual([faulty.code, faulty.errors.map(({field}) => field)], ['mandate_faulty', ['/holder', '/iban']]);
    assert.equal((await say('mandate-revocation', {})).status, 201);
    assert.ok((await page()).mandates[0].ended_on);
    assert.equal((await say('mandate-revocation', {})).json.code, 'no_mandate');
});

test('without a creditor identifier nothing is offered; a wrong one is refused', async () => {
    const {say, url, merchant} = await claimOf('L-2', {debit: null});
    assert.equal((await say('mandate', wish)).json.code, 'debit_not_offered');
    assert.ok(!(await (await fetch(url)).text()).includes('step=mandate'));
    const {code, stderr} = await run('merchant', 'set', merchant, '--creditor-id', 'DE02ZZZ01234567890', '--collect-iban', terms.iban, '--data', api.server.data);
    assert.equal(code, 1);
    assert.match(stderr, /creditor_id/);
    assert.equal((await run('merchant', 'set', merchant, '--creditor-id', terms.creditor_id, '--collect-iban', terms.iban, '--data', api.server.data)).code, 0);
    assert.ok((await (await fetch(url)).text()).includes('step=mandate'));
});

test('the page without script: what is wrong is said, then it is set up and ended', async () => {
    const {url, page} = await claimOf('L-3');
    const base = url.split('?')[0];
    const form = await (await fetch(`${base}?lang=de&step=mandate`)).text();
    assert.match(form, /acht Wochen/);
    assert.match(form, /DE98ZZZ09999999999/);
    const post = (path, fields) => fetch(base + path, {method: 'POST', body: new URLSearchParams(fields), redirect: 'manual'});
    const refused = await post('mandate?lang=de', {holder: 'Jürgen Müßig', iban: 'DE00'});
    assert.equal(refused.status, 422);
    assert.match(await refused.text(), /Diese IBAN stimmt nicht ganz/);
    const given = await post('mandate?lang=de', wish);
    assert.equal(given.status, 303);
    const shown = await (await fetch(new URL(given.headers.get('location'), base))).text();
    assert.match(shown, /Ihre Lastschrift ist eingerichtet/);
    assert.match(shown, /NL91 •••• •••• •••• 4300/);
    assert.ok(!shown.includes('ABNA'));
    assert.equal((await post('mandate-revocation?lang=de', {})).status, 303);
    assert.ok((await page()).mandates[0].ended_on);
});

test('the file of a day is made once, fits the schema, and the same words fetch the same bytes', async () => {
    const {claim, say, debits, file, merchant} = await claimOf('L-4');
    await say('mandate', wish);
    const [{submit_by, amount_minor}] = (await debits()).upcoming;
    assert.equal(amount_minor, 11900);
    await api.command('POST', `/api/v1/claims/${claim}/payments`, {amount_minor: 1900, currency: 'EUR', booked_on: new Date().toISOString().slice(0, 10)});
    const out = join(work, 'first.xml');
    const made = await file(submit_by, out);
    assert.deepEqual([made.code, made.stderr], [0, '']);
    assert.match(made.stdout, /1 collections, 100\.00 EUR/);
    const xml = readFileSync(out, 'utf8');
    assert.match(xml, /<InstdAmt Ccy="EUR">100\.00<\/InstdAmt>/);
    assert.match(xml, /<Nm>Juergen Muessig<\/Nm>/);
    assert.match(xml, /<SeqTp>OOFF<\/SeqTp>/);
    if (hasSchema)
        await isValid(out);
    writeFileSync(out, '');
    await file(submit_by, out);
    assert.equal(readFileSync(out, 'utf8'), xml);
    assert.equal((await api.ask('GET', `/api/v1/merchants/${merchant}/debit-files/${submit_by}`)).text, xml);
    assert.equal((await api.ask('GET', `/api/v1/merchants/${merchant}/debit-files/2020-01-02`)).json.code, 'debit_file_unknown');
    assert.equal((await api.ask('PUT', `/api/v1/merchants/${merchant}/debit-files/2020-01-02`)).json.code, 'debit_day_out_of_range');
    assert.equal((await debits()).collections.length, 1);
    const next = join(work, 'next.xml');
    assert.match((await file(dayAfter(submit_by, 1), next)).stdout, /nothing to collect/);
    assert.ok(!existsSync(next));
    // On its way: not offered again, and not collected again.
    assert.equal((await say('mandate', wish)).json.code, 'debit_not_offered');
});

test('paid, refundable for eight weeks; then it comes back, and the page says why', async () => {
    const {claim, merchant, url, say, debits, file} = await claimOf('L-5');
    const {json: {webhook}} = await api.ask('POST', `/api/v1/merchants/${merchant}/webhooks`, {body: {url: 'https://shop.invalid/hook'}});
    await say('mandate', wish);
    const [{submit_by}] = (await debits()).upcoming;
    await file(submit_by, join(work, 'fifth.xml'));
    const today = new Date().toISOString().slice(0, 10);
    const [{collection}] = (await debits()).collections;
    await api.command('POST', `/api/v1/claims/${claim}/payments`, {amount_minor: 11900, currency: 'EUR', booked_on: today, reference: `EREF ${collection}`});
    const [paid] = (await debits()).collections;
    assert.equal(paid.state, 'paid');
    assert.equal(paid.refundable_until, dayAfter(paid.collect_on, 56));
    const read = async () => (await (await fetch(`${url.split('?')[0]}?lang=en`)).text());
    assert.match(await read(), /Until .* you can have your bank return the amount/);
    const back = await run('debit', 'return', collection, 'AM04', '--data', api.server.data);
    assert.deepEqual([back.code, back.stderr], [0, '']);
    assert.equal((await api.ask('GET', `/api/v1/claims/${claim}`)).json.open_minor, 11900);
    assert.match(await read(), /There was not enough in the account that day/);
    assert.equal((await debits()).collections[0].reason, 'AM04');
    const return_ = (reference, reason) => api.command('POST', `/api/v1/collections/${reference}/return`, {reason, on: today});
    assert.equal((await return_(collection, 'AM04')).json.code, 'collection_returned');
    assert.equal((await return_('SDD-C99999-1', 'AM04')).json.code, 'collection_unknown');
    assert.equal((await say('mandate', wish)).status, 201);
    assert.equal((await say('mandate-revocation', {})).status, 201);
    const told = (await api.ask('GET', `/api/v1/webhooks/${webhook}/deliveries`)).json.deliveries.map(({type}) => type).reverse();
    assert.deepEqual(told, ['mandate.given', 'payment.posted', 'claim.settled', 'payment.reversed', 'mandate.returned', 'claim.reopened', 'mandate.given', 'mandate.revoked']);
});

test('a plan is collected line by line', async () => {
    const {say, debits, file} = await claimOf('L-6', {gross: 238});
    assert.equal((await say('plan', {instalments: 2, rhythm: 'weekly'})).status, 201);
    const {json: page} = await say('mandate', wish);
    assert.equal(page.mandates[0].kind, 'recurring');
    assert.equal(page.announced.length, 2);
    const [{submit_by}] = (await debits()).upcoming;
    const out = join(work, 'plan.xml');
    await file(submit_by, out);
    assert.match(readFileSync(out, 'utf8'), /<SeqTp>FRST<\/SeqTp>/);
    const after = await debits();
    assert.deepEqual([after.collections.length, after.upcoming.length], [1, 1]);
    if (hasSchema)
        await isValid(out);
});

test('kill -9 while files are made, 12 times: a collection is in exactly one file', async () => {
    const data = join(work, 'killed');
    const serve = () => new Promise((resolve) => {
        const server = spawn(program, ['serve', '--port', '0', '--data', data], {stdio: ['ignore', 'pipe', 'inherit']});
        let text = '';
        server.stdout.on('data', (piece) => {
            text += piece;
            const found = text.match(/listens on (\S+),/);
            if (found && text.includes('Stop with'))
                resolve({server, origin: found[1], gone: new Promise((done) => server.on('exit', done))});
        });
    });
    const ask = (origin, method, path, body, token, key = crypto.randomUUID()) => fetch(origin + path, {method, body: body && JSON.stringify(body),
        headers: {Authorization: `Bearer ${token ?? readFileSync(join(data, 'operator.key'), 'utf8').trim()}`, 'Content-Type': 'application/json', 'Idempotency-Key': `"${key}"`}});
    const today = new Date().toISOString().slice(0, 10);
    let {server, origin, gone} = await serve();
    const claims = [];
    for (let i = 0; i < 40; ++i) {
        const {claim} = await (await ask(origin, 'POST', '/api/v1/claims', {...invoice(`K-${i}`), due_on: dayAfter(today, -1)})).json();
        claims.push(claim);
    }
    const {merchants: [{merchant, name, ...settings}]} = await (await ask(origin, 'GET', '/api/v1/merchants')).json();
    await ask(origin, 'PUT', `/api/v1/merchants/${merchant}`, {...settings, debit: terms});
    for (const claim of claims) {
        const {token} = await (await ask(origin, 'POST', `/api/v1/claims/${claim}/links`, {})).json();
        assert.equal((await ask(origin, 'POST', '/api/v1/page/mandate', wish, token)).status, 201);
    }
    const {upcoming} = await (await ask(origin, 'GET', `/api/v1/merchants/${merchant}/debits`)).json();
    const path = `/api/v1/merchants/${merchant}/debit-files/${upcoming[0].submit_by}`;
    for (let round = 0; round < 12; ++round) {
        const asked = ask(origin, 'PUT', path).catch(() => null);
        await new Promise((resolve) => setTimeout(resolve, round * 2));
        server.kill('SIGKILL');
        await Promise.all([gone, asked]);
        ({server, origin, gone} = await serve());
        const {collections} = await (await ask(origin, 'GET', `/api/v1/merchants/${merchant}/debits`)).json();
        const found = await ask(origin, 'GET', path);
        const inFile = found.status === 200 ? [...(await found.text()).matchAll(/<EndToEndId>(.*?)</g)].map(([, id]) => id).sort() : [];
        assert.deepEqual(collections.map(({collection}) => collection).sort(), inFile);
    }
    assert.ok((await ask(origin, 'PUT', path)).status < 300);
    const {collections} = await (await ask(origin, 'GET', `/api/v1/merchants/${merchant}/debits`)).json();
    assert.equal(collections.length, 40);
    server.kill('SIGTERM');
    await gone;
});
