// The people who answer customers: how they come in, what each role may do, and that everything they do and see is written down.
import assert from 'node:assert/strict';
import {readFileSync} from 'node:fs';
import {after, before, test} from 'node:test';
import {camt} from './camt.mjs';
import {Api, invoice} from './kit.mjs';
import {Member, codeOf, nowStep, password} from './staff_kit.mjs';

let api, merchant;
const members = {};
before(async () => {
    api = await Api.start();
    merchant = (await api.ask('POST', '/api/v1/claims', {body: invoice('ST-0')})).json.merchant;
    for (const role of ['agent', 'lead', 'merchant_admin', 'operator'])
        members[role] = await (await member(`${role}@x.example`, role)).signIn();
});
after(() => api.stop());

async function member(name, role = 'agent', whose = merchant) {
    const body = {name, role, ...role !== 'operator' && {merchant: whose}};
    const {status, json} = await api.ask('POST', '/api/v1/staff', {body});
    assert.equal(status, 201, JSON.stringify(json));
    return Member.of(api.server.origin, json);
}

async function disputed(number) {
    const {json: {claim}} = await api.ask('POST', '/api/v1/claims', {body: invoice(number)});
    const token = await api.token(claim);
    await api.ask('POST', '/api/v1/page/disputes', {body: {reason: 'other', text: 'Etwas fehlt.'}, token, headers: {'Idempotency-Key': `"${crypto.randomUUID()}"`}});
    return claim;
}
const trail = async () => (await api.ask('GET', '/api/v1/audit')).json.entries;

test('an account is set up once, with a long password and a code that fits', async () => {
    const {json} = await api.ask('POST', '/api/v1/staff', {body: {name: 'Eva@X.example', role: 'agent', merchant}});
    assert.deepEqual([json.name, json.role, json.merchant, json.is_set_up], ['eva@x.example', 'agent', merchant, false]);
    const eva = new Member(api.server.origin, json);
    eva.url = json.set_up_url.replace(/^https?:\/\/[^/]+/, api.server.origin);
    const page = await (await fetch(eva.url, {headers: {'Accept-Language': 'en'}})).text();
    assert.match(page, /<svg[^>]*role=img/);
    eva.secret = page.match(/>([A-Z2-7]{32})</)[1];
    for (const [first, again, code, said] of [['short', 'short', codeOf(eva.secret), /12 (characters|Zeichen)/], [password, 'other words than before', codeOf(eva.secret), /differ|verschieden/],
                                              [password, password, '000000', /clock|Uhr/], ['eva@x.example', 'eva@x.example', codeOf(eva.secret), /your name|Ihr Name/]]) {
        const answer = await eva.setUp(first, again, code);
        assert.equal(answer.status, 422);
        assert.match(await answer.text(), said);
    }
    assert.equal((await eva.setUp(password, password)).status, 303);
    assert.equal((await fetch(eva.url)).status, 410);
    await eva.signIn();
    assert.equal((await eva.get('/staff/')).status, 200);
    assert.equal((await api.ask('POST', '/api/v1/staff', {body: {name: 'eva@x.example', role: 'agent', merchant}})).json.code, 'staff_name_taken');
});

test('a wrong name, password or code, and a code that was used, get the same answer', async () => {
    const tom = await (await member('tom@x.example')).signIn();
    const used = codeOf(tom.secret, tom.step);
    const fresh = () => codeOf(tom.secret, nowStep() + 1);
    const answers = [];
    for (const wrong of [{name: 'nobody@x.example', code: fresh()}, {word: 'something else entirely', code: fresh()}, {code: '000000'}, {code: used}, {code: codeOf(tom.secret, nowStep() - 20)}, {name: '<b>'}])
        answers.push(await tom.trySignIn(wrong));
    const texts = await Promise.all(answers.map((answer) => answer.text()));
    const said = (text) => text.match(/role=alert[^>]*>([^<]+)</)[1];
    for (const [at, answer] of answers.entries()) {
        assert.equal(answer.status, 403);
        assert.equal(answer.headers.get('set-cookie'), null);
        assert.equal(said(texts[at]), said(texts[0]));
    }
});

test('who tries often waits, whether there is an account or not', async () => {
    const other = await Api.start();
    await other.ask('POST', '/api/v1/staff', {body: {name: 'often@x.example', role: 'operator'}});
    for (const name of ['often@x.example', 'never@x.example']) {
        const someone = new Member(other.server.origin, {name});
        const statuses = [];
        for (let i = 0; i < 10; ++i)
            statuses.push((await someone.trySignIn({code: '000000'})).status);
        assert.deepEqual([statuses[0], statuses.at(-1)], [403, 429], name);
    }
    await other.stop();
});

test('the cookie is for the pages of staff alone, and nothing is kept by the browser', async () => {
    const mia = await member('mia@x.example');
    const answer = await mia.trySignIn();
    assert.match(answer.headers.get('set-cookie'), /^kzstaff=[0-9A-Z]{52}; Path=\/staff; HttpOnly; SameSite=Strict$/);
    await mia.signIn();
    const {headers} = await mia.get('/staff/');
    assert.equal(headers.get('cache-control'), 'no-store');
    assert.match(headers.get('content-security-policy'), /^default-src 'none'; style-src 'sha256-[^']*'; script-src 'self'; connect-src 'self'; font-src 'self'; img-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'$/);
    assert.equal((await fetch(`${api.server.origin}/api/v1/claims`, {headers: {Cookie: mia.cookie}})).status, 401);
});

