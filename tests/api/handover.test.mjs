// A page's way from a screen in a shop to a phone and back: one device, one number, one minute; and nothing of the claim in a code.
import assert from 'node:assert/strict';
import {execFileSync} from 'node:child_process';
import {join} from 'node:path';
import {after, before, test} from 'node:test';
import {Api, invoice} from './kit.mjs';

let api;
before(async () => api = await Api.start());
after(() => api.stop());

const base = () => api.server.origin;
let count = 0;
async function link({factor = 'none'} = {}) {
    const {json: {claim, merchant}} = await api.ask('POST', '/api/v1/claims', {body: invoice(`H-${++count}`)});
    const limits = {instalments_max: 6, instalment_min_minor: 1000, term_days_max: 366, first_due_days_max: 30, rhythms: ['monthly']};
    const policy = {currency: 'EUR', customer: limits, staff: limits, postpone: {days_max: 62, term_days_max: 366, moves_max: 3}};
    assert.equal((await api.ask('PUT', `/api/v1/merchants/${merchant}`, {body: {policy, factor}})).status, 200);
    const {json: {url, token}} = await api.ask('POST', `/api/v1/claims/${claim}/links`, {body: {}});
    return {claim, url, token};
}
async function screen(token, path, {method = 'GET', body, cookie = ''} = {}) {
    const response = await fetch(`${base()}${path}`, {method, body: body && JSON.stringify(body), headers: {Authorization: `Bearer ${token}`, 'Content-Type': 'application/json', Cookie: cookie}});
    return {status: response.status, json: await response.json().catch(() => null), cookies: response.headers.getSetCookie()};
}
const offer = async (token, body = {place: 'Kiosk am Eingang', query: '?lang=en&instalments=3'}) => (await screen(token, '/api/v1/page/handovers', {method: 'POST', body})).json;
const standing = async (token) => (await screen(token, '/api/v1/page/handovers')).json;

