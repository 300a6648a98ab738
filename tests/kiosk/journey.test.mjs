// A customer at the kiosk: scans the code, reads, chooses a plan, writes, sees a payment arrive, and leaves nothing behind.
import assert from 'node:assert/strict';
import {execFileSync} from 'node:child_process';
import {readFileSync} from 'node:fs';
import {join} from 'node:path';
import {test} from 'node:test';
import {setTimeout as sleep} from 'node:timers/promises';
import {env, lines, report, seen, server, show, tool, touch, typeByTouch, work} from './kit.mjs';

test('a scanned link opens the claim, and its QR code holds the transfer', async () => {
    tool('type', '--delay', '2', server.links['RE-2291'].url);
    tool('key', 'Return');
    await seen('', '525,15', 10_000);
    const qr = await show('image', 'QR-Code');
    const picture = join(work, 'screen.png');
    execFileSync('import', ['-window', 'root', '-crop', `${qr.w}x${qr.h}+${qr.x}+${qr.y}`, picture], {env});
    const payload = execFileSync('zbarimg', ['--quiet', '--raw', '--oneshot', picture], {encoding: 'utf8'}).trimEnd().split('\n');
    assert.deepEqual(payload.slice(0, 8), ['BCD', '002', '1', 'SCT', '', 'Fahrradhaus Speiche GmbH', 'DE71110220330123456789', 'EUR525.15']);
    assert.match(payload[9], /^RF\d\dKZ\d{8}$/);
});

test('a payment shows within a second', async () => {
    await server.kulanz('pay', server.links['RE-2291'].code, '125.15');
    const start = Date.now();
    await seen('', 'Zahlung von 125,15', 2000);
    assert.ok(Date.now() - start < 1000);
});

test('a plan is chosen by touch and agreed', async () => {
    const slider = await show('slider', 'Anzahl');
    tool('mousemove', String(slider.x + 16), String(slider.y + Math.floor(slider.h / 2)), 'click', '1');
    await sleep(300);
    await touch(await show('button', 'Weiter'));
    await seen('heading', 'Bitte prüfen Sie');
    await touch(await show('button', 'vereinbaren'));
    await seen('heading', 'Ihr Ratenplan');
    const {standing} = await server.kulanz('claim', 'show', server.links['RE-2291'].code);
    assert.equal(standing, 'in_plan');
});

test('a message is written on the keys of the screen', async () => {
    await touch(await show('textarea', 'Nachricht'));
    await typeByTouch('guten tag');
    await touch(await seen('button', 'Fertig'));
    await touch(await show('telephone', 'Rückruf').catch(() => show('telephone', '')));
    await typeByTouch('0341555010');
    await touch(await seen('button', 'Fertig'));
    await touch(await show('button', 'senden').catch(() => show('button', 'absenden')));
    await seen('', 'Ihre Nachricht ist angekommen', 3000);
    const {entries} = await server.kulanz('claim', 'journal', server.links['RE-2291'].code);
    const sent = entries.filter(({kind}) => kind === 'contact_requested');
    assert.equal(sent.length, 1);
    assert.equal(sent[0].body.text, 'guten tag');
    assert.equal(sent[0].body.phone, '0341555010');
});

test('a code that is scanned in the middle lands in no field and presses nothing', async () => {
    const scan = () => {
        tool('type', '--delay', '2', server.links['JA-300517'].url);
        tool('key', 'Return');
    };
    const written = async (text) => {
        for (const end = Date.now() + 3000; (await seen('textarea', 'Nachricht')).value !== text; await sleep(50))
            assert.ok(Date.now() < end, `"${(await seen('textarea', 'Nachricht')).value}" instead of "${text}"`);
    };
    await touch(await show('textarea', 'Nachricht'));
    await seen('button', 'Fertig');
    tool('type', '--delay', '120', 'ja');
    await written('ja');
    scan();
    await sleep(500);
    tool('type', '--delay', '120', 'wohl');
    await written('jawohl');
    for (let i = 0; i < 6; ++i) {
        tool('keydown', 'BackSpace');
        await sleep(150); // as long as a finger needs
        tool('keyup', 'BackSpace');
        await sleep(150);
    }
    await written('');
    tool('key', 'Escape');
    await sleep(300);
    tool('key', 'Tab');
    await sleep(300);
    const before = readFileSync(report, 'utf8');
    scan();
    await sleep(500);
    assert.equal(readFileSync(report, 'utf8'), before);
    tool('key', 'Return');
    await sleep(500);
    assert.notEqual(readFileSync(report, 'utf8'), before, 'it was something to press');
    tool('key', 'Escape');
    await sleep(300);
});