test('without a session every address asks to sign in', async () => {
    const nobody = new Member(api.server.origin, {});
    for (const path of ['/staff/', '/staff/search?q=x', '/staff/claims/c1', '/staff/money', '/staff/money/b1', '/staff/refunds', '/staff/refunds.csv', '/staff/refunds/c1', '/staff/statements', '/staff/payout', '/staff/payout.csv?merchant=m1&day=2026-02-02', '/staff/payout.json', '/staff/payout.pdf', '/staff/services', '/staff/webhooks', '/staff/audit', '/staff/audit.csv', '/staff/audit.json', '/staff/account', '/staff/events', `/staff/claims/c1/proofs/${'0'.repeat(64)}`])
        assert.equal((await nobody.get(path)).status, 401, path);
    for (const path of ['claims/c1/dispute/0', 'claims/c1/plan-approval', 'claims/c1/plan-refusal', 'claims/c1/link', 'claims/c1/service-block', 'claims/c1/service-restoration/0', 'claims/c1/waiver', 'claims/c1/contact-closure/0',
                        'claims/c1/payment', 'claims/c1/reversal/0', 'claims/c1/charge', 'claims/c1/credit', 'refunds/c1/order', 'refunds/c1/cancel/0', 'refunds/c1/paid/0', 'statements', 'webhooks/w1/replay',
                        'money/b1/assignment', 'money/b1/assignment/c1', 'money/b1/set-aside', 'money/b1/reopening', 'sign-out', 'account/language/de', 'account/shortcuts/on', 'account/sessions/all'])
        assert.equal((await nobody.post(`/staff/${path}`)).status, 401, path);
});

test('each role may do what the table says, at every address', async () => {
    const everybody = ['agent', 'lead', 'merchant_admin', 'operator'], above = everybody.slice(1);
    const claim = await disputed('ST-1');
    for (const [method, path, allowed] of [
        ['get', '/staff/', everybody], ['get', '/staff/search?q=ST', everybody], ['get', `/staff/claims/${claim}`, everybody], ['get', '/staff/account', everybody],
        ['get', '/staff/audit', above], ['get', '/staff/audit.csv', above], ['get', '/staff/audit.json', above],
        ['post', `/staff/claims/${claim}/waiver`, above], ['post', `/staff/claims/${claim}/service-block`, above], ['post', '/staff/money/b999/set-aside', above], ['post', '/staff/money/b999/reopening', above], ['get', '/staff/money', everybody],
        ['get', '/staff/refunds', everybody], ['get', '/staff/refunds.csv', above], ['get', '/staff/payout', above], ['get', '/staff/payout.csv', above], ['get', '/staff/services', above],
        ['get', '/staff/statements', ['operator']], ['post', '/staff/statements', ['operator']], ['get', '/staff/webhooks', ['merchant_admin', 'operator']],
        ['post', '/staff/webhooks/w999/replay', ['merchant_admin', 'operator']], ['post', '/staff/refunds/c999/order', above], ['post', `/staff/claims/${claim}/contact-closure/0`, everybody],
        ['post', `/staff/claims/${claim}/charge`, above], ['post', `/staff/claims/${claim}/payment`, above],
        ['post', `/staff/claims/${claim}/service-restoration/0`, everybody], ['post', `/staff/claims/${claim}/plan-approval`, everybody], ['post', '/staff/money/b999/assignment', everybody]])
        for (const role of everybody) {
            const who = members[role];
            await who.get('/staff/account');
            const {status} = await who[method](path);
            assert.equal(status === 403, !allowed.includes(role), `${role} ${method} ${path}: ${status}`);
        }
});

test('what belongs to another merchant is not there', async () => {
    const other = (await api.ask('POST', '/api/v1/claims', {body: invoice('ST-2', {seller: {name: 'Andere GmbH', vat_id: 'DE844444444'}})})).json;
    const stranger = await (await member('stranger@x.example', 'lead', other.merchant)).signIn();
    const claim = await disputed('ST-3');
    assert.equal((await stranger.get(`/staff/claims/${claim}`)).status, 404);
    assert.equal((await members.operator.get(`/staff/claims/${claim}`)).status, 200);
    assert.doesNotMatch((await stranger.get('/staff/')).text, new RegExp(`claims/${claim}\\b`));
    assert.doesNotMatch((await stranger.get('/staff/search?q=ST-3')).text, /ST-3</);
    assert.match((await members.lead.get('/staff/search?q=ST-3')).text, new RegExp(`/staff/claims/${claim}"`));
    await stranger.get('/staff/account');
    assert.equal((await stranger.post(`/staff/claims/${claim}/waiver?version=2`, {amount: '1'})).status, 404);
    const rows = (await stranger.get('/staff/audit.json')).text;
    assert.ok(JSON.parse(rows).entries.every(({account}) => account === 'stranger@x.example'));
});

test('a form needs its key, and another site can not send it', async () => {
    const claim = await disputed('ST-4');
    const action = await members.lead.actionOf(`/staff/claims/${claim}`, '/waiver');
    for (const [fields, headers] of [[{key: ''}, {}], [{key: members.agent.key}, {}], [{}, {'Sec-Fetch-Site': 'cross-site'}], [{}, {'Sec-Fetch-Site': 'same-site'}]])
        assert.equal((await members.lead.post(action, {amount: '5', reason: 'x', ...fields}, headers)).status, 403);
    assert.equal((await api.ask('GET', `/api/v1/claims/${claim}`)).json.open_minor, 11900);
    assert.equal((await members.lead.trySignIn({headers: {'Sec-Fetch-Site': 'cross-site'}})).status, 403);
});

