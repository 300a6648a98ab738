// The link by SMS: through whichever gateway a merchant has, once a press, and never with a number or link where others read.
import assert from 'node:assert/strict';
import {createServer} from 'node:http';
import {after, before, test} from 'node:test';
import {Api, invoice} from './kit.mjs';
import {Member} from './staff_kit.mjs';

let api, agent, merchant, gateway, number = 0;
before(async () => {
    gateway = await standIn();
    api = await Api.start();
    merchant = (await api.ask('POST', '/api/v1/claims', {body: invoice('SMS-0')})).json.merchant;
    const {json} = await api.ask('POST', '/api/v1/staff', {body: {name: 'sms@x.example', role: 'agent', merchant}});
    agent = await (await Member.of(api.server.origin, json)).signIn();
});
after(async () => {
    gateway.stop();
    await api.stop();
});

// A gateway that answers as `script` says, and keeps what it got.
async function standIn() {
    const got = [];
    const self = {got, script: () => ({status: 200, body: '{"success":"100"}'})};
    const server = createServer((request, response) => {
        let body = '';
        request.on('data', (piece) => body += piece);
        request.on('end', async () => {
            got.push({path: request.url, headers: request.headers, body});
            const answer = await self.script();
            if (answer)
                response.writeHead(answer.status, {'Content-Type': 'application/json'}).end(answer.body ?? '');
            else
                request.socket.destroy();
        });
    });
    await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
    self.url = `http://127.0.0.1:${server.address().port}/api/sms`;
    self.stop = () => (server.closeAllConnections(), server.close());
    return self;
}

async function claimOf({phone, language, ...rest} = {}) {
    const body = invoice(`SMS-${++number}`, rest);
    if (phone)
        body.buyer.phone = phone;
    const {claim} = (await api.ask('POST', '/api/v1/claims', {body})).json;
    return {claim, page: `/staff/claims/${claim}`, token: await api.token(claim)};
}
const settings = (rest = {}) => ({kind: 'seven', url: gateway.url, sender: 'Nordfunk', secret: 'geheimer Schluessel', ...rest});
const path = () => `/api/v1/merchants/${merchant}/sms`;
const set = async (body) => assert.equal((await api.ask('PUT', path(), {body})).status, 200);
const trail = async () => (await api.ask('GET', '/api/v1/audit')).json.entries;
const opens = async (token) => (await api.ask('GET', '/api/v1/page', {token})).status === 200;
const sent = (body) => Object.fromEntries(new URLSearchParams(body));
const form = (page) => agent.actionOf(page, '/sms?');
const tokenIn = (text) => text.match(/\/c\/([0-9A-Z]{32})\/$/)[1];

test('a gateway is set, shown without its secret, and taken back', async () => {
    assert.equal((await api.ask('GET', path())).status, 404);
    assert.equal((await api.ask('GET', path(), {token: ''})).status, 401);
    assert.equal((await api.ask('PUT', '/api/v1/merchants/m999/sms', {body: settings()})).json.code, 'merchant_unknown');
    for (const [wrong, field] of [[{url: 'http://sms.example/'}, '/url'], [{sender: 'Viel zu lang GmbH'}, '/sender'], [{secret: ''}, '/secret'], [{secret: undefined}, '/secret'], [{kind: 'pigeon'}, '/kind'],
                                  [{kind: 'http', header: 'Host', form: 'json', body: '{to}{text}'}, '/header'], [{kind: 'http', header: 'X', form: 'json', body: '{to}'}, '/body']]) {
        const answer = await api.ask('PUT', path(), {body: settings(wrong)});
        assert.deepEqual([answer.status, answer.json.errors[0].field], [400, field]);
    }
    await set(settings());
    const told = await api.ask('GET', path());
    assert.deepEqual(told.json, {kind: 'seven', url: gateway.url, sender: 'Nordfunk'});
    const changes = (await api.ask('GET', '/api/v1/audit')).text;
    assert.ok(!changes.includes('geheim'));
    assert.equal((await api.ask('DELETE', path())).status, 204);
    assert.equal((await api.ask('GET', path())).status, 404);
});

test('without a gateway nothing is offered, and a press is refused', async () => {
    const {page} = await claimOf();
    assert.doesNotMatch((await agent.get(page)).text, /Send the link by SMS/);
    const answer = await agent.post(`${page}/sms?after=0`, {phone: '0170 1234567'});
    assert.equal(answer.status, 422);
    assert.match(answer.text, /No SMS service is set up/);
    assert.equal(gateway.got.length, 0);
});

