// A machine answers first, from what the page says; a person is one press away, and then it is silent.
import assert from 'node:assert/strict';
import {after, before, test} from 'node:test';
import {Api, invoice} from './kit.mjs';
import {Member} from './staff_kit.mjs';

let api, agent, merchant, number = 0;
before(async () => {
    api = await Api.start();
    merchant = (await api.ask('POST', '/api/v1/claims', {body: invoice('AUTO-0')})).json.merchant;
    await set({has_assistant: true});
    const {json} = await api.ask('POST', '/api/v1/staff', {body: {name: 'auto@x.example', role: 'agent', merchant}});
    agent = await (await Member.of(api.server.origin, json)).signIn();
});
after(() => api.stop());

async function set(change) {
    const {merchant: code, name, ...settings} = (await api.ask('GET', '/api/v1/merchants')).json.merchants.find((one) => one.merchant === merchant);
    assert.ok(code && name);
    return api.ask('PUT', `/api/v1/merchants/${merchant}`, {body: {...settings, ...change}});
}
async function customer() {
    const {claim} = (await api.ask('POST', '/api/v1/claims', {body: invoice(`AUTO-${++number}`)})).json;
    const token = await api.token(claim);
    const send = (path, body, key = crypto.randomUUID()) => api.ask('POST', `/api/v1/page/${path}`, {body, token, headers: {'Idempotency-Key': `"${key}"`}});
    const write = (text, more = {}, key) => send('contact', {subject: 'question', language: 'nl', text, ...more}, key);
    const talk = async () => (await api.ask('GET', '/api/v1/page', {token})).json.conversation;
    const journal = async () => (await api.ask('GET', `/api/v1/claims/${claim}/journal`)).json.entries;
    return {claim, token, send, write, talk, journal, page: `/staff/claims/${claim}`};
}
const sides = (talk) => talk.messages.map(({from}) => from).join(' ');
const isInQueue = async () => new RegExp(`AUTO-${number}\\b`).test((await agent.get('/staff/')).text);

test('a question is answered at once, in the page\'s language, without a way back, and once', async () => {
    const {write, talk, journal, page} = await customer();
    const key = crypto.randomUUID();
    const [first, again] = [await write('Hoeveel moet ik nog betalen?', {}, key), await write('Hoeveel moet ik nog betalen?', {}, key)];
    assert.deepEqual([first.status, again.status], [201, 201]);
    const now = await talk();
    assert.equal(sides(now), 'customer assistant');
    assert.equal(now.messages[1].topic, 'amount');
    assert.match(now.messages[1].text, /geen mens/);
    assert.match(now.messages[1].text, /119,00/);
    assert.match(now.messages[1].text, /24\sdecember\s2026/);
    // Both are one step of the journal, and the machine's word is nobody's.
    const entries = (await journal()).slice(-2);
    assert.deepEqual(entries.map(({kind, actor}) => [kind, actor]), [['contact_requested', 'customer'], ['assistant_answered', 'system']]);
    assert.equal(entries[0].at_ms, entries[1].at_ms);
    // Nobody waits, and staff see what was said.
    assert.equal(await isInQueue(), false);
    assert.match((await agent.get(page)).text, /Automatic answer, [^]*geen mens[^]*Once you write, it is silent/);
    assert.match((await write('Waar is dit voor?')).json.conversation.messages.at(-1).text, /AUTO-/);
    assert.doesNotMatch((await talk()).messages.at(-1).text, /geen mens/, 'it says once what it is');
});

test('a person is wanted before anything is asked, where there is a machine', async () => {
    const {write, send, talk} = await customer();
    assert.equal((await send('person', {})).status, 201);
    assert.deepEqual((await write('Hoeveel is het?')).json.errors.map(({code}) => code), ['no_way_back']);
    assert.equal((await write('Hoeveel is het?', {email: 'a@b.example'})).status, 201);
    assert.equal(sides(await talk()), 'customer');
    assert.equal((await send('person', {})).json.code, 'person_known');
});

