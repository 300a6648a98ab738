// What merchants are told: signed, at once, in order, and after everything that can happen to them and to us.
import assert from 'node:assert/strict';
import {execFile, spawn} from 'node:child_process';
import {mkdtempSync, readFileSync, rmSync} from 'node:fs';
import {createRequire} from 'node:module';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {after, before, test} from 'node:test';
import {promisify} from 'node:util';
import {invoice} from './kit.mjs';
import {receiver, sign} from './receiver.mjs';

const program = process.env.KULANZ_PROGRAM ?? 'build/release/native/cli/kulanz';
const require = createRequire(import.meta.url);
const Ajv = require('ajv/dist/2020.js').default;
const addFormats = require('ajv-formats').default;
const data = mkdtempSync(join(tmpdir(), 'kulanz-hooks-'));
let server;

async function startServer(...options) {
    const child = spawn(program, ['serve', '--port', '0', '--data', data, ...options], {stdio: ['ignore', 'pipe', 'pipe']});
    let log = '';
    child.stderr.on('data', (text) => log += text);
    let text = '';
    for await (const piece of child.stdout)
        if ((text += piece).includes('Stop with'))
            break;
    const exited = new Promise((resolve) => child.on('exit', resolve));
    return {origin: text.match(/listens on (\S+),/)[1], key: readFileSync(join(data, 'operator.key'), 'utf8').trim(), log: () => log,
            async end(signal = 'SIGTERM') {
                child.kill(signal);
                await exited;
            }};
}

async function ask(method, path, body) {
    const response = await fetch(server.origin + path, {
        method, headers: {Authorization: `Bearer ${server.key}`, 'Content-Type': 'application/json', 'Idempotency-Key': `"${crypto.randomUUID()}"`},
        body: body && JSON.stringify(body)});
    const text = await response.text();
    return {status: response.status, json: text ? JSON.parse(text) : null};
}

async function until(holds, what) {
    for (const end = Date.now() + 60_000; !await holds();) {
        assert.ok(Date.now() < end, `not within a minute: ${what}`);
        await new Promise((resolve) => setTimeout(resolve, 20));
    }
}

let sellers = 0;
// A merchant of its own with one claim of 119.00 and a webhook at each receiver.
async function world(...receivers) {
    const seller = {name: `Laden ${++sellers}`, vat_id: `DE9${String(sellers).padStart(8, '0')}`};
    const raise = async (number) => (await ask('POST', '/api/v1/claims', {...invoice(number), seller})).json;
    const {claim, merchant} = await raise('A');
    const webhooks = [];
    for (const {url} of receivers)
        webhooks.push((await ask('POST', `/api/v1/merchants/${merchant}/webhooks`, {url})).json);
    return {claim, merchant, webhooks, raise,
            pay: (amount_minor, of = claim) => ask('POST', `/api/v1/claims/${of}/payments`, {amount_minor, currency: 'EUR', booked_on: '2026-01-10'}),
            bounce: (posting) => ask('POST', `/api/v1/claims/${claim}/payments/${posting}/reversal`, {booked_on: '2026-01-12', reason: 'AC04'}),
            deliveries: async (webhook = webhooks[0].webhook) => (await ask('GET', `/api/v1/webhooks/${webhook}/deliveries`)).json.deliveries};
}
const types = (got) => got.map(({event}) => event.type);

before(async () => server = await startServer('--allow-private-webhooks'));
after(async () => {
    await server.end();
    rmSync(data, {recursive: true, force: true});
});

