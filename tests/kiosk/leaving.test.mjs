// A customer walks away: they are asked, the claim is closed, and nothing of theirs lies about in the memory of the machine.
import assert from 'node:assert/strict';
import {test} from 'node:test';
import {setTimeout as sleep} from 'node:timers/promises';
import {inMemory, lines, seen, server, tool, touch, words} from './kit.mjs';

words.push('--idle', '4', '--no-keys');
const link = () => server.links['RE-2291'].url;
const token = () => link().split('/')[4];

async function opened() {
    tool('type', '--delay', '2', link());
    tool('key', 'Return');
    await seen('', '525,15', 10_000);
}

test('who only reads is asked, and stays when they say so', async () => {
    await opened();
    await seen('text', 'Sind Sie noch da?', 8000);
    await touch(await seen('button', 'Ich bin noch da'));
    await sleep(500);
    assert.ok(!lines().some(({name}) => name === 'Sind Sie noch da?'));
    await seen('', '525,15');
    assert.ok(inMemory(['Große Inspektion'])[0] > 0, 'what is looked for can be found');
});

test('who can say so leaves at once', async () => {
    await seen('text', 'Sind Sie noch da?', 8000);
    await touch(await seen('button', 'Jetzt beenden'));
    await seen('textfield', 'Code Ihrer Rechnung');
});

test('who is gone leaves nothing, on the screen or in memory', async () => {
    await opened();
    const area = await seen('textarea', 'Nachricht').catch(() => null);
    assert.ok(area, 'there is a field to write in');
    await seen('text', 'Sind Sie noch da?', 8000);
    await seen('textfield', 'Code Ihrer Rechnung', 25_000);
    await sleep(500);
    assert.ok(!lines().some(({name}) => name.includes('525,15')));
    assert.deepEqual(inMemory([token(), 'Jonas', 'Große Inspektion', '525,15']), [0, 0, 0, 0]);
});
