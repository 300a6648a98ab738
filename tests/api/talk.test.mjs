// One conversation for each claim: what a customer writes and what staff answer, live to both, kept before it is answered, told once.
import assert from 'node:assert/strict';
import {after, before, test} from 'node:test';
import {Api, invoice} from './kit.mjs';
import {Member} from './staff_kit.mjs';

let api, agent, number = 0;
before(async () => {
    api = await Api.start();
    const {merchant} = (await api.ask('POST', '/api/v1/claims', {body: invoice('TALK-0')})).json;
    agent = await member('agent@x.example', merchant);
});
after(() => api.stop());

async function member(name, merchant) {
    const {json} = await api.ask('POST', '/api/v1/staff', {body: {name, role: 'agent', merchant}});
    return (await Member.of(api.server.origin, json)).signIn();
}
async function customer() {
    const {claim} = (await api.ask('POST', '/api/v1/claims', {body: invoice(`TALK-${++number}`)})).json;
    const token = await api.token(claim);
    const send = (path, body, key = crypto.randomUUID()) => api.ask('POST', `/api/v1/page/${path}`, {body, token, headers: {'Idempotency-Key': `"${key}"`}});
    const write = (text, key) => send('contact', {subject: 'question', text, email: 'a@b.example'}, key);
    const talk = async () => (await api.ask('GET', '/api/v1/page', {token})).json.conversation;
    return {claim, token, send, write, talk, page: `/staff/claims/${claim}`};
}
// What the forms of staff do: the address stands on the page.
async function answer(claim, text) {
    const action = await agent.actionOf(`/staff/claims/${claim}`, '/message?');
    return agent.post(action, {text});
}
const texts = (talk) => talk.messages.map(({from, text}) => `${from}: ${text}`);
const trail = async () => (await api.ask('GET', '/api/v1/audit')).json.entries;

// Reads the claim's stream until `enough` events came, or the time is over.
async function listen(token, {last, enough = 1, milliseconds = 4000} = {}) {
    const stop = new AbortController();
    const timer = setTimeout(() => stop.abort(), milliseconds);
    const events = [];
    const response = await fetch(`${api.server.origin}/api/v1/page/events`, {headers: {Authorization: `Bearer ${token}`, ...last && {'Last-Event-ID': last}}, signal: stop.signal});
    const read = (async () => {
        let rest = '';
        try {
            for await (const piece of response.body.pipeThrough(new TextDecoderStream())) {
                const blocks = (rest += piece).split('\n\n');
                rest = blocks.pop();
                for (const block of blocks) {
                    const fields = Object.fromEntries(block.split('\n').filter((line) => line.includes(': ')).map((line) => [line.slice(0, line.indexOf(':')), line.slice(line.indexOf(':') + 2)]));
                    if (fields.event)
                        events.push(fields);
                    if (events.length >= enough)
                        return stop.abort();
                }
            }
        } catch { /* the end of listening */ }
    })();
    return {done: async () => (await read, clearTimeout(timer), events)};
}

test('a message waits for staff, is answered, and both see how far it came', async () => {
    const {claim, token, write, talk, send, page} = await customer();
    assert.equal((await write('Stimmt das so?')).status, 201);
    assert.match((await agent.get('/staff/')).text, new RegExp(`TALK-${number}`));
    assert.deepEqual((await talk()).staff, {delivered: 0, read: 0});
    assert.match((await agent.get(page)).text, /Stimmt das so\?/);
    assert.deepEqual((await talk()).staff, {delivered: 0, read: 0}, 'a GET changes nothing');
    for (const count of [1, 1, -1, 'x', 99])
        assert.equal((await agent.post(`${page}/seen`, {count})).status, 204);
    assert.deepEqual((await talk()).staff, {delivered: 1, read: 1});
    assert.match((await answer(claim, 'Ja, das stimmt.')).location, /done=done/);
    const now = await talk();
    assert.deepEqual(texts(now), ['customer: Stimmt das so?', 'staff: Ja, das stimmt.']);
    assert.deepEqual(now.customer, {delivered: 1, read: 1});
    assert.equal((await api.ask('POST', '/api/v1/page/seen', {body: {delivered: 2, read: 1}, token})).status, 204);
    assert.deepEqual((await talk()).customer, {delivered: 2, read: 1});
    assert.match((await agent.get(page)).text, /Delivered/);
    await api.ask('POST', '/api/v1/page/seen', {body: {delivered: 2, read: 2}, token});
    assert.match((await agent.get(page)).text, />Read</);
    assert.doesNotMatch((await agent.get('/staff/')).text, new RegExp(`TALK-${number}\\b`));
    // A way back is told once.
    assert.equal((await send('contact', {subject: 'question', text: 'Danke.'})).status, 201);
});

