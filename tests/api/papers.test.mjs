// Receipts and settlement letters: from the page, for the merchant and on the command line; and what anybody can check of them.
import assert from 'node:assert/strict';
import {execFileSync} from 'node:child_process';
import {mkdtempSync, readFileSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {after, before, test} from 'node:test';
import {Api, invoice} from './kit.mjs';

let api;
const folder = mkdtempSync(join(tmpdir(), 'kulanz-papers-'));
before(async () => api = await Api.start());
after(() => api.stop().then(() => rmSync(folder, {recursive: true})));

const limits = {instalments_max: 6, instalment_min_minor: 1000, term_days_max: 366, first_due_days_max: 30, rhythms: ['monthly']};
const policy = {currency: 'EUR', customer: limits, staff: limits, postpone: {days_max: 62, term_days_max: 366, moves_max: 3}};
const day = '2026-02-03';

async function raised(number, settings = {}) {
    const {json: {claim, merchant}} = await api.ask('POST', '/api/v1/claims', {body: invoice(number)});
    assert.equal((await api.ask('PUT', `/api/v1/merchants/${merchant}`, {body: {policy, factor: 'none', ...settings}})).status, 200);
    const {json: {url}} = await api.ask('POST', `/api/v1/claims/${claim}/links`, {body: {}});
    const {json: {open_minor}} = await api.ask('GET', `/api/v1/claims/${claim}`);
    return {claim, url, open: open_minor};
}
const pay = async (claim, amount_minor) =>
    assert.equal((await api.command('POST', `/api/v1/claims/${claim}/payments`, {amount_minor, currency: 'EUR', booked_on: day, reference: ''})).status, 201);
const bounce = async (claim, posting) =>
    assert.equal((await api.command('POST', `/api/v1/claims/${claim}/payments/${posting}/reversal`, {booked_on: day, reason: 'MD06'})).status, 201);

const file = async (url, headers = {}) => {
    const response = await fetch(url, {headers, redirect: 'manual'});
    return {status: response.status, headers: response.headers, bytes: Buffer.from(await response.arrayBuffer())};
};
const text = (bytes) => {
    const path = join(folder, 'one.pdf');
    writeFileSync(path, bytes);
    assert.match(execFileSync('qpdf', ['--check', path], {encoding: 'utf8'}), /No syntax or stream encoding errors/);
    return execFileSync('pdftotext', ['-layout', path, '-'], {encoding: 'utf8'});
};
const code = (bytes) => text(bytes).match(/KZ(-[0-9A-Z]{4}){4}/)[0];
const check = async (typed, lang = 'en') => {
    const response = await fetch(`${api.server.origin}/check?lang=${lang}`, {method: 'POST', body: new URLSearchParams({code: typed})});
    return {status: response.status, html: (await response.text()).replaceAll(/[\u00a0\u202f]/g, ' ')};
};
const page = async (url) => (await (await fetch(url)).text()).replaceAll(/[\u00a0\u202f]/g, ' ');

test('each payment has a receipt, and the letter is there when nothing is open any more', async () => {
    const {claim, url, open} = await raised('P-1');
    await pay(claim, 2500);
    const before = await page(`${url}?lang=en`);
    assert.ok(before.includes('Receipt for €25.00 (PDF)') && before.includes('receipt/1.pdf?lang=en') && !before.includes('settlement.pdf'));
    const receipt = await file(`${url}receipt/1.pdf?lang=en`);
    assert.equal(receipt.status, 200);
    assert.equal(receipt.headers.get('content-type'), 'application/pdf');
    assert.equal(receipt.headers.get('cache-control'), 'no-store');
    assert.equal(receipt.headers.get('content-disposition'), `inline; filename="receipt-${claim}-1.pdf"`);
    for (const said of ['Receipt', '€25.00', '3 February 2026', 'P-1', 'Nordfunk GmbH', 'Miriam'])
        assert.ok(text(receipt.bytes).replaceAll('\u00a0', ' ').includes(said), said);
    assert.equal((await file(`${url}settlement.pdf`)).headers.get('location').split('?')[0], new URL(url).pathname);

    await pay(claim, open - 2500);
    const after = await page(`${url}?lang=fr`);
    assert.ok(after.includes('settlement.pdf?lang=fr') && after.includes('receipt/2.pdf?lang=fr'));
    assert.ok(text((await file(`${url}settlement.pdf?lang=de`)).bytes).includes('nichts mehr offen'));
    assert.deepEqual((await file(`${url}receipt/1.pdf?lang=en`)).bytes, receipt.bytes, 'the same bytes as before');
});

test('the merchant gets the same papers, by the API and on the command line', async () => {
    const {claim, url, open} = await raised('P-2');
    await pay(claim, open);
    const own = await file(`${url}receipt/1.pdf?lang=nl`);
    const {status, headers} = await api.ask('GET', `/api/v1/claims/${claim}/receipts/1?lang=nl`);
    assert.equal(status, 200);
    assert.equal(headers.get('content-type'), 'application/pdf');
    for (const [words, address] of [[['receipt', claim, '--payment', '1', '--language', 'nl'], 'receipt/1.pdf?lang=nl'], [['letter', claim, '--language', 'fr'], 'settlement.pdf?lang=fr']]) {
        const out = join(folder, `${words[0]}.pdf`);
        execFileSync(process.env.KULANZ_PROGRAM, ['claim', ...words, '--out', out, '--data', api.server.data]);
        assert.deepEqual(readFileSync(out), (await file(url + address)).bytes);
    }
    assert.equal(own.status, 200);
    assert.equal((await api.ask('GET', `/api/v1/claims/${claim}/settlement-letter`)).status, 200);
    for (const path of [`claims/${claim}/receipts/2`, `claims/${claim}/receipts/0`, `claims/${claim}/receipts/x`])
        assert.equal((await api.ask('GET', `/api/v1/${path}`)).json.code, 'paper_unknown');
    assert.equal((await api.ask('GET', '/api/v1/claims/c999/settlement-letter')).json.code, 'claim_unknown');
    assert.equal((await api.ask('GET', `/api/v1/claims/${claim}/receipts/1`, {token: 'wrong'})).status, 401);
    assert.equal((await api.ask('GET', `/api/v1/claims/${(await raised('P-3')).claim}/settlement-letter`)).json.code, 'paper_unknown');
});

test('anybody can check a paper: who, which kind, day and amount, and nothing personal', async () => {
    const {claim, url, open} = await raised('P-4');
    await pay(claim, 1999);
    await pay(claim, open - 1999);
    const receipt = code((await file(`${url}receipt/1.pdf`)).bytes), letter = code((await file(`${url}settlement.pdf?lang=en`)).bytes);
    assert.notEqual(receipt, letter);
    for (const typed of [receipt, receipt.toLowerCase().replaceAll('-', ' ')]) {
        const {html} = await check(typed);
        assert.ok(html.includes('Genuine: Nordfunk GmbH confirms a payment of €19.99 on 3 February 2026.'), html);
        assert.ok(!html.includes('Miriam') && !html.includes('P-4') && !html.includes('/c/'), 'nothing of the claim shows');
    }
    const amount = `€${(open / 100).toFixed(2)}`;
    assert.ok((await check(letter)).html.includes(`confirms that nothing has been open since 3 February 2026. ${amount} was paid.`));
    assert.ok((await check(letter, 'fr')).html.includes('Authentique : Nordfunk GmbH'));
    // The address on the paper brings the code along.
    assert.ok((await page(`${api.server.origin}/check?lang=en&code=${receipt}`)).includes(`value="${receipt}"`) ||
              (await page(`${api.server.origin}/check?lang=en&code=${receipt}`)).includes(receipt));
});

test('a code that is not quite right is told by no', async () => {
    const {claim, url} = await raised('P-5');
    await pay(claim, 1000);
    const right = code((await file(`${url}receipt/1.pdf`)).bytes);
    for (const at of [4, 9, 14, 21]) {
        const wrong = right.slice(0, at - 1) + (right[at - 1] === '7' ? '8' : '7') + right.slice(at);
        const {html} = await check(wrong);
        assert.ok(html.includes('No: there is no such code here.') && !html.includes('Nordfunk'), wrong);
    }
});

test('when a payment goes back its receipt is given to nobody, and its code says so', async () => {
    const {claim, url, open} = await raised('P-6');
    await pay(claim, open);
    const receipt = code((await file(`${url}receipt/1.pdf`)).bytes), letter = code((await file(`${url}settlement.pdf`)).bytes);
    await bounce(claim, 0);
    assert.equal((await file(`${url}receipt/1.pdf`)).status, 303);
    assert.equal((await file(`${url}settlement.pdf`)).status, 303);
    assert.ok(!(await page(url)).includes('receipt/1.pdf'));
    assert.equal((await api.ask('GET', `/api/v1/claims/${claim}/receipts/1`)).json.code, 'paper_unknown');
    assert.ok((await check(receipt)).html.includes('it no longer counts: the payment of'));
    assert.ok((await check(letter)).html.includes('Since then something is open again.'));
});

test('before the second factor nothing is given, and the way leads to the page', async () => {
    const {claim, url, open} = await raised('P-7', {factor: 'postcode'});
    await pay(claim, open);
    for (const address of ['receipt/1.pdf?lang=en', 'settlement.pdf?lang=en']) {
        const {status, headers, bytes} = await file(url + address);
        assert.equal(status, 303);
        assert.equal(headers.get('location'), `${new URL(url).pathname}?lang=en`);
        assert.equal(bytes.length, 0);
    }
    const unlocked = await fetch(`${url}unlock`, {method: 'POST', body: new URLSearchParams({factor: '20099'}), redirect: 'manual'});
    assert.equal((await file(`${url}settlement.pdf`, {Cookie: unlocked.headers.get('set-cookie').split(';')[0]})).status, 200);
    assert.equal((await file(`${api.server.origin}/c/00000000000000000000000000000000/settlement.pdf`)).status, 303);
});