test('the link goes to the number that is known or typed, in one message that says who it is from', async () => {
    await set(settings());
    const {claim, page, token} = await claimOf({phone: '0170 1234567'});
    assert.match((await agent.get(page)).text, /name=phone[^>]*value="0170 1234567"|value="0170 1234567"[^>]*name=phone/);
    gateway.got.length = 0;
    const action = await form(page);
    assert.match((await agent.post(action, {phone: '0170 1234567'})).location, /done=done/);
    assert.equal(gateway.got.length, 1);
    const [{headers, body, path: at}] = gateway.got;
    assert.deepEqual([at, headers['x-api-key'], headers['content-type']], ['/api/sms', 'geheimer Schluessel', 'application/x-www-form-urlencoded']);
    const {to, from, text} = sent(body);
    assert.deepEqual([to, from], ['+491701234567', 'Nordfunk']);
    assert.match(text, /^Nordfunk GmbH: Ihre Rechnung und wie Sie sie bezahlen können: http\S+\/c\/[0-9A-Z]{32}\/$/);
    assert.ok(text.length <= 160);
    // The new link opens the page, and the old one no longer.
    assert.ok(await opens(tokenIn(text)));
    assert.equal(await opens(token), false);
    assert.match((await agent.get(page)).text, /Sent by SMS on/);
    const mine = (await trail()).filter((entry) => entry.claim === claim && entry.account);
    assert.deepEqual(mine.filter(({what}) => /sms|issue_link/.test(what)).map(({what, detail}) => [what, detail]).sort(), [['issue_link', 'sms'], ['sms_sent', '200']]);
    assert.ok(!/1701234567|\/c\//.test(JSON.stringify(await trail())));
});

test('the same press never sends twice, and another one does', async () => {
    const {page} = await claimOf();
    gateway.got.length = 0;
    const action = await form(page);
    const both = await Promise.all([agent.post(action, {phone: '0170 1'.padEnd(12, '2')}), agent.post(action, {phone: '0170 1'.padEnd(12, '2')})]);
    assert.deepEqual(both.map(({location}) => location.split('done=')[1]).sort(), ['done', 'nothing']);
    assert.match((await agent.post(action, {phone: '0170 1'.padEnd(12, '2')})).location, /done=nothing/);
    assert.equal(gateway.got.length, 1);
    assert.match((await agent.post(await form(page), {phone: '0170 1'.padEnd(12, '2')})).location, /done=done/);
    assert.equal(gateway.got.length, 2);
});

test('a number that is none is refused before anything happens, and stays in its field', async () => {
    const {claim, page, token} = await claimOf();
    gateway.got.length = 0;
    const action = await form(page);
    for (const phone of ['', '12', 'Miriam', '0170 1234567 ext 3', '+49170123456789012']) {
        const answer = await agent.post(action, {phone});
        assert.equal(answer.status, 422);
        assert.match(answer.text, /This is no telephone number/);
    }
    assert.match((await agent.post(action, {phone: 'Miriam'})).text, /value="?Miriam/);
    assert.equal(gateway.got.length, 0);
    assert.ok(await opens(token));
    assert.ok(!(await trail()).some((entry) => entry.claim === claim && /sms/.test(entry.what)));
});

test('a gateway that says no changes nothing, and one that says nothing may have sent it', async () => {
    const {claim, page, token} = await claimOf();
    for (const answer of [{status: 200, body: '{"success":"900"}'}, {status: 401}, {status: 429}]) {
        gateway.script = () => answer;
        const refused = await agent.post(await form(page), {phone: '0170 1234567'});
        assert.equal(refused.status, 422);
        assert.match(refused.text, /refused the SMS\. The link of before still works/);
        assert.ok(await opens(token));
        assert.equal(await opens(tokenIn(sent(gateway.got.at(-1).body).text)), false, 'the link of a message that was not sent is void');
    }
    for (const answer of [{status: 500}, {status: 200, body: '<html>'}, null]) {
        gateway.script = () => answer;
        const count = gateway.got.length;
        const action = await form(page);
        const silent = await agent.post(action, {phone: '0170 1234567'});
        assert.equal(silent.status, 422);
        assert.match(silent.text, /did not say whether it sends the SMS/);
        assert.equal(gateway.got.length, count + 1, 'nothing is asked twice');
        assert.match((await agent.post(action, {phone: '0170 1234567'})).location, /done=nothing/);
        assert.equal(gateway.got.length, count + 1);
        assert.ok(await opens(token));
        assert.ok(await opens(tokenIn(sent(gateway.got.at(-1).body).text)), 'it may have arrived');
    }
    // The page that says so has the next press ready.
    gateway.script = () => ({status: 200, body: '{"success":"100"}'});
    assert.match((await agent.post(await form(page), {phone: '0170 1234567'})).location, /done=done/);
    assert.equal(await opens(token), false);
    const whats = (await trail()).filter((entry) => entry.claim === claim).map(({what}) => what);
    assert.deepEqual(['sms_refused', 'sms_unknown', 'sms_sent'].map((what) => whats.filter((one) => one === what).length), [3, 3, 1]);
});

test('any gateway that takes a POST will do, and the text is in the customer\'s language', async () => {
    gateway.script = () => ({status: 202});
    await set(settings({kind: 'http', secret: 'Bearer abc', header: 'Authorization', form: 'json', body: '{"messages":[{"to":"{to}","from":"{from}","body":"{text}"}]}'}));
    const {page, token} = await claimOf();
    await fetch(`${api.server.origin}/c/${token}/contact?lang=fr`, {method: 'POST', redirect: 'manual', body: new URLSearchParams({subject: 'question', text: 'Bonjour', phone: '+32 470 12 34 56'})});
    assert.match((await agent.get(page)).text, /value="\+32 470 12 34 56"/);
    assert.match((await agent.post(await form(page), {phone: '+32 470 12 34 56'})).location, /done=done/);
    const {headers, body} = gateway.got.at(-1);
    assert.equal(headers.authorization, 'Bearer abc');
    const [message] = JSON.parse(body).messages;
    assert.deepEqual([message.to, message.from], ['+32470123456', 'Nordfunk']);
    assert.match(message.body, /^Nordfunk GmbH: votre facture et comment la payer: http/);
});

test('many in a short time are refused, and a form without its key too', async () => {
    const {page} = await claimOf();
    await agent.get(page);
    assert.equal((await agent.post(`${page}/sms?after=0`, {key: 'WRONG', phone: '0170 1234567'})).status, 403);
    let refused;
    for (let press = 0; press < 40 && !refused; ++press) {
        const answer = await agent.post(`${page}/sms?after=0`, {phone: '0170 1234567'});
        refused = answer.status === 422 && answer;
    }
    assert.match(refused.text, /many SMS in a short time/);
});
