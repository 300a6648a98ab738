// What assistive technology gets: axe finds nothing in either view, every control can be reached and is seen, text can be
// found, and nothing is lost at 400 % zoom.
import assert from 'node:assert/strict';
import {execFileSync} from 'node:child_process';
import {mkdtempSync, readFileSync, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {after, before, test} from 'node:test';
import {startPages} from '../gallery/pages.mjs';
import {axePath, desktop, inChromiumOnly, isFirefox, phone, startBrowser, startServer, takenOver} from './kit.mjs';

let server, browser;
before(async () => [server, browser] = await Promise.all([startServer(), startBrowser()]));
after(async () => {
    await browser?.close();
    await server?.stop();
});

const axe = readFileSync(axePath, 'utf8');

async function violations(page, rules = {}) {
    await page.evaluate(axe);
    const {violations: found} = await page.evaluate((options) => window.axe.run(document, options), {rules});
    return found.map(({id, impact, nodes}) => `${id} (${impact}): ${nodes.map(({target}) => target.join(' ')).join(', ')}`);
}

for (const [number, pages] of Object.entries({'RE-2291': ['', '?step=plan', 'genuine', 'accessibility'], 'JA-300517': ['', 'genuine'], '': ['check']}))
    for (const query of pages)
        for (const viewport of [phone, desktop])
            test(`axe finds nothing: ${number}${query} at ${viewport.width}`, async () => {
                const context = await browser.newContext({viewport, locale: 'de-DE'});
                const page = await context.newPage();
                const url = server.links[number]?.url ?? `${server.origin}/`;
                await page.goto(`${url}${query}${query.includes('?') ? '&' : '?'}view=plain`);
                await takenOver(page, {canvas: false});
                assert.deepEqual(await violations(page), []);
                await page.goto(url + query);
                await takenOver(page);
                // Text is transparent above the canvas: contrast is proved on the tokens (tests/shared/scene).
                assert.deepEqual(await violations(page, {'color-contrast': {enabled: false}}), []);
                await context.close();
            });

// As the server sends them (tests/shared/view/named_pages.hpp), each in one language and look: by turns in all of them.
test('axe finds nothing in any page of staff, of calls and of a shared session', inChromiumOnly('it takes long, and the rules are the same'), async () => {
    const folder = mkdtempSync(join(tmpdir(), 'kulanz-axe-')), web = 'build/wasm/web';
    const printed = execFileSync(process.env.KULANZ_SCENE_PAGES ?? 'build/release/tests/browser/scene_pages', [folder, web, 'build/release/assets/themes'], {encoding: 'utf8'});
    const names = printed.trimEnd().split('\n').map((line) => line.split(' ')).filter(([, , dress]) => dress).map(([name]) => name);
    assert.ok(names.length > 30 && names.includes('staff_queue'), `${names}`);
    const server = await startPages(folder, web), found = [];
    const looks = await Promise.all([[phone, 'light'], [desktop, 'dark']].map(([viewport, colorScheme]) => browser.newPage({viewport, colorScheme})));
    await Promise.all(looks.map((page) => page.route('**/*.js', (route) => route.abort())));
    for (const [i, name] of names.entries()) {
        const page = looks[i % 2], file = `${name}.${['de', 'en', 'nl', 'fr'][(i >> 1) % 4]}.kulanz.html`;
        await page.goto(`${server.origin}/${file}`);
        found.push(...(await violations(page)).map((violation) => `${file} at ${page.viewportSize().width}: ${violation}`));
    }
    await Promise.all(looks.map((page) => page.close()));
    server.stop();
    rmSync(folder, {recursive: true, force: true});
    assert.deepEqual(found, []);
});

test('every control is reached by Tab, in order, and can be seen', async () => {
    const page = await browser.newPage({viewport: desktop, reducedMotion: 'reduce'});
    await page.goto(server.links['RE-2291'].url);
    await takenOver(page);
    const wanted = await page.evaluate(() => [...document.querySelectorAll('a[href],button,input,select,textarea')]
        .filter((element) => element.offsetWidth > 0).map(({id}) => id));
    assert.ok(wanted.length > 10);
    const reached = [];
    for (let i = 0; i < wanted.length; ++i) {
        await page.keyboard.press('Tab');
        const {id, isSeen, outline} = await page.evaluate(() => {
            const box = document.activeElement.getBoundingClientRect();
            return {id: document.activeElement.id, isSeen: box.top < innerHeight && box.bottom > 0 && box.width > 0,
                    outline: getComputedStyle(document.activeElement).outlineStyle};
        });
        reached.push(id);
        assert.ok(isSeen, `${id} has the focus and is not in view`);
        assert.notEqual(outline, 'none', `${id} shows no focus`);
    }
    assert.deepEqual(reached, wanted);
    // Nothing holds the focus, in either direction.
    const focused = () => page.evaluate(() => document.activeElement.id);
    await page.keyboard.press('Shift+Tab');
    assert.equal(await focused(), wanted.at(-2));
    for (const _ of [1, 2])
        await page.keyboard.press('Tab');
    assert.notEqual(await focused(), wanted.at(-1), 'the last control lets go');
    await page.close();
});

test('targets are at least 44 pixels', async () => {
    const page = await browser.newPage({viewport: phone});
    await page.goto(server.links['RE-2291'].url);
    await takenOver(page);
    const small = await page.evaluate(() => [...document.querySelectorAll('a[href],button,input,select,textarea')]
        .map((element) => ({id: element.id, box: element.getBoundingClientRect()}))
        .filter(({box}) => box.width > 0 && (box.width < 44 || box.height < 44)).map(({id, box}) => `${id} ${box.width}x${box.height}`));
    assert.deepEqual(small, []);
    await page.close();
});

test('every text that is seen is found in the page, and is copied in reading order', async () => {
    const page = await browser.newPage({viewport: phone, locale: 'de-DE'});
    await page.goto(server.links['RE-2291'].url);
    await takenOver(page);
    const {count, lost} = await page.evaluate(() => {
        const texts = new Set();
        const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
        for (let node = walker.nextNode(); node; node = walker.nextNode()) {
            const {parentElement: parent, data} = node;
            if (parent.offsetWidth > 1 && !parent.closest('script,select,textarea') && data.trim())
                texts.add(data.trim());
        }
        return {count: texts.size, lost: [...texts].filter((text) => {
            getSelection().removeAllRanges();
            return !window.find(text, true, false, true);
        })};
    });
    assert.ok(count > 80, `${count} texts`);
    assert.deepEqual(lost, []);
    const copied = await page.evaluate(() => {
        getSelection().selectAllChildren(document.body);
        return String(getSelection());
    });
    const places = ['525,15', 'DE71', 'Bremsbeläge'].map((text) => copied.indexOf(text));
    assert.ok(places[0] >= 0 && places.every((place, i) => i === 0 || place > places[i - 1]), `${places}`);
    await page.close();
});

test('nothing is lost at 400 % zoom', async () => {
    const page = await browser.newPage({viewport: {width: 320, height: 256}, locale: 'en-GB'});
    await page.goto(server.links['RE-2291'].url);
    assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), 'no horizontal scroll');
    await page.getByRole('button', {name: 'Continue'}).click();
    await page.getByRole('button', {name: 'Agree to this payment plan'}).waitFor();
    assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), 'no horizontal scroll');
    await page.close();
});

