// Showing a page to a helper, with a scripted customer: what is asked, granted, sent, seen, pointed at, proposed, ended and recorded.
import assert from 'node:assert/strict';
import {createHash} from 'node:crypto';
import {after, before, test} from 'node:test';
import {Api, invoice, startServer} from './kit.mjs';
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
    assert.doesNotMatch((await agent.get(path)).text, /class=hero-amount/);

    assert.equal((await who.act('grant', {scopes: 7})).stage, 'granted');
    assert.deepEqual(await who.frame(snapshot([])), {status: 204});
    const page = (await agent.get(path)).text;
    assert.match(page, /class=hero-amount/);
    for (const secret of ['DE71110220330123456789', who.token, 'payto:', 'buyer@'])
        assert.ok(!page.includes(secret), secret);
    assert.ok(page.includes('>hidden<'));

    // The customer begins to write; then a plan is proposed.
    const [typed] = await listen(`${path}/events`, () => who.frame([0x4b, 1, 0, 2, 100, 1, 18, 1]), 1);
    assert.match(JSON.stringify(typed.changes), /begun/);
    assert.equal(typed.to, typed.from + 1);
    await agent.post(`${path}/proposal`, {instalments: '3', first: '2027-01-10'});
    assert.deepEqual((await who.status()).proposal.instalments, 3);
    assert.equal((await who.act('leave_proposal', {proposal: 2})).refusal, 'no_proposal');
    assert.equal((await who.act('leave_proposal', {proposal: 1})).proposal.answer, 'left');
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
    for (const what of ['share_asked', 'share_grant', 'share_seen', 'share_proposed', 'share_leave_proposal', 'share_pointed', 'share_pause', 'share_resume', 'share_end', 'share_ended', 'share_exported'])
        assert.ok(told.includes(what), `${what} in ${told}`);
});

const journal = async (claim) => (await api.ask('GET', `/api/v1/claims/${claim}/journal`)).json.entries.filter(({kind}) => kind === 'share_noted');
const entries = async (claim) => (await api.ask('GET', '/api/v1/audit')).json.entries.filter((entry) => entry.claim === claim);

test('consent and its end stay in the journal, the trail and on both pages, with the last hash of the record', async () => {
    const who = await customer();
    const path = await begin(who);
    assert.deepEqual(await journal(who.claim), []);
    await who.act('grant', {scopes: 5});
    await who.frame(snapshot([]));
    await agent.post(`${path}/proposal`, {instalments: '3', first: '2027-01-10'});
    await who.act('take_proposal', {proposal: 1});
    await who.act('pause');
    await who.act('resume');
    const open = (await api.ask('GET', '/api/v1/page', {token: who.token})).json;
    assert.deepEqual(open.visits.map(({helper, ended_at_ms: ended}) => [helper, ended]), [['nina@x.example', undefined]]);
    await who.act('end');
    const steps = await journal(who.claim);
    assert.deepEqual(steps.map(({actor, body}) => [actor, body.move]),
        [['customer', 'granted'], ['staff', 'proposed'], ['customer', 'taken'], ['customer', 'paused'], ['customer', 'resumed'], ['customer', 'ended']]);
    const [{body: first}] = steps, {body: last} = steps.at(-1);
    assert.deepEqual([first.helper, first.scopes, first.reason, first.minutes], ['nina@x.example', 5, 'plan', 30]);
    assert.equal(last.end, 'by_customer');
    // The record that staff take along ends with that hash, but for what happened to it after the end.
    const {text: record} = await agent.get(`${path}/export`);
    assert.ok(record.split('\n').some((line) => line.startsWith(last.record)), last.record);
    const trailed = await entries(who.claim);
    const of = (what) => trailed.find((entry) => entry.what === what).detail;
    assert.match(of('share_asked'), /^[0-9A-Z]+ look,point,propose plan$/);
    assert.match(of('share_grant'), /^[0-9A-Z]+ look,propose 30 plan$/);
    assert.match(of('share_take_proposal'), /^[0-9A-Z]+ 1$/);
    assert.match(of('share_ended'), new RegExp(`^[0-9A-Z]+ by_customer ${last.record}$`));
    const {text} = await agent.get(`/staff/claims/${who.claim}`);
    assert.match(text, /Shown to helpers/);
    assert.match(text, /Ended by the customer/);
    assert.match(text, /proposal 1 made: a payment plan/);
    const page = (await api.ask('GET', '/api/v1/page', {token: who.token})).json;
    assert.ok(page.visits[0].ended_at_ms >= page.visits[0].begun_at_ms);
    assert.equal(page.visits[0].record, undefined);
    assert.equal(page.share_events, 6);
});

