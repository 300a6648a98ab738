// Is this genuine? Check codes, who runs the server, what a merchant's site says of it, and the accessibility statement.
import assert from 'node:assert/strict';
import {after, before, test} from 'node:test';
import {Api, invoice} from './kit.mjs';

let api;
before(async () => api = await Api.start({operator: {name: 'Kulanz Betrieb GmbH', address: 'Musterweg 1, 20099 Hamburg', contact: 'hilfe@kulanz.example'}}));
after(() => api.stop());

const limits = {instalments_max: 6, instalment_min_minor: 1000, term_days_max: 366, first_due_days_max: 30, rhythms: ['monthly']};
const policy = {currency: 'EUR', customer: limits, staff: limits, postpone: {days_max: 62, term_days_max: 366, moves_max: 3}};
const get = async (url, headers = {}) => {
    const response = await fetch(url, {headers: {'Accept-Language': 'en', ...headers}, redirect: 'manual'});
    return {status: response.status, headers: response.headers, html: await response.text()};
};
const check = async (code, query = '?lang=en') => {
    const response = await fetch(`${api.server.origin}/check${query}`, {method: 'POST', body: new URLSearchParams({code})});
    return {status: response.status, html: await response.text()};
};
const host = () => new URL(api.server.origin).host;

async function raised(number, settings = {}) {
    const {json: {claim, merchant}} = await api.ask('POST', '/api/v1/claims', {body: invoice(number)});
    assert.equal((await api.ask('PUT', `/api/v1/merchants/${merchant}`, {body: {policy, factor: 'none', ...settings}})).status, 200);
    const {json: {url, check_code}} = await api.ask('POST', `/api/v1/claims/${claim}/links`, {body: {}});
    return {claim, merchant, url, check_code};
}

test('the check code of a claim is the same at its link, by itself and on its page', async () => {
    const {claim, url, check_code} = await raised('T-1');
    const {json} = await api.ask('GET', `/api/v1/claims/${claim}/check-code`);
    assert.deepEqual(json, {claim, check_code, check_url: `${api.server.origin}/check`});
    assert.ok((await get(`${url}genuine`)).html.includes(check_code));
    assert.equal((await api.ask('GET', '/api/v1/claims/c999/check-code')).status, 404);
    assert.equal((await api.ask('GET', `/api/v1/claims/${claim}/check-code`, {token: 'wrong'})).status, 401);
});

test('a code from a letter is told by yes and its merchant, any other by no', async () => {
    const {check_code} = await raised('T-2');
    for (const typed of [check_code, check_code.toLowerCase(), check_code.slice(3).replace('-', ' ')]) {
        const {status, html} = await check(typed);
        assert.equal(status, 200);
        assert.ok(html.includes(`this code belongs to an invoice from Nordfunk GmbH. Its page is on ${host()}.`), html);
        assert.ok(!html.includes('Miriam') && !html.includes('T-2') && !html.includes('/c/'), 'nothing of the claim shows');
    }
    for (const typed of ['KZ-0000-0000', 'c1', '<b>', 'x'.repeat(5000)]) {
        const {status, html} = await check(typed);
        assert.equal(status, 200);
        assert.ok(html.includes('No: there is no such code here.') && !html.includes('Nordfunk'));
        assert.ok(!html.includes('<b>'));
    }
    // A language button with nothing typed is nothing but that.
    assert.ok((await check('', '?lang=fr')).html.includes('Code de contrôle'));
});