test('what is sent twice is told once, on both sides', async () => {
    const {claim, write, talk, page} = await customer();
    const key = crypto.randomUUID();
    assert.deepEqual([(await write('Einmal', key)).status, (await write('Einmal', key)).status], [201, 201]);
    const action = await agent.actionOf(page, '/message?');
    for (let i = 0; i < 3; ++i)
        assert.match((await agent.post(action, {text: 'Gern'})).location, /done=done/);
    assert.deepEqual(texts(await talk()), ['customer: Einmal', 'staff: Gern']);
    // The same words later are another message.
    await answer(claim, 'Gern');
    assert.equal((await talk()).messages.length, 3);
});

test('a form without script writes, and the same words twice are two messages', async () => {
    const {token, talk} = await customer();
    const form = async (text) => {
        const page = await (await fetch(`${api.server.origin}/c/${token}/?lang=en`)).text();
        const action = page.match(/action="?(contact[^" >]*)/)[1].replaceAll('&amp;', '&');
        return fetch(`${api.server.origin}/c/${token}/${action}`, {method: 'POST', redirect: 'manual', body: new URLSearchParams({subject: 'question', text, email: 'a@b.example', lang: 'en'})});
    };
    for (const text of ['Hallo', 'Hallo'])
        assert.equal((await form(text)).status, 303);
    assert.deepEqual(texts(await talk()), ['customer: Hallo', 'customer: Hallo']);
    assert.match(await (await fetch(`${api.server.origin}/c/${token}/?lang=en`)).text(), /You, /);
});

test('news reach the customer at once; after a break and after a restart nothing is lost or doubled', async () => {
    const {claim, token, write, talk} = await customer();
    await write('Sind Sie da?');
    const first = await listen(token);
    await answer(claim, 'Ja.');
    const [{id, event}] = await first.done();
    assert.equal(event, 'changed');
    // While nobody listened.
    await answer(claim, 'Wie kann ich helfen?');
    const second = await listen(token, {last: id});
    const missed = await second.done();
    assert.equal(missed[0].event, 'changed');
    assert.notEqual(missed[0].id, id);
    assert.deepEqual(texts(await talk()), ['customer: Sind Sie da?', 'staff: Ja.', 'staff: Wie kann ich helfen?']);
    // An id of another life of the server: load everything anew.
    const third = await listen(token, {last: '4711'});
    assert.equal((await third.done())[0].event, 'reset');
});

test('typing is told to who listens now, and stored nowhere', async () => {
    const {claim, token, write, page} = await customer();
    await write('Hallo');
    await agent.get(page);
    const before = (await trail()).length;
    const heard = await listen(token, {enough: 2});
    assert.equal((await agent.post(`${page}/typing`)).status, 204);
    assert.equal((await api.ask('POST', '/api/v1/page/typing', {token})).status, 204);
    assert.deepEqual((await heard.done()).map(({event, data}) => [event, data]), [['typing', 'staff'], ['typing', 'customer']]);
    const late = await listen(token, {last: '0', milliseconds: 700});
    assert.ok((await late.done()).every(({event}) => event !== 'typing'));
    assert.equal((await trail()).length, before);
    assert.equal((await api.ask('POST', '/api/v1/page/typing', {token: 'x'.repeat(26)})).status, 401);
    assert.ok(claim);
});

test('staff close, the customer says how it helped, and a new word opens it again', async () => {
    const {write, talk, send, page} = await customer();
    assert.equal((await send('rating', {rating: 5})).status, 409);
    await write('Hallo');
    assert.match((await agent.post(await agent.actionOf(page, '/conversation-end?'))).location, /done=done/);
    assert.ok((await talk()).closed_at_ms > 0);
    assert.deepEqual([(await send('rating', {rating: 9})).status, (await send('rating', {rating: 4})).status, (await send('rating', {rating: 1})).status], [400, 201, 409]);
    assert.match((await agent.get(page)).text, /4 of 5/);
    await write('Noch etwas');
    assert.equal((await talk()).closed_at_ms, undefined);
});

