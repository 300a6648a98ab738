// Who is there in `live`: customers who have their page open, some of whom show it to a helper. Both servers get the same people, and each
// the same requests; only ours wants links, accounts and consent first.
import {each} from './live_client.mjs';
import {Member} from '../api/staff_kit.mjs';

const device = '0123456789abcdef';
const reason = {reason: 'plan', point: '1', propose: '1'};
export const form = (fields) => new URLSearchParams(fields).toString();
const formType = {'Content-Type': 'application/x-www-form-urlencoded'};
const helpersMost = 20;       // an address may sign in thirty times
const openByStaff = 100;      // conversations that somebody of the staff has open, too
const topic = 0, toAccessibility = 3, instalments = 9, contactText = 18, snapshot = 1; // of shared/app/shared_page.hpp and shared/gateway/share_frame.hpp

const number = (value) => value < 128 ? [value] : [value & 127 | 128, ...number(value >> 7)];
const frame = (flags, sequence, fields) => Buffer.from([0x4b, 1, flags, ...number(sequence), 100, fields.length / 2, ...fields]);

// What a chat and a share are to the load: how something is sent, and the stream on which it arrives.
class Chat {
    constructor(client, claim, token, helper, from) {
        Object.assign(this, {client, claim, helper, from, headers: {Authorization: `Bearer ${token}`}, written: 0});
    }
    async open(isStaffThere) {
        this.page = await this.client.stream('/api/v1/page/events', this);
        if (isStaffThere)
            this.staff = await this.client.stream(`/staff/events?claim=${this.claim}`, this.helper);
    }
    // To the side that has the stream `at`.
    send(at) {
        const text = `Nachricht ${++this.written} von ${this.claim}`;
        if (at === this.page)
            return this.client.must(303, 'POST', `/staff/claims/${this.claim}/message?n=${this.written}`, {
                ...this.helper, headers: {...this.helper.headers, ...formType}, body: form({key: this.helper.key, text})});
        return this.client.must(201, 'POST', '/api/v1/page/contact', {from: this.from, body: JSON.stringify({subject: 'question', text, email: 'a@b.example'}),
            headers: {...this.headers, 'Content-Type': 'application/json', 'Idempotency-Key': `"${this.claim}-${this.written}"`}});
    }
}

class Sharing {
    constructor(client, claim, token, helper, from) {
        Object.assign(this, {client, claim, token, helper, from, headers: {Authorization: `Bearer ${token}`, 'Kulanz-Device': device}, sequence: 0});
        this.address = `/staff/shares/${claim}`;
    }
    json(body) {
        return {from: this.from, headers: {...this.headers, 'Content-Type': 'application/json'}, body: JSON.stringify(body)};
    }
    async consent() {
        const asked = await this.client.must(303, 'POST', `/staff/claims/${this.claim}/share`, {
            ...this.helper, headers: {...this.helper.headers, ...formType}, body: form({key: this.helper.key, ...reason})});
        this.address = asked.headers.location;
        await this.client.must(200, 'POST', '/api/v1/page/share', this.json({act: 'grant', scopes: 7}));
    }
    async open() {
        this.customer = await this.client.stream('/api/v1/page/events', this);
        this.helperPage = await this.watch();
    }
    watch(more = {}) {
        return this.client.stream(`${this.address}/events`, {...this.helper, ...more});
    }
    // The first says what the page shows; then the customer moves the number of instalments, and every fourth time begins to write or
    // takes it back. (The hash of every 32nd frame is left out: it is for pages that may be wrong.)
    send() {
        return this.change(this.sequence === 0 ? [instalments, 3] : this.sequence % 4 === 3 ? [contactText, 1] : [instalments, 7]);
    }
    // To another page and back: much is new.
    turn() {
        this.isAway = !this.isAway;
        return this.change([topic, toAccessibility]);
    }
    turnBack() {
        return this.isAway ? this.turn() : null;
    }
    async export() {
        return (await this.client.must(200, 'GET', `${this.address}/export`, this.helper)).text;
    }
    change(fields) {
        const sequence = ++this.sequence;
        return this.client.must(204, 'POST', '/api/v1/page/share/frames', {from: this.from, headers: {...this.headers, 'Content-Type': 'application/octet-stream'},
            body: frame(sequence === 1 ? snapshot : 0, sequence, fields)});
    }
}

// People of ours: claims of the database `c1` to `c${count}`, each with a link.
export async function settle(client, key, chats, sessions) {
    const operator = {headers: {Authorization: `Bearer ${key}`, 'Content-Type': 'application/json'}};
    const helpers = [];
    for (let i = 0; i < Math.min(helpersMost, Math.max(1, sessions)); ++i) {
        const added = await client.must(201, 'POST', '/api/v1/staff', {...operator, body: JSON.stringify({name: `helper${i}@x.example`, role: 'agent', merchant: 'm1'})});
        const member = await (await Member.of(`http://127.0.0.1:${client.port}`, JSON.parse(added.text))).signIn();
        await member.get('/staff/share');
        helpers.push({headers: {Cookie: member.cookie}, key: member.key, from: 200_000 + i});
    }
    const claims = Array.from({length: chats + sessions}, (_, i) => `c${i + 1}`), tokens = [];
    await each(claims, async (claim, i) => tokens[i] = JSON.parse((await client.must(201, 'POST', `/api/v1/claims/${claim}/links`, {...operator, body: '{}'})).text).token);
    return people(client, claims, tokens, helpers, chats);
}

// People of the peer, where a claim is its own key.
export function settlePeer(client, chats, sessions) {
    const claims = Array.from({length: chats + sessions}, (_, i) => `c${i + 1}`);
    return people(client, claims, claims, [{headers: {}, key: '', from: 200_000}], chats);
}

function people(client, claims, tokens, helpers, chats) {
    const person = (Kind) => (claim, i) => new Kind(client, claim, tokens[Number(claim.slice(1)) - 1], helpers[i % helpers.length], Number(claim.slice(1)));
    return {chats: claims.slice(0, chats).map(person(Chat)), sharings: claims.slice(chats).map(person(Sharing))};
}

export const openChats = (world) => each(world.chats, (chat, i) => chat.open(i % Math.ceil(world.chats.length / openByStaff) === 0));
export const openSharings = (world) => each(world.sharings, (sharing) => sharing.open());
export const consents = (world) => each(world.sharings, (sharing) => sharing.consent());