// A phone with its own cookies, and no script.
class Phone {
    cookie = '';
    async get(url) {
        return this.#take(await fetch(url, {redirect: 'manual', headers: {Cookie: this.cookie, 'Accept-Language': 'en'}}));
    }
    async post(url, fields) {
        return this.#take(await fetch(url, {method: 'POST', redirect: 'manual', body: new URLSearchParams(fields), headers: {Cookie: this.cookie, 'Accept-Language': 'en'}}));
    }
    async #take(response) {
        for (const line of response.headers.getSetCookie())
            this.cookie = [this.cookie, line.split(';')[0]].filter(Boolean).join('; ');
        const html = await response.text();
        return {status: response.status, html, to: response.headers.get('location'), numbers: [...html.matchAll(/name="?number"? value="?(\d\d)/g)].map(([, number]) => Number(number))};
    }
}
// What the trail has of it, as its database tells: the page for staff shows what staff did.
const trail = (what) => execFileSync('sqlite3', ['-readonly', join(api.server.data, 'kulanz.db'), `SELECT detail FROM audit WHERE what = '${what}' ORDER BY id`], {encoding: 'utf8'}).trim().split('\n');

test('the right number brings the page to the phone, as it was', async () => {
    const {token} = await link();
    const {url, seconds} = await offer(token);
    assert.equal(seconds, 60);
    assert.ok(url.startsWith(`${base()}/h/`) && !url.includes(token));
    assert.deepEqual(await standing(token), {state: 'waiting'});
    const phone = new Phone();
    const page = await phone.get(url);
    assert.equal(page.status, 200);
    assert.match(page.html, /Kiosk am Eingang/);
    assert.equal(new Set(page.numbers).size, 3);
    assert.ok(!page.html.includes(token) && !/Öztürk|H-1/.test(page.html), 'nothing of the claim');
    assert.ok(!/<script/.test(page.html), 'no script is needed');
    const {state, number} = await standing(token);
    assert.equal(state, 'choosing');
    assert.ok(page.numbers.includes(number));
    assert.deepEqual((await phone.get(url)).numbers, page.numbers, 'looked at again it is the same question');
    const chosen = await phone.post(`${url}number`, {number});
    assert.equal(chosen.status, 303);
    assert.equal(chosen.to, `/c/${token}/?lang=en&instalments=3`);
    assert.equal((await phone.get(base() + chosen.to)).status, 200);
    assert.deepEqual(await standing(token), {state: 'taken'});
    assert.equal((await phone.post(`${url}number`, {number})).status, 410, 'once');
    assert.equal(trail('handover_to_phone').at(-1), 'Kiosk am Eingang');
});

test('another number makes it void, on both', async () => {
    const {token} = await link();
    const {url} = await offer(token);
    const phone = new Phone();
    const {numbers} = await phone.get(url);
    const {number} = await standing(token);
    const wrong = await phone.post(`${url}number`, {number: numbers.find((other) => other !== number)});
    assert.equal(wrong.status, 410);
    assert.match(wrong.html, /another number/);
    assert.deepEqual(await standing(token), {state: 'wrong'});
    assert.equal((await phone.post(`${url}number`, {number})).status, 410, 'there is no second try');
    assert.equal(trail('handover_void').at(-1), 'wrong');
});

test('a second device makes it void', async () => {
    const {token} = await link();
    const {url} = await offer(token);
    await new Phone().get(url);
    const second = await new Phone().get(url);
    assert.equal(second.status, 410);
    assert.match(second.html, /Another device/);
    assert.deepEqual(await standing(token), {state: 'shared'});
});

test('a new code voids the one before, and what is no code says no more', async () => {
    const {token} = await link();
    const first = await offer(token);
    const second = await offer(token);
    assert.equal((await new Phone().get(first.url)).status, 410);
    assert.equal((await new Phone().get(second.url)).status, 200);
    assert.equal((await new Phone().get(`${base()}/h/00000000000000000000000000/`)).status, 410);
});

test('only who shows the link offers it, and what is asked for is clean', async () => {
    const {token} = await link();
    assert.equal((await screen('0'.repeat(32), '/api/v1/page/handovers', {method: 'POST', body: {place: 'x'}})).status, 401);
    assert.equal((await screen(token, '/api/v1/page/handovers', {method: 'POST', body: {}})).status, 400);
    const {url} = await offer(token, {place: '<b>here</b>', query: '?next=https://evil.example/"><script>'});
    const phone = new Phone();
    const page = await phone.get(url);
    assert.ok(!page.html.includes('<b>here'));
    assert.equal((await phone.post(`${url}number`, {number: (await standing(token)).number})).to, `/c/${token}/`);
});

test('a link has ten codes at once and then a pause', async () => {
    const {token} = await link();
    const answers = [];
    for (let i = 0; i < 11; ++i)
        answers.push((await screen(token, '/api/v1/page/handovers', {method: 'POST', body: {place: 'x'}})).status);
    assert.deepEqual(answers, [...Array(10).fill(201), 429]);
});

test('a second factor given at the screen counts on the phone, and the other way', async () => {
    const {token} = await link({factor: 'postcode'});
    assert.equal((await screen(token, '/api/v1/page/handovers', {method: 'POST', body: {place: 'x'}})).status, 403);
    const buyer = invoice('x').buyer ?? {};
    const unlocked = await screen(token, '/api/v1/page/unlock', {method: 'POST', body: {factor: buyer.address.postcode}});
    assert.equal(unlocked.status, 200);
    const cookie = unlocked.cookies[0].split(';')[0];
    const {json: {url}} = await screen(token, '/api/v1/page/handovers', {method: 'POST', body: {place: 'x'}, cookie});
    const phone = new Phone();
    await phone.get(url);
    const {json: {number}} = await screen(token, '/api/v1/page/handovers', {cookie});
    const {to} = await phone.post(`${url}number`, {number});
    assert.match(phone.cookie, /kz\d+=/);
    const page = await phone.get(base() + to);
    assert.doesNotMatch(page.html, /name="?factor/, 'nobody is asked twice');

    const shown = await phone.post(`${base()}/c/${token}/handover?lang=en`, {});
    const code = shown.html.match(/>(([0-9A-Z]{4} ){3}[0-9A-Z]{4})</)[1];
    const opened = await screen('', `/api/v1/handovers/${code.replaceAll(' ', '').toLowerCase()}/opening`, {method: 'POST', body: {}});
    assert.deepEqual(opened.json, {token, query: '?lang=en'});
    assert.match(opened.cookies[0], /^kz\d+=/);
    assert.equal((await screen(token, '/api/v1/page', {cookie: opened.cookies[0].split(';')[0]})).status, 200);
    assert.equal((await screen('', `/api/v1/handovers/${code.replaceAll(' ', '')}/opening`, {method: 'POST', body: {}})).status, 404, 'once');
    assert.equal(trail('handover_to_screen').length, 1);
});

test('whoever has not given the factor gets no code for a screen', async () => {
    const {token} = await link({factor: 'postcode'});
    const answer = await new Phone().post(`${base()}/c/${token}/handover`, {});
    assert.equal(answer.status, 303);
});
