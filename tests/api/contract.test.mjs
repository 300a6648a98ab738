// Every route, its answers and its problems, as the OpenAPI document describes them.
import assert from 'node:assert/strict';
import {readFileSync} from 'node:fs';
import {createRequire} from 'node:module';
import {after, before, test} from 'node:test';
import {camt} from './camt.mjs';
import {Api, invoice} from './kit.mjs';

const require = createRequire(import.meta.url);
let api;
before(async () => api = await Api.start());
after(() => api?.stop());

const code = (answer) => answer.json.code;

test('the document is valid OpenAPI 3.1', async () => {
    const {Validator} = await import(require.resolve('@seriousme/openapi-schema-validator'));
    const result = await new Validator().validate(structuredClone(api.document));
    assert.ok(result.valid, JSON.stringify(result.errors));
    assert.match(api.document.openapi, /^3\.1/);
});

test('an invoice becomes a claim once, whatever it is sent as', async () => {
    const first = await api.ask('POST', '/api/v1/claims', {body: invoice('A-1')});
    assert.equal(first.status, 201);
    const again = await api.ask('POST', '/api/v1/claims', {body: invoice('A-1')});
    assert.equal(again.status, 200);
    assert.equal(again.json.claim, first.json.claim);
    const other = await api.ask('POST', '/api/v1/claims', {body: invoice('A-1', {gross: 238})});
    assert.equal(other.status, 409);
    assert.equal(code(other), 'invoice_conflict');
    const stored = await api.ask('GET', `/api/v1/claims/${first.json.claim}`);
    assert.equal(stored.json.total_minor, 11900);
});

test('a faulty invoice is refused with element and rule, and nothing is stored', async () => {
    const before = (await api.ask('GET', '/api/v1/claims?limit=200')).json.claims.length;
    const wrong = invoice('A-2');
    wrong.totals.lines_minor += 1;
    const sum = await api.ask('POST', '/api/v1/claims', {body: wrong});
    assert.equal(sum.status, 422);
    assert.equal(sum.json.errors[0].code, 'BR-CO-10');
    assert.match(sum.json.errors[0].field, /BT-106/);
    const unknown = await api.ask('POST', '/api/v1/claims', {body: {...invoice('A-2'), colour: 'red'}});
    assert.equal(unknown.status, 400);
    assert.equal(unknown.json.errors[0].field, '/colour');
    const xml = await api.ask('POST', '/api/v1/claims', {body: '<Invoice>\n<a></Invoice>', headers: {'Content-Type': 'application/xml'}});
    assert.equal(xml.status, 422);
    assert.ok(xml.json.errors[0].line >= 1);
    assert.equal((await api.ask('POST', '/api/v1/claims', {body: 'x', headers: {'Content-Type': 'text/plain'}})).status, 415);
    assert.equal((await api.ask('GET', '/api/v1/claims?limit=200')).json.claims.length, before);
});

test('payments count once by their key, and a bounced one opens the claim again', async () => {
    const {json: {claim}} = await api.ask('POST', '/api/v1/claims', {body: invoice('B-1')});
    const path = `/api/v1/claims/${claim}/payments`;
    const payment = {amount_minor: 1900, currency: 'EUR', booked_on: '2026-01-10', reference: 'B-1'};
    assert.equal(code(await api.ask('POST', path, {body: payment})), 'idempotency_key_missing');
    const first = await api.command('POST', path, payment, 'same');
    assert.equal(first.status, 201);
    assert.equal(first.json.claim.open_minor, 10000);
    const again = await api.command('POST', path, payment, 'same');
    assert.deepEqual([again.status, again.text], [first.status, first.text]);
    assert.equal(code(await api.command('POST', path, {...payment, amount_minor: 1}, 'same')), 'idempotency_key_reused');
    const refused = [[{...payment, amount_minor: 0}, 422, 'amount_not_positive'], [{...payment, currency: 'CHF'}, 422, 'currency_mismatch'],
                     [{...payment, booked_on: '2999-01-01'}, 422, 'booked_in_the_future'], [{...payment, amount_minor: 1.5}, 400, 'malformed'],
                     [{...payment, reference: 'x'.repeat(141)}, 422, 'reference_too_long']];
    for (const [body, status, wanted] of refused) {
        const answer = await api.command('POST', path, body);
        assert.deepEqual([answer.status, code(answer)], [status, wanted], answer.text);
    }
    const back = await api.command('POST', `${path}/0/reversal`, {booked_on: '2026-01-12', reason: 'AC04'});
    assert.equal(back.status, 201);
    assert.equal((await api.ask('GET', `/api/v1/claims/${claim}`)).json.open_minor, 11900);
    assert.equal(code(await api.command('POST', `${path}/0/reversal`, {booked_on: '2026-01-12', reason: ''})), 'posting_reversed');
    assert.equal((await api.command('POST', '/api/v1/claims/c999999/payments', payment)).status, 404);
    const {json: journal} = await api.ask('GET', `/api/v1/claims/${claim}/journal`);
    assert.ok((await api.ask('GET', `/api/v1/claims/${claim}/audit`)).json.entries.every((entry) => entry.claim === claim));
    assert.deepEqual(journal.entries.map(({kind}) => kind), ['claim_raised', 'payment_posted', 'payment_reversed']);
});