test('a settled claim is told at once, signed, with amounts and without anybody\'s name', async (t) => {
    const shop = await receiver();
    const {claim, merchant, webhooks: [{secret}], pay, bounce} = await world(shop);
    const start = Date.now();
    await pay(11900);
    await until(() => shop.got.length === 2, 'posted and settled');
    t.diagnostic(`posted and settled told ${shop.got[0].at - start} and ${shop.got[1].at - start} ms after the request`);
    assert.deepEqual(types(shop.got), ['payment.posted', 'claim.settled']);
    const [, settled] = shop.got;
    assert.deepEqual(settled.event.data, {sequence: 3, merchant, claim, number: 'A', currency: 'EUR', total_minor: 11900, paid_minor: 11900,
                                          open_minor: 0, standing: 'settled', version: 2});
    assert.equal(settled.id, `msg_${merchant}_3`);
    assert.equal(settled.headers['webhook-signature'], sign(secret, settled));
    assert.ok(Math.abs(settled.headers['webhook-timestamp'] - Date.now() / 1000) < 60);
    assert.ok(!shop.got.some(({body}) => /Miriam|20099/.test(body)));
    await bounce(0);
    await until(() => shop.got.length === 4, 'reversed and reopened');
    assert.deepEqual(types(shop.got).slice(2), ['payment.reversed', 'claim.reopened']);
    assert.ok(!server.log().includes(secret));
    const ajv = addFormats(new Ajv({strict: false}));
    ajv.addSchema((await ask('GET', '/api/v1/openapi.json')).json, 'openapi');
    const validate = ajv.getSchema('openapi#/components/schemas/WebhookEvent');
    assert.ok(shop.got.every(({event}) => validate(event)), ajv.errorsText(validate.errors));
});

test('a merchant who is told that a claim with a blocked service is settled brings it back, and the seconds are counted', async () => {
    const shop = await receiver();
    const {claim, merchant, pay, bounce} = await world(shop);
    const path = `/api/v1/claims/${claim}/service`;
    assert.equal((await ask('POST', `${path}-restorations`)).json.code, 'service_unknown');
    assert.equal((await ask('POST', `${path}-blocks`, {service: '', on: '2026-02-01'})).json.code, 'service_faulty');
    assert.equal((await ask('POST', `${path}-blocks`, {service: 'Strom', on: '2026-02-01'})).status, 201);
    assert.equal((await ask('POST', `${path}-blocks`, {service: 'Gas', on: '2026-02-02'})).status, 201);
    assert.equal((await ask('POST', `${path}-blocks`, {service: 'Gas', on: '2026-02-02'})).json.code, 'service_known');
    assert.equal((await ask('POST', `${path}-restorations`, {service: 1})).status, 201); // a kindness, nothing is paid
    await pay(11900);
    await until(() => shop.got.some(({event}) => event.type === 'claim.settled'), 'settled');
    const {event: {data: {services}}} = shop.got.find(({event}) => event.type === 'claim.settled');
    assert.deepEqual(services, [{service: 0, name: 'Strom', since: '2026-02-01'}]);
    const report = async () => (await ask('GET', `/api/v1/reports/reactivation?merchant=${merchant}`)).json;
    assert.deepEqual((({restored, waiting}) => [restored, waiting])(await report()), [0, 1]);
    assert.equal((await ask('POST', `${path}-restorations`, {service: services[0].service})).status, 201);
    assert.equal((await ask('POST', `${path}-restorations`, {service: 0})).json.code, 'service_restored');
    const {restored, waiting, median_s, p95_s, services: [row]} = await report();
    assert.deepEqual([restored, waiting, row.claim, row.name], [1, 0, claim, 'Strom']);
    assert.ok(median_s === p95_s && row.seconds === median_s && median_s < 30);
    await bounce(0); // what is back stays back
    const {services: after} = (await ask('GET', `/api/v1/claims/${claim}/ledger`)).json;
    assert.ok(after.every((service) => service.restored_at_ms));
    assert.equal((await ask('GET', '/api/v1/reports/reactivation?merchant=m999999')).json.code, 'merchant_unknown');
});

