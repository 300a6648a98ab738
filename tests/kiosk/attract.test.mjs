// Nobody is there: the screen invites, in each language, and says how it does; and it says when the server is away.
import assert from 'node:assert/strict';
import {readFileSync} from 'node:fs';
import {join} from 'node:path';
import {test} from 'node:test';
import {setTimeout as sleep} from 'node:timers/promises';
import {lines, seen, server, tool, touch, words, work} from './kit.mjs';

const health = join(work, 'health.json');
words.push('--health', health);
const told = () => JSON.parse(readFileSync(health, 'utf8'));
const invites = () => lines().some(({role, name}) => role === 'button' && name === 'Größere Schrift');

test('the first page invites, in one language after the other', async () => {
    await seen('button', 'Zum Beginnen berühren');
    const begin = await seen('button', 'Touch to begin', 12_000);
    assert.ok(begin.h >= 120 && begin.w >= 600, 'nobody has to aim');
});

test('who touches what they can read goes on in that language', async () => {
    await touch(await seen('button', 'Raak aan om te beginnen', 12_000));
    await seen('textfield', 'Code van uw factuur').catch(() => seen('heading', 'Welkom'));
    assert.ok(!invites());
});

test('nobody for a while, and it invites again, as at first', async () => {
    await seen('button', 'Zum Beginnen berühren', 30_000);
    const height = async () => (await seen('textfield', 'Code Ihrer Rechnung')).h;
    const reaches = async (isThere, what) => {
        for (const end = Date.now() + 8000; !isThere(await height()); await sleep(100))
            assert.ok(Date.now() < end, what);
    };
    const before = await height();
    await touch(await seen('button', 'Größere Schrift', 40_000));
    await reaches((now) => now > before, 'the text grows');
    await seen('button', 'Zum Beginnen berühren', 30_000);
    await reaches((now) => now === before, 'the next person finds it as it was');
});

test('a scanned code leads straight to its claim', async () => {
    tool('type', '--delay', '2', server.links['RE-2291'].url);
    tool('key', 'Return');
    await seen('', '525,15', 10_000);
    assert.ok(!invites());
});

test('how it does is told, and nothing of a person', () => {
    const {version, uptime_s, state, server: reached, printer} = told();
    assert.match(version, /^\d+\.\d+/);
    assert.ok(uptime_s >= 0);
    assert.ok(['idle', 'busy'].includes(state));
    assert.deepEqual([reached, printer], ['reachable', 'none']);
});

test('the server goes away: what is there stays, and says so', async () => {
    await server.stop();
    server.stop = async () => {}; // the kit stops it once more
    await seen('text', 'Gerade keine Verbindung', 40_000);
    await seen('', '525,15');
});
