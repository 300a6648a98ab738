// Texts that staff answer with, kept for a merchant and filled with what a claim says; and how soon answers come, told to customers.
import assert from 'node:assert/strict';
import {after, before, test} from 'node:test';
import {Api, invoice} from './kit.mjs';
import {Member} from './staff_kit.mjs';

let api, agent, lead, stranger, operator, merchant, other, number = 0;
before(async () => {
    api = await Api.start();
    const raise = async (rest) => (await api.ask('POST', '/api/v1/claims', {body: invoice(`REPLY-${++number}`, rest)})).json;
    merchant = (await raise()).merchant;
    other = (await raise({seller: {name: 'Radhaus Nord GmbH', vat_id: 'DE822222299'}})).merchant;
    agent = await member('agent@x.example', 'agent', merchant);
    lead = await member('lead@x.example', 'lead', merchant);
    stranger = await member('stranger@x.example', 'lead', other);
    operator = await member('operator@x.example', 'operator');
});
after(() => api.stop());

async function member(name, role, of) {
    const {json} = await api.ask('POST', '/api/v1/staff', {body: {name, role, ...of && {merchant: of}}});
    return (await Member.of(api.server.origin, json)).signIn();
}
async function customer(rest) {
    const {claim} = (await api.ask('POST', '/api/v1/claims', {body: invoice(`REPLY-${++number}`, rest)})).json;
    const token = await api.token(claim);
    const write = (text) => api.ask('POST', '/api/v1/page/contact', {body: {subject: 'question', text, email: 'a@b.example'}, token, headers: {'Idempotency-Key': `"${crypto.randomUUID()}"`}});
    return {claim, token, write, page: `/staff/claims/${claim}`};
}
const trail = async () => (await api.ask('GET', '/api/v1/audit')).json.entries;
const typed = (text) => text.match(/<textarea[^>]*name=text[^>]*>([^<]*)</)?.[1].replaceAll('\u00a0', ' ');
async function add(who, fields) {
    await who.get('/staff/replies');
    return who.post('/staff/replies', {language: 'de', title: 'Frist', text: 'Guten Tag.', ...fields});
}
const codes = async (who) => [...new Set([...(await who.get('/staff/replies')).text.matchAll(/\/staff\/replies\/(r\d+)/g)].map(([, code]) => code))];

test('a lead writes a text, an agent fills it with what the claim says and sends what was made of it', async () => {
    const {page, write, claim} = await customer();
    await write('Bis wann muss ich bezahlen?');
    assert.doesNotMatch((await agent.get(page)).text, /Put into the answer/);
    const text = 'Guten Tag {customer},\n\nzu {number} von {merchant} sind {open} offen, Verwendungszweck {reference}. Zeit ist bis {due}.';
    assert.match((await add(lead, {text})).location, /done=done/);
    assert.match((await lead.get('/staff/replies?done=done')).text, /Done\..*Frist \(Deutsch\)/s);
    const [reply] = await codes(lead);
    assert.match((await agent.get(page)).text, /Put into the answer/);
    const filled = typed((await agent.get(`${page}?reply=${reply}`)).text);
    assert.match(filled, /^Guten Tag Miriam Test,\n\nzu REPLY-\d+ von Nordfunk GmbH sind 119,00 € offen, Verwendungszweck RF\d\d [A-Z0-9 ]+\. Zeit ist bis 24\. Dezember 2026\.$/);
    // Nothing was sent by looking; what is sent is what stands in the field.
    assert.equal((await api.ask('GET', `/api/v1/claims/${claim}/journal`)).json.entries.length, 2);
    const action = await agent.actionOf(page, '/message?');
    assert.match((await agent.post(action, {text: filled.replace('119,00', '119')})).location, /done=done/);
    assert.match((await agent.get(page)).text, /sind 119 € offen/);
    assert.deepEqual((await trail()).filter(({what}) => what === 'edit_replies').map(({detail}) => detail), [`added ${reply}`]);
    assert.ok(!JSON.stringify(await trail()).includes('Guten Tag'));
    // A refused answer stands at the form's address: from there, too, the choice leads to the page.
    const again = await fetch(`${api.server.origin}${page}/message?reply=${reply}`, {headers: {Cookie: agent.cookie}, redirect: 'manual'});
    assert.equal(again.headers.get('location'), `${page}?reply=${reply}`);
    assert.equal(typed((await agent.get(`${page}?reply=r999`)).text), '');
});

