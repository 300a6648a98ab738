// The page goes from the kiosk to a phone (a browser without script) and comes back by the scanner.
import assert from 'node:assert/strict';
import {execFileSync} from 'node:child_process';
import {join} from 'node:path';
import {after, before, test} from 'node:test';
import {setTimeout as sleep} from 'node:timers/promises';
import {startBrowser} from '../browser/kit.mjs';
import {env, lines, report, seen, server, show, tool, touch, words, work} from './kit.mjs';

words.push('--place', 'Kiosk am Eingang, Fahrradhaus Speiche');
let browser, phone;
before(async () => {
    browser = await startBrowser();
    phone = await (await browser.newContext({javaScriptEnabled: false, viewport: {width: 390, height: 844}, locale: 'de-DE'})).newPage();
});
after(() => browser?.close());

async function scanned() {
    const qr = await seen('image', 'QR-Code, der Ihre Seite auf Ihr Handy bringt');
    await sleep(200);
    const picture = join(work, 'handover.png');
    execFileSync('import', ['-window', 'root', '-crop', `${qr.w}x${qr.h}+${qr.x}+${qr.y}`, picture], {env});
    return execFileSync('zbarimg', ['--quiet', '--raw', '--oneshot', picture], {encoding: 'utf8'}).trim();
}
const numberThere = async () => (await seen('text', 'So ist es sicher Ihr Handy'), lines().find(({role, name}) => role === 'text' && /^\d\d$/.test(name)).name);

test('a code carries nothing of the claim, and another number closes it on both', async () => {
    tool('type', '--delay', '2', server.links['RE-2291'].url);
    tool('key', 'Return');
    await seen('', '525,15', 10_000);
    await touch(await seen('button', 'Auf mein Handy'));
    const url = await scanned();
    assert.match(url, new RegExp(`^${server.origin}/h/[0-9A-Z]{26}/$`));
    await phone.goto(url);
    await phone.getByText('Kiosk am Eingang, Fahrradhaus Speiche').waitFor();
    const number = await numberThere();
    const buttons = await phone.getByRole('button').allTextContents();
    assert.equal(buttons.length, 3);
    await phone.getByRole('button', {name: buttons.find((other) => other !== number)}).click();
    await phone.getByText('Das war eine andere Zahl.').waitFor();
    await seen('text', 'Auf dem Handy wurde eine andere Zahl gewählt.');
});

test('the right number brings the page as it was, and the kiosk forgets it', async () => {
    await touch(await seen('button', 'Zurück'));
    const slider = await show('slider', 'Anzahl');
    tool('mousemove', String(slider.x + 16), String(slider.y + Math.floor(slider.h / 2)), 'click', '1');
    await sleep(400);
    await touch(await seen('button', 'Auf mein Handy'));
    await phone.goto(await scanned());
    await phone.screenshot({path: join(process.env.KULANZ_PICTURES ?? work, 'handover-phone.png')});
    await phone.getByRole('button', {name: await numberThere()}).click();
    await phone.waitForURL(/\/c\/[0-9A-Z]{32}\/\?lang=de&instalments=/);
    await phone.getByText('525,15').first().waitFor();
    await seen('text', 'Ihre Seite ist jetzt auf Ihrem Handy');
    await seen('textfield', 'Code Ihrer Rechnung');
    assert.ok(!lines().some(({name}) => name.includes('525,15')));
});

test('a code that the phone shows brings the page back by the scanner, once', async () => {
    await phone.goto(phone.url().replace(/\?.*/, 'device'));
    await phone.getByRole('button', {name: 'Code für das Gerät im Laden'}).click();
    const qr = phone.getByRole('img', {name: 'Code für das Gerät im Laden'});
    await qr.waitFor();
    const picture = join(process.env.KULANZ_PICTURES ?? work, 'handover-back.png');
    await phone.screenshot({path: picture});
    const code = execFileSync('zbarimg', ['--quiet', '--raw', '--oneshot', picture], {encoding: 'utf8'}).trim();
    assert.match(code, /^[0-9A-Z]{16}$/);
    tool('type', '--delay', '2', code);
    tool('key', 'Return');
    await seen('', '525,15', 10_000);
    for (let i = 0; i < 60; ++i)
        tool('click', '4');
    await touch(await show('button', 'Beenden'));
    await seen('textfield', 'Code Ihrer Rechnung');
    tool('type', '--delay', '2', code);
    tool('key', 'Return');
    await seen('', 'Diesen Code kennen wir');
});
