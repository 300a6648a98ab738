// A page is shown from a kiosk to a helper, who has the pages of staff as they are without script: number, consent, what is masked, the stop that
// is always there, and an end when somebody leaves.
import assert from 'node:assert/strict';
import {execFileSync} from 'node:child_process';
import {join} from 'node:path';
import {test} from 'node:test';
import {setTimeout as sleep} from 'node:timers/promises';
import {Member} from '../api/staff_kit.mjs';
import {env, lines, seen, server, show, tool, touch, typeByTouch, work} from './kit.mjs';

const pictures = process.env.KULANZ_PICTURES ?? work;
const picture = (name) => execFileSync('import', ['-window', 'root', join(pictures, `kiosk-share-${name}.png`)], {env});
let agent, path;

// The helper's page once it says so.
async function helped(words) {
    for (const end = Date.now() + 10_000; ; await sleep(100)) {
        const {text} = await agent.get(path);
        if (text.includes(words))
            return text;
        assert.ok(Date.now() < end, `${words}:\n${text.slice(0, 4000)}`);
    }
}
// On a busy machine the page may still move under the finger: then it is touched again.
async function use(role, name, then) {
    for (let tries = 0; tries < 4; ++tries) {
        await touch(await show(role, name));
        for (const end = Date.now() + 2000; Date.now() < end; await sleep(50))
            if (lines().some((line) => line.name.includes(then)))
                return;
    }
    assert.fail(`${name} does nothing`);
}
async function asked() {
    await use('button', 'Einem Helfer meine Seite zeigen', 'Lesen Sie diese Nummer vor');
    const code = (await seen('alert', 'Lesen Sie diese Nummer vor')).name.replace(/\D/g, '');
    assert.equal(code.length, 6);
    await agent.get('/staff/share');
    path = (await agent.post('/staff/share', {code, reason: 'plan', point: '1', propose: '1'})).location;
    assert.match(path, /^\/staff\/shares\//);
    await seen('alert', 'nina@x.example');
}
const gone = async (name) => {
    for (const end = Date.now() + 5000; Date.now() < end; await sleep(50))
        if (!lines().some((line) => line.name.includes(name)))
            return;
    assert.fail(`${name} still shows`);
};
// In the bar at the bottom, above the keys where they are.
async function bottom(name) {
    await seen('button', name);
    return lines().findLast((line) => line.role === 'button' && line.name === name);
}

test('a number read out at the kiosk, consent, masked, a proposal, the stop in view wherever the page is, and an end', async () => {
    agent = await (await Member.of(server.origin, await server.kulanz('staff', 'add', 'nina@x.example', '--role', 'operator'))).signIn();
    tool('type', '--delay', '2', server.links['RE-2291'].url);
    tool('key', 'Return');
    await seen('', '525,15', 10_000);
    await asked();
    picture('asked');
    assert.doesNotMatch((await agent.get(path)).text, /class=hero-amount/);
    for (const scope of ['auf eine Stelle der Seite zeigen', 'darf mir etwas vorschlagen'])
        await touch(await show('label', scope));
    await use('button', 'Seite zeigen', 'nina@x.example sieht diese Seite.');
    const page = await helped('class=hero-amount');
    assert.match(page, /€525\.15/);
    assert.doesNotMatch(page, /payto:|DE71110220330123456789|Öztürk/);
    picture('shown');

    // What is typed is said to be begun; the stop stands above the keys.
    await use('textarea', 'Ihre Nachricht', 'Leerzeichen');
    await typeByTouch('geheim');
    assert.doesNotMatch(await helped('begun'), /geheim/);
    const stop = await bottom('Anhalten');
    assert.ok(stop.y > 900 && stop.y + stop.h <= 1920, JSON.stringify(stop));
    picture('typing');
    await touch(await seen('button', 'Fertig'));

    // Where the helper points is said, and what they propose is put in by the customer's touch.
    const node = page.match(/<main id=(k[0-9a-z]+)/)[1];
    assert.equal((await agent.post(`${path}/point`, {node, x: '128', y: '3'})).status, 204);
    await seen('', 'zeigt auf eine Stelle');
    const action = (await agent.get(path)).text.match(/kind=field&amp;was=[0-9]+/)[0].replace('&amp;', '&');
    await agent.post(`${path}/proposal?${action}`, {field: 'message', value: 'Bitte um Aufschub.'});
    await seen('', 'Bitte um Aufschub.');
    await seen('', 'Dort steht jetzt: geheim');
    picture('proposal');
    await touch(await show('button', 'So eintragen'));
    await helped('The customer looks at the proposal.');
    for (const end = Date.now() + 3000; (await seen('textarea', 'Ihre Nachricht')).value !== 'Bitte um Aufschub.' && Date.now() < end;)
        await sleep(50);
    assert.equal((await seen('textarea', 'Ihre Nachricht')).value, 'Bitte um Aufschub.');
    await touch(await bottom('Fertig'));

    await use('button', 'Ansehen, was gezeigt wird', 'verborgen');
    picture('preview');
    await use('button', 'Zurück zu meiner Seite', 'Ansehen, was gezeigt wird');
    await touch(await bottom('Anhalten'));
    await helped('Paused. Nothing new comes.');
    await touch(await bottom('Zeigen beenden'));
    await helped('The sharing has ended');
    await gone('sieht diese Seite.');
    await seen('', 'nina@x.example hat Ihre Seite von');
});

test('whoever leaves the kiosk ends what was seen of them, and nothing of it stays', async () => {
    await asked();
    await use('button', 'Seite zeigen', 'nina@x.example sieht diese Seite.');
    await helped('class=hero-amount');
    await use('button', 'Beenden', 'Code Ihrer Rechnung');
    await helped('The sharing has ended');
    assert.ok(!lines().some(({name}) => name.includes('nina') || name.includes('525,15')));
    const ends = JSON.parse((await agent.get('/staff/audit.json')).text).entries.filter(({what}) => what === 'share_ended');
    assert.equal(ends.length, 2);
    assert.match(ends.at(-1).detail, / by_customer [0-9a-f]{64}$/);
    // Who comes next is shown to nobody.
    tool('type', '--delay', '2', server.links['RE-2291'].url);
    tool('key', 'Return');
    await seen('', '525,15', 10_000);
    assert.ok(!lines().some(({name}) => name.includes('sieht diese Seite')));
});
