// Bank statements become posted money: certain payments at once, the rest by people, each exactly once.
import assert from 'node:assert/strict';
import {execFile, spawn} from 'node:child_process';
import {existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {after, before, test} from 'node:test';
import {camt} from './camt.mjs';
import {Api, invoice} from './kit.mjs';

const program = process.env.KULANZ_PROGRAM ?? 'build/release/native/cli/kulanz';
const samples = join(process.env.KULANZ_SAMPLES ?? '../shared/samples', 'bank');
const work = mkdtempSync(join(tmpdir(), 'kulanz-bank-'));
const file = (name, bytes) => (writeFileSync(join(work, name), bytes), join(work, name));
const kulanz = (...words) => new Promise((resolve) => execFile(program, words, {maxBuffer: 1 << 26}, (error, stdout, stderr) => resolve({code: error?.code ?? 0, stdout, stderr})));

let api;
before(async () => { api = await Api.start(); });
after(async () => {
    await api.stop();
    rmSync(work, {recursive: true, force: true});
});

let numbers = 0;
const raise = async (rest = {}) => (await api.ask('POST', '/api/v1/claims', {body: invoice(`RE-2026-${70_000 + ++numbers}`, rest)})).json;
const import_ = (xml) => api.ask('POST', '/api/v1/statements', {body: xml, headers: {'Content-Type': 'application/xml'}});
const claim = async (code) => (await api.ask('GET', `/api/v1/claims/${code}`)).json;
const entries = async (query = '?state=waiting&limit=200') => (await api.ask('GET', `/api/v1/bank-entries${query}`)).json.entries;
const waitingWith = async (text) => (await entries()).find((entry) => entry.text === text);
const decide = (entry, what, body, key) => api.command('POST', `/api/v1/bank-entries/${entry}/${what}`, body, key);
const assign = (entry, ...claims) => decide(entry, 'assignment', {claims});
const counts = ({entries, posted, waiting, reversed, known, noted}) => ({entries, posted, waiting, reversed, known, noted});
const none = {entries: 0, posted: 0, waiting: 0, reversed: 0, known: 0, noted: 0};
const events = async (code) => (await api.ask('GET', `/api/v1/claims/${code}/journal`)).json.entries.map(({kind}) => kind);

test('a payment with number, name and amount is posted at once; the same file again posts nothing', async () => {
    const {claim: code, number} = await raise();
    const xml = camt([{amount: '119.00', reference: 'BANKREF-0001', name: 'Miriam Test', text: `Rechnung ${number}`}], {id: 'once'});
    const first = await import_(xml);
    assert.equal(first.status, 201);
    assert.deepEqual(counts(first.json), {...none, entries: 1, posted: 1});
    assert.deepEqual([(await claim(code)).standing, (await claim(code)).paid_minor], ['settled', 11_900]);
    assert.deepEqual(counts((await import_(xml)).json), {...none, entries: 1, known: 1});
    assert.equal((await claim(code)).paid_minor, 11_900);
    const [posted] = (await entries('?state=posted&limit=200')).filter(({shares}) => shares[0].claim === code);
    assert.deepEqual([posted.amount_minor, posted.rest_minor, posted.shares], [11_900, 0, [{claim: code, amount_minor: 11_900, posting: 0}]]);
});

test('the notification and then the statement of the same payment post once', async () => {
    const {claim: code, number} = await raise({gross: 59.5});
    const payment = {amount: '59.50', reference: 'BANKREF-0002', name: 'Miriam Test', text: number};
    assert.equal((await import_(camt([payment], {kind: '054', id: 'N-2'}))).json.posted, 1);
    assert.deepEqual(counts((await import_(camt([{...payment, on: '2026-02-03'}], {id: 'S-2', on: '2026-02-03'}))).json), {...none, entries: 1, known: 1});
    assert.equal((await claim(code)).paid_minor, 5_950);
});

test('without a reference of the bank, the same payment in another statement is a question', async () => {
    const {number} = await raise({gross: 23.8});
    const payment = {amount: '23.80', name: 'Miriam Test', text: number};
    assert.equal((await import_(camt([payment], {id: 'S-3'}))).json.posted, 1);
    assert.equal((await import_(camt([payment], {id: 'S-3'}))).json.known, 1);
    assert.equal((await import_(camt([payment], {id: 'S-3b'}))).json.waiting, 1);
    assert.equal((await import_(camt([payment], {id: 'S-3b'}))).json.known, 1);
    assert.match((await waitingWith(number)).twin, /^b\d+$/);
});

test('what nobody can tell waits with its candidates and reasons, a person decides, and the next payment is known by it', async () => {
    const {claim: code} = await raise({gross: 47.6, buyer: {name: 'Ottilie Quandt', address: {postcode: '20099'}}});
    const from = {name: 'R. Quandt-Ehlers', iban: 'DE02120300000000202051'};
    assert.equal((await import_(camt([{amount: '47.60', reference: 'BANKREF-0004', text: 'wie besprochen', ...from}], {id: 'S-4'}))).json.waiting, 1);
    const {entry} = await waitingWith('wie besprochen');
    assert.equal((await claim(code)).paid_minor, 0);
    assert.equal((await api.ask('GET', `/api/v1/bank-entries/${entry}`)).json.entry.entry, entry);
    const key = crypto.randomUUID();
    const body = {claims: [{claim: code}]};
    const decided = await decide(entry, 'assignment', body, key);
    assert.deepEqual([decided.status, decided.json.state, decided.json.rest_minor], [201, 'posted', 0]);
    assert.equal((await decide(entry, 'assignment', body, key)).text, decided.text);
    assert.deepEqual([(await claim(code)).standing, await waitingWith('wie besprochen')], ['settled', undefined]);
    assert.equal((await assign(entry, {claim: code})).json.code, 'bank_entry_decided');
    const next = await raise({gross: 357, buyer: {name: 'Ottilie Quandt', address: {postcode: '20099'}}});
    assert.equal((await import_(camt([{amount: '357.00', reference: 'BANKREF-0005', text: 'Dezember', ...from}], {id: 'S-5'}))).json.posted, 1);
    assert.equal((await claim(next.claim)).standing, 'settled');
});

test('one entry for several claims, in parts; the rest waits until it is set aside', async () => {
    const [a, b] = [await raise({gross: 11.9}), await raise({gross: 23.8})];
    await import_(camt([{amount: '50.00', reference: 'BANKREF-0006', name: 'Somebody Else', text: 'fuer zwei'}], {id: 'S-6'}));
    const {entry} = await waitingWith('fuer zwei');
    for (const [refusal, ...claims] of [['amount_above_rest', {claim: a.claim, amount_minor: 5_001}], ['amount_not_positive', {claim: a.claim, amount_minor: 0}],
        ['claim_unknown', {claim: 'c99999'}], ['malformed', {claim: a.claim}, {claim: a.claim}], ['malformed']])
        assert.equal((await assign(entry, ...claims)).json.code, refusal);
    assert.equal((await assign('b99999', {claim: a.claim})).json.code, 'bank_entry_unknown');
    const part = await assign(entry, {claim: a.claim, amount_minor: 1_190}, {claim: b.claim, amount_minor: 2_380});
    assert.deepEqual([part.json.state, part.json.rest_minor, part.json.shares.map(({amount_minor}) => amount_minor)], ['waiting', 1_430, [1_190, 2_380]]);
    assert.equal((await decide(entry, 'set-aside', {reason: ''})).json.code, 'malformed');
    const aside = await decide(entry, 'set-aside', {reason: 'goes back to the sender'});
    assert.deepEqual([aside.json.state, aside.json.reason], ['set_aside', 'goes back to the sender']);
    assert.equal((await decide(entry, 'set-aside', {reason: 'again'})).json.code, 'bank_entry_decided');
});

test('while strong evidence waits for a person, the page says that money is here, and nobody is reminded', async () => {
    const [{claim: code, number}, {claim: other}] = [await raise({gross: 833}), await raise({gross: 833})];
    const token = await api.token(code);
    const page = () => api.ask('GET', '/api/v1/page', {token});
    const remind = () => api.command('POST', `/api/v1/claims/${code}/reminders`, {on: '2026-02-03', level: 1});
    const before = await page();
    assert.equal(before.json.is_payment_seen, undefined);
    await import_(camt([{amount: '100.00', reference: 'BANKREF-0030', name: 'A Stranger', text: `${number} Rate`}], {id: 'S-30'}));
    const {entry, seen_by} = await waitingWith(`${number} Rate`);
    assert.equal(seen_by, code);
    const seen = await page();
    assert.equal(seen.json.is_payment_seen, true);
    assert.notEqual(seen.headers.get('etag'), before.headers.get('etag'));
    assert.equal((await remind()).json.code, 'claim_held');
    await assign(entry, {claim: other});
    assert.equal((await page()).json.is_payment_seen, undefined);
    assert.equal((await remind()).status, 201);
});

test('more than is open is the credit of the payer, and stands in its own queue', async () => {
    const {claim: code, number} = await raise();
    await import_(camt([{amount: '150.00', reference: 'BANKREF-0007', name: 'Miriam Test', text: number}], {id: 'S-7'}));
    assert.deepEqual([(await claim(code)).standing, (await claim(code)).open_minor], ['overpaid', -3_100]);
    const [overpaid] = (await entries('?state=overpaid')).filter(({text}) => text === number);
    assert.equal((await decide(overpaid.entry, 'set-aside', {reason: 'refunded'})).json.state, 'posted');
});

test('money that goes back reopens the claim it came for, with the reason', async () => {
    const {claim: code, number} = await raise();
    const payment = {amount: '119.00', name: 'Miriam Test', iban: 'DE02100500000054540402', text: number, id: 'E2E-8'};
    await import_(camt([{...payment, reference: 'BANKREF-0008'}], {id: 'S-8'}));
    assert.equal((await claim(code)).standing, 'settled');
    const back = camt([{...payment, debit: true, reference: 'BANKREF-0009', reason: 'MD06', on: '2026-02-05'}], {id: 'S-9', on: '2026-02-05'});
    assert.equal((await import_(back)).json.reversed, 1);
    assert.deepEqual([(await claim(code)).open_minor, (await events(code)).at(-1)], [11_900, 'payment_reversed']);
    assert.equal((await import_(back)).json.known, 1);
    const journal = (await api.ask('GET', `/api/v1/claims/${code}/journal`)).json.entries.at(-1).body;
    assert.deepEqual([journal.reason, journal.how], ['MD06', 'charged_back']);
    await import_(camt([{amount: '7.77', debit: true, name: 'Nobody', reference: 'BANKREF-0010', reason: 'AC04', text: 'unknown'}], {id: 'S-10'}));
    assert.equal((await waitingWith('unknown')).direction, 'debit');
});

test('money that goes out to others is kept as a sum, without names', async () => {
    assert.equal((await import_(camt([{amount: '2500.00', debit: true, name: 'An Employee', reference: 'BANKREF-0011', text: 'Gehalt'}], {id: 'S-11'}))).json.noted, 1);
    const noted = (await entries('?state=noted')).find(({amount_minor}) => amount_minor === 250_000);
    assert.deepEqual([noted.payer, noted.text], [undefined, undefined]);
});

test('wrong balances are told beside the import; what is no statement is refused and changes nothing', async () => {
    const warned = await import_(camt([{amount: '1.00', reference: 'BANKREF-0012', text: 'x'}], {id: 'S-12', wrongBy: 5}));
    assert.deepEqual(warned.json.warnings.map(({code}) => code), ['balance_mismatch']);
    const refused = await import_('Guten Tag');
    assert.deepEqual([refused.status, refused.json.code, refused.json.errors[0].code], [422, 'statement_faulty', 'not_a_statement']);
    assert.equal((await import_(camt([{amount: '1.00', reference: 'BANKREF-0013', text: 'broken off'}], {id: 'S-13'}).slice(0, -60))).status, 422);
    assert.equal(await waitingWith('broken off'), undefined);
    assert.equal((await api.ask('POST', '/api/v1/statements', {body: 'x', token: 'wrong'})).status, 401);
    assert.equal((await import_('x'.repeat((16 << 20) + 1)).catch(() => ({status: 413}))).status, 413);
});

test('a file comes in parts, and a part out of its place is refused', async () => {
    const xml = camt([{amount: '2.00', reference: 'BANKREF-0014', text: 'in parts'}], {id: 'S-14'});
    const part = (from, to, name = 'u1') => api.ask('POST', `/api/v1/statements?upload=${name}&offset=${from}&size=${xml.length}`, {body: xml.slice(from, to), headers: {'Content-Type': 'application/xml'}});
    assert.equal((await part(0, 100)).status, 202);
    assert.equal((await part(50, 100)).json.code, 'upload_broken');
    assert.equal((await part(100, 200)).json.code, 'upload_broken');
    assert.equal((await part(100, 200, 'u2')).json.code, 'upload_broken');
    for (const [from, to] of [[0, 100], [100, 300]])
        assert.equal((await part(from, to, 'u3')).status, 202);
    assert.deepEqual([(await part(300, xml.length, 'u3')).json.waiting, (await waitingWith('in parts')).amount_minor], [1, 200]);
    assert.equal((await api.ask('POST', '/api/v1/statements?upload=u4&offset=0&size=1', {body: 'too long'})).json.code, 'malformed');
});

test('an open page hears of an imported payment', async () => {
    const {claim: code, number} = await raise();
    const stream = await fetch(`${api.server.origin}/api/v1/page/events`, {headers: {Authorization: `Bearer ${await api.token(code)}`}});
    const reader = stream.body.pipeThrough(new TextDecoderStream()).getReader();
    await import_(camt([{amount: '119.00', reference: 'BANKREF-0015', name: 'Miriam Test', text: number}], {id: 'S-15'}));
    let text = '';
    while (!text.includes('"version":2'))
        text += (await reader.read()).value;
    await reader.cancel();
});

test('the day of a merchant adds up to the statement', async () => {
    const account = 'DE75512108001245126199';
    const seller = {name: 'Werkstatt Ost', vat_id: 'DE822222222'};
    const {merchant, number} = await raise({seller, means: [{code: '58', iban: account}]});
    const paid = {amount: '119.00', reference: 'BANKREF-0016', name: 'Miriam Test', text: number, id: 'E16'};
    const on = '2026-03-02';
    const all = [paid, {amount: '10.00', reference: 'BANKREF-0017', text: 'what for'}, {amount: '3.50', debit: true, reference: 'BANKREF-0018'},
        {...paid, debit: true, reference: 'BANKREF-0019', reason: 'AM04'}].map((entry) => ({...entry, on}));
    const {statements: [statement]} = (await import_(camt(all, {account, id: 'S-16', on}))).json;
    const {totals: [totals], entries: its} = (await api.ask('GET', `/api/v1/merchants/${merchant}/payout?day=${on}`)).json;
    assert.deepEqual(totals, {currency: 'EUR', came_in_minor: 12_900, posted_minor: 11_900, claims_minor: 11_900, fees_minor: 0, credit_minor: 0, waiting_minor: 1_000, set_aside_minor: 0,
        taken_back_minor: 11_900, refunded_minor: 0, went_out_minor: 350, net_minor: 650});
    assert.equal(totals.net_minor, statement.credits_minor - statement.debits_minor);
    assert.equal(totals.net_minor, statement.closing_minor - statement.opening_minor);
    assert.equal(its.length, 4);
    const csv = (await kulanz('report', 'payout', '--merchant', merchant, '--day', on, '--csv', '--data', api.server.data)).stdout.trim().split('\r\n');
    assert.equal(csv.length, 5);
    assert.match(csv[1], /^b\d+,2026-03-02,credit,119\.00,EUR,posted,c\d+,Miriam Test,/);
});

test('the command line imports, lists, shows, assigns and sets aside', async () => {
    const {claim: code} = await raise({gross: 714});
    const data = ['--data', api.server.data];
    const path = file('line.xml', camt([{amount: '714.00', reference: 'BANKREF-0020', name: 'Miriam Test', text: 'zwei Zeugen'},
        {amount: '5.00', reference: 'BANKREF-0021', text: 'eine Spende'}], {id: 'S-20', wrongBy: 1}));
    const imported = await kulanz('statement', 'import', path, ...data);
    assert.equal(imported.code, 0, imported.stderr);
    assert.match(imported.stdout, /2 entries, \d posted, \d waiting[^]*line \d+: the closing balance/);
    const listed = (await kulanz('bank', 'list', '--limit', '200', ...data)).stdout;
    const [, gift] = /(b\d+) .*eine Spende/.exec(listed);
    assert.match((await kulanz('bank', 'show', gift, ...data)).stdout, /eine Spende/);
    assert.match((await kulanz('bank', 'assign', gift, `${code}=1.00`, ...data)).stdout, /4\.00 EUR/);
    assert.match((await kulanz('bank', 'set-aside', gift, 'a gift', ...data)).stdout, /set_aside[^]*a gift/);
    assert.ok((await kulanz('bank', 'list', '--state', 'set-aside', '--limit', '200', ...data)).stdout.includes(gift));
    assert.equal((await kulanz('bank', 'assign', gift, 'c1=x', ...data)).code, 2);
    assert.equal((await kulanz('statement', 'import', file('no.xml', 'no'), ...data)).code, 1);
    const known = JSON.parse((await kulanz('statement', 'import', path, '--json', ...data)).stdout);
    assert.deepEqual([known[0].status, known[0].import.known], [201, 2]);
});

const skip = existsSync(samples) ? false : 'the samples of banks are not here (KULANZ_SAMPLES)';
test('every sample goes through the whole program, and a second time changes nothing', {skip}, async () => {
    const data = ['--data', join(work, 'samples'), '--json'];
    const folders = ['camt053', 'camt053-series', 'mt940'].map((name) => join(samples, name));
    const first = JSON.parse((await kulanz('statement', 'import', ...folders, ...data)).stdout);
    assert.equal(first.length, folders.flatMap((folder) => readdirSync(folder)).filter((name) => !name.startsWith('LICENSE')).length);
    assert.deepEqual(first.filter(({status}) => status !== 201).map(({problem}) => problem.code), ['statement_faulty']);
    const list = async () => JSON.parse((await kulanz('bank', 'list', '--limit', '200', ...data)).stdout).entries.length;
    const before = await list();
    const again = JSON.parse((await kulanz('statement', 'import', ...folders, ...data)).stdout);
    for (const {import: taken} of again.filter(({status}) => status === 201))
        assert.deepEqual(counts(taken), {...none, entries: taken.entries, known: taken.entries});
    assert.equal(await list(), before);
});

test('kill -9 in the middle of an import: what was posted is posted once, and the next import brings the rest', async (t) => {
    const data = join(work, 'killed');
    const start = async () => {
        const server = spawn(program, ['serve', '--port', '0', '--data', data], {stdio: ['ignore', 'pipe', 'inherit']});
        let text = '';
        for await (const piece of server.stdout)
            if ((text += piece).includes('Stop with'))
                break;
        return {server, origin: text.match(/listens on (\S+),/)[1], key: readFileSync(join(data, 'operator.key'), 'utf8').trim()};
    };
    const ask = async ({origin, key}, method, path, body) => (await fetch(origin + path, {method, body, headers: {Authorization: `Bearer ${key}`, 'Content-Type': 'application/json'}})).json();
    let running = await start();
    const payments = [];
    for (let i = 0; i < 40; ++i) {
        const {claim: code, number} = await ask(running, 'POST', '/api/v1/claims', JSON.stringify(invoice(`K-2026-${10_000 + i}`)));
        payments.push({code, entries: Array.from({length: 100}, (_, j) => ({amount: j === 50 ? '119.00' : `0.${10 + j % 80}`, reference: `KILL-${i}-${j}-REF`, name: j === 50 ? 'Miriam Test' : 'Stranger', text: j === 50 ? number : `nothing ${j}`}))});
    }
    const path = file('kill.xml', camt(payments.flatMap(({entries}) => entries), {id: 'kill'}));
    let kills = 0;
    const waits = [30, 90, 150, 250, 400, 600];
    for (let round = 0; round < Number(process.env.KULANZ_KILLS ?? waits.length); ++round) {
        const importing = kulanz('statement', 'import', path, '--data', data);
        await new Promise((resolve) => setTimeout(resolve, waits[round % waits.length]));
        const gone = new Promise((resolve) => running.server.on('exit', resolve));
        running.server.kill('SIGKILL');
        await gone;
        kills += (await importing).code !== 0;
        running = await start();
    }
    const last = JSON.parse((await kulanz('statement', 'import', path, '--data', data, '--json')).stdout)[0].import;
    assert.equal(last.entries, 4_000);
    for (const {code} of payments)
        assert.deepEqual([(await ask(running, 'GET', `/api/v1/claims/${code}`)).paid_minor, (await ask(running, 'GET', `/api/v1/claims/${code}/journal`)).entries.length], [11_900, 2]);
    let count = 0;
    for (let after = ''; ;) {
        const {entries: some} = await ask(running, 'GET', `/api/v1/bank-entries?limit=200${after}`);
        count += some.length;
        if (some.length < 200)
            break;
        after = `&after=${some.at(-1).entry}`;
    }
    assert.equal(count, 4_000);
    running.server.kill('SIGKILL');
    t.diagnostic(`${kills} imports were cut off; the last one found ${last.known} of ${last.entries} entries known`);
});
