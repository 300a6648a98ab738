// The server dies in the middle of a conversation: what was acknowledged is there, once, and both sides go on.
import assert from 'node:assert/strict';
import {spawn} from 'node:child_process';
import {mkdtempSync, readFileSync, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {after, test} from 'node:test';
import {invoice} from './kit.mjs';
import {Member} from './staff_kit.mjs';

const program = process.env.KULANZ_PROGRAM ?? 'build/release/native/cli/kulanz';
const data = mkdtempSync(join(tmpdir(), 'kulanz-restart-'));
after(() => rmSync(data, {recursive: true, force: true}));

async function start() {
    const child = spawn(program, ['serve', '--port', '0', '--data', data], {stdio: ['ignore', 'pipe', 'ignore']});
    let text = '';
    for await (const piece of child.stdout)
        if ((text += piece).includes('Stop with'))
            break;
    const exited = new Promise((resolve) => child.on('exit', resolve));
    return {origin: text.match(/listens on (\S+),/)[1], end: async (signal) => (child.kill(signal), exited)};
}

test('killed and ended again and again while both sides write: nothing is lost, nothing doubled, staff stay signed in', async () => {
    let server = await start();
    const key = readFileSync(join(data, 'operator.key'), 'utf8').trim();
    const send = async (path, body, {token = key, once = crypto.randomUUID(), method = 'POST'} = {}) => {
        const answer = await fetch(server.origin + path, {method, body: JSON.stringify(body), headers: {Authorization: `Bearer ${token}`, 'Content-Type': 'application/json', 'Idempotency-Key': `"${once}"`}});
        return {status: answer.status, json: answer.status === 204 ? null : await answer.json()};
    };
    const read = async (path, token = key) => (await fetch(server.origin + path, {headers: {Authorization: `Bearer ${token}`}})).json();
    const {json: {claim, merchant}} = await send('/api/v1/claims', invoice('RESTART'));
    const {merchant: code, name, ...settings} = (await read('/api/v1/merchants')).merchants.find((one) => one.merchant === merchant);
    assert.ok(code && name);
    assert.equal((await send(`/api/v1/merchants/${merchant}`, {...settings, has_assistant: true}, {method: 'PUT'})).status, 200);
    const {json: {token}} = await send(`/api/v1/claims/${claim}/links`, {});
    const agent = await (await Member.of(server.origin, (await send('/api/v1/staff', {name: 'r@x.example', role: 'agent', merchant})).json)).signIn();

    // A side tries the same command under the same key until it is acknowledged, as page and staff's forms do.
    const until = async (act) => {
        for (const end = Date.now() + 60_000; ;) {
            try {
                return await act();
            } catch (error) {
                assert.ok(Date.now() < end, String(error));
                await new Promise((resolve) => setTimeout(resolve, 20));
            }
        }
    };
    const write = (text) => {
        const once = crypto.randomUUID();
        return until(async () => {
            const {status} = await send('/api/v1/page/contact', {subject: 'question', language: 'de', text, email: 'a@b.example'}, {token, once});
            assert.equal(status, 201);
        });
    };
    const answer = async (text) => {
        const action = await until(async () => (agent.origin = server.origin, agent.actionOf(`/staff/claims/${claim}`, '/message?')));
        await until(async () => {
            agent.origin = server.origin;
            assert.equal((await agent.post(action, {text})).status, 303);
        });
    };
    const rounds = 6;
    for (let round = 0; round < rounds; ++round) {
        const signal = round % 2 ? 'SIGTERM' : 'SIGKILL';
        // The first rounds are the machine's, then people talk.
        const talking = (async () => {
            await write(`Wie viel ist offen? (${round})`);
            if (round >= 2)
                await answer(`Antwort ${round}`);
        })();
        await new Promise((resolve) => setTimeout(resolve, 3 + 7 * round));
        await server.end(signal);
        server = await start();
        await talking;
    }
    const {conversation} = await read('/api/v1/page', token);
    const wanted = [];
    for (let round = 0; round < rounds; ++round)
        wanted.push(`customer: Wie viel ist offen? (${round})`, round < 2 ? 'assistant: amount' : round === 2 ? 'assistant: amount' : null, round < 2 ? null : `staff: Antwort ${round}`);
    assert.deepEqual(conversation.messages.map(({from, text, topic}) => `${from}: ${topic ?? text}`), wanted.filter(Boolean));
    const kinds = (await read(`/api/v1/claims/${claim}/journal`)).entries.map(({kind}) => kind);
    assert.equal(kinds.filter((kind) => kind === 'assistant_answered').length, 3);
    assert.equal(kinds.filter((kind) => kind === 'message_sent').length, rounds - 2);
    // Staff were never signed out.
    agent.origin = server.origin;
    assert.equal((await agent.get('/staff/')).status, 200);
    await server.end('SIGTERM');
});