test('a lookup has an ETag that changes with the claim', async () => {
    const {json: {claim}} = await api.ask('POST', '/api/v1/claims', {body: invoice('C-1')});
    const first = await api.ask('GET', `/api/v1/claims/${claim}`);
    const etag = first.headers.get('etag');
    assert.equal((await api.ask('GET', `/api/v1/claims/${claim}`, {headers: {'If-None-Match': etag}})).status, 304);
    await api.command('POST', `/api/v1/claims/${claim}/payments`, {amount_minor: 100, currency: 'EUR', booked_on: '2026-01-10'});
    const second = await api.ask('GET', `/api/v1/claims/${claim}`, {headers: {'If-None-Match': etag}});
    assert.equal(second.status, 200);
    assert.equal(second.json.paid_minor, 100);
});

test('claims are listed in pages and by standing', async () => {
    const all = [];
    for (let after = ''; after !== null;) {
        const {json} = await api.ask('GET', `/api/v1/claims?limit=2${after && `&after=${after}`}`);
        all.push(...json.claims.map(({claim}) => claim));
        after = json.next;
    }
    assert.equal(new Set(all).size, all.length);
    assert.ok(all.length >= 3);
    const {json} = await api.ask('GET', '/api/v1/claims?standing=overdue');
    assert.ok(json.claims.length >= 1 && json.claims.every(({standing}) => standing === 'overdue'));
    assert.equal((await api.ask('GET', '/api/v1/claims?limit=0')).status, 400);
    assert.equal((await api.ask('GET', '/api/v1/claims?colour=red')).status, 400);
});

test('what staff say about a claim moves its positions, and each position can be explained', async () => {
    const {json: {claim}} = await api.ask('POST', '/api/v1/claims', {body: invoice('L-1', {gross: 119})});
    const path = `/api/v1/claims/${claim}`;
    const say = (word, body) => api.command('POST', `${path}/${word}`, body);
    const ledger = async (query = '') => (await api.ask('GET', `${path}/ledger${query}`)).json;
    const outstanding = async (query) => Object.fromEntries((await ledger(query)).positions.map((each) => [each.position, each.outstanding_minor]));
    const euro = {currency: 'EUR'};
    const charged = await say('charges', {charge: 'cost', amount_minor: 500, ...euro, on: '2026-02-01', reason: 'Mahnung'});
    assert.deepEqual([charged.status, charged.json.open_minor, charged.json.total_minor], [201, 12400, 11900]);
    assert.equal((await say('charges', {charge: 'interest', amount_minor: 100, ...euro, on: '2026-02-02'})).status, 201);
    await say('payments', {amount_minor: 1000, ...euro, booked_on: '2026-02-03'});
    await say('payments', {amount_minor: 1000, ...euro, booked_on: '2026-02-04', positions: ['item-1']});
    assert.deepEqual(await outstanding(), {'item-1': 10500, 'cost-1': 0, 'interest-1': 0});
    assert.deepEqual(await outstanding('?at=2026-02-02'), {'item-1': 11900, 'cost-1': 500, 'interest-1': 100});
    assert.deepEqual(await outstanding('?version=2'), {'item-1': 11900, 'cost-1': 500});
    assert.equal((await api.ask('GET', `${path}/ledger?at=yesterday`)).status, 400);
    assert.equal((await api.ask('GET', '/api/v1/claims/c99999/ledger')).status, 404);
    const back = await api.command('POST', `${path}/payments/0/reversal`, {booked_on: '2026-02-05', reason: 'AC04', how: 'returned'});
    assert.equal(back.json.open_minor, 11500);
    assert.deepEqual(await outstanding(), {'item-1': 10900, 'cost-1': 500, 'interest-1': 100});
    for (const {outstanding_minor, entries} of (await ledger()).positions)
        assert.equal(entries.reduce((sum, {amount_minor}) => sum + amount_minor, 0), outstanding_minor);

    const refused = async (word, body, wanted) => assert.equal(code(await say(word, body)), wanted);
    await refused('waivers', {amount_minor: 501, ...euro, on: '2026-02-06', position: 'cost-1'}, 'waiver_above_outstanding');
    assert.equal((await say('waivers', {amount_minor: 600, ...euro, on: '2026-02-06', reason: 'Kulanz'})).json.open_minor, 10900);
    await refused('credits', {amount_minor: 100, ...euro, number: 'G-1', position: 'item-9'}, 'position_unknown');
    assert.equal((await say('credits', {amount_minor: 900, ...euro, number: 'G-1', on: '2026-02-07', position: 'item-1'})).json.open_minor, 10000);
    assert.equal((await say('allocation', {allocation: 'german_credit'})).status, 201);
    await refused('allocation', {allocation: 'german_credit'}, 'allocation_chosen');
    assert.equal((await ledger()).allocation, 'german_credit');

    const day = (days) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);
    assert.equal((await say('deliveries', {on: '2026-01-07'})).status, 201);
    assert.equal((await say('reminders', {on: '2026-02-08', level: 1})).status, 201);
    assert.equal((await say('pause', {until: day(20)})).json.standing, 'paused');
    assert.deepEqual((await api.ask('GET', `/api/v1/claims?standing=paused`)).json.claims.map((each) => each.claim), [claim]);
    await refused('charges', {charge: 'cost', amount_minor: 1, ...euro, on: '2026-02-08'}, 'claim_held');
    await refused('reminders', {on: '2026-02-08', level: 2}, 'claim_held');
    assert.notEqual((await say('resumption', {})).json.standing, 'paused');
    await refused('resumption', {}, 'not_paused');
    const moved = await say('due-date', {due_on: '2999-01-01'});
    assert.deepEqual([moved.json.due_on, moved.json.standing], ['2999-01-01', 'open']);
    await refused('plan-end', {is_broken: true}, 'no_plan');
    await refused('refunds', {amount_minor: 1, ...euro, booked_on: '2026-02-09'}, 'refund_above_credit');
    await say('payments', {amount_minor: 10500, ...euro, booked_on: '2026-02-09'});
    assert.equal((await ledger()).credit_minor, 500);
    assert.deepEqual((await say('refunds', {amount_minor: 500, ...euro, booked_on: '2026-02-10'})).json.standing, 'settled');
    const page = await api.ask('GET', '/api/v1/page', {token: await api.token(claim)});
    assert.equal(page.json.movements.filter(({kind}) => kind === 'paid').length, 3);
});

