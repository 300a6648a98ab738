// Calls: a customer chooses when to be called, two never get the last place, staff call and note it; and who calls staff is told by the
// merchant's telephone system.
import assert from 'node:assert/strict';
import {after, before, test} from 'node:test';
import {Api, invoice} from './kit.mjs';
import {Member} from './staff_kit.mjs';

let api, agent, stranger, merchant, policy, number = 0;
before(async () => {
    api = await Api.start();
    ({merchant} = (await api.ask('POST', '/api/v1/claims', {body: invoice('CALL-0')})).json);
    ({policy} = (await api.ask('GET', '/api/v1/merchants')).json.merchants.find((one) => one.merchant === merchant));
    const other = (await api.ask('POST', '/api/v1/claims', {body: invoice('OTHER-0', {seller: {name: 'Radhaus KG', vat_id: 'DE822222222'}})})).json;
    agent = await member('agent@x.example', merchant);
    stranger = await member('stranger@x.example', other.merchant);
    await set({});
});
after(() => api.stop());

async function member(name, of) {
    const {json} = await api.ask('POST', '/api/v1/staff', {body: {name, role: 'agent', merchant: of}});
    return (await Member.of(api.server.origin, json)).signIn();
}
// Somebody is always there, so that there are times whenever this runs; but on a holiday.
const set = (settings) => api.ask('PUT', `/api/v1/merchants/${merchant}`, {body: {policy, factor: 'none', hours: 'Mo-Su 00:00-24:00', ...settings}});
async function customer(buyer = {}) {
    const body = invoice(`CALL-${++number}`);
    body.buyer = {...body.buyer, ...buyer};
    const {claim} = (await api.ask('POST', '/api/v1/claims', {body})).json;
    const token = await api.token(claim);
    const send = (path, body, key = crypto.randomUUID()) => api.ask('POST', `/api/v1/page/${path}`, {body, token, headers: {'Idempotency-Key': `"${key}"`}});
    const times = async () => (await api.ask('GET', '/api/v1/page/call-times', {token})).json.times;
    const page = (query = 'lang=en') => fetch(`${api.server.origin}/c/${token}/call?${query}`, {redirect: 'manual'});
    const form = async (fields, action = 'call') => {
        const text = await (await page()).text();
        const address = text.match(new RegExp(`action="?(${action}\\?[^" >]*)`))[1].replaceAll('&amp;', '&');
        return fetch(`${api.server.origin}/c/${token}/${address}`, {method: 'POST', redirect: 'manual', body: new URLSearchParams(fields)});
    };
    return {claim, token, send, times, page, form, desk: `/staff/claims/${claim}`, call: async () => (await api.ask('GET', '/api/v1/page', {token})).json.call};
}
const phone = '030 123456';
const code = (answer) => answer.json?.code ?? answer.status;
const atText = ({on, minute}) => `${on}T${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;

test('a call is booked, moved and called off, and each is in the journal and the trail', async () => {
    const {claim, send, times, call} = await customer();
    const [, first, second] = await times();
    assert.equal((await send('call', {...first, left: undefined, phone})).status, 201);
    assert.deepEqual(await call(), {on: first.on, minute: first.minute, phone, state: 'booked', tries: 0, bookings: 1});
    assert.equal((await send('call', {on: second.on, minute: second.minute, phone})).status, 201);
    assert.deepEqual((await times()).find(({on, minute}) => on === first.on && minute === first.minute).left, 2, 'the place is free again');
    assert.equal((await send('call-cancellation')).status, 201);
    assert.equal((await call()).state, 'cancelled');
    const {entries} = (await api.ask('GET', `/api/v1/claims/${claim}/journal`)).json;
    assert.deepEqual(entries.map(({kind}) => kind), ['claim_raised', 'call_booked', 'call_booked', 'call_cancelled']);
});

test('what can not be booked is refused by name', async () => {
    const {send, times} = await customer();
    const all = await times(), {on, minute} = all[1];
    const rows = [[{on, minute, phone: 'no'}, 'contact_faulty'], [{on, minute: minute + 1, phone}, 'call_outside_hours'], [{on: '2020-01-01', minute, phone}, 'call_too_soon'],
                  [{on: '2999-01-01', minute, phone}, 'call_outside_hours'], [{on, minute: 1440, phone}, 'malformed'], [{on: 'x', minute, phone}, 'malformed'], [{on, phone}, 'malformed'],
                  [{on, minute, phone, more: 1}, 'malformed']];
    for (const [body, wanted] of rows)
        assert.equal(code(await send('call', body)), wanted, JSON.stringify(body));
    assert.equal(code(await send('call-cancellation')), 'no_call');
    await send('call', {on, minute, phone});
    assert.equal(code(await send('call', {on, minute, phone})), 'call_unchanged');
    await set({calls_at_once: 0});
    assert.deepEqual(await times(), []);
    assert.equal(code(await send('call', {on, minute, phone: '030 654321'})), 'calls_not_offered');
    await set({hours: undefined});
    assert.equal(code(await send('call', {on, minute, phone: '030 654321'})), 'calls_not_offered');
    assert.equal((await set({calls_at_once: 51})).status, 400);
    await set({});
});

test('of many customers at once two get the two places of a time', async () => {
    const crowd = await Promise.all(Array.from({length: 8}, () => customer()));
    const {on, minute} = (await crowd[0].times())[5];
    const codes = (await Promise.all(crowd.map(({send}) => send('call', {on, minute, phone})))).map((answer) => answer.status === 201 ? 'booked' : code(answer));
    assert.deepEqual(codes.sort(), [...Array(2).fill('booked'), ...Array(6).fill('call_time_full')]);
    // One's own call takes no place away from oneself; for everybody else the time is full.
    const {times} = await customer();
    assert.equal((await times()).find((time) => time.on === on && time.minute === minute).left, 0);
});

test('the same works by forms, and a refused one keeps what was typed', async () => {
    const {times, form, page, call, token} = await customer();
    const text = await (await page()).text();
    assert.match(text, /Book a call back/);
    assert.match(text, /Central European Time/);
    const [, first, second] = await times();
    const wrong = await form({at: atText(first), phone: 'abc'});
    assert.equal(wrong.status, 422);
    const again = await wrong.text();
    assert.match(again, /at least six digits/);
    assert.match(again, /value="?abc/);
    assert.match(again, new RegExp(`selected value="?${atText(first)}|value="?${atText(first)}"? selected`));
    assert.equal((await form({at: 'nonsense', phone})).status, 422);
    const booked = await form({at: atText(first), phone});
    assert.equal(booked.status, 303);
    assert.match(booked.headers.get('location'), /^call\?lang=en&done=booked$/);
    assert.match(await (await page('lang=en&done=booked')).text(), /the call is booked/);
    assert.match(await (await fetch(`${api.server.origin}/c/${token}/?lang=de`)).text(), /ruft Sie am/);
    assert.equal((await form({at: atText(second), phone})).status, 303);
    assert.equal((await call()).minute, second.minute);
    assert.equal((await form({}, 'call-cancellation')).status, 303);
    assert.equal((await call()).state, 'cancelled');
    // Said done by the address alone is not believed.
    assert.doesNotMatch(await (await page('lang=en&done=booked')).text(), /the call is booked/);
    for (const [lang, said] of [['de', 'Rückruf vereinbaren'], ['nl', 'terugbelafspraak'], ['fr', 'Convenir d’un rappel']])
        assert.match(await (await page(`lang=${lang}`)).text(), new RegExp(said));
    assert.equal((await fetch(`${api.server.origin}/c/${'x'.repeat(26)}/call`, {redirect: 'manual'})).status, 303);
});

