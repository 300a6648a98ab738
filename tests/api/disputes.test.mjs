// What a customer objects to: over the API, as a plain form, and what the merchant answers. Files are on the disk before they are told.
import assert from 'node:assert/strict';
import {createHash} from 'node:crypto';
import {execFile} from 'node:child_process';
import {existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {promisify} from 'node:util';
import {after, before, test} from 'node:test';
import {Api, invoice} from './kit.mjs';

let api;
before(async () => api = await Api.start());
after(() => api.stop());

const photo = Buffer.concat([Buffer.from([0xff, 0xd8, 0xff, 0xe0]), Buffer.alloc(2000, 7)]);
const hashOf = (bytes) => createHash('sha256').update(bytes).digest('hex');

function twoItems(number, rest = {}) {
    const one = invoice(number, {gross: 238});
    const line = (id, name) => ({...one.lines[0], id, name, price: '100', net_minor: 10000});
    return {...one, lines: [line('1', 'Helm'), line('2', 'Lampe')], ...rest};
}

async function claimOf(number, rest) {
    const {json: {claim}} = await api.ask('POST', '/api/v1/claims', {body: twoItems(number, rest)});
    const {json: {token, url}} = await api.ask('POST', `/api/v1/claims/${claim}/links`, {body: {}});
    const object = (body, key = crypto.randomUUID()) => api.ask('POST', '/api/v1/page/disputes', {body, token, headers: {'Idempotency-Key': `"${key}"`}});
    const resolve = (body, dispute = 0) => api.command('POST', `/api/v1/claims/${claim}/disputes/${dispute}/resolution`, body);
    return {claim, token, url, object, resolve};
}

const send = (token, path, bytes, key = crypto.randomUUID()) => fetch(api.server.origin + path, {
    method: 'POST', body: bytes,
    headers: {Authorization: `Bearer ${token}`, 'Idempotency-Key': `"${key}"`, 'Content-Type': 'application/octet-stream'}});
const proofs = '/api/v1/page/disputes/0/proofs';

test('one returned article is held, and the rest is to be paid', async () => {
    const {claim, object} = await claimOf('D-1');
    const {status, json} = await object({positions: ['item-2'], reason: 'returned', text: 'Am 3. November.'});
    assert.equal(status, 201);
    assert.deepEqual(json.disputes[0].positions, ['item-2']);
    assert.ok(json.disputes[0].answer_by > json.today);
    assert.equal((await api.ask('GET', `/api/v1/claims/${claim}`)).json.standing, 'partly_disputed');
    const {json: ledger} = await api.ask('GET', `/api/v1/claims/${claim}/ledger`);
    assert.deepEqual(ledger.positions.map(({position, outstanding_minor, is_held}) => [position, outstanding_minor, is_held]),
                     [['item-1', 11900, false], ['item-2', 11900, true]]);
    for (const [word, body] of [['charges', {charge: 'cost', amount_minor: 100, currency: 'EUR', on: '2026-01-06'}], ['reminders', {on: '2026-01-06', level: 1}]])
        assert.equal((await api.command('POST', `/api/v1/claims/${claim}/${word}`, body)).json.code, 'claim_held');
});

test('a file is kept by its hash, once, and comes back only to be saved', async () => {
    const {claim, token, object} = await claimOf('D-2');
    await object({positions: ['item-2'], reason: 'faulty'});
    const key = crypto.randomUUID();
    const first = await send(token, proofs, photo, key);
    assert.equal(first.status, 201, await first.clone().text());
    assert.equal((await send(token, proofs, photo, key)).status, 201);
    assert.equal((await (await send(token, proofs, photo)).json()).code, 'proof_known');
    const hash = hashOf(photo);
    assert.deepEqual(readFileSync(join(api.server.data, 'proofs', claim, hash)), photo);
    assert.deepEqual(readdirSync(join(api.server.data, 'proofs', claim)), [hash]);
    for (const [path, credential] of [[`/api/v1/page/proofs/${hash}`, token], [`/api/v1/claims/${claim}/proofs/${hash}`, api.key]]) {
        const answer = await fetch(api.server.origin + path, {headers: {Authorization: `Bearer ${credential}`}});
        assert.equal(answer.status, 200);
        assert.match(answer.headers.get('content-disposition'), /^attachment; filename="[0-9a-f]{8}\.jpeg"$/);
        assert.equal(answer.headers.get('content-type'), 'application/octet-stream');
        assert.equal(answer.headers.get('x-content-type-options'), 'nosniff');
        assert.match(answer.headers.get('content-security-policy'), /sandbox/);
        assert.deepEqual(Buffer.from(await answer.arrayBuffer()), photo);
    }
    const other = await claimOf('D-2b');
    assert.equal((await api.ask('GET', `/api/v1/page/proofs/${hash}`, {token: other.token})).json.code, 'proof_unknown');
    assert.equal((await api.ask('GET', `/api/v1/claims/${other.claim}/proofs/${hash}`)).json.code, 'proof_unknown');
    assert.equal((await api.ask('GET', `/api/v1/claims/${claim}/proofs/${hash}`, {token})).status, 401);
    assert.equal((await api.ask('GET', `/api/v1/claims/${claim}/proofs/${'0'.repeat(64)}`)).status, 404);
});

test('what is no picture and no PDF is not kept, nor what is too large', async () => {
    const {claim, token, object} = await claimOf('D-3');
    await object({reason: 'not_received'});
    for (const [bytes, status, code] of [[Buffer.from('<script>alert(1)</script>'), 415, 'proof_kind_unknown'], [Buffer.alloc(0), 413, 'proof_too_large']]) {
        const answer = await send(token, proofs, bytes);
        assert.deepEqual([answer.status, (await answer.json()).code], [status, code]);
    }
    assert.equal((await send(token, proofs, Buffer.alloc((10 << 20) + 1, 1)).catch(() => ({status: 413}))).status, 413);
    assert.equal((await send(token, '/api/v1/page/disputes/1/proofs', photo)).status, 404);
    assert.ok(!existsSync(join(api.server.data, 'proofs', claim)));
});

test('what is missing is said at once, field by field', async () => {
    const {object} = await claimOf('D-4');
    const {status, json} = await object({reason: 'already_paid', payment: {amount_minor: 0, currency: 'EUR'}});
    assert.equal(status, 422);
    assert.deepEqual(json.errors.map(({field, code}) => [field, code]),
                     [['/payment/amount_minor', 'paid_amount_missing'], ['/payment/on', 'paid_day_missing'], ['/payment/holder', 'holder_missing']]);
    assert.equal((await object({reason: 'lost'})).status, 400);
    assert.equal((await object({positions: ['item-9'], reason: 'returned'})).json.code, 'position_unknown');
    await object({positions: ['item-1'], reason: 'returned'});
    assert.equal((await object({positions: ['item-1'], reason: 'faulty'})).json.code, 'position_disputed');
});

test('the merchant answers: accepted, in part, rejected with a reason; and who did it stands in the journal', async () => {
    const open = async (claim) => (await api.ask('GET', `/api/v1/claims/${claim}`)).json.open_minor;
    const accepted = await claimOf('D-5');
    await accepted.object({positions: ['item-2'], reason: 'returned'});
    assert.equal((await accepted.resolve({outcome: 'accepted'})).status, 201);
    assert.equal(await open(accepted.claim), 11900);
    assert.equal((await accepted.resolve({outcome: 'accepted'})).json.code, 'dispute_resolved');

    const partly = await claimOf('D-6');
    await partly.object({positions: ['item-2'], reason: 'faulty'});
    assert.equal((await partly.resolve({outcome: 'partly_accepted', reason: 'Kratzer.'})).json.code, 'credits_unfitting');
    await partly.resolve({outcome: 'partly_accepted', reason: 'Kratzer.', credits: [{position: 'item-2', amount_minor: 1900, currency: 'EUR'}]});
    assert.equal(await open(partly.claim), 21900);

    const rejected = await claimOf('D-7');
    await rejected.object({positions: ['item-2'], reason: 'not_received'});
    assert.equal((await rejected.resolve({outcome: 'rejected'})).json.code, 'reason_missing');
    await rejected.resolve({outcome: 'rejected', reason: 'Übergeben am 4. November.'});
    assert.equal(await open(rejected.claim), 23800);
    const {json: {entries}} = await api.ask('GET', `/api/v1/claims/${rejected.claim}/journal`);
    assert.deepEqual(entries.map(({kind, actor}) => [kind, actor]), [['claim_raised', 'staff'], ['dispute_opened', 'customer'], ['dispute_resolved', 'staff']]);
    assert.equal(entries[2].body.reason, 'Übergeben am 4. November.');
});

test('open objections are listed by what is to be answered first', async () => {
    const {claim, object} = await claimOf('D-8');
    await object({reason: 'other', text: 'Etwas fehlt.'});
    const {json: {disputes}} = await api.ask('GET', '/api/v1/disputes');
    const mine = disputes.find((dispute) => dispute.claim === claim);
    assert.deepEqual([mine.dispute, mine.reason, mine.is_late, mine.positions.length], [0, 'other', false, 2]);
    assert.deepEqual(disputes.map(({answer_by}) => answer_by), disputes.map(({answer_by}) => answer_by).toSorted());
    assert.equal((await api.ask('GET', `/api/v1/claims/${claim}/disputes`)).json.disputes.length, 1);
});

test('without script: choose the reason, say it, add a photo', async () => {
    const {claim, url} = await claimOf('D-9');
    const overview = await (await fetch(`${url}?lang=en`)).text();
    const step = overview.match(/href="(\.\/[^"]*step=dispute\.returned[^"]*)"/)[1].replaceAll('&amp;', '&');
    const form = await (await fetch(new URL(step, url))).text();
    const action = form.match(/action="(dispute[^"]*)"/)[1].replaceAll('&amp;', '&');
    const items = [...form.matchAll(/type=checkbox name=item[^>]*value=([\w-]+)/g)].map(([, item]) => item);
    assert.deepEqual(items, ['item-1', 'item-2']);
    const said = await fetch(new URL(action, url), {method: 'POST', body: new URLSearchParams({item: 'item-2', text: 'Sent back.'}), redirect: 'manual'});
    assert.deepEqual([said.status, said.headers.get('location')], [303, './?lang=en&done=dispute']);
    const page = await (await fetch(new URL('?lang=en&done=dispute', url))).text();
    assert.match(page, /Thank you, your report has arrived/);
    const upload = page.match(/<form[^>]*action="(proof[^"]*)"[^>]*>/);
    assert.match(upload[0], /enctype="multipart\/form-data"/);
    const body = new FormData();
    body.set('proof', new Blob([photo], {type: 'text/html'}), '../../x.html');
    const added = await fetch(new URL(upload[1].replaceAll('&amp;', '&'), url), {method: 'POST', body, redirect: 'manual'});
    assert.deepEqual([added.status, added.headers.get('location')], [303, './?lang=en&done=proof'], await added.text());
    assert.ok(existsSync(join(api.server.data, 'proofs', claim, hashOf(photo))));
    const wrong = new FormData();
    wrong.set('proof', new Blob(['hello']), 'x.jpg');
    const refused = await fetch(new URL(upload[1].replaceAll('&amp;', '&'), url), {method: 'POST', body: wrong, redirect: 'manual'});
    assert.equal(refused.status, 422);
    assert.match(await refused.text(), /We cannot take this file/);
});