test('an objection is decided, with the reason that the customer reads, by whoever looked last', async () => {
    const claim = await disputed('ST-5');
    assert.match((await members.agent.get('/staff/')).text, new RegExp(`href="/staff/claims/${claim}"`));
    const action = await members.agent.actionOf(`/staff/claims/${claim}`, '/dispute/0');
    const refused = await members.agent.post(action, {outcome: 'rejected', reason: ''});
    assert.equal(refused.status, 422);
    assert.match(refused.text, /role=alert[^>]*>[^<]+</);
    assert.match(refused.text, /value=rejected selected/);
    const done = await members.agent.post(action, {outcome: 'rejected', reason: 'Übergeben am 4. November.'});
    assert.equal(done.location, `/staff/claims/${claim}?done=done`);
    assert.equal((await members.lead.post(await members.lead.actionOf(`/staff/claims/${claim}`, '/link').then(() => action), {outcome: 'accepted'})).location, `/staff/claims/${claim}?done=nothing`);
    const {json: {entries}} = await api.ask('GET', `/api/v1/claims/${claim}/journal`);
    assert.deepEqual(entries.map(({kind, actor}) => [kind, actor]), [['claim_raised', 'staff'], ['dispute_opened', 'customer'], ['dispute_resolved', 'staff']]);
    assert.doesNotMatch((await members.agent.get('/staff/')).text, new RegExp(`href="/staff/claims/${claim}"`));
    const mine = (await trail()).filter((entry) => entry.claim === claim);
    assert.deepEqual(mine.find(({what}) => what === 'decide_dispute'), {...mine.find(({what}) => what === 'decide_dispute'), account: 'agent@x.example', detail: 'dispute/0 rejected'});
    assert.ok(mine.some(({what, account, session}) => what === 'claim_opened' && account === 'agent@x.example' && session > 0));
});

test('in part: what is credited stands beside each item', async () => {
    const claim = await disputed('ST-6');
    const action = await members.agent.actionOf(`/staff/claims/${claim}`, '/dispute/0');
    await members.agent.post(action, {outcome: 'partly_accepted', reason: 'Ein Kratzer.', credit0: '19,00'});
    assert.equal((await api.ask('GET', `/api/v1/claims/${claim}`)).json.open_minor, 10000);
});

test('links, services and waivers', async () => {
    const {json: {claim}} = await api.ask('POST', '/api/v1/claims', {body: invoice('ST-7')});
    const page = `/staff/claims/${claim}`;
    const issued = await members.lead.post(await members.lead.actionOf(page, '/link'));
    assert.equal(issued.status, 200);
    const url = issued.text.match(/>(https?:\/\/[^<]*\/c\/[0-9A-Z]+\/)</)[1];
    assert.equal((await fetch(url.replace(/^https?:\/\/[^/]+/, api.server.origin))).status, 200);
    assert.doesNotMatch((await members.lead.get(page)).text, /\/c\/[0-9A-Z]{32}/);
    await members.lead.post(await members.lead.actionOf(page, '/service-block'), {service: 'Mobilfunk'});
    assert.equal((await members.agent.post(await members.agent.actionOf(page, '/service-restoration/0'))).location, `${page}?done=done`);
    const action = await members.lead.actionOf(page, '/waiver');
    const unclear = await members.lead.post(action, {amount: 'viel', reason: 'aus Kulanz'});
    assert.deepEqual([unclear.status, /value=viel/.test(unclear.text), /value="aus Kulanz"/.test(unclear.text)], [422, true, true]);
    assert.equal((await members.lead.get(action)).headers.get('location'), page);
    const twice = await Promise.all([members.lead.post(action, {amount: '19,00', reason: 'Kulanz'}), members.lead.post(action, {amount: '19,00', reason: 'Kulanz'})]);
    assert.deepEqual(twice.map(({location}) => location).toSorted(), [`${page}?done=done`, `${page}?done=nothing`]);
    assert.equal((await api.ask('GET', `/api/v1/claims/${claim}`)).json.open_minor, 10000);
});

test('money that nobody could tell is assigned with one press, or set aside', async () => {
    const account = 'DE89370400440532013000';
    const {json: {claim}} = await api.ask('POST', '/api/v1/claims', {body: invoice('ST-8', {gross: 238, buyer: {name: 'Wilhelmine Ungewöhnlich', address: {postcode: '20099'}}})});
    const xml = camt([{amount: '111.00', reference: 'ST-A', name: 'Wilhelmine Ungewöhnlich', text: 'danke'}, {amount: '7.00', reference: 'ST-B', text: 'Spende'}], {account});
    const {json} = await api.ask('POST', '/api/v1/statements', {body: xml, headers: {'Content-Type': 'application/xml'}});
    assert.equal(json.waiting, 2);
    const queue = (await members.operator.get('/staff/')).text;
    const [entry, gift] = [...new Set([...queue.matchAll(/\/staff\/money\/(b\d+)/g)].map(([, one]) => one))];
    const assign = await members.operator.actionOf(`/staff/money/${entry}`, `/assignment/${claim}`);
    assert.equal((await members.operator.post(assign)).location, `/staff/claims/${claim}?done=done`);
    assert.equal((await api.ask('GET', `/api/v1/claims/${claim}`)).json.paid_minor, 11100);
    assert.equal((await members.operator.post(assign)).location, `/staff/money/${entry}?done=nothing`);
    await members.operator.get(`/staff/money/${gift}`);
    const refused = await members.operator.post(`/staff/money/${gift}/assignment`, {claims: 'c99999'});
    assert.deepEqual([refused.status, /<textarea[^>]*>c99999</.test(refused.text)], [422, true]);
    assert.equal((await members.operator.post(`/staff/money/${gift}/set-aside`, {reason: 'eine Spende'})).location, '/staff/money');
    assert.deepEqual((await api.ask('GET', '/api/v1/bank-entries?state=set_aside')).json.entries.map(({entry: code}) => code), [gift]);
    assert.deepEqual((await trail()).filter(({what}) => ['assign_money', 'set_money_aside'].includes(what)).map(({what, detail}) => [what, detail]), [['assign_money', entry], ['set_money_aside', gift]]);
});

