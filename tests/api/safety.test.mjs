// What must not be possible, seen from outside.
import assert from 'node:assert/strict';
import {createHash} from 'node:crypto';
import {readdirSync, readFileSync} from 'node:fs';
import {join} from 'node:path';
import {after, before, test} from 'node:test';
import {Api, invoice} from './kit.mjs';

let api;
before(async () => api = await Api.start());
after(() => api?.stop());

const page = (path, options) => fetch(api.server.origin + path, {redirect: 'manual', ...options});

test('pages carry a strict policy that fits their style sheet', async () => {
    const {url} = api.server.links['RE-2291'];
    const response = await fetch(url);
    const html = await response.text();
    const policy = response.headers.get('content-security-policy');
    const hash = createHash('sha256').update(html.match(/<style>([^]*?)<\/style>/)[1]).digest('base64');
    assert.ok(policy.includes(`style-src 'sha256-${hash}'`));
    assert.ok(policy.includes("default-src 'none'") && policy.includes("script-src 'self' 'wasm-unsafe-eval'") && !policy.includes('unsafe-inline'));
    assert.ok(!/ on[a-z]+=|style="|javascript:/.test(html), 'no inline script or style');
    for (const [name, value] of [['x-content-type-options', 'nosniff'], ['referrer-policy', 'no-referrer'], ['x-frame-options', 'DENY'], ['cache-control', 'no-store']])
        assert.equal(response.headers.get(name), value);
});

test('assets have hashed names and never expire', async () => {
    const html = await (await fetch(api.server.links['RE-2291'].url)).text();
    const [, path] = html.match(/src="?(\/assets\/app\.[0-9a-f]+\.js)/);
    const response = await page(path, {headers: {'Accept-Encoding': 'br'}});
    assert.match(response.headers.get('cache-control'), /immutable/);
    assert.equal(response.headers.get('content-encoding'), 'br');
    assert.equal((await page(path, {headers: {'If-None-Match': response.headers.get('etag'), 'Accept-Encoding': 'br'}})).status, 304);
});

test('a GET changes nothing', async () => {
    const {code, url} = api.server.links['RE-2291'];
    const before = (await api.ask('GET', `/api/v1/claims/${code}`)).json.version;
    for (const path of ['plan?instalments=3&first=2026-12-05', 'contact?text=x', 'unlock?factor=1', 'language?lang=nl', '?instalments=3&step=plan'])
        await fetch(url + path, {redirect: 'manual'});
    assert.equal((await api.ask('GET', `/api/v1/claims/${code}`)).json.version, before);
});

test('a GET where a form was refused leads back to the page, with its query', async () => {
    const {url} = api.server.links['RE-2291'];
    for (const form of ['plan', 'contact', 'unlock', 'language']) {
        const response = await fetch(`${url}${form}?lang=de&instalments=3`, {redirect: 'manual'});
        assert.deepEqual([response.status, response.headers.get('location')], [303, './?lang=de&instalments=3']);
    }
});

test('the same form twice does its work once', async () => {
    const {json: {claim}} = await api.ask('POST', '/api/v1/claims', {body: invoice('S-1')});
    const token = await api.token(claim);
    const send = () => page(`/c/${token}/contact`, {method: 'POST', body: new URLSearchParams({subject: 'question', text: 'Hallo', phone: '+49 30 123456'})});
    for (let i = 0; i < 2; ++i) {
        const {status, headers} = await send();
        assert.deepEqual([status, headers.get('location')], [303, './?done=contact']);
    }
    const {json} = await api.ask('GET', `/api/v1/claims/${claim}/journal`);
    assert.equal(json.entries.filter(({kind}) => kind === 'contact_requested').length, 1);
});

test('the database holds no token', async () => {
    const {json: {claim}} = await api.ask('POST', '/api/v1/claims', {body: invoice('S-2')});
    const token = await api.token(claim);
    for (const name of readdirSync(api.server.data))
        assert.ok(!readFileSync(join(api.server.data, name)).includes(token), `${name} holds the token`);
});

test('text of a person is text, wherever it shows', async () => {
    const {json: {claim}} = await api.ask('POST', '/api/v1/claims', {body: invoice('<b>S-3</b>', {note: '</script><img src=x onerror=alert(1)>'})});
    const token = await api.token(claim);
    const html = await (await page(`/c/${token}/`)).text();
    assert.ok(!html.includes('<img src=x') && !html.includes('<b>S-3'));
});

test('who tries many unknown links is held back', async () => {
    let status = 0;
    for (let i = 0; i < 40 && status !== 429; ++i)
        status = (await page(`/c/${String(i).padStart(32, '0')}/`)).status;
    assert.equal(status, 429);
    assert.equal((await api.ask('GET', '/api/v1/page', {token: '0'.repeat(32)})).status, 429);
});

test('bodies and media types have limits', async () => {
    const {code} = api.server.links['RE-2291'];
    const huge = await api.ask('POST', `/api/v1/claims/${code}/payments`, {raw: true, body: ' '.repeat(70_000), headers: {'Idempotency-Key': '"x"'}});
    assert.ok([400, 413].includes(huge.status), String(huge.status));
    const deep = await api.ask('POST', '/api/v1/claims', {body: '['.repeat(10_000)});
    assert.equal(deep.status, 400);
});
