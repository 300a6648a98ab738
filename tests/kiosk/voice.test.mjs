// A customer who sees nothing: scanner, arrow keys and Enter, and what is heard. The transcript is what the voice was given to say.
import assert from 'node:assert/strict';
import {existsSync, readFileSync} from 'node:fs';
import {join} from 'node:path';
import {test} from 'node:test';
import {setTimeout as sleep} from 'node:timers/promises';
import {seen, server, tool, touch, words, work} from './kit.mjs';

const file = join(work, 'transcript.txt');
words.push('--transcript', file, '--no-keys');
const heard = () => existsSync(file) ? readFileSync(file, 'utf8').trimEnd().split('\n') : [];
const fits = (line, text) => text instanceof RegExp ? text.test(line) : line.includes(text);
let done = 0; // lines that have been waited for

// Waits until it is said, after what was waited for before.
async function hears(text, timeout = 5000) {
    for (const end = Date.now() + timeout; Date.now() < end; await sleep(50)) {
        const at = heard().findIndex((line, i) => i >= done && fits(line, text));
        if (at >= 0) {
            done = at + 1;
            return heard()[at];
        }
    }
    return assert.fail(`"${text}" is not said; since then:\n${heard().slice(done).join('\n')}`);
}
// Reads on until it is said.
async function readsTo(text) {
    for (let i = 0; i < 120; ++i) {
        const before = heard().length;
        tool('key', 'Down');
        for (const end = Date.now() + 3000; heard().length === before && Date.now() < end;)
            await sleep(30);
        const line = heard().at(-1);
        if (fits(line, text)) {
            done = heard().length;
            return line;
        }
        assert.ok(!line.includes('Ende der Seite'), `the page ends before "${text}"`);
    }
    return assert.fail(`"${text}" is nowhere`);
}

test('a key turns the voice on, and it says where one is', async () => {
    assert.deepEqual(heard(), []);
    tool('key', 'F2');
    await hears('Vorlesen ist an');
    await hears('de\tWillkommen');
    await readsTo('Eingabefeld, leer');
});

test('a scanned code opens the claim, which is read line by line', async () => {
    tool('type', '--delay', '2', server.links['RE-2291'].url);
    tool('key', 'Return');
    await hears('Fahrradhaus Speiche');
    assert.match(await readsTo('525,15'), /^de\t/);
    await readsTo('Große Inspektion');
    assert.ok(!heard().some((line) => line.includes(server.links['RE-2291'].url.split('/')[4])), 'the code of the link is not spelt out');
});

test('a plan is chosen by ear and agreed', async () => {
    tool('key', 'Home');
    const slider = await readsTo('Schieberegler');
    tool('key', 'Right');
    await hears('Rat');
    assert.notEqual(heard().at(-1), slider);
    await readsTo(/Weiter.*, Schaltfläche/);
    tool('key', 'Return');
    await hears('Bitte prüfen Sie');
    await readsTo(/vereinbaren.*, Schaltfläche/);
    tool('key', 'Return');
    await hears('Ratenplan');
    const {standing} = await server.kulanz('claim', 'show', server.links['RE-2291'].code);
    assert.equal(standing, 'in_plan');
});

test('letters are heard as they are typed, and what was erased', async () => {
    await readsTo('Nachricht, Eingabefeld');
    tool('key', 'Return');
    await hears('Nachricht, Eingabefeld');
    await sleep(500);
    tool('type', '--delay', '250', 'ja');
    await hears('de\tj');
    await hears('de\ta');
    tool('keydown', 'BackSpace');
    await sleep(150); // as long as a finger needs
    tool('keyup', 'BackSpace');
    await hears('gelöscht');
    tool('key', 'Escape');
});

test('a payment is said when it arrives', async () => {
    await server.kulanz('pay', server.links['RE-2291'].code, '25.15');
    await hears('Ihre Zahlung ist eingegangen', 3000);
});

test('the voice is turned off, by touch too', async () => {
    await touch(await seen('button', 'Vorlesen'));
    await sleep(300);
    const before = heard().length;
    tool('key', 'Tab', 'Tab');
    await sleep(500);
    assert.equal(heard().length, before);
});
