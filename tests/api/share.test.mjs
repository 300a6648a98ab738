// Showing a page to a helper, with a scripted customer: what is asked, granted, sent, seen, pointed at, proposed, ended and recorded.
import assert from 'node:assert/strict';
import {createHash} from 'node:crypto';
import {after, before, test} from 'node:test';
import {Api, invoice} from './kit.mjs';
import {Member} from './staff_kit.mjs';

let api, agent, merchant, number = 0;
before(async () => {
    api = await Api.start();
    merchant = (await api.ask('POST', '/api/v1/claims', {body: invoice('SHARE-0')})).json.merchant;
    agent = await member('nina@x.example');
});
after(() => api.stop());

async function member(name) {
    const {json} = await api.ask('POST', '/api/v1/staff', {body: {name, role: 'agent', merchant}});
    return (await Member.of(api.server.origin, json)).signIn();
}
const devices = ['0123456789abcdef', 'fedcba9876543210'];
async function customer() {
    const {claim} = (await api.ask('POST', '/api/v1/claims', {body: invoice(`SHARE-${++number}`)})).json;
    const token = await api.token(claim);
    const headers = (device) => ({'Kulanz-Device': device});
    const act = async (act, fields = {}, device = devices[0]) => (await api.ask('POST', '/api/v1/page/share', {body: {act, ...fields}, token, headers: headers(device)})).json;
    const status = async (device = devices[0]) => (await api.ask('GET', '/api/v1/page/share', {token, headers: headers(device)})).json;
    async function frame(bytes, device = devices[0]) {
        const answer = await fetch(`${api.server.origin}/api/v1/page/share/frames`, {
            method: 'POST', body: Uint8Array.from(bytes), headers: {...headers(device), Authorization: `Bearer ${token}`, 'Content-Type': 'application/octet-stream'}});
        return answer.status === 204 ? {status: 204} : {status: answer.status, refusal: (await answer.json()).refusal};
    }
    return {claim, token, act, status, frame};
}
const snapshot = (fields) => [0x4b, 1, 1, 1, 0, fields.length / 2, ...fields];
const trail = async (claim) => (await api.ask('GET', '/api/v1/audit')).json.entries.filter((entry) => entry.claim === claim).map(({what}) => what);

// By the number that is read out; returns the address of the helper's page.
async function begin(who, helper = agent) {
    const {code} = await who.act('offer');
    await helper.get('/staff/share');
    const {location, text} = await helper.post('/staff/share', {code, reason: 'plan', point: '1', propose: '1'});
    assert.match(location ?? text, /^\/staff\/shares\/[0-9A-Z]+$/);
    return location;
}
// Reads events of a helper's page while `during` runs.
async function listen(path, during, enough) {
    const stop = new AbortController(), events = [];
    const timer = setTimeout(() => stop.abort(), 5000);
    const response = await fetch(api.server.origin + path, {headers: {Cookie: agent.cookie}, signal: stop.signal});
    const reading = (async () => {
        let rest = '';
        for await (const piece of response.body.pipeThrough(new TextDecoderStream())) {
            rest += piece;
            const blocks = rest.split('\n\n');
            rest = blocks.pop();
            events.push(...blocks.map((block) => ({name: block.match(/^event: (.*)$/m)?.[1], data: block.match(/^data: (.*)$/m)?.[1]})).filter(({name}) => name === 'page'));
            if (events.length >= enough)
                stop.abort();
        }
    })().catch(() => {});
    await during();
    await reading;
    clearTimeout(timer);
    return events.map(({data}) => JSON.parse(data));
}