test('a decision about money is taken back: the payment is reversed, it waits again, and what it taught is forgotten', async () => {
    const [first, second] = await Promise.all(['ST-20', 'ST-21'].map(async (number) =>
        (await api.ask('POST', '/api/v1/claims', {body: invoice(number, {gross: 119, buyer: {name: 'Konstanze Rückgängig', address: {postcode: '20099'}}})})).json.claim));
    const pay = (reference, amount) => api.ask('POST', '/api/v1/statements', {headers: {'Content-Type': 'application/xml'}, body: camt(
        [{amount, reference, name: 'Bruno Bote', iban: 'DE02120300000000202051', text: 'von Bruno'}], {id: reference})});
    const waiting = async () => (await api.ask('GET', '/api/v1/bank-entries?state=waiting&limit=200')).json.entries.filter(({payer}) => payer === 'Bruno Bote');
    await pay('ST-U1', '150.00');
    const [{entry}] = await waiting();
    await members.operator.get(`/staff/money/${entry}`);
    const above = await members.operator.post(`/staff/money/${entry}/assignment`, {claims: `${first} 119,00\n${second} 50`});
    assert.match(above.text, /role=alert[^>]*>That is more than is left/);
    const parts = await members.operator.post(`/staff/money/${entry}/assignment`, {claims: `${first} 119,00\r\n${second} 31\r\n`});
    assert.equal(parts.location, `/staff/claims/${first}?done=done`);
    const paid = async (claim) => (await api.ask('GET', `/api/v1/claims/${claim}`)).json.paid_minor;
    assert.deepEqual([await paid(first), await paid(second)], [11_900, 3_100]);
    assert.match((await members.operator.get('/staff/money?state=posted')).text, new RegExp(`/staff/money/${entry}"`));
    const undo = await members.operator.actionOf(`/staff/money/${entry}`, '/reopening');
    assert.equal((await members.operator.post(undo)).location, `/staff/money/${entry}?done=done`);
    assert.deepEqual([await paid(first), await paid(second)], [0, 0]);
    assert.equal((await waiting())[0].rest_minor, 15_000);
    // What is unlearnt proves nothing any more; what is decided now does.
    const reasons = async (one) => (await api.ask('GET', `/api/v1/bank-entries/${one}`)).json.others.concat((await api.ask('GET', `/api/v1/bank-entries/${one}`)).json.proposed).flatMap((each) => each.reasons);
    assert.ok(!(await reasons(entry)).includes('known_payer'));
    await members.operator.post(`/staff/money/${entry}/assignment/${second}`);
    await pay('ST-U2', '88.00');
    const [next] = await waiting();
    assert.ok((await reasons(next.entry)).includes('known_payer'));
    assert.match((await members.operator.get(`/staff/money/${next.entry}`)).text, /account is known/);
    assert.ok((await trail()).some(({what, detail, account}) => what === 'reopen_money' && detail === entry && account === 'operator@x.example'));
});

test('money that goes back to its sender is done when a statement shows it', async () => {
    const import_ = (entries, id) => api.ask('POST', '/api/v1/statements', {body: camt(entries, {id}), headers: {'Content-Type': 'application/xml'}});
    const iban = 'DE75512108001245126199';
    await import_([{amount: '41.00', reference: 'ST-V1', name: 'Irma Irrtum', iban, text: 'versehentlich'}], 'ST-V1');
    const {entry} = (await api.ask('GET', '/api/v1/bank-entries?state=waiting&limit=200')).json.entries.find(({payer}) => payer === 'Irma Irrtum');
    await members.operator.get(`/staff/money/${entry}`);
    assert.equal((await members.operator.post(`/staff/money/${entry}/set-aside`, {how: 'going_back', reason: ''})).status, 422);
    assert.equal((await members.operator.post(`/staff/money/${entry}/set-aside`, {how: 'going_back', reason: 'nicht für uns'})).location, '/staff/money');
    const state = async () => (await api.ask('GET', `/api/v1/bank-entries/${entry}`)).json.entry.state;
    assert.equal(await state(), 'going_back');
    const page = (await members.operator.get(`/staff/money/${entry}`)).text;
    assert.ok(page.includes('DE75 ••••') && !page.includes(iban));
    await import_([{amount: '41.00', debit: true, reference: 'ST-V2', name: 'Irma Irrtum', iban: 'DE02120300000000202051'}], 'ST-V2');
    assert.equal(await state(), 'going_back');
    await import_([{amount: '41.00', debit: true, reference: 'ST-V3', name: 'Irma Irrtum', iban}], 'ST-V3');
    assert.equal(await state(), 'gone_back');
    assert.equal((await api.command('POST', `/api/v1/bank-entries/${entry}/reopening`, {})).json.code, 'bank_entry_decided');
});