test('the page of a link answers before the second factor, without anything personal', async () => {
    const {url} = await raised('T-3', {factor: 'postcode', website: 'https://nordfunk.example/kunden'});
    const before = await get(`${url}genuine`);
    assert.equal(before.status, 200);
    assert.equal(before.headers.get('cache-control'), 'no-store');
    for (const said of ['Nordfunk GmbH', 'Kulanz Betrieb GmbH', 'Musterweg 1, 20099 Hamburg', host(), 'https://nordfunk.example/.well-known/kulanz.json'])
        assert.ok(before.html.includes(said), said);
    for (const personal of ['T-3', 'Miriam', 'DE89', 'Germany'])
        assert.ok(!before.html.includes(personal), personal);
    const unlocked = await fetch(`${url}unlock`, {method: 'POST', body: new URLSearchParams({factor: '20099'}), redirect: 'manual'});
    const open = await get(`${url}genuine`, {Cookie: unlocked.headers.get('set-cookie').split(';')[0]});
    for (const said of ['T-3', 'Germany'])
        assert.ok(open.html.includes(said), said);
    assert.equal((await get(`${url}check?lang=fr`)).headers.get('location'), '/check?lang=fr');
    const unknown = await get(`${api.server.origin}/c/00000000000000000000000000000000/genuine`);
    assert.equal(unknown.status, 404);
    assert.ok(!unknown.html.includes('KZ-'));
});

test('a web site is https alone, is kept, and goes when it is not said again', async () => {
    const {merchant} = await raised('T-5', {website: 'https://nordfunk.example'});
    const one = async () => (await api.ask('GET', '/api/v1/merchants')).json.merchants.find((each) => each.merchant === merchant);
    assert.equal((await one()).website, 'https://nordfunk.example');
    for (const website of ['http://nordfunk.example', 'nordfunk.example', 'https://nordfunk', 'https://nördfunk.example', 'javascript:alert(1)', 'https://a.example@b.example'])
        assert.equal((await api.ask('PUT', `/api/v1/merchants/${merchant}`, {body: {policy, factor: 'none', website}})).status, 400, website);
    assert.equal((await one()).website, 'https://nordfunk.example');
    await api.ask('PUT', `/api/v1/merchants/${merchant}`, {body: {policy, factor: 'none'}});
    assert.equal((await one()).website, undefined);
});

test('the server and the merchant name each other in two small documents', async () => {
    const {merchant} = await raised('T-6');
    const server = await api.ask('GET', '/.well-known/kulanz.json', {token: ''});
    assert.deepEqual(server.json, {
        kulanz: api.server.origin, check_url: `${api.server.origin}/check`,
        operator: {name: 'Kulanz Betrieb GmbH', address: 'Musterweg 1, 20099 Hamburg', contact: 'hilfe@kulanz.example'},
    });
    const {json} = await api.ask('GET', `/api/v1/merchants/${merchant}/well-known`);
    assert.deepEqual(json, {kulanz: server.json.kulanz, merchant: 'Nordfunk GmbH', check_url: server.json.check_url});
    assert.deepEqual(await api.server.kulanz('merchant', 'well-known', merchant), json);
    assert.equal((await api.ask('GET', '/api/v1/merchants/m999/well-known')).status, 404);
});

test('the statement stands in four languages, at a link and without one', async () => {
    const {url} = await raised('T-7');
    for (const [lang, title] of [['de', 'Barrierefreiheit'], ['en', 'Accessibility'], ['nl', 'Toegankelijkheid'], ['fr', 'Accessibilité']])
        for (const address of [`${api.server.origin}/accessibility`, `${url}accessibility`])
            for (const {status, html} of [await get(`${address}?lang=${lang}`), await get(address, {'Accept-Language': `${lang}-BE`})]) {
                assert.equal(status, 200);
                assert.match(html, new RegExp(`<html lang="?${lang}`));
                assert.ok(html.includes(title) && html.includes('EN 301 549') && html.includes('hilfe@kulanz.example'));
            }
});

test('who tries many codes is held back, and a right one is then not told either', async () => {
    const {check_code} = await raised('T-8');
    let status;
    for (let i = 0; i < 25; ++i)
        ({status} = await check('KZ-0000-0000'));
    assert.equal(status, 429);
    const {status: held, html} = await check(check_code);
    assert.equal(held, 429);
    assert.ok(html.includes('too many tries') && !html.includes('Nordfunk'));
});