test('a customer reads the page, agrees to a plan and writes', async () => {
    const {json: {claim}} = await api.ask('POST', '/api/v1/claims', {body: invoice('D-1', {gross: 238})});
    const token = await api.token(claim);
    const page = await api.ask('GET', '/api/v1/page', {token});
    assert.equal(page.json.invoice.number, 'D-1');
    assert.equal((await api.ask('GET', '/api/v1/page', {token, headers: {'If-None-Match': page.headers.get('etag')}})).status, 304);
    const send = (path, body, key = crypto.randomUUID()) => api.ask('POST', path, {token, body, headers: {'Idempotency-Key': `"${key}"`}});
    const first_due_on = new Date(Date.now() + 5 * 86_400_000).toISOString().slice(0, 10);
    const nonsense = await send('/api/v1/page/plan', {instalments: 0, first_due_on});
    assert.deepEqual([nonsense.status, nonsense.json.errors[0].code], [422, 'number_not_positive']);
    const answer = (wish) => api.ask('POST', '/api/v1/page/plan-answer', {token, body: wish});
    for (const [wish, wanted] of [[{instalments: 7, first_due_on}, 'accepted'], [{instalments: 3, first_due_on: '2999-01-01'}, 'first_day_out_of_range'],
                                  [{instalments: 3, first_due_on: '2020-01-01'}, 'offers'], [{instalments: 18}, 'person'],
                                  [{spare_monthly_minor: 4000, currency: 'EUR'}, 'accepted']]) {
        const {json} = await answer(wish);
        assert.equal(json.answer ?? json.errors[0].code, wanted);
        if (json.answer === 'offers')
            assert.ok(json.offers.length > 0 && json.offers.length <= 3);
    }
    assert.equal(code(await send('/api/v1/page/plan', {instalments: 18})), 'plan_not_accepted');
    const agreed = await send('/api/v1/page/plan', {instalments: 7, first_due_on});
    assert.equal(agreed.status, 201);
    assert.equal(agreed.json.plan.instalments.reduce((sum, {amount_minor}) => sum + amount_minor, 0), 23800);
    assert.equal((await send('/api/v1/page/plan', {instalments: 3, first_due_on})).json.plan.instalments.length, 3);
    const before = agreed.json.plan.instalments[1].due_on;
    const paused = await send('/api/v1/page/plan-pause', {days: 14});
    assert.deepEqual([paused.status, paused.json.plan.instalments[1].due_on > before], [201, true]);
    const to = new Date(Date.parse(paused.json.plan.instalments[0].due_on) + 5 * 86_400_000).toISOString().slice(0, 10);
    assert.equal((await send('/api/v1/page/plan-line', {number: 1, to})).status, 201);
    assert.equal((await send('/api/v1/page/plan-pause', {days: 100})).json.errors[0].code, 'too_many_days');
    assert.equal(code(await send('/api/v1/page/plan-catch-up', {way: 'pay_now'})), 'nothing_missed');
    assert.equal(code(await send('/api/v1/page/due-date', {to: first_due_on})), 'plan_exists');
    const faulty = await send('/api/v1/page/contact', {subject: 'question', text: '', phone: 'x'});
    assert.deepEqual(faulty.json.errors.map(({code: each}) => each), ['text_missing', 'phone_invalid']);
    assert.equal((await send('/api/v1/page/contact', {subject: 'question', text: 'Hallo', email: 'a@b.example'})).json.conversation.messages.length, 1);
    const file = {token, body: '%PDF-1.7 of a message', headers: {'Idempotency-Key': `"${crypto.randomUUID()}"`, 'Content-Type': 'application/octet-stream'}};
    assert.deepEqual((await api.ask('POST', '/api/v1/page/contact/files', file)).json.message_files.map(({message, files}) => [message, files.length]), [[0, 1]]);
    assert.equal((await api.ask('GET', '/api/v1/page/events', {token})).status, 200);
    assert.equal((await api.command('POST', `/api/v1/claims/${claim}/messages`, {text: 'Guten Tag'})).status, 201);
    assert.equal((await api.ask('POST', '/api/v1/page/seen', {token, body: {delivered: 2, read: 2}})).status, 204);
    assert.equal((await api.ask('POST', '/api/v1/page/typing', {token})).status, 204);
    assert.equal((await api.command('POST', `/api/v1/claims/${claim}/conversation-end`)).status, 201);
    assert.equal(code(await send('/api/v1/page/person', {})), 'person_known');
    assert.equal((await send('/api/v1/page/rating', {rating: 5})).json.conversation.rating, 5);
});