test('nothing is lost where the browser itself is set to letters four times as large', {skip: !isFirefox && 'Chromium has no such setting for one context'}, async () => {
    const page = await browser.newPage({viewport: desktop, locale: 'en-GB', textPercent: 400});
    await page.goto(server.links['RE-2291'].url);
    await takenOver(page, {canvas: false});
    assert.equal(await page.evaluate(() => getComputedStyle(document.documentElement).fontSize), '64px');
    assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), 'no horizontal scroll');
    await page.getByRole('button', {name: 'Continue'}).click();
    await page.getByRole('button', {name: 'Agree to this payment plan'}).waitFor();
    await page.close();
});

test('whoever wants less motion gets none', async () => {
    for (const [reducedMotion, moves] of [['no-preference', true], ['reduce', false]]) {
        const page = await browser.newPage({viewport: desktop, reducedMotion});
        await page.goto(server.links['RE-2291'].url);
        await takenOver(page);
        const moving = await page.evaluate(() => ({
            scroll: getComputedStyle(document.documentElement).scrollBehavior,
            seconds: Math.max(...[...document.querySelectorAll('a,button')].map((element) => parseFloat(getComputedStyle(element).transitionDuration))),
        }));
        assert.deepEqual(moving, moves ? {scroll: 'smooth', seconds: 0.12} : {scroll: 'auto', seconds: 0});
        await page.close();
    }
});

test('forced colours get the plain view', async () => {
    const page = await browser.newPage({viewport: phone, forcedColors: 'active'});
    await page.goto(server.links['RE-2291'].url);
    await takenOver(page, {canvas: false});
    await page.waitForTimeout(1000);
    assert.ok(!await page.evaluate(() => document.documentElement.classList.contains('canvas')));
    await page.close();
});