test('one press, and a person answers; the machine is silent', async () => {
    const {write, send, talk, page, claim, token} = await customer();
    await write('Hoe kan ik betalen?');
    const key = crypto.randomUUID();
    assert.deepEqual([(await send('person', {}, key)).status, (await send('person', {}, key)).status, (await send('person', {})).status], [201, 201, 409]);
    assert.ok((await talk()).person_since_ms > 0);
    assert.equal(await isInQueue(), true);
    assert.match((await agent.get(page)).text, /A person has been waited for since/);
    const trail = (await api.ask('GET', `/api/v1/claims/${claim}/audit`)).json.entries.map(({actor, what, detail}) => `${actor} ${what} ${detail ?? ''}`);
    assert.deepEqual(trail.filter((line) => /message|assistant|person/.test(line)),
                     ['customer message_sent chat', 'system assistant_answered pay', 'customer person_wanted pressed']);
    // Now a way back is asked for, as of everybody who writes to people.
    assert.deepEqual((await write('Hoeveel is het?')).json.errors.map(({code}) => code), ['no_way_back']);
    assert.equal((await write('Hoeveel is het?', {email: 'a@b.example'})).status, 201);
    assert.equal(sides(await talk()), 'customer assistant customer');
    const action = await agent.actionOf(page, '/message?');
    await agent.post(action, {text: 'Goedemorgen.'});
    await write('Hoeveel is het?');
    assert.equal(sides(await talk()), 'customer assistant customer staff customer');
    const text = await (await fetch(`${api.server.origin}/c/${token}/conversation.txt?lang=nl`)).text();
    assert.match(text, /Automatisch antwoord, /);
    assert.ok(claim);
});

test('what is grave is never answered by a machine', async () => {
    const {write, talk} = await customer();
    // A person needs a way back; the page asks for it, and nothing was kept before.
    assert.equal((await write('Ik ben ziek en kan niet betalen')).json.code, 'contact_faulty');
    assert.equal(await talk(), undefined);
    assert.equal((await write('Ik ben ziek en kan niet betalen', {phone: '+31 20 1234567'})).status, 201);
    assert.equal(sides(await talk()), 'customer');
    assert.equal(await isInQueue(), true);
});

test('who is not understood twice waits for a person, and a file is for people', async () => {
    const {write, talk, token} = await customer();
    await write('asdf', {email: 'a@b.example'});
    assert.equal((await talk()).messages[1].topic, 'unknown');
    await write('qwertz');
    assert.equal(sides(await talk()), 'customer assistant customer');
    assert.equal(await isInQueue(), true);
    const other = await customer();
    await other.write('Hoeveel is het?');
    const file = {token: other.token, body: '%PDF-1.7 of a message', headers: {'Idempotency-Key': `"${crypto.randomUUID()}"`, 'Content-Type': 'application/octet-stream'}};
    assert.equal((await api.ask('POST', '/api/v1/page/contact/files', file)).json.message_files[0].message, 0);
    assert.equal(await isInQueue(), true);
    assert.ok(token);
});

test('it works without script: the question, the answer and the press', async () => {
    const {token, talk} = await customer();
    const at = `${api.server.origin}/c/${token}/`;
    const page = async () => (await fetch(`${at}?lang=nl`)).text();
    const post = async (action, fields) => fetch(at + action, {method: 'POST', redirect: 'manual', body: new URLSearchParams({lang: 'nl', ...fields})});
    const actionOf = (html, form) => html.match(new RegExp(`action="?(${form}[^" >]*)`))[1].replaceAll('&amp;', '&');
    const before = await page();
    assert.match(before, /Eerst antwoordt een computer/);
    assert.doesNotMatch(before, /name=email/);
    const sent = await post(actionOf(before, 'contact'), {subject: 'question', text: 'Tot wanneer kan ik betalen?'});
    assert.deepEqual([sent.status, sent.headers.get('location')], [303, './?lang=nl&done=contact']);
    const answered = await page();
    assert.match(answered, /Automatisch antwoord, /);
    assert.equal((await post(actionOf(answered, 'person'), {})).status, 303);
    assert.ok((await talk()).person_since_ms > 0);
    assert.match(await page(), /name=email/);
    assert.equal((await fetch(`${at}person`, {redirect: 'manual'})).status, 303, 'a GET changes nothing');
});

test('a merchant can switch it off, and then people answer', async () => {
    assert.equal((await set({has_assistant: 'yes'})).status, 400);
    assert.equal((await set({has_assistant: false})).status, 200);
    const {write, talk, token} = await customer();
    assert.equal((await write('Hoeveel is het?')).json.code, 'contact_faulty');
    await write('Hoeveel is het?', {email: 'a@b.example'});
    assert.equal(sides(await talk()), 'customer');
    assert.equal((await api.ask('GET', '/api/v1/page', {token})).json.has_assistant, undefined);
    assert.equal((await set({has_assistant: true})).status, 200);
    // What waits for a person is not taken from them.
    await write('Hoeveel is het?');
    assert.equal(sides(await talk()), 'customer customer');
});

test('how soon people answer is not told from a machine', async () => {
    await set({has_assistant: true, hours: 'Mo-Su 00:00-24:00'});
    for (let i = 0; i < 6; ++i)
        await (await customer()).write('Hoeveel is het?');
    const {token} = await customer();
    assert.equal((await api.ask('GET', '/api/v1/page', {token})).json.answers, undefined);
});