test('a form that is not complete comes back with what was typed', async () => {
    const {claim, url} = await claimOf('D-10');
    const answer = await fetch(`${url}dispute?lang=en&step=dispute.already_paid`, {
        method: 'POST', redirect: 'manual', body: new URLSearchParams({item: 'item-2', paid_amount: '119,00', paid_on: 'gestern', holder: 'Miriam & <b>', text: ''})});
    const html = await answer.text();
    assert.equal(answer.status, 422);
    assert.match(html, /Please give the day of the payment/);
    assert.match(html, /value="Miriam &amp; &lt;b>"/);
    assert.match(html, /value=item-2 checked|checked[^>]*value=item-2/);
    const {json} = await api.ask('GET', `/api/v1/claims/${claim}/journal`);
    assert.equal(json.entries.length, 1);
});

test('a time-barred claim says so, and is not pursued', async () => {
    const {claim, url} = await claimOf('D-11', {issued_on: '2019-01-05', due_on: '2019-02-05'});
    assert.match(await (await fetch(`${url}?lang=en`)).text(), /This invoice is time-barred/);
    assert.equal((await api.command('POST', `/api/v1/claims/${claim}/reminders`, {on: '2026-01-06', level: 1})).json.code, 'claim_time_barred');
    assert.equal((await api.ask('GET', `/api/v1/claims/${claim}/ledger`)).json.enforceable_until, '2022-12-31');
});

test('a file whose event was never written is gone after the next start', async () => {
    const data = mkdtempSync(join(tmpdir(), 'kulanz-orphan-'));
    const folder = join(data, 'proofs', 'c1');
    mkdirSync(folder, {recursive: true});
    writeFileSync(join(folder, hashOf(photo)), photo);
    // Starts a server of its own for the moment.
    await promisify(execFile)(process.env.KULANZ_PROGRAM ?? 'build/release/native/cli/kulanz', ['claim', 'list', '--data', data]);
    assert.deepEqual(readdirSync(folder), []);
    rmSync(data, {recursive: true, force: true});
});

test('the command line reads and answers', async () => {
    const {claim} = await claimOf('D-13');
    await api.server.kulanz('dispute', 'open', claim, 'returned', '--position', 'item-1', '--text', 'Am Telefon gesagt.');
    assert.ok((await api.server.kulanz('dispute', 'list')).disputes.some((dispute) => dispute.claim === claim));
    assert.equal((await api.server.kulanz('dispute', 'show', claim, '0')).disputes[0].text, 'Am Telefon gesagt.');
    assert.equal((await api.server.kulanz('dispute', 'accept', claim, '0')).open_minor, 11900);
});