test('a message leaves the queue when it was answered', async () => {
    const {json: {claim}} = await api.ask('POST', '/api/v1/claims', {body: invoice('ST-30')});
    const token = await api.token(claim);
    const sent = await api.ask('POST', '/api/v1/page/contact', {body: {subject: 'question', text: 'Bitte rufen Sie an.', phone: '030 123456'}, token, headers: {'Idempotency-Key': `"${crypto.randomUUID()}"`}});
    assert.ok(sent.status < 300, sent.text);
    assert.match((await members.agent.get('/staff/')).text, new RegExp(`href="/staff/claims/${claim}"`));
    const action = await members.agent.actionOf(`/staff/claims/${claim}`, '/contact-closure/0');
    assert.equal((await members.agent.post(action)).location, `/staff/claims/${claim}?done=done`);
    assert.doesNotMatch((await members.agent.get('/staff/')).text, new RegExp(`href="/staff/claims/${claim}"`));
    assert.match((await members.agent.get(`/staff/claims/${claim}`)).text, /Has been answered/);
    assert.equal((await api.command('POST', `/api/v1/claims/${claim}/contact-closures`, {contact: 0})).json.code, 'contact_unknown');
    assert.ok((await trail()).some(({what, claim: of}) => what === 'close_message' && of === claim));
});

test('money by hand: a payment, one taken back, costs and a credit note', async () => {
    const {json: {claim}} = await api.ask('POST', '/api/v1/claims', {body: invoice('ST-31')});
    const page = `/staff/claims/${claim}`;
    for (const [form, fields, open] of [['/payment', {amount: '19,00', reference: 'bar'}, 10_000], ['/charge', {amount: '5', reason: 'Mahnung'}, 10_500],
                                        ['/credit', {amount: '5,00', number: 'GS-1'}, 10_000], ['/reversal/0', {}, 11_900]]) {
        assert.equal((await members.lead.post(await members.lead.actionOf(page, form), fields)).location, `${page}?done=done`, form);
        assert.equal((await api.ask('GET', `/api/v1/claims/${claim}`)).json.open_minor, open, form);
    }
    assert.doesNotMatch((await members.agent.get(page)).text, /Charge costs/);
});

const import_ = (entries, options = {}) => api.ask('POST', '/api/v1/statements', {body: camt(entries, options), headers: {'Content-Type': 'application/xml'}});

test('what was paid too much goes back to the account that it came from, and the statement closes it', async () => {
    const {json: {claim}} = await api.ask('POST', '/api/v1/claims', {body: invoice('ST-32', {buyer: {name: 'Olga Zuviel', address: {postcode: '20099'}}})});
    const iban = 'DE75512108001245126199';
    await import_([{amount: '150.00', reference: 'ST-R1', name: 'Olga Zuviel', iban, text: 'ST-32'}], {id: 'ST-R1'});
    const {entry} = (await api.ask('GET', '/api/v1/bank-entries?state=waiting&limit=200')).json.entries.find(({payer}) => payer === 'Olga Zuviel') ?? {};
    if (entry)
        await api.command('POST', `/api/v1/bank-entries/${entry}/assignment`, {claims: [{claim}]});
    const page = `/staff/refunds/${claim}`;
    assert.match((await members.agent.get('/staff/refunds')).text, new RegExp(`href="${page}"`));
    assert.doesNotMatch((await members.agent.get(page)).text, /action="[^"]*order/);
    const action = await members.lead.actionOf(page, '/order');
    const {text} = await members.lead.get(page);
    assert.ok(text.includes('DE75 ••••') && !text.includes(iban));
    const account = text.match(/<option[^>]* value=(b\d+)/)[1];
    const above = await members.lead.post(action, {amount: '31,01', account});
    assert.deepEqual([above.status, /value="31,01"/.test(above.text)], [422, true]);
    assert.equal((await members.lead.post(action, {amount: '31,00', account})).location, `${page}?done=done`);
    assert.equal((await members.lead.post(action, {amount: '31,00', account})).location, `${page}?done=nothing`);
    const csv = (await members.lead.get('/staff/refunds.csv')).text;
    const reference = `REFUND-C${claim.slice(1)}-1`;
    assert.ok(csv.includes(`${reference},${iban},"Olga Zuviel",31.00,EUR,${claim},`), csv);
    // Another amount to the same account is no refund; the same amount with the reference is.
    const later = {debit: true, name: 'Olga Zuviel', on: '2026-02-04'};
    await import_([{...later, amount: '30.00', reference: 'ST-R2', iban}], {id: 'ST-R2'});
    assert.match((await members.agent.get(page)).text, new RegExp(reference));
    await import_([{...later, amount: '31.00', reference: 'ST-R3', text: `Erstattung ${reference}`}], {id: 'ST-R3'});
    assert.equal((await api.ask('GET', `/api/v1/claims/${claim}`)).json.open_minor, 0);
    const kinds = (await api.ask('GET', `/api/v1/claims/${claim}/journal`)).json.entries.map(({kind, actor}) => `${kind} ${actor}`);
    assert.deepEqual(kinds.slice(-2), ['refund_ordered staff', 'refunded system']);
    assert.doesNotMatch((await members.agent.get('/staff/refunds')).text, new RegExp(`href="${page}"`));
    assert.ok((await api.ask('GET', '/api/v1/bank-entries?state=gone_back&limit=200')).json.entries.some(({shares}) => shares.some((share) => share.claim === claim && share.refund === 0)));
    assert.ok(!(await api.ask('GET', '/api/v1/bank-entries?state=overpaid')).json.entries.some(({shares}) => shares.some((share) => share.claim === claim)));
    assert.deepEqual((await trail()).filter(({what, claim: of}) => what === 'order_refund' && of === claim).map(({detail}) => detail), ['order']);
});

