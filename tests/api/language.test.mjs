// In which language a page comes: what is chosen in the address or on the page, then the merchant's setting, then the browser's.
import assert from 'node:assert/strict';
import {after, before, test} from 'node:test';
import {Api, invoice} from './kit.mjs';

let api;
before(async () => api = await Api.start());
after(() => api.stop());

const limits = {instalments_max: 6, instalment_min_minor: 1000, term_days_max: 366, first_due_days_max: 30, rhythms: ['monthly']};
const policy = {currency: 'EUR', customer: limits, staff: limits, postpone: {days_max: 62, term_days_max: 366, moves_max: 3}};

async function open(claim, link = {}) {
    const {status, json} = await api.ask('POST', `/api/v1/claims/${claim}/links`, {body: link});
    assert.equal(status, 201);
    return json.url;
}
async function languageOf(url, accepted) {
    const html = await (await fetch(url, {headers: {'Accept-Language': accepted}})).text();
    return html.match(/<html lang="?(\w+)/)[1];
}

test('the address comes before the merchant, and the merchant before the browser', async () => {
    const {json: {claim, merchant}} = await api.ask('POST', '/api/v1/claims', {body: invoice('L-1')});
    const url = await open(claim);
    const rows = [
        // merchant, address, browser, page
        [undefined, '', 'de-AT,de;q=0.9', 'de'],
        [undefined, '', 'en-GB', 'en'],
        [undefined, '', 'nl-BE,nl;q=0.9,fr;q=0.8', 'nl'],
        [undefined, '', 'fr-BE', 'fr'],
        [undefined, '', 'es, fr;q=0.5', 'fr'],
        [undefined, '', 'frr, nl', 'nl'],
        [undefined, '', '*', 'de'],
        [undefined, '', '', 'de'],
        [undefined, '?lang=fr', 'nl', 'fr'],
        [undefined, '?lang=xx', 'nl', 'nl'],
        ['fr', '', 'nl', 'fr'],
        ['nl', '', 'fr', 'nl'],
        ['nl', '?lang=en', 'fr', 'en'],
        ['en', '?lang=de', 'fr', 'de'],
        [undefined, '', 'fr', 'fr'],
    ];
    for (const [language, query, accepted, page] of rows) {
        const {status, json} = await api.ask('PUT', `/api/v1/merchants/${merchant}`, {body: {policy, factor: 'none', language}});
        assert.deepEqual([status, json.language], [200, language]);
        assert.equal(await languageOf(url + query, accepted), page, `${language} ${query} ${accepted}`);
    }
    assert.equal((await api.ask('PUT', `/api/v1/merchants/${merchant}`, {body: {policy, factor: 'none', language: 'es'}})).status, 400);
});

test('a link opens in the language that it was made for', async () => {
    const {json: {claim}} = await api.ask('POST', '/api/v1/claims', {body: invoice('L-2')});
    for (const language of ['de', 'en', 'nl', 'fr'])
        assert.equal(await languageOf(await open(claim, {language}), 'en'), language);
    assert.equal((await api.ask('POST', `/api/v1/claims/${claim}/links`, {body: {language: 'es'}})).status, 400);
});

const post = (url, fields) => fetch(url, {method: 'POST', body: new URLSearchParams(fields), redirect: 'manual'});

test('a language button gives back what was typed, and keeps none of it', async () => {
    const {json: {claim}} = await api.ask('POST', '/api/v1/claims', {body: invoice('L-3')});
    const url = await open(claim);
    const response = await post(`${url}language?lang=nl&instalments=4`, {subject: 'wrong', text: 'Été & <b>', phone: '', email: 'a@b.example'});
    const html = await response.text();
    assert.equal(response.status, 200);
    assert.equal(response.headers.get('cache-control'), 'no-store');
    assert.match(html, /<html lang="?nl/);
    assert.match(html, /Été &amp; &lt;b&gt;<\/textarea>/);
    assert.match(html, /value="a@b.example"/);
    assert.match(html, /<option[^>]*value=wrong selected/);
    assert.match(html, /action="contact\?lang=nl&amp;instalments=4&amp;after=0"/);
    const {json} = await api.ask('GET', `/api/v1/claims/${claim}/journal`);
    assert.deepEqual(json.entries.map(({kind}) => kind), ['claim_raised']);
});

test('with nothing typed a language button leads to the page in that language', async () => {
    const {json: {claim}} = await api.ask('POST', '/api/v1/claims', {body: invoice('L-4')});
    const response = await post(`${await open(claim)}language?lang=fr&instalments=4`, {subject: 'question', text: '', phone: '', email: ''});
    assert.deepEqual([response.status, response.headers.get('location')], [303, './?lang=fr&instalments=4']);
});

test('before the second factor the same holds, and nothing of the claim shows', async () => {
    const {url} = api.server.links['JA-300517'];
    const response = await post(`${url}language?lang=fr`, {factor: '509', text: 'x'});
    const html = await response.text();
    assert.equal(response.status, 200);
    assert.match(html, /<html lang="?fr/);
    assert.match(html, /value="?509/);
    assert.ok(!html.includes('Baumann'));
    assert.equal((await post(`${api.server.origin}/c/00000000000000000000000000000000/language?lang=nl`, {text: 'x'})).status, 404);
});
