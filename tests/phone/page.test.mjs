// The native client as it was compiled for a phone, run by QEMU on a screen of a phone's size: it starts, opens a claim of a running server
// by its link from the clipboard, shows it in portrait beside what covers the edges of a screen, scrolls under a finger, and opens the
// phone's browser (xdg-open, here a script of ours that writes down the address). What it shows is read from its report, and seen in a picture.
import assert from 'node:assert/strict';
import {execFileSync, spawn} from 'node:child_process';
import {existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {after, before, test} from 'node:test';
import {setTimeout as sleep} from 'node:timers/promises';
import {startServer} from '../browser/kit.mjs';

const size = {w: 412, h: 915}, covered = {top: 34, right: 0, bottom: 20, left: 0};
const patience = 90_000; // milliseconds: another machine's instructions are translated as they come
const work = mkdtempSync(join(tmpdir(), 'kulanz-phone-')), report = join(work, 'report.txt'), opened = join(work, 'opened.txt');
const picture = process.env.KULANZ_PHONE_PICTURE ?? join(work, 'page.png');
const command = [...(process.env.KULANZ_EMULATOR ?? '').split(' ').filter(Boolean), process.env.KULANZ_KIOSK ?? 'build/phone/native/client/kulanz-kiosk'];
let server, screen, phone, env;

before(async () => {
    server = await startServer();
    screen = spawn('Xvfb', ['-displayfd', '3', '-screen', '0', `${size.w}x${size.h}x24`], {stdio: ['ignore', 'ignore', 'ignore', 'pipe']});
    const display = await new Promise((resolve) => screen.stdio[3].once('data', (data) => resolve(`:${String(data).trim()}`)));
    mkdirSync(join(work, 'bin'));
    writeFileSync(join(work, 'bin/xdg-open'), `#!/bin/sh\nprintf %s "$1" > ${opened}\n`, {mode: 0o755});
    env = {...process.env, DISPLAY: display, GALLIUM_DRIVER: 'softpipe', PATH: `${join(work, 'bin')}:${process.env.PATH}`};
    phone = spawn(command[0], [...command.slice(1), '--server', server.origin, '--size', `${size.w}x${size.h}`, '--phone', '--safe', Object.values(covered).join(), '--report', report], {env, stdio: 'inherit'});
});
after(async () => {
    phone?.kill();
    screen?.kill();
    await server?.stop();
    rmSync(work, {recursive: true, force: true});
});

const tool = (...words) => execFileSync('xdotool', words, {env});
function lines() {
    try {
        return readFileSync(report, 'utf8').split('\n').filter(Boolean).map((line) => {
            const [role, name, place, value] = line.split('\t');
            const [x, y, w, h] = place.trim().split(' ').map(Number);
            return {role, name, value, x: x + covered.left, y: y + covered.top, w, h}; // places in the window
        });
    } catch {
        return [];
    }
}
async function until(what, found) {
    for (const end = Date.now() + patience; Date.now() < end; await sleep(100)) {
        assert.equal(phone.exitCode, null, 'the client has ended');
        const result = found(lines());
        if (result)
            return result;
    }
    assert.fail(`${what}:\n${lines().map(({role, name, x, y, w, h}) => `${role} ${name} ${x} ${y} ${w} ${h}`).join('\n')}`);
}

test('a program for the phone is one', () => {
    const {4: bits, 18: machine} = readFileSync(command.at(-1)).subarray(0, 20);
    assert.deepEqual([bits, machine], [2, 183], 'ELF, 64 bits, aarch64');
});

async function tap({x, y, w, h}) {
    tool('mousemove', String(Math.round(x + w / 2)), String(Math.round(y + h / 2)), 'mousedown', '1');
    await sleep(100);
    tool('mouseup', '1');
}

test('a claim opens by its link, fits the width, and scrolls under a finger', async () => {
    const field = await until('nobody asks for a code', (all) => all.find(({role}) => role === 'textfield'));
    assert.ok(lines().some(({name}) => name === 'Kopierten Link öffnen'));
    await tap(field); // which brings the system's keyboard up
    await sleep(1000);
    assert.ok(!lines().some(({role, name}) => role === 'button' && name === 'q'), 'the keys of the kiosk are not here');
    // As it was copied from a message; xclip stays behind and has it until the display goes.
    execFileSync('xclip', ['-selection', 'clipboard'], {env, input: server.links['RE-2291'].url, stdio: ['pipe', 'ignore', 'inherit']});
    await tap(lines().find(({name}) => name === 'Kopierten Link öffnen'));
    const title = await until('the claim does not show', (all) => all.some(({name}) => name.includes('525,15')) && all.find(({role}) => role === 'heading'));
    for (const {role, name, x, w} of lines())
        assert.ok(w === 0 || (x >= -1 && x + w <= size.w + 1), `${role} "${name}" is ${w} wide at ${x}`);
    assert.ok(!lines().some(({name}) => name === 'Auf mein Handy'));
    execFileSync('import', ['-window', 'root', picture], {env});
    const colours = Number(execFileSync('identify', ['-format', '%k', picture], {encoding: 'utf8'}));
    assert.ok(colours > 50, `${colours} colours`);
    // A finger draws the page up.
    tool('mousemove', '200', '700', 'mousedown', '1');
    for (let y = 690; y >= 300; y -= 30) {
        tool('mousemove', '200', String(y));
        await sleep(30);
    }
    tool('mouseup', '1');
    await until('it does not scroll', (all) => all.find(({role, name, y}) => role === title.role && name === title.name && y < title.y - 100));
});

test('what the client can not do, the phone\'s browser does with the same link', async () => {
    tool('key', 'End');
    const link = await until('the end does not show', (all) => all.find(({name, y, h}) => name === 'Diese Seite im Browser öffnen' && y > covered.top && y + h < size.h - covered.bottom));
    await tap(link);
    for (const end = Date.now() + patience; !existsSync(opened) && Date.now() < end;)
        await sleep(50);
    assert.equal(readFileSync(opened, 'utf8'), `${server.links['RE-2291'].url}?lang=de`);
    const page = await fetch(readFileSync(opened, 'utf8'));
    assert.match(await page.text(), /525,15/);
});