test('a refund is taken back, or said to be paid where no statement comes', async () => {
    const {json: {claim}} = await api.ask('POST', '/api/v1/claims', {body: invoice('ST-33')});
    const today = new Date().toISOString().slice(0, 10);
    await api.command('POST', `/api/v1/claims/${claim}/payments`, {amount_minor: 12_000, currency: 'EUR', booked_on: today > '2026-02-02' ? '2026-02-02' : today, reference: ''});
    const page = `/staff/refunds/${claim}`;
    const order = async () => members.lead.post(await members.lead.actionOf(page, '/order'), {amount: '1', iban: 'DE89 3704 0044 0532 0130 00', holder: 'Miriam Test'});
    const wrong = await members.lead.post(await members.lead.actionOf(page, '/order'), {amount: '1', iban: 'DE00', holder: 'Miriam Test'});
    assert.match(wrong.text, /role=alert[^>]*>The IBAN or the name is not right/);
    assert.equal((await order()).location, `${page}?done=done`);
    assert.equal((await members.lead.post(await members.lead.actionOf(page, '/cancel/0'))).location, `${page}?done=done`);
    assert.equal((await order()).location, `${page}?done=done`);
    assert.equal((await members.lead.post(await members.lead.actionOf(page, '/paid/1'))).location, `${page}?done=done`);
    assert.equal((await api.ask('GET', `/api/v1/claims/${claim}`)).json.open_minor, 0);
    const said = await api.command('POST', `/api/v1/claims/${claim}/refund-orders`, {amount_minor: 1, currency: 'EUR', iban: 'DE89370400440532013000', holder: 'x'});
    assert.equal(said.json.code, 'refund_above_credit');
    assert.equal((await api.command('POST', `/api/v1/claims/${claim}/refund-cancellations`, {refund: 0})).json.code, 'refund_unknown');
});

test('a statement is uploaded on the page, with the balance that does not fit', async () => {
    await members.operator.get('/staff/statements');
    const upload = async (bytes) => {
        const form = new FormData();
        form.set('key', members.operator.key);
        form.set('file', new Blob([bytes]), 'auszug.xml');
        const answer = await fetch(`${api.server.origin}/staff/statements`, {method: 'POST', redirect: 'manual', headers: {Cookie: members.operator.cookie, 'Accept-Language': 'en'}, body: form});
        return {status: answer.status, location: answer.headers.get('location'), text: await answer.text()};
    };
    const xml = camt([{amount: '3.00', reference: 'ST-S1', text: 'wofür'}, {amount: '2.00', debit: true, reference: 'ST-S2'}], {id: 'ST-S', wrongBy: 1});
    assert.equal((await upload(xml)).location, '/staff/statements?done=done');
    const {text} = await members.operator.get('/staff/statements?done=done');
    assert.match(text, /The file is imported/);
    assert.match(text, /Entries: 2. Posted: 0, waiting: 1, taken back: 0, known before: 0, went out: 1/);
    assert.match(text, /closing balance does not fit/);
    await upload(xml);
    assert.match((await members.operator.get('/staff/statements')).text, /Entries: 2. Posted: 0, waiting: 0, taken back: 0, known before: 2, went out: 0/);
    const faulty = await upload('no statement');
    assert.deepEqual([faulty.status, /role=alert[^>]*>The file is no bank statement/.test(faulty.text)], [422, true]);
    const form = new FormData();
    form.set('key', 'WRONG');
    assert.equal((await fetch(`${api.server.origin}/staff/statements`, {method: 'POST', headers: {Cookie: members.operator.cookie}, body: form})).status, 403);
});