test('a text is in the customer\'s language first, and says amounts and days as that language does', async () => {
    const {page, token, write} = await customer();
    assert.match((await add(lead, {language: 'en', title: 'Time', text: 'There is time until {due} for {open}.'})).location, /done=done/);
    const first = async () => (await agent.get(page)).text.match(/<option[^>]*>([^<]*)</)[1];
    await write('Hallo');
    const before = await first();
    assert.match(before, /Deutsch/);
    await fetch(`${api.server.origin}/c/${token}/contact?lang=en`, {method: 'POST', redirect: 'manual', body: new URLSearchParams({text: 'Hello'})});
    assert.match(await first(), /Time \(English\)/);
    const english = (await agent.get(page)).text.match(/<option[^>]*value="?(r\d+)"?[^>]*>Time/)[1];
    assert.equal(typed((await agent.get(`${page}?reply=${english}`)).text), 'There is time until 24 December 2026 for €119.00.');
});

test('what can not be kept is refused by name, and what was typed stays', async () => {
    const before = (await codes(lead)).length;
    const refused = [[{title: ' '}, /needs a title|give the reply text a title/], [{title: 'x'.repeat(61)}, /60 characters/], [{title: 'a\nb'}, /title has signs/],
                     [{text: ''}, /Please write the text/], [{text: 'x'.repeat(2001)}, /2000 characters/], [{text: 'a\u0007'}, /text has signs/],
                     [{text: 'Hier: {link}'}, /Only these words can stand in braces/], [{text: 'Hier: {open'}, /Only these words/]];
    for (const [fields, said] of refused) {
        const answer = await add(lead, {title: 'Behalten', ...fields});
        assert.equal(answer.status, 422);
        assert.match(answer.text, said);
        if (!fields.title)
            assert.match(answer.text, /value="?Behalten/);
    }
    assert.match((await add(lead, {title: 'Einmal'})).location, /done=done/);
    assert.match((await add(lead, {title: 'Einmal'})).location, /done=nothing/, 'the same form twice is one text');
    assert.equal((await codes(lead)).length, before + 1);
});

test('a text is changed and removed, each once, and the trail says who did it', async () => {
    await add(lead, {title: 'Alt'});
    const reply = (await codes(lead)).map((code) => code).sort((a, b) => a.slice(1) - b.slice(1)).at(-1);
    const path = `/staff/replies/${reply}`;
    assert.match((await lead.get(path)).text, /Alt \(Deutsch\)/);
    const change = {language: 'nl', title: 'Nieuw', text: 'Beste {customer}'};
    assert.equal((await lead.post(path, {...change, text: '{x}'})).status, 422);
    assert.match((await lead.post(path, change)).location, /done=done/);
    assert.match((await lead.post(path, change)).location, /done=nothing/);
    assert.match((await lead.get(path)).text, /Nieuw \(Nederlands\).*Beste \{customer\}/s);
    assert.match((await lead.post(`${path}/removal`)).location, /done=done/);
    assert.equal((await lead.post(`${path}/removal`)).status, 404);
    assert.equal((await lead.get(path)).status, 404);
    const mine = (await trail()).filter(({what, detail}) => what === 'edit_replies' && detail.endsWith(` ${reply}`));
    assert.deepEqual(mine.map(({detail}) => detail.split(' ')[0]).sort(), ['added', 'changed', 'removed']);
    assert.ok(mine.every(({account}) => account));
});

test('texts are a merchant\'s own, and not for every role', async () => {
    const [reply] = await codes(lead);
    assert.equal((await agent.get('/staff/replies')).status, 403);
    assert.equal((await agent.post('/staff/replies', {language: 'de', title: 'a', text: 'b'})).status, 403);
    assert.equal((await agent.post(`/staff/replies/${reply}`, {language: 'de', title: 'a', text: 'b'})).status, 403);
    assert.doesNotMatch((await agent.get('/staff/')).text, /Reply texts/);
    assert.equal((await stranger.get(`/staff/replies/${reply}`)).status, 404);
    assert.deepEqual(await codes(stranger), []);
    assert.equal((await stranger.post(`/staff/replies/${reply}/removal`)).status, 404);
    const {page} = await customer({seller: {name: 'Radhaus Nord GmbH', vat_id: 'DE822222299'}});
    const foreign = (await stranger.get(`${page}?reply=${reply}`)).text;
    assert.doesNotMatch(foreign, /Put into the answer|Guten Tag/);
    // Who is of no merchant says whose a text is.
    assert.equal((await add(operator, {title: 'Fremd', merchant: 'm999'})).status, 422);
    assert.match((await add(operator, {title: 'Fremd', merchant: other})).location, /done=done/);
    assert.equal((await codes(stranger)).length, 1);
    assert.match((await operator.get('/staff/replies')).text, /Radhaus Nord GmbH/);
    assert.equal((await lead.post('/staff/replies', {language: 'de', title: 'a', text: 'b'}, {'Sec-Fetch-Site': 'cross-site'})).status, 403);
    assert.equal((await lead.post('/staff/replies', {key: 'WRONG', language: 'de', title: 'a', text: 'b'})).status, 403);
});

test('how soon answers come is said after five of them, and only where hours are told', async () => {
    const set = async (hours) => {
        const {policy} = (await api.ask('GET', '/api/v1/merchants')).json.merchants.find((one) => one.merchant === merchant);
        assert.equal((await api.ask('PUT', `/api/v1/merchants/${merchant}`, {body: {policy, factor: 'none', hours}})).status, 200);
    };
    const ask_and_answer = async () => {
        const {page, write, token} = await customer();
        await write('Eine Frage');
        await write('Noch eine');
        for (const text of ['Eine Antwort', 'Und noch etwas']) // the second answers nobody
            assert.match((await agent.post(await agent.actionOf(page, '/message?'), {text})).location, /done=done/);
        return token;
    };
    const told = async (token) => (await api.ask('GET', '/api/v1/page', {token})).json.answers;
    await ask_and_answer(); // without hours nothing is counted
    await set('Mo-Su 00:00-24:00');
    let token;
    for (let answers = 1; answers <= 5; ++answers) {
        assert.equal(token && await told(token), undefined, `after ${answers - 1}`);
        token = await ask_and_answer();
    }
    const page = (await api.ask('GET', '/api/v1/page', {token}));
    const is_holiday = page.json.presence?.is_here === false;
    if (!is_holiday) {
        assert.deepEqual(page.json.answers, {unit: 'minutes', count: 5});
        for (const [lang, said] of [['en', /usually answers within 5 minutes/], ['de', /antwortet meist innerhalb von 5 Minuten/], ['nl', /antwoordt meestal binnen 5 minuten/],
                                    ['fr', /répond le plus souvent en 5 minutes/]])
            assert.match(await (await fetch(`${api.server.origin}/c/${token}/?lang=${lang}`)).text(), said);
    }
    assert.match((await lead.get('/staff/replies')).text, /The last 5 answers: half came within 0 minutes/);
    const etag = page.headers.get('etag');
    await set(`${['Su', 'Mo', 'Tu', 'We', 'Th', 'Fr', 'Sa'][(new Date().getUTCDay() + 3) % 7]} 09:00-17:00`);
    assert.deepEqual(await told(token), {unit: 'next_day'}, 'minutes are none while nobody is there');
    assert.notEqual((await api.ask('GET', '/api/v1/page', {token})).headers.get('etag'), etag);
    await set('');
    assert.equal(await told(token), undefined);
});
