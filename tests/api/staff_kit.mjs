// Somebody who works here, without a browser: an authenticator app, a cookie, and the forms of the pages.
import assert from 'node:assert/strict';
import {createHmac} from 'node:crypto';

const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';
function bytesOf(base32) {
    let bits = '';
    for (const letter of base32)
        bits += letters.indexOf(letter).toString(2).padStart(5, '0');
    return Buffer.from(bits.match(/.{8}/g).map((byte) => parseInt(byte, 2)));
}
export const nowStep = () => Math.floor(Date.now() / 30_000);
// RFC 6238.
export function codeOf(secret, step = nowStep()) {
    const counter = Buffer.alloc(8);
    counter.writeBigUInt64BE(BigInt(step));
    const mac = createHmac('sha1', bytesOf(secret)).update(counter).digest();
    const at = mac.at(-1) & 15;
    return String((mac.readUInt32BE(at) & 0x7fffffff) % 1_000_000).padStart(6, '0');
}

export const password = 'eine lange Zeile ohne Sinn';

export class Member {
    constructor(origin, account) {
        Object.assign(this, {origin, account, cookie: '', key: '', step: 0});
    }
    // An account of its own, set up: `add` is the API's answer with the link.
    static async of(origin, added) {
        const member = new Member(origin, added);
        member.url = added.set_up_url.replace(/^https?:\/\/[^/]+/, origin);
        const page = await (await fetch(member.url)).text();
        member.secret = page.match(/>([A-Z2-7]{32})</)[1];
        const answer = await member.setUp(password, password);
        assert.equal(answer.status, 303, await answer.text());
        return member;
    }
    setUp(first, again, code = this.nextCode()) {
        return fetch(`${this.url}confirm`, {method: 'POST', redirect: 'manual', body: new URLSearchParams({password: first, again, code})});
    }
    // Each code opens once: the next step is taken, which counts a step early.
    nextCode() {
        this.step = Math.max(nowStep() - 1, this.step + 1);
        return codeOf(this.secret, this.step);
    }
    async trySignIn({name = this.account.name, word = password, code = this.nextCode(), headers = {}} = {}) {
        return fetch(`${this.origin}/staff/sign-in`, {method: 'POST', redirect: 'manual', headers, body: new URLSearchParams({name, password: word, code})});
    }
    async signIn() {
        const answer = await this.trySignIn();
        assert.equal(answer.status, 303, await answer.text());
        this.cookie = answer.headers.get('set-cookie').split(';')[0];
        return this;
    }
    async get(path) {
        const answer = await fetch(this.origin + path, {headers: {Cookie: this.cookie, 'Accept-Language': 'en'}, redirect: 'manual'});
        const text = (answer.headers.get('content-type') ?? '').includes('event-stream') ? (await answer.body.cancel(), '') : await answer.text();
        this.key = text.match(/name=key value=([0-9A-Z]+)/)?.[1] ?? this.key;
        return {status: answer.status, headers: answer.headers, text};
    }
    async post(path, fields = {}, headers = {}) {
        const answer = await fetch(this.origin + path, {
            method: 'POST', redirect: 'manual', headers: {Cookie: this.cookie, 'Accept-Language': 'en', ...headers}, body: new URLSearchParams({key: this.key, ...fields})});
        return {status: answer.status, headers: answer.headers, text: await answer.text(), location: answer.headers.get('location')};
    }
    // The action of the form on a page that ends so.
    async actionOf(page, part) {
        const {text} = await this.get(page);
        const action = [...text.matchAll(/action="([^"]*)"/g)].map(([, one]) => one.replaceAll('&amp;', '&')).find((one) => one.includes(part));
        assert.ok(action, `no form for ${part} on ${page}`);
        return action;
    }
}
