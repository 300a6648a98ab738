// Taking over: the module adopts the server's elements, keeps what was typed, paints on demand, and gives way when it must.
import assert from 'node:assert/strict';
import {after, before, test} from 'node:test';
import {desktop, inChromiumOnly, phone, startBrowser, startServer, takenOver, watchProblems} from './kit.mjs';
import {differenceOf} from './pictures.mjs';

let server, browser, url;
before(async () => {
    [server, browser] = await Promise.all([startServer(), startBrowser()]);
    url = server.links['RE-2291'].url;
});
after(async () => {
    await browser?.close();
    await server?.stop();
});

test('no element is recreated and typed text stays', async () => {
    const page = await browser.newPage({viewport: phone, locale: 'en-GB'});
    const problems = watchProblems(page);
    // The module waits at the door until something has been typed.
    let letIn;
    const typed = new Promise((resolve) => letIn = resolve);
    await page.route('**/*.wasm', async (route) => {
        await typed;
        await route.continue();
    });
    await page.goto(url, {waitUntil: 'commit'});
    const message = page.getByLabel('Your message');
    await message.fill('typed before');
    await message.focus();
    await page.evaluate(() => {
        window.first = [...document.body.querySelectorAll('*')];
        const area = document.activeElement;
        area.setSelectionRange(3, 5);
    });
    letIn();
    await takenOver(page);
    const after = await page.evaluate(() => ({
        recreated: window.first.filter((element) => !element.isConnected || element.id && document.getElementById(element.id) !== element).map(({outerHTML}) => outerHTML),
        count: window.first.length,
        value: document.activeElement.value,
        selection: [document.activeElement.selectionStart, document.activeElement.selectionEnd],
    }));
    assert.ok(after.count > 100);
    assert.deepEqual(after.recreated, []);
    assert.equal(after.value, 'typed before');
    assert.deepEqual(after.selection, [3, 5]);
    // The model has it too: it survives a change of the scene around it.
    await page.getByRole('button', {name: 'Deutsch'}).click();
    assert.equal(await page.getByLabel('Ihre Nachricht').inputValue(), 'typed before');
    assert.deepEqual(problems, []);
    await page.close();
});

// Counts what the page does on its own: timers that ring and frames that are asked for.
function countWakeUps() {
    window.wakeUps = 0;
    for (const name of ['setTimeout', 'setInterval', 'requestAnimationFrame']) {
        const own = window[name].bind(window);
        window[name] = (run, ...rest) => own((...values) => (++window.wakeUps, run(...values)), ...rest);
    }
}
const setHidden = (page, isHidden) => page.evaluate((hidden) => {
    Object.defineProperty(document, 'hidden', {configurable: true, get: () => hidden});
    document.dispatchEvent(new Event('visibilitychange'));
}, isHidden);

test('what a translator or a keeper of passwords puts into the page is left alone', async () => {
    const page = await browser.newPage({viewport: phone, locale: 'en-GB'});
    await page.addInitScript(() => document.addEventListener('readystatechange', () => {
        document.querySelector('h1').innerHTML += '<font>!</font>';
        document.querySelector('form').append(document.createElement('keeper-button'));
        document.body.append(document.createElement('div'));
    }, {once: true}));
    await page.goto(url);
    await takenOver(page);
    assert.equal(await page.locator('keeper-button[id],font[id],body > div:last-of-type[id]').count(), 0);
    await page.close();
});

test('a page with an element too many stays what the server sent', async () => {
    const page = await browser.newPage({viewport: phone, locale: 'en-GB'});
    const said = page.waitForEvent('console', (message) => message.text().includes('the page and the module differ'));
    await page.addInitScript(() => document.addEventListener('readystatechange', () => document.querySelector('main').prepend(document.createElement('p')), {once: true}));
    await page.goto(url);
    await said;
    assert.equal(await page.evaluate(() => document.documentElement.className), '');
    await page.getByLabel('Your message').fill('It works');
    await page.close();
});