test('a plan beyond the limits is decided by a person', async () => {
    const {json: {claim}} = await api.ask('POST', '/api/v1/claims', {body: invoice('D-2', {gross: 238})});
    const token = await api.token(claim);
    const send = (path, body, as = {token}) => api.ask('POST', path, {...as, body, headers: {'Idempotency-Key': `"${crypto.randomUUID()}"`}});
    const staff = (word, body) => send(`/api/v1/claims/${claim}/${word}`, body, {});
    assert.equal(code(await staff('plan-approval', {})), 'no_plan_request');
    assert.equal(code(await send('/api/v1/page/plan-request', {instalments: 3})), 'plan_needs_no_person');
    const asked = await send('/api/v1/page/plan-request', {instalments: 18});
    assert.deepEqual([asked.status, asked.json.plan_request.instalments], [201, 18]);
    assert.equal((await staff('plan-refusal', {reason: 'Bis zu zwölf Raten gehen sofort.'})).status, 201);
    assert.match((await api.ask('GET', '/api/v1/page', {token})).json.plan_request.declined, /zwölf/);
    await send('/api/v1/page/plan-request', {instalments: 15});
    assert.equal((await staff('plan-approval', {})).json.standing, 'in_plan');
    const page = await api.ask('GET', '/api/v1/page', {token});
    assert.deepEqual([page.json.plan.instalments.length, page.json.plan_request], [15, undefined]);
});

test('without a plan a customer takes more time within the policy', async () => {
    const {json: {claim}} = await api.ask('POST', '/api/v1/claims', {body: invoice('D-3', {gross: 238})});
    const token = await api.token(claim);
    const send = (to) => api.ask('POST', '/api/v1/page/due-date', {token, body: {to}, headers: {'Idempotency-Key': `"${crypto.randomUUID()}"`}});
    const {json: page} = await api.ask('GET', '/api/v1/page', {token});
    const later = (days) => new Date(Math.max(Date.parse(page.invoice.due_on ?? page.today), Date.parse(page.today)) + days * 86_400_000).toISOString().slice(0, 10);
    const moved = await send(later(14));
    assert.deepEqual([moved.status, moved.json.notes.at(-1).day], [201, later(14)]);
    assert.equal((await send(later(200))).json.errors[0].code, 'too_many_days');
    assert.equal(code(await send(later(14))), 'due_not_later');
});

