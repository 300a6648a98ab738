// The API as a client uses it; every answer is checked against the OpenAPI document on its way.
import assert from 'node:assert/strict';
import {readFileSync} from 'node:fs';
import {createRequire} from 'node:module';
import {join} from 'node:path';
import {startServer} from '../browser/kit.mjs';

export {startServer};
const require = createRequire(import.meta.url);
const Ajv = require('ajv/dist/2020.js').default;
const addFormats = require('ajv-formats').default;

export class Api {
    static async start(settings) {
        const api = new Api();
        api.server = await startServer(settings);
        api.key = readFileSync(join(api.server.data, 'operator.key'), 'utf8').trim();
        api.document = await (await fetch(`${api.server.origin}/api/v1/openapi.json`)).json();
        api.ajv = new Ajv({strict: false, allErrors: true});
        addFormats(api.ajv);
        api.ajv.addSchema(api.document, 'openapi');
        api.seen = new Set();
        return api;
    }
    stop() {
        return this.server.stop();
    }
    // The operation of the document that a path belongs to.
    operation(method, path) {
        const parts = path.split('?')[0].split('/');
        for (const [pattern, operations] of Object.entries(this.document.paths)) {
            const wanted = pattern.split('/');
            if (wanted.length === parts.length && wanted.every((part, i) => part.startsWith('{') || part === parts[i]) && operations[method.toLowerCase()])
                return {pattern, operation: operations[method.toLowerCase()]};
        }
        return null;
    }
    resolve(object) {
        return object?.$ref ? object.$ref.slice(2).split('/').reduce((at, name) => at[name.replaceAll('~1', '/')], this.document) : object;
    }
    pointer(method, pattern, status, media) {
        const responses = this.document.paths[pattern][method.toLowerCase()].responses;
        const ref = responses[status]?.$ref;
        const base = ref ? ref.slice(1) : `/paths/${pattern.replaceAll('~', '~0').replaceAll('/', '~1')}/${method.toLowerCase()}/responses/${status}`;
        return `openapi#${base}/content/${media.replaceAll('/', '~1')}/schema`;
    }
    async ask(method, path, {body, headers = {}, token = this.key, raw = false} = {}) {
        const response = await fetch(this.server.origin + path, {
            method,
            headers: {...token && {Authorization: `Bearer ${token}`}, ...body !== undefined && {'Content-Type': 'application/json'}, ...headers},
            body: body === undefined ? undefined : typeof body === 'string' ? body : JSON.stringify(body),
            redirect: 'manual',
        });
        const media = (response.headers.get('content-type') ?? '').split(';')[0];
        const text = media === 'text/event-stream' ? '' : await response.text();
        if (media === 'text/event-stream')
            await response.body.cancel();
        const found = this.operation(method, path);
        if (!raw) {
            assert.ok(found, `${method} ${path} is not in the document`);
            const answer = this.resolve(found.operation.responses[response.status]);
            assert.ok(answer, `${method} ${found.pattern} answers ${response.status}, which the document does not have: ${text}`);
            if (text) {
                assert.ok(answer.content?.[media], `${method} ${found.pattern} ${response.status} answers ${media}`);
                if (media.endsWith('json')) {
                    const validate = this.ajv.getSchema(this.pointer(method, found.pattern, response.status, media));
                    assert.ok(validate, `no schema for ${method} ${found.pattern} ${response.status}`);
                    assert.ok(validate(JSON.parse(text)), `${method} ${found.pattern} ${response.status}: ${this.ajv.errorsText(validate.errors)}\n${text}`);
                }
            }
            this.seen.add(`${method} ${found.pattern}`);
        }
        return {status: response.status, headers: response.headers, text, json: media.endsWith('json') && text ? JSON.parse(text) : null};
    }
    command(method, path, body, key = crypto.randomUUID()) {
        return this.ask(method, path, {body, headers: {'Idempotency-Key': `"${key}"`}});
    }
    async token(claim) {
        return (await this.ask('POST', `/api/v1/claims/${claim}/links`, {body: {}})).json.token;
    }
}

export function invoice(number, {gross = 119, ...rest} = {}) {
    const net = gross * 100 / 119;
    const cents = (amount) => Math.round(amount * 100);
    return {
        number, issued_on: '2026-01-05', due_on: '2026-12-24', currency: 'EUR',
        seller: {name: 'Nordfunk GmbH', vat_id: 'DE811111111'}, buyer: {name: 'Miriam Test', address: {postcode: '20099'}},
        means: [{code: '58', iban: 'DE89370400440532013000', account_name: 'Nordfunk GmbH'}],
        lines: [{id: '1', name: 'Tarif', quantity: '1', unit: 'MON', price: String(net), net_minor: cents(net), tax_category: 'S', tax_percent: '19'}],
        taxes: [{base_minor: cents(net), tax_minor: cents(gross - net), category: 'S', percent: '19'}],
        totals: {lines_minor: cents(net), net_minor: cents(net), tax_minor: cents(gross - net), gross_minor: cents(gross), due_minor: cents(gross)},
        ...rest,
    };
}