test('a word does not overtake what staff decide, and what they decide does not overtake a word', async () => {
    const {claim, token, write, page} = await customer();
    await api.ask('POST', '/api/v1/page/disputes', {body: {reason: 'other', text: 'Etwas fehlt.'}, token, headers: {'Idempotency-Key': '"d"'}});
    const decision = await agent.actionOf(page, '/dispute/0');
    await write('Bitte rasch.');
    assert.match((await agent.post(decision, {outcome: 'accepted'})).location, /done=done/);
    assert.match((await agent.post(decision, {outcome: 'accepted'})).location, /done=nothing/);
    assert.ok(claim);
});

test('a merchant\'s own system answers and closes, too', async () => {
    const {claim, write, talk} = await customer();
    await write('Hallo');
    assert.equal((await api.command('POST', `/api/v1/claims/${claim}/messages`, {text: 'Aus dem Haus', channel: 'mail'})).status, 201);
    assert.equal((await api.command('POST', `/api/v1/claims/${claim}/messages`, {text: ''})).status, 422);
    assert.equal((await api.command('POST', `/api/v1/claims/${claim}/conversation-end`, {})).status, 201);
    assert.equal((await api.command('POST', `/api/v1/claims/${claim}/conversation-end`, {})).status, 409);
    assert.deepEqual((await talk()).messages.map(({channel}) => channel), ['chat', 'mail']);
});

test('a merchant says when somebody is there, and what is written outside these hours is answered later', async () => {
    const {claim, token, write, talk, page} = await customer();
    const {merchant} = (await api.ask('GET', `/api/v1/claims/${claim}`)).json;
    const set = async (hours) => {
        const {policy} = (await api.ask('GET', '/api/v1/merchants')).json.merchants.find((one) => one.merchant === merchant);
        return api.ask('PUT', `/api/v1/merchants/${merchant}`, {body: {policy, factor: 'none', hours}});
    };
    const read = async (query) => (await fetch(`${api.server.origin}/c/${token}/?${query}`)).text();
    assert.equal((await set('Mo-Fr 9-17')).status, 400);
    // A day on which it is not now, in whatever zone the test runs.
    const day = ['Su', 'Mo', 'Tu', 'We', 'Th', 'Fr', 'Sa'][(new Date().getUTCDay() + 3) % 7];
    assert.equal((await set(`${day} 09:00-17:00`)).status, 200);
    const {presence} = (await api.ask('GET', '/api/v1/page', {token})).json;
    assert.deepEqual([presence.is_here, presence.minute], [false, 540]);
    for (const [lang, said] of [['en', /is here for you again on \w+, .* from 09:00/], ['de', /wieder für Sie da/], ['nl', /weer voor u/], ['fr', /de nouveau là/]])
        assert.match(await read(`lang=${lang}`), said);
    await write('Hallo');
    assert.match(await read('lang=en&done=contact'), /has arrived\. .* is here again on/);
    await set('Mo-Su 00:00-24:00');
    assert.equal((await api.ask('GET', '/api/v1/page', {token})).json.presence?.is_here ?? true, true); // but on a holiday
    await set('');
    assert.equal((await api.ask('GET', '/api/v1/page', {token})).json.presence, undefined);
    assert.ok((await talk()) && page);
});

test('both take the conversation along: the customer as text, staff as data', async () => {
    const {claim, token, write, page} = await customer();
    await write('Eins\nzwei');
    await answer(claim, 'Drei');
    const text = await fetch(`${api.server.origin}/c/${token}/conversation.txt?lang=en`);
    assert.match(text.headers.get('content-disposition'), /^attachment; filename="c\d+\.txt"$/);
    assert.match(await text.text(), /^You, .*\nEins\nzwei\n\nNordfunk GmbH, .*\nDrei\n\n$/);
    const {conversation} = JSON.parse((await agent.get(`${page}/conversation.json`)).text);
    assert.deepEqual(texts(conversation), ['customer: Eins\nzwei', 'staff: Drei']);
    assert.equal((await fetch(`${api.server.origin}${page}/conversation.json`)).status, 401);
});