test('a theme is set by name, shown with the page, and refused when nobody has read it', async () => {
    const {json: {claim}} = await api.ask('POST', '/api/v1/claims', {body: invoice('T-1', {seller: {name: 'Rad AG', vat_id: 'DE877777777'}})});
    const {json: {merchants}} = await api.ask('GET', '/api/v1/merchants');
    const {merchant, policy, theme} = merchants.find(({name}) => name === 'Rad AG');
    assert.equal(theme, undefined);
    const token = await api.token(claim);
    assert.equal((await api.ask('GET', '/api/v1/page', {token})).json.theme, undefined);
    const put = (wanted) => api.ask('PUT', `/api/v1/merchants/${merchant}`, {body: {policy, factor: 'none', theme: wanted}});
    assert.equal((await put('bicycle')).json.theme, 'bicycle');
    const page = await api.ask('GET', '/api/v1/page', {token});
    assert.equal(page.json.theme.name, 'bicycle');
    assert.match(page.json.theme.dark.ink, /^#[0-9a-f]{6}$/);
    const unknown = await put('nobody-knows-it');
    assert.deepEqual([unknown.status, code(unknown)], [422, 'theme_unknown']);
    assert.equal((await put('../bicycle')).status, 400);
});

test('the factor is asked for, counted and locked', async () => {
    const {json: {claim}} = await api.ask('POST', '/api/v1/claims', {body: invoice('E-1', {seller: {name: 'Strom AG', vat_id: 'DE844444444'}})});
    const {json: {merchants}} = await api.ask('GET', '/api/v1/merchants');
    const {merchant, policy} = merchants.find(({name}) => name === 'Strom AG');
    assert.equal((await api.ask('PUT', `/api/v1/merchants/${merchant}`, {body: {policy, factor: 'postcode'}})).status, 200);
    assert.equal((await api.ask('PUT', '/api/v1/merchants/m999', {body: {policy, factor: 'none'}})).status, 404);
    assert.equal((await api.ask('PUT', `/api/v1/merchants/${merchant}`, {body: {policy, factor: 'birthday'}})).status, 400);
    const token = await api.token(claim);
    const page = await api.ask('GET', '/api/v1/page', {token});
    assert.deepEqual([page.status, code(page), page.json.factor, page.json.merchant], [403, 'factor_needed', 'postcode', 'Strom AG']);
    const wrong = await api.ask('POST', '/api/v1/page/unlock', {token, body: {factor: '11111'}});
    assert.deepEqual([wrong.status, wrong.json.factor, wrong.json.attempts_left], [403, 'postcode', 4]);
    const right = await api.ask('POST', '/api/v1/page/unlock', {token, body: {factor: '20 099'}});
    assert.equal(right.status, 200);
    const cookie = right.headers.get('set-cookie');
    assert.match(cookie, /HttpOnly; SameSite=Strict/);
    assert.equal((await api.ask('GET', '/api/v1/page', {token, headers: {Cookie: cookie.split(';')[0]}})).status, 200);
    // A proof is good for its own link only.
    const other = await api.token(claim);
    assert.equal((await api.ask('GET', '/api/v1/page', {token: other, headers: {Cookie: cookie.split(';')[0]}})).status, 403);
    for (let i = 0; i < 5; ++i)
        await api.ask('POST', '/api/v1/page/unlock', {token: other, body: {factor: '00000'}});
    assert.equal((await api.ask('POST', '/api/v1/page/unlock', {token: other, body: {factor: '20099'}})).status, 429);
});

test('a birth date is asked for where it is known, else the postcode', async () => {
    const seller = {name: 'Gas AG', vat_id: 'DE855555555'};
    const raise = async (number, buyer) =>
        (await api.ask('POST', '/api/v1/claims', {body: invoice(number, {seller, buyer: {name: 'Miriam Test', ...buyer}})})).json.claim;
    const known = await raise('BD-1', {address: {postcode: '20099'}, birth_date: '1980-12-24'});
    const other = await raise('BD-2', {address: {postcode: '20099'}});
    const neither = await raise('BD-3', {});
    const {json: {merchants}} = await api.ask('GET', '/api/v1/merchants');
    const {merchant, policy} = merchants.find(({name}) => name === seller.name);
    const set = await api.ask('PUT', `/api/v1/merchants/${merchant}`, {body: {policy, factor: 'birth_date'}});
    assert.deepEqual([set.status, set.json.factor], [200, 'birth_date']);
    const unlock = (token, factor) => api.ask('POST', '/api/v1/page/unlock', {token, body: {factor}});
    const asked = async (token) => (await api.ask('GET', '/api/v1/page', {token})).json.factor;

    const token = await api.token(known);
    assert.equal(await asked(token), 'birth_date');
    for (const factor of ['25.12.1980', '20099', '24.12.80']) {
        const wrong = await unlock(token, factor);
        assert.deepEqual([wrong.status, code(wrong), wrong.json.factor], [403, 'factor_wrong', 'birth_date']);
    }
    for (const factor of ['24.12.1980', '24121980']) {
        const right = await unlock(token, factor);
        assert.equal(right.status, 200);
        assert.ok(!right.text.includes('birth_date') && !right.text.includes('1980-12-24'));
    }
    const html = await (await fetch(`${api.server.origin}/c/${token}/`)).text();
    assert.ok(/autocomplete="?bday/.test(html) && html.includes('"factor":"birth_date"') && !html.includes('1980-12-24'));

    const fallen = await api.token(other);
    assert.equal(await asked(fallen), 'postcode');
    assert.equal((await unlock(fallen, '24.12.1980')).json.factor, 'postcode');
    assert.equal((await unlock(fallen, '20099')).status, 200);

    const closed = await api.token(neither);
    assert.equal(await asked(closed), 'postcode');
    for (const factor of ['-', '20099', '24.12.1980'])
        assert.equal((await unlock(closed, factor)).status, 403);
});

test('links expire by replacement, and nobody gets in without one', async () => {
    const {json: {claim}} = await api.ask('POST', '/api/v1/claims', {body: invoice('F-1')});
    const old = await api.token(claim);
    const token = await api.token(claim);
    assert.equal((await api.ask('GET', '/api/v1/page', {token: old})).status, 410);
    assert.equal((await api.ask('GET', '/api/v1/page', {token})).status, 200);
    assert.equal((await api.ask('DELETE', `/api/v1/claims/${claim}/links`)).status, 204);
    assert.equal((await api.ask('GET', '/api/v1/page', {token})).status, 410);
    assert.equal((await api.ask('GET', '/api/v1/page', {token: ''})).status, 401);
    for (const path of ['/api/v1/claims', `/api/v1/claims/${claim}`, `/api/v1/claims/${claim}/journal`, '/api/v1/merchants'])
        assert.equal((await api.ask('GET', path, {token: 'wrong'})).status, 401);
    assert.equal((await api.ask('POST', `/api/v1/claims/${claim}/links`, {body: {expires_in_days: 366}})).status, 400);
});

test('webhooks are added, listed, rotated, tested, replayed and removed', async () => {
    const {json: {merchant}} = await api.ask('POST', '/api/v1/claims', {body: invoice('W-1')});
    const path = `/api/v1/merchants/${merchant}/webhooks`;
    for (const url of ['http://shop.example/', 'ftp://shop.example/', 'https://', 'https://user@shop.example/', 'https://shop.example/#a', 'shop'])
        assert.equal((await api.ask('POST', path, {body: {url}})).json.errors[0].field, '/url', url);
    assert.equal(code(await api.ask('POST', '/api/v1/merchants/m999/webhooks', {body: {url: 'https://shop.example/'}})), 'merchant_unknown');
    const {status, json: {webhook, secret}} = await api.ask('POST', path, {body: {url: 'https://shop.invalid/kulanz'}});
    assert.equal(status, 201);
    assert.match(secret, /^whsec_/);
    const listed = await api.ask('GET', path);
    assert.deepEqual(listed.json.webhooks.map(({url}) => url), ['https://shop.invalid/kulanz']);
    assert.ok(!listed.text.includes('whsec_'));
    const of = `/api/v1/webhooks/${webhook}`;
    assert.notEqual((await api.ask('POST', `${of}/rotation`)).json.secret, secret);
    assert.equal((await api.ask('POST', `${of}/test`)).status, 202);
    assert.ok((await api.ask('POST', `${of}/replay`, {body: {from_sequence: 1}})).json.queued >= 2);
    assert.equal((await api.ask('POST', `${of}/replay`, {body: {from_sequence: 0}})).status, 400);
    assert.ok((await api.ask('GET', `${of}/deliveries?limit=2`)).json.deliveries.length === 2);
    assert.equal((await api.ask('GET', `${of}/deliveries?limit=0`)).status, 400);
    assert.equal((await api.ask('DELETE', of)).status, 204);
    for (const [method, end] of [['DELETE', ''], ['POST', '/rotation'], ['POST', '/test'], ['GET', '/deliveries']])
        assert.equal((await api.ask(method, of + end)).status, 404);
    assert.equal((await api.ask('GET', path, {token: 'wrong'})).status, 401);
});

test('an objection goes from the page to the merchant\'s answer', async () => {
    const {json: {claim}} = await api.ask('POST', '/api/v1/claims', {body: invoice('O-1')});
    const token = await api.token(claim);
    const headers = () => ({'Idempotency-Key': `"${crypto.randomUUID()}"`});
    const opened = await api.ask('POST', '/api/v1/page/disputes', {token, body: {reason: 'faulty', text: 'Kaputt.'}, headers: headers()});
    assert.deepEqual([opened.status, opened.json.disputes[0].reason], [201, 'faulty']);
    const file = {token, body: '%PDF-1.7 nothing in it', headers: {...headers(), 'Content-Type': 'application/octet-stream'}};
    const added = await api.ask('POST', '/api/v1/page/disputes/0/proofs', file);
    assert.equal(added.status, 201);
    const [{hash, kind}] = added.json.disputes[0].proofs;
    assert.equal(kind, 'pdf');
    assert.equal((await api.ask('GET', `/api/v1/page/proofs/${hash}`, {token})).text, file.body);
    assert.equal((await api.ask('GET', `/api/v1/claims/${claim}/proofs/${hash}`)).text, file.body);
    assert.equal((await api.ask('GET', `/api/v1/claims/${claim}/disputes`)).json.disputes.length, 1);
    assert.ok((await api.ask('GET', '/api/v1/disputes')).json.disputes.some((dispute) => dispute.claim === claim));
    const resolved = await api.command('POST', `/api/v1/claims/${claim}/disputes/0/resolution`, {outcome: 'accepted'});
    assert.deepEqual([resolved.status, resolved.json.open_minor], [201, 0]);
    const {json: {claim: other}} = await api.ask('POST', '/api/v1/claims', {body: invoice('O-2')});
    const noted = await api.command('POST', `/api/v1/claims/${other}/disputes`, {reason: 'not_received'});
    assert.deepEqual([noted.status, noted.json.standing], [201, 'disputed']);
});

test('a statement is imported, its entries are decided, and the day adds up', async () => {
    const account = 'DE75512108001245126199';
    const {json: {claim, merchant, number}} = await api.ask('POST', '/api/v1/claims', {body: invoice('S-2026-4711', {means: [{code: '58', iban: account}]})});
    const xml = camt([{amount: '119.00', reference: 'CONTRACT-1', name: 'Miriam Test', text: number}, {amount: '7.00', reference: 'CONTRACT-2', text: 'Spende'},
        {amount: '8.00', reference: 'CONTRACT-3', text: 'noch eine'}], {account});
    const imported = await api.ask('POST', '/api/v1/statements', {body: xml, headers: {'Content-Type': 'application/xml'}});
    assert.deepEqual([imported.status, imported.json.posted, imported.json.waiting], [201, 1, 2]);
    const {json: {entries: [gift, other]}} = await api.ask('GET', '/api/v1/bank-entries?state=waiting');
    assert.equal((await api.ask('GET', `/api/v1/bank-entries/${gift.entry}`)).json.decision, 'none');
    assert.equal((await api.command('POST', `/api/v1/bank-entries/${gift.entry}/assignment`, {claims: [{claim}]})).json.state, 'overpaid');
    assert.equal((await api.command('POST', `/api/v1/bank-entries/${other.entry}/set-aside`, {reason: 'a gift'})).json.state, 'set_aside');
    const {json: {totals: [totals]}} = await api.ask('GET', `/api/v1/merchants/${merchant}/payout?day=2026-02-02`);
    assert.equal(totals.net_minor, 13_400);
    assert.equal(code(await api.ask('GET', '/api/v1/merchants/m999/payout?day=2026-02-02')), 'merchant_unknown');
    assert.equal(code(await api.ask('GET', `/api/v1/merchants/${merchant}/payout?day=today`)), 'malformed');
    for (const [path, refusal] of [['b99999', 'bank_entry_unknown'], ['x', 'bank_entry_unknown']])
        assert.equal(code(await api.ask('GET', `/api/v1/bank-entries/${path}`)), refusal);
    assert.equal(code(await api.ask('GET', '/api/v1/bank-entries?state=lost')), 'malformed');
    assert.equal(code(await api.ask('POST', `/api/v1/bank-entries/${gift.entry}/set-aside`, {body: {reason: 'no key'}})), 'idempotency_key_missing');
    for (const path of ['bank-entries', `bank-entries/${gift.entry}`, `merchants/${merchant}/payout?day=2026-02-02`])
        assert.equal((await api.ask('GET', `/api/v1/${path}`, {token: 'wrong'})).status, 401);
});

test('what was blocked because of a claim is told, brought back, and counted', async () => {
    const {json: {claim}} = await api.ask('POST', '/api/v1/claims', {body: invoice('SV-1')});
    assert.equal((await api.command('POST', `/api/v1/claims/${claim}/service-blocks`, {service: 'Strom', on: '2026-02-01'})).status, 201);
    assert.equal(code(await api.command('POST', `/api/v1/claims/${claim}/service-blocks`, {service: 'x'.repeat(71), on: '2026-02-01'})), 'service_faulty');
    assert.equal((await api.command('POST', `/api/v1/claims/${claim}/service-restorations`, {service: 0})).status, 201);
    assert.equal(code(await api.command('POST', `/api/v1/claims/${claim}/service-restorations`, {})), 'service_unknown');
    assert.deepEqual((await api.ask('GET', '/api/v1/reports/reactivation')).json.services, []);
    assert.equal((await api.ask('GET', '/api/v1/reports/reactivation', {token: 'wrong'})).status, 401);
});

test('a merchant collects by direct debit, and what comes back is told', async () => {
    const {json: {claim, merchant}} = await api.ask('POST', '/api/v1/claims', {body: {...invoice('SDD-1'), seller: {name: 'Lastschrift GmbH', vat_id: 'DE877777777'}}});
    const {merchants} = (await api.ask('GET', '/api/v1/merchants')).json;
    const {merchant: _, name: __, ...settings} = merchants.find((known) => known.merchant === merchant);
    const debit = {creditor_id: 'DE98ZZZ09999999999', iban: 'DE89370400440532013000', announce_days: 1};
    assert.deepEqual((await api.ask('PUT', `/api/v1/merchants/${merchant}`, {body: {...settings, debit}})).json.debit, debit);
    const token = await api.token(claim);
    const say = (path, body) => api.ask('POST', `/api/v1/page/${path}`, {token, body, headers: {'Idempotency-Key': `"${crypto.randomUUID()}"`}});
    assert.equal((await say('mandate', {holder: 'Miriam Test', iban: 'NL91ABNA0417164300'})).status, 201);
    assert.equal((await api.ask('GET', `/api/v1/merchants/${merchant}/debits`)).json.collections.length, 0);
    const path = `/api/v1/merchants/${merchant}/debit-files/${new Date().toISOString().slice(0, 10)}`;
    assert.ok((await api.ask('PUT', path)).status < 300);
    await api.ask('GET', path);
    assert.equal((await api.command('POST', '/api/v1/collections/SDD-C1-99/return', {reason: 'AC04', on: '2026-01-06'})).json.code, 'collection_unknown');
    assert.equal((await say('mandate-revocation', {})).status, 201);
});

test('without a provider nothing is paid online, and nobody says that it was', async () => {
    const {json: {claim}} = await api.ask('POST', '/api/v1/claims', {body: invoice('PAY-1')});
    const token = await api.token(claim);
    const body = {method: 'card', amount_minor: 11900, currency: 'EUR'};
    assert.equal((await api.ask('POST', '/api/v1/page/checkouts', {token, body})).json.code, 'method_not_offered');
    assert.equal((await api.ask('POST', '/api/v1/page/checkouts/PAY-C1-1/cancellation', {token, body: {}})).json.code, 'checkout_unknown');
    assert.equal((await api.ask('POST', '/api/v1/providers/stripe/notifications', {token: '', body: {type: 'checkout.session.completed'}})).status, 404);
});

test('accounts of staff are added, changed, reset and disabled, and what they did is read', async () => {
    const {status, json: {account, set_up_url: url}} = await api.ask('POST', '/api/v1/staff', {body: {name: 'contract@x.example', role: 'operator'}});
    assert.deepEqual([status, url.includes('/staff/set-up/')], [201, true]);
    assert.equal(code(await api.ask('POST', '/api/v1/staff', {body: {name: 'Contract@x.example', role: 'operator'}})), 'staff_name_taken');
    assert.equal((await api.ask('PUT', `/api/v1/staff/${account}/role`, {body: {role: 'operator'}})).status, 200);
    assert.equal((await api.ask('GET', `/api/v1/staff/${account}/sessions`)).json.sessions.length, 0);
    assert.equal((await api.ask('DELETE', `/api/v1/staff/${account}/sessions`)).status, 204);
    assert.equal((await api.ask('POST', `/api/v1/staff/${account}/disabled`, {body: {}})).json.is_disabled, true);
    assert.equal((await api.ask('POST', `/api/v1/staff/${account}/reset`, {body: {}})).json.is_disabled, false);
    assert.ok((await api.ask('GET', '/api/v1/staff')).json.accounts.some(({name}) => name === 'contract@x.example'));
    assert.deepEqual((await api.ask('GET', '/api/v1/audit')).json.entries, []);
    assert.equal(code(await api.ask('GET', '/api/v1/claims/c999/audit')), 'claim_unknown');
    assert.equal((await api.ask('GET', '/api/v1/audit.csv')).text, 'number,at,account,session,what,claim,detail\r\n');
});

test('every route of the document was asked', async () => {
    await api.ask('GET', '/api/v1/health', {token: ''});
    await api.ask('GET', '/.well-known/kulanz.json', {token: ''});
    await api.ask('GET', '/api/v1/claims/c1/check-code');
    await api.ask('GET', '/api/v1/claims/c1/receipts/1');
    await api.ask('GET', '/api/v1/claims/c1/settlement-letter');
    await api.ask('GET', '/api/v1/merchants/m1/well-known');
    for (const form of ['csv', 'pdf'])
        await api.ask('GET', `/api/v1/merchants/m1/payout.${form}?day=2026-02-02`);
    await api.command('POST', '/api/v1/bank-entries/b999/reopening', {});
    await api.command('POST', '/api/v1/claims/c1/refund-orders', {amount_minor: 1, currency: 'EUR', iban: 'DE89370400440532013000', holder: 'Miriam Test'});
    await api.command('POST', '/api/v1/claims/c1/refund-cancellations', {refund: 9});
    await api.command('POST', '/api/v1/claims/c1/contact-closures', {contact: 9});
    assert.equal((await api.ask('POST', '/api/v1/mail', {body: 'From: a@b.example\r\n\r\nHallo', headers: {'Content-Type': 'message/rfc822'}})).status, 404);
    const token = await api.token('c1'), page = {token, headers: {'Kulanz-Device': 'contract0contract0'}};
    assert.equal((await api.ask('GET', '/api/v1/page/share', page)).json.stage, 'none');
    assert.equal((await api.ask('POST', '/api/v1/page/share', {...page, body: {act: 'offer'}})).json.stage, 'offered');
    assert.equal((await api.ask('POST', '/api/v1/page/share/frames', {...page, body: 'x'})).status, 409);
    assert.equal((await api.ask('GET', '/api/v1/page/receipts/99', {token})).status, 404);
    assert.deepEqual((await api.ask('GET', '/api/v1/page/call-times', {token})).json.times, []);
    for (const [path, body] of [['call', {on: '2026-01-05', minute: 540, phone: '030 123456'}], ['call-cancellation', undefined]])
        assert.ok([409, 422].includes((await api.ask('POST', `/api/v1/page/${path}`, {token, body, headers: {'Idempotency-Key': `"${path}"`}})).status));
    assert.equal((await api.ask('GET', '/api/v1/merchants/m1/telephony')).json.user, 'm1');
    for (const [method, status, body] of [['GET', 404], ['PUT', 200, {kind: 'seven', sender: 'Nordfunk', secret: 'k'}], ['GET', 200], ['DELETE', 204], ['GET', 404]])
        assert.equal((await api.ask(method, '/api/v1/merchants/m1/sms', {body})).status, status);
    assert.equal((await api.ask('POST', '/api/v1/telephony', {token: '', body: {event: 'hangup', callId: 'c'}})).status, 401);
    assert.equal((await api.ask('POST', '/api/v1/page/handovers', {token, body: {place: 'Shop'}})).status, 201);
    assert.equal((await api.ask('GET', '/api/v1/page/handovers', {token})).json.state, 'waiting');
    assert.equal((await api.ask('POST', '/api/v1/handovers/7F3A9Q2M0V5KR81C/opening', {token: '', body: {}})).status, 404);
    await api.ask('GET', '/api/v1/openapi.json', {token: ''});
    const all = Object.entries(api.document.paths).flatMap(([path, operations]) =>
        Object.keys(operations).filter((name) => ['get', 'post', 'put', 'delete', 'patch'].includes(name)).map((method) => `${method.toUpperCase()} ${path}`));
    assert.deepEqual(all.filter((route) => !api.seen.has(route)), []);
});