test('a receiver that fails gets the same message again, and what follows of the claim waits for it', async () => {
    let failures = 2;
    const shop = await receiver(() => ({status: failures-- > 0 ? 500 : 200}));
    const {pay, deliveries, webhooks} = await world(shop);
    await pay(1900);
    await pay(10000);
    await until(() => shop.got.length === 5, 'two failures and three messages');
    assert.deepEqual(shop.got.map(({event: {data: {sequence}}}) => sequence), [2, 2, 2, 3, 4]);
    assert.equal(new Set(shop.got.slice(0, 3).map(({id, body}) => id + body)).size, 1);
    await until(async () => (await deliveries()).every(({state}) => state === 'delivered'), 'all delivered');
    assert.equal((await deliveries()).find(({sequence}) => sequence === 2).attempts, 3);
    assert.equal((await ask('POST', `/api/v1/webhooks/${webhooks[0].webhook}/replay`, {from_sequence: 3})).json.queued, 2);
    await until(() => shop.got.length === 7, 'the replay');
    assert.deepEqual(shop.got.slice(5).map(({id}) => id), shop.got.slice(3, 5).map(({id}) => id));
});

test('who hangs or fails on one claim delays neither other webhooks nor other claims', async () => {
    const hanging = await receiver(() => null);
    const quick = await receiver();
    const picky = await receiver(({event}) => ({status: event.data.number === 'A' ? 500 : 200}));
    const {pay, raise} = await world(hanging, quick, picky);
    const {claim: other} = await raise('B');
    await pay(100);
    await pay(100, other);
    await until(() => quick.got.length === 3, 'the quick one');
    await until(() => picky.got.filter(({event}) => event.data.number === 'B').length === 2, 'the other claim');
    assert.ok(hanging.got.length >= 1);
});

test('410 disables a webhook, and a replay enables it again', async () => {
    let isGone = true;
    const shop = await receiver(() => ({status: isGone ? 410 : 200}));
    const {merchant, pay, webhooks: [{webhook}]} = await world(shop);
    await pay(100);
    const state = async () => (await ask('GET', `/api/v1/merchants/${merchant}/webhooks`)).json.webhooks[0];
    await until(async () => (await state()).disabled_because === 'gone', 'disabled');
    await pay(200);
    isGone = false;
    assert.equal((await ask('POST', `/api/v1/webhooks/${webhook}/replay`, {from_sequence: 2})).json.queued, 2);
    await until(() => shop.got.length === 3, 'both payments');
    assert.equal((await state()).disabled_at_ms, undefined);
});

test('429 with Retry-After pauses the webhook that long', async () => {
    const shop = await receiver((_, got) => got.length === 1 ? {status: 429, headers: {'Retry-After': '3'}} : {status: 200});
    const {pay, raise} = await world(shop);
    await pay(100);
    await until(() => shop.got.length === 1, 'the first attempt');
    await raise('B');
    await until(() => shop.got.length === 3, 'both');
    assert.ok(shop.got[1].at - shop.got[0].at >= 2_900, `${shop.got[1].at - shop.got[0].at} ms`);
});

test('redirects are not followed', async () => {
    const inside = await receiver();
    const shop = await receiver(() => ({status: 307, headers: {Location: inside.url}}));
    const {pay, deliveries} = await world(shop);
    await pay(100);
    await until(async () => (await deliveries())[0]?.attempts >= 1, 'an attempt');
    assert.equal((await deliveries())[0].status, 307);
    assert.equal(inside.got.length, 0);
});

test('while a secret is rotated both sign', async () => {
    const shop = await receiver();
    const {webhooks: [{webhook, secret: old}]} = await world(shop);
    const {json: {secret}} = await ask('POST', `/api/v1/webhooks/${webhook}/rotation`);
    assert.notEqual(secret, old);
    await ask('POST', `/api/v1/webhooks/${webhook}/test`);
    await until(() => shop.got.length === 1, 'the test');
    assert.equal(shop.got[0].headers['webhook-signature'], `${sign(secret, shop.got[0])} ${sign(old, shop.got[0])}`);
    assert.deepEqual(types(shop.got), ['webhook.test']);
});