test('a conversation goes to a colleague with a note, which no customer sees anywhere', async () => {
    const {claim, token, write, page} = await customer();
    const {merchant} = (await api.ask('GET', `/api/v1/claims/${claim}`)).json;
    const other = await member(`kim${number}@x.example`, merchant);
    const {merchant: elsewhere} = (await api.ask('POST', '/api/v1/claims', {body: {...invoice(`ELSE-${number}`), seller: {...invoice('x').seller, name: 'Anderswo GmbH', vat_id: 'DE999999999'}}})).json;
    assert.notEqual(elsewhere, merchant);
    await api.ask('POST', '/api/v1/staff', {body: {name: 'far@x.example', role: 'agent', merchant: elsewhere}});
    await write('Stimmt das so?');
    const give = async (who, to, note) => who.post(await who.actionOf(page, '/handover?'), {to, note});
    assert.doesNotMatch((await agent.get('/staff/')).text, /With nobody/);
    // Nobody who does not answer for this merchant, nobody unknown; and a colleague is told why.
    for (const to of ['far@x.example', 'nobody@x.example', ''])
        assert.equal((await give(agent, to, 'Bitte.')).status, 422, to);
    assert.equal((await give(agent, other.account.name, ' ')).status, 422);
    assert.match((await give(agent, other.account.name, 'Geheime Notiz')).location, /done=done/);
    const seen = (await other.get(page)).text;
    assert.ok(seen.indexOf('Geheime Notiz') < seen.indexOf('Stimmt das so?'), 'the note comes first');
    assert.match(seen, /This conversation is with you/);
    assert.match((await other.get('/staff/')).text, /With you/);
    assert.match((await agent.get('/staff/')).text, new RegExp(`With ${other.account.name}`));
    const shown = [
        await (await fetch(`${api.server.origin}/c/${token}/?lang=en`)).text(),
        await (await fetch(`${api.server.origin}/c/${token}/conversation.txt`)).text(),
        (await api.ask('GET', '/api/v1/page', {token})).text,
        (await agent.get(`${page}/conversation.json`)).text];
    for (const text of shown) {
        assert.match(text, /Stimmt das so/);
        assert.doesNotMatch(text, /Geheime|kim\d|agent@x/);
    }
    // The answer is the merchant's, whoever writes it; and it goes back to the queue without a word.
    await other.post(await other.actionOf(page, '/message?'), {text: 'Ja.'});
    assert.doesNotMatch((await api.ask('GET', '/api/v1/page', {token})).text, /kim\d/);
    assert.match((await give(other, '-', '')).location, /done=done/);
    assert.equal((await give(other, '-', '')).status, 422);
    const own = (await trail()).filter((entry) => entry.claim === claim);
    assert.deepEqual(own.filter(({what}) => what === 'answer_customer').map(({detail}) => detail), [`handover ${other.account.name}`, 'message', 'handover -']);
    assert.doesNotMatch(JSON.stringify(own), /Geheime/);
});

const pdf = Buffer.from('%PDF-1.7\n%x\n');
const photo = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR4nGNgYGD4DwABBAEAX+XDSwAAAABJRU5ErkJggg==', 'base64');
const upload = (token, bytes, key = crypto.randomUUID()) => fetch(`${api.server.origin}/api/v1/page/contact/files`, {
    method: 'POST', body: bytes, headers: {Authorization: `Bearer ${token}`, 'Idempotency-Key': `"${key}"`, 'Content-Type': 'application/octet-stream'}});
function formWith(name, bytes, fields = {}) {
    const form = new FormData();
    for (const [key, value] of Object.entries(fields))
        form.set(key, value);
    form.set(name, new Blob([bytes], {type: 'text/html'}), '../../x.html');
    return form;
}