test('idle means no frames and no timers, and hidden means none even when there is news', async () => {
    const page = await browser.newPage({viewport: desktop, locale: 'en-GB'});
    await page.addInitScript(countWakeUps);
    await page.goto(url);
    await takenOver(page);
    await page.waitForTimeout(1000);
    const done = () => page.evaluate(() => [kulanz.canvas.frames, window.wakeUps]);
    const before = await done();
    await page.waitForTimeout(10_000);
    assert.deepEqual(await done(), before);
    await setHidden(page, true);
    await server.kulanz('pay', server.links['RE-2291'].code, '1.00');
    await page.getByText('Payment of €1.00 received').first().waitFor({state: 'attached'});
    assert.equal((await done())[0], before[0], 'nobody looks, nothing is painted');
    await setHidden(page, false);
    await page.waitForFunction((frames) => kulanz.canvas.frames > frames, before[0]);
    await page.close();
});

test('scrolling moves no element, and measures none', async () => {
    const page = await browser.newPage({viewport: phone, reducedMotion: 'reduce'});
    await page.goto(url);
    await takenOver(page);
    // Until nothing is painted any more: letters may arrive late.
    await page.evaluate(async () => {
        for (let frames = -1; frames !== kulanz.canvas.frames; await new Promise((resolve) => setTimeout(resolve, 1000)))
            frames = kulanz.canvas.frames;
    });
    await page.evaluate(() => {
        window.changes = 0;
        new MutationObserver((records) => window.changes += records.filter(({target}) => target.tagName !== 'CANVAS').length)
            .observe(document.body, {subtree: true, attributes: true, childList: true, characterData: true});
        const {engine} = kulanz.canvas.page, {call} = engine;
        engine.call = {...call, kz_rects: (count) => (++window.changes, call.kz_rects(count))};
    });
    await page.evaluate(() => scrollTo(0, document.documentElement.scrollHeight));
    await page.waitForFunction(() => scrollY > 1000);
    await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))));
    assert.equal(await page.evaluate(() => window.changes), 0);
    await page.close();
});

test('a lost context shows the plain page at once, a restored one the same picture', inChromiumOnly('a test reaches the worker that draws'), async () => {
    const page = await browser.newPage({viewport: phone});
    await page.goto(url);
    await takenOver(page);
    await page.waitForTimeout(300);
    const before = await page.screenshot();
    const [painter] = page.workers();
    await painter.evaluate(() => {
        self.extension = drawing.gl.getExtension('WEBGL_lose_context');
        extension.loseContext();
    });
    await page.waitForFunction(() => !document.documentElement.classList.contains('canvas'));
    await painter.evaluate(() => extension.restoreContext());
    await takenOver(page);
    await page.waitForTimeout(300);
    assert.ok(before.equals(await page.screenshot()), 'pixel-identical');
    await painter.evaluate(() => drawing.gl.getExtension('WEBGL_lose_context').loseContext());
    await page.waitForFunction(() => !document.documentElement.classList.contains('canvas'));
    await page.close();
});

test('painted and plain view look alike', async () => {
    for (const viewport of [phone, desktop]) {
        const page = await browser.newPage({viewport});
        await page.goto(url);
        await takenOver(page);
        await page.waitForTimeout(300);
        const painted = await page.screenshot();
        await page.evaluate(() => kulanz.canvas.setPlain(true));
        const {mean} = await differenceOf(browser, painted, await page.screenshot());
        assert.ok(mean > 0, 'the two views are the same picture: the canvas does not paint');
        assert.ok(mean < 5, `mean difference of a channel: ${mean}`);
        await page.close();
    }
});

test('without a module the page works as forms', async () => {
    const page = await browser.newPage({viewport: phone, locale: 'en-GB'});
    await page.route('**/*.wasm', (route) => route.abort());
    await page.goto(url);
    await page.getByRole('button', {name: 'Continue'}).click();
    await page.getByRole('heading', {name: 'Please check your payment plan'}).waitFor();
    await page.close();
});

test('news comes after a break of the network', async () => {
    const context = await browser.newContext({viewport: phone, locale: 'en-GB'});
    const page = await context.newPage();
    await page.goto(url);
    await takenOver(page);
    await context.setOffline(true);
    await server.kulanz('pay', server.links['RE-2291'].code, '25.00');
    await context.setOffline(false);
    await page.getByText('Payment of €25.00 received').waitFor({timeout: 15_000});
    await context.close();
});
