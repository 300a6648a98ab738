// A server of its own with demo claims, and a browser, for one test file.
import assert from 'node:assert/strict';
import {execFile, spawn} from 'node:child_process';
import {createHash} from 'node:crypto';
import {mkdtempSync, rmSync, writeFileSync} from 'node:fs';
import {createRequire} from 'node:module';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {promisify} from 'node:util';
import {startFirefox} from './firefox.mjs';

const run = promisify(execFile);
// Packages live outside the tree: NODE_PATH says where, which only require() knows.
const require = createRequire(import.meta.url);
const {chromium} = require('playwright-core');
export const axePath = require.resolve('axe-core/axe.min.js');

const program = process.env.KULANZ_PROGRAM ?? 'build/release/native/cli/kulanz';

// assistant: whether a machine answers the demo merchants' customers first, as the demo has it. Most tests are about people.
// `data`, `port`: of a server that is started again.
export async function startServer({operator = {}, options = [], assistant = false, data = mkdtempSync(join(tmpdir(), 'kulanz-browser-')), port = '0'} = {}) {
    const told = Object.entries(operator).flatMap(([what, text]) => [`--operator-${what}`, text]);
    const server = spawn(program, ['serve', '--demo', '--port', port, '--data', data, ...told, ...options], {stdio: ['ignore', 'pipe', 'inherit']});
    let text = '';
    for await (const piece of server.stdout) {
        text += piece;
        if (text.includes('Stop with'))
            break;
    }
    if (!assistant)
        for (const merchant of ['m1', 'm2', 'm3'])
            await run(program, ['merchant', 'set', merchant, '--assistant', 'off', '--data', data]);
    const links = {};
    for (const [, code, number, url] of text.matchAll(/^ {2}(c\d+) .*?, (\S+).*\n\s+(http\S+)/gm))
        links[number] = {code, url};
    return {
        data,
        links,
        origin: text.match(/listens on (\S+),/)[1],
        async kulanz(...words) {
            const {stdout} = await run(program, [...words, '--data', data, '--json']);
            return JSON.parse(stdout);
        },
        // A claim of its own, at 19 % and a link to it: a fresh link for each journey would cancel the others' pages.
        async claimFor(number, {items = {Inspektion: 238}, seller = {name: 'Fahrradhaus Speiche GmbH', vat_id: 'DE822222222'}, birth_date} = {}) {
            const file = join(data, `${number}.json`);
            const net = (gross) => Math.round(gross * 10000 / 119);
            const gross_minor = Object.values(items).reduce((sum, gross) => sum + gross * 100, 0);
            const net_minor = Object.values(items).reduce((sum, gross) => sum + net(gross), 0);
            const lines = Object.entries(items).map(([name, gross], at) => ({
                id: String(at + 1), name, quantity: '1', unit: 'C62', price: String(net(gross) / 100), net_minor: net(gross), tax_category: 'S', tax_percent: '19',
            }));
            writeFileSync(file, JSON.stringify({
                number, issued_on: '2026-01-05', due_on: '2026-12-24', currency: 'EUR',
                seller, buyer: {name: 'Jonas Test', address: {postcode: '04229'}, birth_date},
                means: [{code: '58', iban: 'DE71110220330123456789', account_name: 'Fahrradhaus Speiche GmbH'}], lines,
                taxes: [{base_minor: net_minor, tax_minor: gross_minor - net_minor, category: 'S', percent: '19'}],
                totals: {lines_minor: net_minor, net_minor, tax_minor: gross_minor - net_minor, gross_minor, due_minor: gross_minor},
            }));
            const [{claim}] = await this.kulanz('import', file);
            const {url} = await this.kulanz('link', claim);
            return {claim, url};
        },
        async end(signal) {
            const gone = new Promise((resolve) => server.on('exit', resolve));
            server.kill(signal);
            await gone;
        },
        async stop() {
            await this.end('SIGTERM');
            rmSync(data, {recursive: true, force: true});
        },
    };
}

// Every test is written once and run in both browsers; what one of them cannot do is skipped there, with the reason.
export const isFirefox = process.env.KULANZ_BROWSER === 'firefox';
export const inChromiumOnly = (reason) => ({skip: isFirefox && reason});

const startChromium = (args) => chromium.launch({
    executablePath: process.env.KULANZ_CHROMIUM ?? '/usr/bin/chromium',
    args: ['--no-sandbox', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync',
           '--use-gl=angle', '--use-angle=swiftshader', '--enable-unsafe-swiftshader', ...args],
});
export const startBrowser = (args = []) => isFirefox ? startFirefox() : startChromium(args);

export const phone = {width: 390, height: 844};
export const desktop = {width: 1280, height: 900};

// Until the module has taken over and, where it may, the canvas paints.
export async function takenOver(page, {canvas = true} = {}) {
    await page.waitForFunction((wanted) => document.documentElement.classList.contains(wanted), canvas ? 'canvas' : 'script', {timeout: 20_000});
}

// Until a worker has drawn what stands in the window as it is now.
export async function painted(page) {
    await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))));
    await page.waitForFunction(() => {
        const {canvas} = globalThis.kulanz;
        return canvas.isMeasured && !canvas.isAsked && !canvas.underWay && canvas.isInBand();
    }, null, {timeout: 20_000});
}

// Until the letters of ours are there, which a page asks for after its first picture.
export async function lettered(page) {
    await page.evaluate(async () => {
        await Promise.all(document.documentElement.getAnimations().map(({finished}) => finished));
        await document.fonts.ready;
    });
}

// By keyboard alone: Tab, or Shift+Tab to what stands before, until the element has the focus. Never past an end of the page: there
// the browser's own bar has the focus, and a driver's keys still go to the page.
export async function tabTo(page, locator) {
    const key = await locator.evaluate((element) =>
        document.activeElement.compareDocumentPosition(element) & Node.DOCUMENT_POSITION_PRECEDING ? 'Shift+Tab' : 'Tab');
    for (let i = 0; i < 80; ++i) {
        if (await locator.evaluate((element) => element === document.activeElement))
            return;
        await page.keyboard.press(key);
    }
    assert.fail(`${key} does not reach ${locator}`);
}
export async function press(page, locator, {keyboard}, key = 'Enter') {
    if (!keyboard)
        return locator.click();
    await tabTo(page, locator);
    await page.keyboard.press(key);
}
export async function type(page, locator, text, {keyboard}) {
    if (!keyboard)
        return locator.fill(text);
    await tabTo(page, locator);
    await page.keyboard.type(text);
}

// What an independent decoder reads in the picture of an element.
export async function decodedQr(page, locator) {
    await locator.scrollIntoViewIfNeeded();
    const box = await locator.boundingBox();
    const picture = await page.screenshot({clip: box, scale: 'device'});
    const file = join(mkdtempSync(join(tmpdir(), 'kulanz-qr-')), 'qr.png');
    writeFileSync(file, picture);
    const {stdout} = await run('zbarimg', ['--quiet', '--raw', '--oneshot', file]);
    return stdout.trimEnd();
}

// Problems that a page has on its own: errors in the console, refusals of the content security policy.
// One is none of the page's: before a picture playwright gives Firefox an empty style to wait for, which the policy refuses as it
// should.
export function watchProblems(page) {
    const problems = [];
    const ofPicture = createHash('sha256').update('body {}').digest('base64');
    const note = (text) => text.includes(ofPicture) || problems.push(text);
    page.on('console', (message) => ['error', 'warning'].includes(message.type()) && note(message.text()));
    page.on('pageerror', (error) => note(String(error)));
    return problems;
}