test('a file goes with the last message of each side, and both can save it and nothing else', async () => {
    const {claim, token, write, page} = await customer();
    assert.equal((await (await upload(token, pdf)).json()).code, 'message_missing');
    await write('Anbei.');
    const key = crypto.randomUUID();
    const [first, again] = [await upload(token, pdf, key), await upload(token, pdf, key)];
    assert.deepEqual([first.status, again.status], [201, 201]);
    assert.equal((await (await upload(token, pdf)).json()).code, 'proof_known');
    for (const [bytes, status, code] of [[Buffer.from('<script>'), 415, 'proof_kind_unknown'], [Buffer.alloc(0), 413, 'proof_too_large']]) {
        const refused = await upload(token, bytes);
        assert.deepEqual([refused.status, (await refused.json()).code], [status, code]);
    }
    await answer(claim, 'Danke, hier zurück.');
    assert.equal((await (await upload(token, photo)).json()).code, 'message_missing');
    const action = await agent.actionOf(page, '/message-file?');
    const send = (name, bytes, fields) => fetch(api.server.origin + action, {method: 'POST', redirect: 'manual', headers: {Cookie: agent.cookie}, body: formWith(name, bytes, fields)});
    assert.equal((await send('file', photo, {key: 'X'})).status, 403);
    assert.equal((await send('file', Buffer.from('MZ'), {key: agent.key})).status, 422);
    assert.match((await send('file', photo, {key: agent.key})).headers.get('location'), /done=done/);
    assert.match((await send('file', photo, {key: agent.key})).headers.get('location'), /done=nothing/);
    const {message_files: files} = (await api.ask('GET', '/api/v1/page', {token})).json;
    assert.deepEqual(files.map(({message, files: [{kind}]}) => [message, kind]), [[0, 'pdf'], [1, 'png']]);
    for (const [{files: [{hash}]}, bytes] of [[files[0], pdf], [files[1], photo]])
        for (const [path, headers] of [[`/c/${token}/proofs/${hash}`, {}], [`${page}/proofs/${hash}`, {Cookie: agent.cookie}]]) {
            const saved = await fetch(api.server.origin + path, {headers});
            assert.deepEqual(Buffer.from(await saved.arrayBuffer()), bytes);
            assert.match(saved.headers.get('content-disposition'), /^attachment; filename="[0-9a-f]{8}\.(pdf|png)"$/);
            assert.match(saved.headers.get('content-security-policy'), /sandbox/);
            assert.equal(saved.headers.get('cache-control'), 'no-store');
        }
    const other = await customer();
    assert.equal((await fetch(`${api.server.origin}/c/${other.token}/proofs/${files[0].files[0].hash}`)).status, 404);
    const text = await (await fetch(`${api.server.origin}/c/${token}/conversation.txt?lang=en`)).text();
    assert.match(text, /Anbei\.\nFile 1: PDF, 1\u00a0kB\n\nNordfunk GmbH, .*\nDanke, hier zurück\.\nFile 2: picture, 1\u00a0kB\n\n$/);
    assert.equal(JSON.parse((await agent.get(`${page}/conversation.json`)).text).message_files.length, 2);
    const own = (await trail()).filter((entry) => entry.claim === claim);
    assert.deepEqual(own.filter(({what}) => what === 'answer_customer').map(({detail}) => detail), ['message', 'message-file']);
    assert.equal(own.filter(({what}) => what === 'proof_opened').length, 2);
});

test('without script a file is a form, and what is refused is said where it was tried', async () => {
    const {token, write} = await customer();
    await write('Anbei.');
    const read = async () => (await fetch(`${api.server.origin}/c/${token}/?lang=en`)).text();
    const action = (await read()).match(/action="?(file[^" >]*)/)[1].replaceAll('&amp;', '&');
    const send = (bytes) => fetch(`${api.server.origin}/c/${token}/${action}`, {method: 'POST', redirect: 'manual', body: formWith('proof', bytes)});
    const wrong = await send(Buffer.from('hello'));
    assert.equal(wrong.status, 422);
    assert.match(await wrong.text(), /We cannot take this file/);
    const sent = await send(photo);
    assert.deepEqual([sent.status, sent.headers.get('location')], [303, './?lang=en&done=file']);
    assert.match(await (await fetch(`${api.server.origin}/c/${token}/?lang=en&done=file`)).text(), /your file has arrived/);
    assert.match(await read(), /href="?proofs\/[0-9a-f]{64}"?[^>]*>File 1: picture, 1\u00a0kB</);
});

test('what staff do is in the trail with their name, and nothing that was written', async () => {
    const {claim, write, page} = await customer();
    await write('Mein Geheimnis');
    await answer(claim, 'Unser Geheimnis');
    await agent.post(await agent.actionOf(page, '/conversation-end?'));
    const own = (await trail()).filter((entry) => entry.claim === claim);
    assert.deepEqual(own.filter(({what}) => what === 'answer_customer').map(({detail}) => detail), ['message', 'conversation-end']);
    assert.doesNotMatch(JSON.stringify(own), /Geheimnis/);
});