test('the day of a merchant adds up on the page, as CSV, JSON and as a paper', async () => {
    const account = 'DE02120300000000202051', on = '2026-02-06';
    const seller = {name: 'Tageswerk GmbH', vat_id: 'DE855555555'}, means = [{code: '58', iban: account, account_name: 'Tageswerk GmbH'}];
    const raise = async (number, rest = {}) => (await api.ask('POST', '/api/v1/claims', {body: invoice(number, {seller, means, ...rest})})).json;
    const {claim, merchant: own} = await raise('TW-1');
    const second = await raise('TW-2', {gross: 59.5});
    await api.command('POST', `/api/v1/claims/${claim}/charges`, {charge: 'cost', amount_minor: 500, currency: 'EUR', on: '2026-02-05', reason: 'Mahnung'});
    const payer = {name: 'Miriam Test', iban: 'DE75512108001245126199'};
    const entries = [{amount: '124.00', reference: 'TW-B1', ...payer, text: 'TW-1'}, {amount: '70.00', reference: 'TW-B2', ...payer, text: 'TW-2'}, {amount: '10.00', reference: 'TW-B3', text: 'wofür'},
        {amount: '3.50', debit: true, reference: 'TW-B4', name: 'Bank'}].map((entry) => ({...entry, on}));
    await import_(entries, {id: 'TW', account, on});
    const waiting = (await api.ask('GET', '/api/v1/bank-entries?state=waiting&limit=200')).json.entries.filter(({account: of}) => of === account);
    for (const {entry, text} of waiting)
        if (text.startsWith('TW-'))
            await api.command('POST', `/api/v1/bank-entries/${entry}/assignment`, {claims: [{claim: text === 'TW-1' ? claim : second.claim}]});
    await api.command('POST', `/api/v1/claims/${second.claim}/refund-orders`, {amount_minor: 1_050, currency: 'EUR', iban: payer.iban, holder: payer.name});
    const more = [{amount: '10.50', debit: true, reference: 'TW-B5', ...payer, text: 'zurück'}, {amount: '124.00', debit: true, reference: 'TW-B6', ...payer, text: 'TW-1', reason: 'AM04'}].map((entry) => ({...entry, on}));
    await import_(more, {id: 'TW2', account, on});
    const path = `/api/v1/merchants/${own}/payout`;
    const {json} = await api.ask('GET', `${path}?day=${on}`);
    const [totals] = json.totals;
    assert.deepEqual(totals, {currency: 'EUR', came_in_minor: 20_400, posted_minor: 19_400, claims_minor: 17_850, fees_minor: 500, credit_minor: 1_050, waiting_minor: 1_000, set_aside_minor: 0,
        taken_back_minor: 12_400, refunded_minor: 1_050, went_out_minor: 350, net_minor: 6_600});
    const cents = [...entries, ...more].reduce((sum, {amount, debit}) => sum + (debit ? -1 : 1) * Math.round(amount * 100), 0);
    assert.equal(totals.net_minor, cents);
    const csv = (await api.ask('GET', `${path}.csv?day=${on}`)).text.trim().split('\r\n').slice(1);
    assert.equal(csv.reduce((sum, line) => sum + Math.round(Number(line.split(',')[3]) * 100), 0), cents);
    const {text} = await members.operator.get(`/staff/payout?merchant=${own}&day=${on}`);
    for (const shown of ['€178.50', '€5.00', '€10.50', '€66.00'])
        assert.ok(text.replaceAll('\u00a0', ' ').includes(shown), shown);
    const pdf = await fetch(`${api.server.origin}/staff/payout.pdf?merchant=${own}&day=${on}`, {headers: {Cookie: members.operator.cookie}});
    const bytes = Buffer.from(await pdf.arrayBuffer());
    assert.deepEqual([pdf.headers.get('content-type'), bytes.subarray(0, 5).toString()], ['application/pdf', '%PDF-']);
    assert.ok(bytes.includes('/StructTreeRoot') || bytes.length > 5_000);
    // Of another merchant there is none for whoever works for this one.
    const mine = JSON.parse((await members.lead.get(`/staff/payout.json?merchant=${own}&day=${on}`)).text);
    assert.equal(mine.merchant, merchant);
    const {totals: [told]} = await api.server.kulanz('report', 'payout', '--merchant', own, '--day', on);
    assert.deepEqual(told, totals);
});

test('a merchant hears of everything again from a number on, by a press on the page', async () => {
    const {json: hook} = await api.ask('POST', `/api/v1/merchants/${merchant}/webhooks`, {body: {url: 'https://127.0.0.1:9/hook'}});
    await api.ask('POST', `/api/v1/webhooks/${hook.webhook}/test`, {body: {}});
    const admin = members.merchant_admin;
    const {text} = await admin.get('/staff/webhooks');
    assert.match(text, /webhook\.test/);
    const action = await admin.actionOf('/staff/webhooks', `/webhooks/${hook.webhook}/replay`);
    assert.equal((await admin.post(action, {from: 'x'})).status, 422);
    assert.equal((await admin.post(action, {from: '1'})).location, '/staff/webhooks?done=done');
    assert.ok((await trail()).some(({what, detail}) => what === 'run_webhooks' && detail === `${hook.webhook} from 1`));
    const other = (await api.ask('POST', '/api/v1/claims', {body: invoice('ST-40', {seller: {name: 'Fremde GmbH', vat_id: 'DE866666666'}})})).json;
    const theirs = (await api.ask('POST', `/api/v1/merchants/${other.merchant}/webhooks`, {body: {url: 'https://127.0.0.1:9/theirs'}})).json;
    assert.doesNotMatch((await admin.get('/staff/webhooks')).text, /theirs/);
    assert.equal((await admin.post(`/staff/webhooks/${theirs.webhook}/replay`, {from: '1'})).status, 404);
});

test('how long services take to come back stands on a page', async () => {
    const {json: {claim}} = await api.ask('POST', '/api/v1/claims', {body: invoice('ST-41', {gross: 23.8})});
    await api.command('POST', `/api/v1/claims/${claim}/service-blocks`, {service: 'Mobilfunk', on: '2026-02-01'});
    await api.command('POST', `/api/v1/claims/${claim}/payments`, {amount_minor: 2_380, currency: 'EUR', booked_on: '2026-02-02', reference: ''});
    assert.match((await members.lead.get('/staff/services')).text, new RegExp(`href="/staff/claims/${claim}"[^]*Still blocked`));
    await api.command('POST', `/api/v1/claims/${claim}/service-restorations`, {service: 0});
    const {text} = await members.lead.get('/staff/services');
    assert.match(text, /In half of the cases at most[^]*\d+ seconds?[^]*In 95 of 100 cases at most/);
    assert.doesNotMatch(text, /Still blocked/);
});