test('text and everything around it grows, and the page darkens, by touch', async () => {
    const before = await seen('heading', 'Frage oder Problem');
    await touch(await seen('button', 'Größer'));
    await touch(await seen('button', 'Größer'));
    await sleep(500);
    const after = await seen('heading', 'Frage oder Problem');
    assert.ok(after.h >= before.h * 1.4, `${before.h} high, and then ${after.h}`);
    const colour = () => execFileSync('import', ['-window', 'root', '-crop', '1x1+4+900', '-depth', '8', 'rgb:-'], {env});
    const [day] = colour();
    await touch(await seen('button', 'Dunkel'));
    await sleep(500);
    const [night] = colour();
    assert.ok(day > 200 && night < 60, `${day} by day, ${night} by night`);
    tool('key', 'ctrl+minus', 'ctrl+minus');
    await sleep(500);
    assert.equal((await seen('heading', 'Frage oder Problem')).h, before.h);
});

test('the language changes at any moment, and what is typed stays', async () => {
    await touch(await show('textarea', 'Nachricht'));
    await typeByTouch('une question');
    for (const [name, open, text] of [['Nederlands', 'Nog open', 'Uw bericht'], ['Français', 'Reste à payer', 'Votre message']]) {
        for (let i = 0; i < 60; ++i)
            tool('click', '4');
        await touch(await show('', name));
        await seen('', open);
        assert.equal((await seen('textarea', text)).value, 'une question');
    }
    await touch(await show('textarea', 'Votre message'));
    await typeByTouch('é');
    for (const end = Date.now() + 2000; !(await seen('textarea', 'Votre message')).value.includes('é');)
        assert.ok(Date.now() < end, 'French has a key for é');
});

test('leaving forgets the claim', async () => {
    for (let i = 0; i < 60; ++i)
        tool('click', '4');
    await touch(await show('button', 'Terminer')); // whoever comes next reads the kiosk's own language again
    await seen('textfield', 'Code Ihrer Rechnung');
    assert.ok(!readFileSync(report, 'utf8').includes('Öztürk'));
});

test('a merchant who wants a second factor is named, and gets it by touch', async () => {
    tool('type', '--delay', '2', server.links['JA-300517'].url);
    tool('key', 'Return');
    await seen('', 'Stadtwerke', 10_000);
    const field = await seen('textfield', 'Postleitzahl');
    assert.ok(!readFileSync(report, 'utf8').includes('198,31'));
    await touch(field);
    await typeByTouch('50937');
    await touch(await seen('button', 'Fertig'));
    await touch(await show('button', 'Weiter').catch(() => show('button', '')));
    await seen('', '198,31', 5000);
    for (let i = 0; i < 60; ++i)
        tool('click', '4');
    await touch(await show('button', 'Beenden'));
    await seen('textfield', 'Code Ihrer Rechnung');
    assert.ok(!readFileSync(report, 'utf8').includes('Öztürk'));
    const [ground] = execFileSync('import', ['-window', 'root', '-crop', '1x1+4+900', '-depth', '8', 'rgb:-'], {env});
    assert.ok(ground > 200, 'the next person finds the window as it was at first');
});

test('a code that nobody knows says so', async () => {
    tool('type', '--delay', '2', '0123456789ABCDEFGHJKMNPQRSTVWXYZ');
    tool('key', 'Return');
    await seen('', 'Diesen Code kennen wir');
});
