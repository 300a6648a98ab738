// What comes in through the browser's own ways: composition, autofill, and what is told when the page changes. And that real elements
// stand where the canvas paints them. (Checks 6, 8, 9 and 10 of the acceptance list.)
import assert from 'node:assert/strict';
import {after, before, test} from 'node:test';
import {desktop, inChromiumOnly, phone, startBrowser, startServer, takenOver} from './kit.mjs';

let server, browser, url;
before(async () => {
    [server, browser] = await Promise.all([startServer(), startBrowser()]);
    url = server.links['RE-2291'].url;
});
after(async () => {
    await browser?.close();
    await server?.stop();
});

async function open(viewport = phone) {
    const page = await browser.newPage({viewport, locale: 'en-GB'});
    await page.goto(url);
    await takenOver(page);
    return page;
}
// Every time the module is told something.
const watchEvents = (page) => page.evaluate(() => {
    const {call} = kulanz.canvas.page.engine, told = window.told = [];
    const was = call.kz_event;
    kulanz.canvas.page.engine.call = {...call, kz_event: (...words) => (told.push(words), was(...words))};
});

test('composed letters arrive once and unaltered, and nothing writes into the field meanwhile', inChromiumOnly('WebDriver composes nothing'), async () => {
    const page = await open();
    const session = await page.context().newCDPSession(page);
    const message = page.getByLabel('Your message');
    await message.focus();
    await page.evaluate(() => {
        const field = document.activeElement, own = Object.getOwnPropertyDescriptor(HTMLTextAreaElement.prototype, 'value');
        window.written = 0;
        Object.defineProperty(field, 'value', {get: () => own.get.call(field), set: (text) => (++window.written, own.set.call(field, text))});
    });
    for (const [steps, text] of [[['´', 'é'], 'é'], [['に', 'にほ', 'にほん', '日本'], '日本']]) {
        for (const step of steps)
            await session.send('Input.imeSetComposition', {text: step, selectionStart: step.length, selectionEnd: step.length});
        await session.send('Input.insertText', {text});
    }
    assert.equal(await message.inputValue(), 'é日本');
    assert.equal(await page.evaluate(() => window.written), 0);
    // The module has it, too.
    await page.getByRole('button', {name: 'Deutsch'}).click();
    assert.equal(await page.getByLabel('Ihre Nachricht').inputValue(), 'é日本');
    await page.close();
});

test('what the browser fills in reaches the module in one event a field', async () => {
    const page = await open();
    await watchEvents(page);
    const wanted = {'tel': '+49 341 555010', 'email': 'a@b.example'};
    for (const [token, text] of Object.entries(wanted)) {
        const before = await page.evaluate(() => window.told.length);
        // As autofill does it: the value at once, and one input event.
        await page.locator(`input[autocomplete=${token}]`).evaluate((field, value) => {
            Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value').set.call(field, value);
            field.dispatchEvent(new Event('input', {bubbles: true}));
            field.dispatchEvent(new Event('change', {bubbles: true}));
        }, text);
        assert.equal(await page.evaluate(() => window.told.length), before + 1);
    }
    await page.getByRole('button', {name: 'Deutsch'}).click();
    assert.equal(await page.locator('input[autocomplete=tel]').inputValue(), wanted.tel);
    assert.equal(await page.locator('input[autocomplete=email]').inputValue(), wanted.email);
    await page.close();
});

test('another step of the page moves the focus to its heading, and no live region speaks beside it', async () => {
    const page = await open();
    await page.evaluate(() => {
        window.spoken = [];
        const look = (records) => records.forEach(({target}) => {
            const region = (target.nodeType === Node.TEXT_NODE ? target.parentElement : target)?.closest('[role=status],[role=alert]');
            if (region?.textContent)
                window.spoken.push(region.textContent);
        });
        new MutationObserver(look).observe(document.body, {subtree: true, childList: true, characterData: true});
    });
    await page.getByRole('button', {name: 'Continue'}).click();
    await page.getByRole('heading', {level: 1}).waitFor();
    const focus = await page.evaluate(() => ({tag: document.activeElement.tagName, text: document.activeElement.textContent}));
    assert.equal(focus.tag, 'H1');
    assert.equal(focus.text, await page.getByRole('heading', {level: 1}).textContent());
    assert.deepEqual(await page.evaluate(() => window.spoken), []);
    await page.close();
});

// How many elements were painted, and how far the worst of them stands from there.
const apart = (page) => page.evaluate(() => {
    const {ids, engine} = kulanz.canvas.page;
    const painted = new Float32Array(engine.memory.buffer, window.rects, ids.length * 4);
    let worst = 0, count = 0;
    ids.forEach((id, i) => {
        const box = document.getElementById(id).getBoundingClientRect();
        if (box.width === 0 || box.height === 0 || painted[4 * i + 2] === 0)
            return;
        ++count;
        const real = [box.left + scrollX, box.top + scrollY, box.width, box.height];
        real.forEach((number, k) => worst = Math.max(worst, Math.abs(number - painted[4 * i + k])));
    });
    return {count, worst};
});

test('elements stand where they were painted last, within a pixel, after every change of the layout', async () => {
    for (const viewport of [phone, desktop]) {
        const page = await open(viewport);
        await page.evaluate(() => {
            const {engine} = kulanz.canvas.page, {call} = engine;
            engine.call = {...call, kz_rects: (count) => window.rects = call.kz_rects(count)};
        });
        const changes = [
            () => page.getByRole('button', {name: 'Deutsch'}).click(),
            () => page.locator('input[type=range]').press('ArrowRight'),
            () => page.setViewportSize({width: viewport.width - 40, height: viewport.height}),
            () => page.getByRole('button', {name: 'senden'}).click(), // says what is missing
        ];
        for (const change of changes) {
            await page.evaluate(() => delete window.rects);
            await change();
            await page.waitForFunction(() => window.rects); // painted since
            let {count, worst} = await apart(page);
            for (const limit = Date.now() + 5000; worst > 1 && Date.now() < limit; await page.waitForTimeout(50))
                ({count, worst} = await apart(page));
            assert.ok(count > 100, `${count} elements`);
            assert.ok(worst <= 1, `${worst} px apart after ${change}`);
        }
        await page.close();
    }
});