test('a claim is found by number, name, code, reference and check code', async () => {
    const {json: {claim}} = await api.ask('POST', '/api/v1/claims', {body: invoice('ST-9', {buyer: {name: 'Ottokar Suchbar', address: {postcode: '20099'}}})});
    const {json: {check_code: checkCode}} = await api.ask('GET', `/api/v1/claims/${claim}/check-code`);
    const page = (await members.agent.get(`/staff/claims/${claim}`)).text;
    const reference = page.match(/>(RF\d\d[ \u00a0]KZ[^<]*)</)[1];
    for (const typed of ['st-9', 'suchb', 'Ottokar S', claim, reference, checkCode])
        assert.match((await members.agent.get(`/staff/search?q=${encodeURIComponent(typed)}`)).text, new RegExp(`href="/staff/claims/${claim}"`), typed);
    const own = await api.ask('POST', '/api/v1/claims', {body: invoice('ST-10', {remittance: 'RF18539007547034'})});
    assert.match((await members.agent.get('/staff/search?q=RF18%205390%200754%207034')).text, new RegExp(`href="/staff/claims/${own.json.claim}"`));
    assert.match((await members.agent.get('/staff/search?q=zzz')).text, /Nothing found/);
    assert.doesNotMatch(JSON.stringify(await trail()), /Suchbar|suchb|Ottokar/);
});

test('a session ends when it is ended, by its member, by an operator, and with the account', async () => {
    const kim = await (await member('kim@x.example')).signIn();
    const here = kim.cookie;
    await kim.signIn();
    const {text} = await kim.get('/staff/account');
    const other = text.match(/action="(\/staff\/account\/sessions\/\d+)"/)[1];
    assert.equal((await kim.post(other)).status, 303);
    const there = kim.cookie;
    kim.cookie = here;
    assert.equal((await kim.get('/staff/')).status, 401);
    kim.cookie = there;
    const out = await kim.post('/staff/sign-out');
    assert.match(out.headers.get('set-cookie'), /^kzstaff=; Max-Age=0/);
    assert.equal((await kim.get('/staff/')).status, 401);

    // A code opens once, and the next one counts half a minute early: so each has an account of its own.
    const lea = await (await member('lea@x.example')).signIn();
    const path = `/api/v1/staff/${lea.account.account}`;
    assert.equal((await api.ask('GET', `${path}/sessions`)).json.sessions.length, 1);
    assert.equal((await api.ask('DELETE', `${path}/sessions`)).status, 204);
    assert.equal((await lea.get('/staff/')).status, 401);
    await lea.signIn();
    assert.equal((await api.ask('PUT', `${path}/role`, {body: {role: 'lead', merchant}})).json.role, 'lead');
    assert.equal((await lea.get('/staff/')).status, 401);

    const noa = await (await member('noa@x.example')).signIn();
    const {account} = noa.account;
    assert.equal((await api.ask('POST', `/api/v1/staff/${account}/disabled`, {body: {}})).json.is_disabled, true);
    assert.equal((await noa.get('/staff/')).status, 401);
    assert.equal((await noa.trySignIn()).status, 403);
    const {json} = await api.ask('POST', `/api/v1/staff/${account}/reset`, {body: {}});
    assert.deepEqual([json.is_disabled, json.is_set_up], [false, false]);
    assert.equal((await (await Member.of(api.server.origin, json)).signIn().then((again) => again.get('/staff/'))).status, 200);
});

test('the trail goes along as CSV and JSON, and the command line has both', async () => {
    const csv = (await members.lead.get('/staff/audit.csv')).text;
    assert.match(csv, /^number,at,account,session,what,claim,detail\r\n/);
    assert.match(csv, /^\d+,2\d{3}-[\dT:-]+Z,"agent@x\.example",\d+,"claim_opened","c\d+",""\r$/m);
    const {entries} = await api.server.kulanz('audit', 'export');
    let shown = '';
    for (let next = '/staff/audit'; next;) {
        const {text} = await members.operator.get(next);
        shown += text;
        next = text.match(/\/staff\/audit\?after=\d+/)?.[0];
    }
    const said = JSON.parse(readFileSync('assets/text/staff/en.json', 'utf8'));
    for (const what of new Set(entries.map((entry) => entry.what)))
        assert.ok(shown.includes(`>${said[`audit.${what}`]}`), `the trail has no words for ${what}`);
    assert.match(shown, new RegExp(`>${said['audit.claim_opened']} · c\\d+<`));
    assert.deepEqual(entries.map(({number}) => number), entries.map(({number}) => number).toSorted((a, b) => a - b));
    assert.ok(entries.some(({what}) => what === 'audit_exported'));
    assert.equal((await api.ask('GET', '/api/v1/audit.csv')).status, 200);
    const {accounts} = await api.server.kulanz('staff', 'list');
    assert.ok(accounts.some(({name, is_set_up: isSetUp}) => name === 'lead@x.example' && isSetUp));
    const added = await api.server.kulanz('staff', 'add', 'neu@x.example', '--role', 'operator');
    assert.match(added.set_up_url, /\/staff\/set-up\/[0-9A-Z]{52}\/$/);
});

test('who asks for an account that makes no sense is told why', async () => {
    for (const [body, status] of [[{name: 'a', role: 'agent', merchant}, 400], [{name: 'good@x.example', role: 'agent'}, 400], [{name: 'good@x.example', role: 'operator', merchant}, 400],
                                  [{name: 'good@x.example', role: 'king', merchant}, 400], [{name: 'good@x.example', role: 'agent', merchant: 'm999'}, 404]])
        assert.equal((await api.ask('POST', '/api/v1/staff', {body})).status, status, JSON.stringify(body));
    assert.equal((await api.ask('POST', '/api/v1/staff/s999/reset', {body: {}})).status, 404);
    for (const path of ['staff', 'staff/s1/sessions', 'audit'])
        assert.equal((await api.ask('GET', `/api/v1/${path}`, {token: 'wrong'})).status, 401);
});
