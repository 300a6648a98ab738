// What a customer prints at the kiosk: there is paper, there is none, the printer is away; and nothing is left in it.
import assert from 'node:assert/strict';
import {after, test} from 'node:test';
import {setTimeout as sleep} from 'node:timers/promises';
import {FakePrinter} from './printer.mjs';
import {inMemory, lines, seen, server, show, tool, touch, words} from './kit.mjs';

const printer = await FakePrinter.start();
words.push('--printer', `tcp:127.0.0.1:${printer.port}`, '--idle', '0');
after(() => printer.stop().catch(() => {}));
const gone = async (name) => {
    for (const end = Date.now() + 5000; lines().some((line) => line.name.includes(name)); await sleep(50))
        assert.ok(Date.now() < end, `"${name}" stays`);
};

test('nothing is offered before there is a page', () => {
    assert.ok(!lines().some(({name}) => name === 'Drucken' || name === 'Auf mein Handy'));
});

test('how to pay is printed before anything is paid', async () => {
    tool('type', '--delay', '2', server.links['RE-2291'].url);
    tool('key', 'Return');
    await seen('', '525,15', 10_000);
    await touch(await seen('button', 'Drucken'));
    await seen('text', 'Was möchten Sie drucken?');
    await touch(await seen('button', 'Überweisen'));
    await seen('text', 'Fertig gedruckt');
    const slip = printer.tearOff();
    assert.match(slip, /Betrag +525,15 €\n/);
    assert.match(slip, /\{BCD\n002\n1\nSCT\n/);
    assert.ok(slip.split('\n').every((line) => line.startsWith('{') || line.length <= 42));
    await touch(await seen('button', 'Zurück'));
    await gone('Fertig gedruckt');
});

test('a receipt has a code that the server knows', async () => {
    await server.kulanz('pay', server.links['RE-2291'].code, '125.15');
    await seen('', 'Zahlung von 125,15', 3000);
    await touch(await seen('button', 'Drucken'));
    await touch(await seen('button', 'Quittung: 125,15'));
    await seen('text', 'Fertig gedruckt');
    const slip = printer.tearOff();
    assert.match(slip, /Zahlung +125,15 €\n/);
    assert.match(slip, /Noch offen +400,00 €\n/);
    const url = slip.match(/\{(https?:\/\/[^}]+)\}/)[1];
    assert.ok(url.startsWith(`${server.origin}/check?code=KZ-`));
    const code = new URL(url).searchParams.get('code');
    const answer = await (await fetch(`${server.origin}/check`, {method: 'POST', headers: {'Content-Type': 'application/x-www-form-urlencoded'}, body: `code=${code}`})).text();
    assert.match(answer, /125,15/);
    await touch(await seen('button', 'Zurück'));
});

for (const [state, words] of [['paperOut', 'Im Drucker ist kein Papier mehr.'], ['coverOpen', 'Die Klappe des Druckers ist offen.'], ['fault', 'Der Drucker meldet eine Störung.']])
    test(`before anything is offered: ${state}`, async () => {
        printer.state = state;
        await touch(await seen('button', 'Drucken'));
        await seen('text', words);
        await seen('text', 'Sagen Sie bitte im Laden Bescheid');
        printer.state = 'ready';
        await touch(await seen('button', 'Noch einmal versuchen'));
        await seen('text', 'Was möchten Sie drucken?');
        await touch(await seen('button', 'Zurück'));
        await gone('Was möchten Sie drucken?');
    });

test('paper that ends in the middle is said, and the rest is for nobody', async () => {
    Object.assign(printer, {state: 'paperLow', after: 'paperOut', clears: 0});
    await touch(await seen('button', 'Drucken'));
    await seen('text', 'Das Papier geht zu Ende.');
    await touch(await seen('button', 'Überweisen'));
    await seen('text', 'Im Drucker ist kein Papier mehr.');
    for (const end = Date.now() + 3000; printer.clears === 0; await sleep(50))
        assert.ok(Date.now() < end, 'what the printer still holds is taken back');
    await touch(await seen('button', 'Zurück'));
    Object.assign(printer, {state: 'ready', after: null});
    printer.tearOff();
});

test('by key: F3, to a choice, and out', async () => {
    tool('key', 'F3');
    await seen('text', 'Was möchten Sie drucken?');
    tool('key', 'Escape');
    await gone('Was möchten Sie drucken?');
    tool('key', 'F3');
    await seen('text', 'Was möchten Sie drucken?');
    tool('key', 'Down', 'Return');
    await seen('text', 'Fertig gedruckt');
    assert.match(printer.tearOff(), /Überweisen|Betrag/);
    tool('key', 'Escape');
    await gone('Fertig gedruckt');
});

test('what was printed is not in memory when its customer has left', async () => {
    assert.ok(inMemory(['Große Inspektion'])[0] > 0, 'what is looked for can be found');
    await touch(await show('button', 'Beenden'));
    await seen('textfield', 'Code Ihrer Rechnung');
    await sleep(500);
    assert.deepEqual(inMemory(['BCD\n002', 'Jonas', 'RE-2291', '525,15', '400,00', '/check?code=KZ-']), [0, 0, 0, 0, 0, 0]);
    tool('type', '--delay', '2', server.links['RE-2291'].url);
    tool('key', 'Return');
    await seen('', '400,00', 10_000);
});

test('a printer that is away is said, with what to do next', async () => {
    await printer.stop();
    await touch(await seen('button', 'Drucken'));
    await seen('text', 'Der Drucker antwortet nicht.');
    await seen('button', 'Auf mein Handy');
    await touch(await seen('button', 'Zurück'));
});