test('consent is over when another helper asks, and the journal says so', async () => {
    const who = await customer();
    await begin(who);
    await who.act('grant', {scopes: 1});
    const other = await member('lea@x.example');
    await other.get(`/staff/claims/${who.claim}`);
    await other.post(`/staff/claims/${who.claim}/share`, {reason: 'question'});
    assert.deepEqual((await journal(who.claim)).map(({actor, body}) => [actor, body.move, body.end]), [['customer', 'granted', undefined], ['staff', 'ended', 'asked_again']]);
});

test('a way and a field are proposed to what is on the page, and everything else is refused by name', async () => {
    const who = await customer();
    const path = await begin(who);
    await who.act('grant', {scopes: 7});
    await who.frame(snapshot([]));
    const proposed = async () => (await entries(who.claim)).filter(({what}) => what === 'share_proposed').map(({detail}) => detail.split(' ').slice(1).join(' '));
    const page = async () => (await agent.get(path)).text;
    const was = (await page()).match(/kind=field&amp;was=([0-9]+)/)[1];
    const field = (field, value, digest = was) => agent.post(`${path}/proposal?kind=field&was=${digest}`, {field, value});
    await field('message', 'Ich habe am 3. gezahlt.');
    const {proposal} = await who.status();
    assert.deepEqual([proposal.number, proposal.kind, proposal.field, proposal.value, proposal.answer], [1, 'field', 'message', 'Ich habe am 3. gezahlt.', 'open']);
    assert.equal((await who.act('take_proposal', {proposal: 1})).proposal.answer, 'taken');
    await field('mandate_iban', 'DE89370400440532013000');
    assert.match(await page(), /filled in by the customer alone/);
    await field('objection', 'Kaputt.');
    assert.match(await page(), /this field is not on the page now/);
    await field('nonsense', 'x');
    await field('message', 'x', String(Number(was) + 1));
    assert.match(await page(), /has changed something there/);
    await field('message', 'x'.repeat(501));
    await field('subject=cannot_pay');
    assert.equal((await who.status()).proposal.value, 'cannot_pay');
    await agent.post(`${path}/proposal?kind=way`, {way: 'card'});
    assert.match(await page(), /can not be paid in that way/);
    await agent.post(`${path}/proposal?kind=way`, {way: 'transfer'});
    assert.equal((await who.status()).proposal.way, 'transfer');
    // What the customer has changed since is seen by the next frame.
    await who.frame([0x4b, 1, 0, 2, 100, 1, 18, 1]);
    await field('message', 'x');
    assert.deepEqual(await proposed(), ['field', 'field field_masked', 'field field_gone', 'field field_gone', 'field field_changed', 'field proposal_faulty', 'field',
        'way way_not_offered', 'way', 'field field_changed']);
    assert.ok(!JSON.stringify(await entries(who.claim)).includes('gezahlt'));
    // Nobody but the customer answers.
    assert.equal((await who.act('take_proposal', {proposal: 3}, devices[1])).refusal, 'other_device');
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

for (const [signal, how] of [['SIGKILL', 'is killed'], ['SIGTERM', 'is stopped']])
    test(`a server that ${how} in the middle of a share ends it, on both sides and in the journal`, async () => {
        const who = await customer();
        const path = await begin(who);
        await who.act('grant', {scopes: 7});
        await who.frame(snapshot([]));
        assert.equal((await agent.get(path)).status, 200);
        const {data, origin} = api.server;
        await api.server.end(signal);
        api.server = await startServer({data, port: new URL(origin).port});
        assert.equal(api.server.origin, origin);
        assert.deepEqual(await who.status(), {stage: 'none'});
        assert.deepEqual(await who.frame(snapshot([])), {status: 409, refusal: 'over'});
        assert.equal((await agent.get(path)).status, 410);
        const last = (await journal(who.claim)).at(-1);
        assert.deepEqual([last.actor, last.body.move, last.body.end], ['system', 'ended', 'server_gone']);
        assert.equal((await entries(who.claim)).filter(({what}) => what === 'share_ended').length, 1);
        // And it can be begun anew.
        const again = await begin(who);
        assert.equal((await who.act('grant', {scopes: 1})).stage, 'granted');
        assert.equal((await agent.get(again)).status, 200);
        await who.act('end');
    });
