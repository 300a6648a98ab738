// A kiosk on a screen of its own, used as by a customer: what it shows is read from its report, what is done is touch and scanner.
import assert from 'node:assert/strict';
import {execFileSync, spawn} from 'node:child_process';
import {closeSync, mkdtempSync, openSync, readFileSync, readSync, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {after, before} from 'node:test';
import {setTimeout as sleep} from 'node:timers/promises';
import {startServer} from '../browser/kit.mjs';

const program = process.env.KULANZ_KIOSK ?? 'build/release/native/client/kulanz-kiosk';
export const work = mkdtempSync(join(tmpdir(), 'kulanz-kiosk-'));
export const report = join(work, 'report.txt');
export let server;
export let env;
export const words = []; // of the command line; a test file adds its own before the first test
export let kiosk;
const size = {w: 1080, h: 1920}, scale = 1.5; // device pixels of a page pixel, as a screen of this size has them by itself
let screen;

before(async () => {
    server = await startServer();
    screen = spawn('Xvfb', ['-displayfd', '3', '-screen', '0', `${size.w}x${size.h}x24`], {stdio: ['ignore', 'ignore', 'ignore', 'pipe']});
    const display = await new Promise((resolve) => screen.stdio[3].once('data', (data) => resolve(`:${String(data).trim()}`)));
    env = {...process.env, DISPLAY: display};
    kiosk = spawn(program, ['--server', server.origin, '--size', `${size.w}x${size.h}`, '--report', report, ...words], {env, stdio: 'inherit'});
    await seen('textfield', 'Code Ihrer Rechnung');
});
after(async () => {
    kiosk?.kill();
    screen?.kill();
    await server?.stop();
    rmSync(work, {recursive: true, force: true});
});

export const tool = (...words) => execFileSync('xdotool', words, {env});

export function lines() {
    try {
        return readFileSync(report, 'utf8').split('\n').filter(Boolean).map((line) => {
            const [role, name, place, value] = line.split('\t');
            const [x, y, w, h] = place.trim().split(' ').map((pixels) => Math.round(Number(pixels) * scale));
            return {role, name, value, x, y, w, h};
        });
    } catch {
        return [];
    }
}
// The node on the screen, once it is there: by its own name or by that of the label before it.
export async function seen(role, name, timeout = 8000) {
    for (const end = Date.now() + timeout; Date.now() < end; await sleep(50)) {
        const all = lines();
        const found = all.find((line, i) => (role === '' || line.role === role) && (line.name.includes(name) || all.slice(Math.max(0, i - 2), i).some((before) => before.role === 'label' && before.name.includes(name))));
        if (found)
            return found;
    }
    assert.fail(`${role} "${name}" does not show:\n${lines().map(({role: r, name: n}) => `${r} ${n}`).join('\n')}`);
}
export async function touch({x, y, w, h}) {
    tool('mousemove', String(x + Math.floor(w / 2)), String(y + Math.floor(h / 2)), 'mousedown', '1');
    await sleep(60);
    tool('mouseup', '1');
    await sleep(150);
}
// The first keys of the bars that may stand at the bottom: digits to type, or what makes text smaller.
const bottomKeys = new Set(['1', ...['de', 'en', 'nl', 'fr'].flatMap((language) => {
    const words = JSON.parse(readFileSync(`assets/text/kiosk/${language}.json`, 'utf8'));
    return [words['display.smaller'], words['take.print'], words['take.phone']];
})]);
// Above them, while a helper sees the page, who does and how to stop it.
const shareKeys = new Set(['de', 'en', 'nl', 'fr'].flatMap((language) => {
    const words = JSON.parse(readFileSync(`assets/text/${language}.json`, 'utf8'));
    return [words['share.stop'], words['share.resume'], words['share.end']];
}));
function freeHeight() {
    const all = lines();
    let at = all.findIndex(({role, name}) => role === 'button' && bottomKeys.has(name));
    if (at < 0)
        return 1900;
    for (const isShared = () => all[at - 1]?.role === 'button' && shareKeys.has(all[at - 1].name); isShared(); --at)
        if (all[at - 2]?.role === 'text')
            return all[at - 2].y;
    return all[at].y;
}
// Scrolls with the wheel until the node is well inside the free part of the window.
export async function show(role, name) {
    for (let i = 0; i < 60; ++i) {
        const node = await seen(role, name);
        if (node.y > 4 && node.y + node.h < freeHeight() - 10) {
            // A busy machine draws late: what is read may be where it was before the last turn of the wheel.
            await sleep(200);
            if ((await seen(role, name)).y === node.y)
                return node;
            continue;
        }
        tool('click', node.y <= 4 ? '4' : '5');
        await sleep(60);
    }
    return assert.fail(`${role} "${name}" can not be brought into view`);
}
// How often each text stands in the memory that the kiosk can write.
export function inMemory(texts) {
    const file = openSync(`/proc/${kiosk.pid}/mem`, 'r'), counts = texts.map(() => 0);
    for (const line of readFileSync(`/proc/${kiosk.pid}/maps`, 'utf8').split('\n')) {
        const [, from, to] = line.match(/^([0-9a-f]+)-([0-9a-f]+) rw/) ?? [];
        if (!from || line.includes('/dev/'))
            continue;
        const start = parseInt(from, 16), bytes = Buffer.alloc(parseInt(to, 16) - start);
        try {
            readSync(file, bytes, 0, bytes.length, start);
        } catch {
            continue; // not mapped to anything
        }
        texts.forEach((text, i) => {
            for (let at = bytes.indexOf(text); at >= 0; at = bytes.indexOf(text, at + 1))
                ++counts[i];
        });
    }
    closeSync(file);
    return counts;
}
export async function typeByTouch(text) {
    await seen('button', '1'); // the keys are there, in any language
    for (const letter of text) {
        const name = letter === ' ' ? 'Leerzeichen' : letter;
        let key;
        for (const end = Date.now() + 2000; !key && Date.now() < end; await sleep(50))
            key = lines().findLast((line) => line.role === 'button' && line.name === name);
        assert.ok(key, `there is no key ${name}`);
        await touch(key);
    }
}