test('from the number to the end: nothing before consent, what changes after it, and a record that holds', async () => {
    const who = await customer();
    assert.deepEqual(await who.status(), {stage: 'none'});
    const path = await begin(who);
    const asked = await who.status();
    assert.deepEqual([asked.stage, asked.helper, asked.reason, asked.asked, asked.scopes], ['asked', 'nina@x.example', 'plan', 7, 0]);
    assert.deepEqual(await who.frame(snapshot([])), {status: 409, refusal: 'not_granted'});
    assert.doesNotMatch((await agent.get(path)).text, /<main/);

    assert.equal((await who.act('grant', {scopes: 7})).stage, 'granted');
    assert.deepEqual(await who.frame(snapshot([])), {status: 204});
    const page = (await agent.get(path)).text;
    assert.match(page, /<main/);
    for (const secret of ['DE71110220330123456789', who.token, 'payto:', 'buyer@'])
        assert.ok(!page.includes(secret), secret);
    assert.ok(page.includes('>hidden<'));

    // The customer begins to write; then a plan is proposed.
    const [typed] = await listen(`${path}/events`, () => who.frame([0x4b, 1, 0, 2, 100, 1, 18, 1]), 1);
    assert.match(JSON.stringify(typed.changes), /begun/);
    assert.equal(typed.to, typed.from + 1);
    await agent.post(`${path}/proposal`, {instalments: '3', first: '2027-01-10'});
    assert.deepEqual((await who.status()).proposal.instalments, 3);
    assert.equal((await who.act('leave_proposal')).proposal.answer, 'left');
    const node = page.match(/<main id=(k[0-9a-z]+)/)[1];
    assert.equal((await agent.post(`${path}/point`, {node, x: '128', y: '3'})).status, 204);
    assert.equal((await agent.post(`${path}/point`, {node: 'k1', x: '1', y: '1'})).status, 409);

    assert.equal((await who.act('pause')).stage, 'paused');
    assert.deepEqual(await who.frame([0x4b, 1, 0, 3, 100, 1, 18, 3]), {status: 409, refusal: 'not_granted'});
    assert.equal((await who.act('resume')).stage, 'granted');
    await agent.post(`${path}/end`);
    assert.deepEqual([(await who.status()).stage, (await who.status()).end], ['ended', 'by_staff']);
    assert.match((await agent.get(path)).text, /has ended/);

    const {text: record} = await agent.get(`${path}/export`);
    let before = '0'.repeat(64);
    for (const line of record.trimEnd().split('\n')) {
        const [, hash, json] = line.match(/^([0-9a-f]{64}) (.*)$/);
        assert.equal(createHash('sha256').update(`${before} ${json}`).digest('hex'), hash);
        JSON.parse(json);
        before = hash;
    }
    for (const secret of ['DE71110220330123456789', who.token])
        assert.ok(!record.includes(secret), secret);
    const told = await trail(who.claim);
    for (const what of ['share_asked', 'share_grant', 'share_seen', 'share_proposed', 'share_leave_proposal', 'share_pointed', 'share_pause', 'share_resume', 'share_ended', 'share_exported'])
        assert.ok(told.includes(what), `${what} in ${told}`);
});

test('consent is for one page and one helper', async () => {
    const who = await customer();
    const path = await begin(who);
    assert.equal((await who.act('grant', {scopes: 1}, devices[1])).refusal, 'other_device');
    assert.equal((await who.act('grant', {scopes: 1})).scopes, 1);
    assert.deepEqual(await who.status(devices[1]), {stage: 'none'});
    assert.deepEqual(await who.frame(snapshot([]), devices[1]), {status: 409, refusal: 'other_device'});
    const other = await member('tom@x.example');
    assert.equal((await other.get(path)).status, 410);
    // Nobody points who was not allowed to.
    await who.frame(snapshot([]));
    const {text} = await agent.get(path);
    assert.equal((await agent.post(`${path}/point`, {node: text.match(/<main id=(k[0-9a-z]+)/)[1], x: '1', y: '1'})).status, 409);
    // Another helper asks again, and what was granted is gone.
    await other.get(`/staff/claims/${who.claim}`);
    assert.equal((await other.post(`/staff/claims/${who.claim}/share`, {reason: 'question'})).status, 303);
    assert.deepEqual([(await who.status()).stage, (await who.status()).scopes], ['asked', 0]);
    assert.equal((await agent.get(path)).status, 410);
    assert.equal((await who.act('decline')).end, 'declined');
});

test('a frame that is not one ends the share; one that does not follow asks for a snapshot', async () => {
    const who = await customer();
    await begin(who);
    await who.act('grant', {scopes: 1});
    assert.deepEqual(await who.frame([0x4b, 1, 0, 2, 0, 0]), {status: 409, refusal: 'gap'});
    assert.deepEqual(await who.frame(snapshot([])), {status: 204});
    assert.deepEqual(await who.frame([1, 2, 3]), {status: 409, refusal: 'not_a_frame'});
    assert.equal((await who.status()).end, 'frame_faulty');
});

test('a page that sends more than ten frames a second is told so by name, and goes on when it has waited', async () => {
    const who = await customer();
    await begin(who);
    await who.act('grant', {scopes: 1});
    const answers = await Promise.all(Array.from({length: 40}, () => who.frame(snapshot([]))));
    const refused = answers.filter(({status}) => status === 429);
    assert.ok(refused.length > 0 && refused.length <= 20, `${refused.length} of 40`);
    assert.equal((await who.status()).stage, 'granted');
    const again = () => who.frame(snapshot([]));
    let answer = await again();
    for (let tries = 0; tries < 20 && answer.status === 429; ++tries) {
        await new Promise((resolve) => setTimeout(resolve, 100));
        answer = await again();
    }
    assert.deepEqual(answer, {status: 204});
});

test('five wrong numbers close the door for a while, and withdraw the right one', async () => {
    const who = await customer();
    const guesser = await member('guess@x.example');
    const {code} = await who.act('offer');
    await guesser.get('/staff/share');
    const wrong = String((Number(code) + 1) % 1_000_000).padStart(6, '0');
    for (let tries = 0; tries < 5; ++tries)
        assert.match((await guesser.post('/staff/share', {code: wrong})).text, /does not count/);
    assert.match((await guesser.post('/staff/share', {code})).text, /Too many/);
    assert.equal((await who.status()).end, 'tries_over');
});