test('the command line adds, lists, tests, rotates, replays and removes', async () => {
    const shop = await receiver();
    const {merchant} = await world();
    const kulanz = async (...words) => (await promisify(execFile)(program, ['webhook', ...words, '--data', data])).stdout;
    const [, webhook, secret] = /^(w\d+)[^]*(whsec_\S+)/.exec(await kulanz('add', merchant, shop.url));
    const listed = await kulanz('list', merchant);
    assert.ok(listed.includes(webhook) && listed.includes('enabled') && !listed.includes(secret));
    await kulanz('test', webhook);
    await until(() => shop.got.length === 1, 'the test');
    assert.equal(shop.got[0].headers['webhook-signature'], sign(secret, shop.got[0]));
    assert.match(await kulanz('rotate', webhook), /whsec_/);
    assert.match(await kulanz('replay', webhook, '--from', '1'), /^2 will/);
    await until(async () => /claim\.raised .*delivered/.test(await kulanz('deliveries', webhook)), 'the replay');
    await kulanz('remove', webhook);
    assert.equal(await kulanz('list', merchant), '');
});

const kills = Number(process.env.KULANZ_KILLS ?? 20);
test(`kill -9 while messages are under way, ${kills} times: none is lost, and what comes twice has one webhook-id`, async (t) => {
    const shop = await receiver();
    const {claim, raise, pay, deliveries} = await world(shop);
    const claims = [claim];
    for (let i = 0; i < 7; ++i)
        claims.push((await raise(`K${i}`)).claim);
    let acknowledged = 0;
    for (let round = 0; round < kills; ++round) {
        let isKilled = false;
        const kill = new Promise((resolve) => setTimeout(resolve, 60 + 17 * (round % 7))).then(() => (isKilled = true, server.end('SIGKILL')));
        while (!isKilled)
            await Promise.all(claims.map((each) => pay(1, each).then(({status}) => { acknowledged += status === 201; }, () => {})));
        await kill;
        server = await startServer('--allow-private-webhooks');
    }
    await until(async () => (await deliveries()).every(({state}) => state === 'delivered'), 'the newest');
    const posted = new Map(shop.got.filter(({event}) => event.type === 'payment.posted').map(({id, body}) => [id, body]));
    const told = new Map(shop.got.map(({event, id}) => [event.data.sequence, id]));
    await until(() => shop.got.length >= Math.max(...told.keys()) - 1, 'all');
    let paid = 0;
    for (const each of claims)
        paid += (await ask('GET', `/api/v1/claims/${each}`)).json.paid_minor;
    assert.ok(acknowledged > 0 && paid >= acknowledged);
    assert.equal(posted.size, paid);
    for (let sequence = 2; sequence <= Math.max(...told.keys()); ++sequence)
        assert.ok(told.has(sequence), `sequence ${sequence} is lost`);
    for (const {id, body} of shop.got)
        if (posted.has(id))
            assert.equal(body, posted.get(id));
    // In order, however often: a message never comes for the first time before one of its claim that is older.
    const newest = new Map();
    for (const {event: {data: {claim: of, version}, type}} of shop.got.filter(({event}) => event.data.claim)) {
        assert.ok(version <= (newest.get(of) ?? version) + 1, `${of} jumps to ${version} with ${type}`);
        newest.set(of, Math.max(version, newest.get(of) ?? 0));
    }
    t.diagnostic(`${paid} payments, ${acknowledged} acknowledged, ${shop.got.length} messages, ${shop.got.length - told.size} twice`);
});

test('without the flag neither plain http nor an address that is not public is told anything', async () => {
    await server.end();
    server = await startServer();
    const {merchant, pay} = await world();
    assert.equal((await ask('POST', `/api/v1/merchants/${merchant}/webhooks`, {url: 'http://shop.example/'})).status, 400);
    for (const url of ['https://127.0.0.1:1/', 'https://localhost:1/', 'https://[::1]:1/', 'https://10.0.0.1/', 'https://169.254.169.254/latest', 'https://0x7f.1/']) {
        const {json: {webhook}} = await ask('POST', `/api/v1/merchants/${merchant}/webhooks`, {url});
        await pay(1);
        let delivery;
        await until(async () => (delivery = (await ask('GET', `/api/v1/webhooks/${webhook}/deliveries`)).json.deliveries[0])?.attempts >= 1, url);
        assert.match(delivery.failure, /not a public one/, url);
        await ask('DELETE', `/api/v1/webhooks/${webhook}`);
    }
});
