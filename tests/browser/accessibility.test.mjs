// What assistive technology gets: axe finds nothing in either view, every control can be reached and is seen, text can be
// found, and nothing is lost at 400 % zoom.
import assert from 'node:assert/strict';
import {readFileSync} from 'node:fs';
import {after, before, test} from 'node:test';
import {axePath, desktop, phone, startBrowser, startServer, takenOver} from './kit.mjs';

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

test('every control is reached by Tab, in order, and can be seen', async () => {
    const page = await browser.newPage({viewport: desktop, reducedMotion: 'reduce'});
    await page.goto(server.links['RE-2291'].url);
    await takenOver(page);
    const wanted = await page.evaluate(() => [...document.querySelectorAll('a[href],button,input,select,textarea')]
        .filter((element) => element.offsetWidth > 0).map(({id}) => id));
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

test('text is found in the page and copied in reading order', async () => {
    const page = await browser.newPage({viewport: phone, locale: 'de-DE'});
    await page.goto(server.links['RE-2291'].url);
    await takenOver(page);
    for (const text of ['525,15', 'Bremsbeläge', 'DE71'])
        assert.ok(await page.evaluate((wanted) => window.find(wanted, false, false, true), text), `${text} is not found`);
    const copied = await page.evaluate(() => {
        getSelection().selectAllChildren(document.body);
        return String(getSelection());
    });
    assert.ok(copied.indexOf('525,15') < copied.indexOf('Bremsbeläge'));
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

test('forced colours get the plain view', async () => {
    const page = await browser.newPage({viewport: phone, forcedColors: 'active'});
    await page.goto(server.links['RE-2291'].url);
    await takenOver(page, {canvas: false});
    await page.waitForTimeout(1000);
    assert.ok(!await page.evaluate(() => document.documentElement.classList.contains('canvas')));
    await page.close();
});
