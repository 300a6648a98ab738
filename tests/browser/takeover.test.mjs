// Taking over: the module adopts the server's elements, keeps what was typed, paints on demand, and gives way when it must.
import assert from 'node:assert/strict';
import {after, before, test} from 'node:test';
import {desktop, phone, startBrowser, startServer, takenOver, watchProblems} from './kit.mjs';
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
        window.first = new Map([...document.body.querySelectorAll('[id]')].map((element) => [element.id, element]));
        window.first.delete('data');
        const area = document.activeElement;
        area.setSelectionRange(3, 5);
    });
    letIn();
    await takenOver(page);
    const after = await page.evaluate(() => ({
        recreated: [...window.first].filter(([id, element]) => document.getElementById(id) !== element).map(([id]) => id),
        count: window.first.size,
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

test('idle means no frames', async () => {
    const page = await browser.newPage({viewport: desktop});
    await page.goto(url);
    await takenOver(page);
    await page.waitForTimeout(1000);
    const before = await page.evaluate(() => kulanz.canvas.frames);
    await page.waitForTimeout(10_000);
    assert.equal(await page.evaluate(() => kulanz.canvas.frames), before);
    await page.close();
});

test('a lost context shows the plain page at once, a restored one the same picture', async () => {
    const page = await browser.newPage({viewport: phone});
    await page.goto(url);
    await takenOver(page);
    await page.waitForTimeout(300);
    const before = await page.screenshot();
    await page.evaluate(() => {
        window.extension = kulanz.canvas.drawing.gl.getExtension('WEBGL_lose_context');
        window.extension.loseContext();
    });
    await page.waitForFunction(() => !document.documentElement.classList.contains('canvas'));
    await page.evaluate(() => window.extension.restoreContext());
    await takenOver(page);
    await page.waitForTimeout(300);
    assert.ok(before.equals(await page.screenshot()), 'pixel-identical');
    await page.evaluate(() => kulanz.canvas.drawing.gl.getExtension('WEBGL_lose_context').loseContext());
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