test('staff see the call, note whether somebody was reached, and book again', async () => {
    const {claim, send, times, call, desk, page} = await customer();
    const [, first, second] = await times();
    await send('call', {on: first.on, minute: first.minute, phone});
    const shown = (await agent.get(desk)).text;
    assert.match(shown, /Booked for/);
    assert.match(shown, /href="?tel:030123456/);
    // Moved meanwhile: the old form is not about the new call.
    const old = await agent.actionOf(desk, '/call-missed?');
    await send('call', {on: second.on, minute: second.minute, phone});
    assert.match((await agent.post(old)).location, /done=nothing/);
    assert.equal((await call()).state, 'booked');
    for (const tries of [1, 2, 3]) {
        assert.match((await agent.post(await agent.actionOf(desk, '/call-missed?'))).location, /done=done/);
        assert.deepEqual([(await call()).state, (await call()).tries], ['missed', tries]);
        assert.match(await (await page()).text(), /tried to reach you/);
        if (tries < 3)
            assert.match((await agent.post(await agent.actionOf(desk, '/call-again?'))).location, /done=done/);
    }
    assert.doesNotMatch((await agent.get(desk)).text, /call-again/);
    await send('call', {on: first.on, minute: first.minute, phone});
    assert.match((await agent.post(await agent.actionOf(desk, '/call-reached?'))).location, /done=done/);
    assert.equal((await call()).state, 'reached');
    assert.equal((await stranger.get(desk)).status, 404);
    const trail = (await api.ask('GET', '/api/v1/audit')).json.entries.filter((entry) => entry.claim === claim);
    assert.ok(trail.some(({detail}) => detail === 'call-reached'));
    assert.doesNotMatch(JSON.stringify(trail), /030.?123456/);
});

test('calls of today stand in the queue by their time', async (t) => {
    const today = (await api.ask('GET', '/api/v1/page', {token: (await customer()).token})).json.today;
    const a = await customer(), b = await customer();
    const own = (await a.times()).filter(({on, left}) => on === today && left > 0);
    if (own.length < 2)
        return t.skip('late in the evening, or on a holiday, nothing of today is left');
    await a.send('call', {on: today, minute: own[1].minute, phone});
    await b.send('call', {on: today, minute: own[0].minute, phone: '030 999999'});
    const {text} = await agent.get('/staff/');
    const list = text.slice(text.indexOf('Calls today'));
    assert.ok(list.indexOf(`/staff/claims/${b.claim}`) < list.indexOf(`/staff/claims/${a.claim}`));
    assert.match(list, /tel:030999999/);
    assert.doesNotMatch((await stranger.get('/staff/')).text, /Calls today/);
});

// ---- who calls staff ------------------------------------------------------------------------------------------------

const settings = async () => (await api.ask('GET', `/api/v1/merchants/${merchant}/telephony`)).json;
async function tell(fields, {user, password, json = false} = {}) {
    const own = await settings();
    return api.ask('POST', '/api/v1/telephony', {
        body: json ? fields : new URLSearchParams(fields).toString(), token: '',
        headers: {Authorization: `Basic ${btoa(`${user ?? own.user}:${password ?? own.password}`)}`, ...!json && {'Content-Type': 'application/x-www-form-urlencoded'}}});
}

test('staff see who calls, with the invoices of this number as a hint', async () => {
    const {claim} = await customer({phone: '040 / 123 45-67'});
    const call = {event: 'newCall', callId: 'a', direction: 'in', from: '49401234567', to: '4930123456', 'user[]': 'Lena', xcid: 'unknown fields'};
    assert.equal((await tell(call)).status, 204);
    assert.equal((await tell(call)).text, '');
    const {text} = await agent.get('/staff/');
    assert.match(text, /Call from \+49401234567/);
    assert.match(text, new RegExp(`/staff/claims/${claim}`));
    assert.match(text, /The number is only a hint/);
    assert.doesNotMatch((await stranger.get('/staff/')).text, /49401234567/);
    const looks = async () => (await api.ask('GET', '/api/v1/audit')).json.entries.filter((entry) => entry.claim === claim).map(({what}) => what);
    assert.deepEqual(await looks(), []);
    await agent.get(`/staff/claims/${claim}`);
    assert.deepEqual(await looks(), ['claim_opened']);
    await tell({event: 'answer', callId: 'a'});
    await tell(call);
    assert.match((await agent.get('/staff/')).text, /In conversation with \+49401234567/);
    await tell({event: 'hangup', callId: 'a', cause: 'normalClearing'});
    await tell({event: 'answer', callId: 'a', direction: 'in'});
    assert.doesNotMatch((await agent.get('/staff/')).text, /49401234567/);
});

test('numbers are found however they are written, and a withheld one is said to be', async () => {
    const {claim} = await customer();
    const writer = await customer();
    await writer.send('contact', {subject: 'question', text: 'Hallo', phone: '+49 (0)89 7654321'});
    for (const [id, from] of [['n1', '+49897654321'], ['n2', '0049897654321'], ['n3', '0897654321']]) {
        await tell({event: 'ringing', callId: id, direction: 'in', from, to: '1'}, {json: true});
        assert.match((await agent.get('/staff/')).text, new RegExp(`/staff/claims/${writer.claim}`), from);
        await tell({event: 'ended', callId: id}, {json: true});
    }
    await tell({event: 'newCall', callId: 'w', direction: 'in', from: 'anonymous', to: '1'});
    assert.match((await agent.get('/staff/')).text, /a withheld number/);
    await tell({event: 'hangup', callId: 'w'});
    await tell({event: 'newCall', callId: 'o', direction: 'out', from: '1', to: '49897654321'});
    assert.match((await agent.get('/staff/')).text, /Call to \+49897654321/);
    await tell({event: 'hangup', callId: 'o'});
    assert.ok(claim);
});

test('a telephone system is heard with its merchant\'s password alone, and told what is wrong', async () => {
    const good = {event: 'newCall', callId: 'x', direction: 'in', from: '1', to: '2'};
    assert.equal((await tell(good, {password: 'wrong'})).status, 401);
    assert.equal((await tell(good, {user: 'm999'})).status, 401);
    assert.equal((await api.ask('GET', `/api/v1/merchants/${merchant}/telephony`, {token: ''})).status, 401);
    assert.equal((await api.ask('GET', '/api/v1/merchants/m999/telephony')).status, 404);
    for (const [wrong, field] of [[{event: 'explode'}, 'event'], [{callId: ''}, 'callId'], [{callId: 'x'.repeat(129)}, 'callId'], [{direction: 'up'}, 'direction'], [{from: '1'.repeat(65)}, 'from']]) {
        const answer = await tell({...good, ...wrong});
        assert.equal(answer.status, 400);
        assert.match(JSON.stringify(answer.json.errors), new RegExp(field));
    }
    assert.equal((await tell('[1]', {json: true})).status, 400);
});

test('news of a call come by the stream of whoever is signed in at the merchant', async () => {
    const listen = async (who, path) => {
        const stop = new AbortController();
        const answer = await fetch(api.server.origin + path, {headers: {Cookie: who.cookie}, signal: stop.signal});
        const reader = answer.body.getReader();
        let text = '';
        const read = (async () => {
            try {
                for (;;)
                    text += Buffer.from((await reader.read()).value ?? []).toString();
            } catch { /* the end of listening */ }
        })();
        return {text: () => text, stop: async () => (stop.abort(), await read)};
    };
    const {claim} = await customer();
    const desk = await listen(agent, '/staff/events'), page = await listen(agent, `/staff/events?claim=${claim}`), elsewhere = await listen(stranger, '/staff/events');
    await tell({event: 'newCall', callId: 'live', direction: 'in', from: '4930123', to: '2'});
    for (let waited = 0; waited < 40 && !(desk.text().includes('event: changed') && page.text().includes('event: changed')); ++waited)
        await new Promise((done) => setTimeout(done, 100));
    assert.match(desk.text(), /event: changed/);
    assert.match(page.text(), /event: changed/);
    assert.doesNotMatch(elsewhere.text(), /event: changed/);
    assert.doesNotMatch(desk.text(), /4930123/, 'the stream says that something is new, not what');
    await Promise.all([desk, page, elsewhere].map((one) => one.stop()));
    await tell({event: 'hangup', callId: 'live'});
});
