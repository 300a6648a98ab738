// What goes wrong is said, and the page goes on working: no WebGL, no WebAssembly, no script, a slow module, a server that is away, a
// browser that stores nothing. And a page at rest does nothing.
import assert from 'node:assert/strict';
import {after, before, test} from 'node:test';
import {phone, startBrowser, startServer, takenOver, watchProblems} from './kit.mjs';
import {startNetwork} from './network.mjs';

let server, browser, network, url;
before(async () => {
    [server, browser] = await Promise.all([startServer(), startBrowser()]);
    network = await startNetwork(server.origin);
    url = network.through(server.links['RE-2291'].url);
});
after(async () => {
    await browser?.close();
    network?.stop();
    await server?.stop();
});

async function open({script} = {}) {
    network.become('up');
    const context = await browser.newContext({viewport: phone, locale: 'en-GB'});
    const page = await context.newPage();
    if (script)
        await page.addInitScript(script);
    return {context, page};
}
// The page answers as one of script does, or as forms do.
async function planIsReached(page) {
    await page.getByRole('button', {name: 'Continue'}).click();
    await page.getByRole('heading', {name: 'Please check your payment plan'}).waitFor();
}

test('without WebGL the elements paint themselves and everything works', async () => {
    const {context, page} = await open();
    await context.route('**/painter.*.js', async (route) => {
        const real = await route.fetch();
        await route.fulfill({response: real, body: `OffscreenCanvas.prototype.getContext = () => null;\n${await real.text()}`});
    });
    const problems = watchProblems(page);
    await page.goto(url);
    await takenOver(page, {canvas: false});
    await page.getByRole('button', {name: 'Deutsch'}).click();
    await page.getByText('Noch offen').first().waitFor();
    await page.getByRole('button', {name: 'English'}).click();
    await planIsReached(page);
    await page.locator('canvas').waitFor({state: 'detached'});
    assert.equal(await page.evaluate(() => document.documentElement.classList.contains('canvas')), false);
    assert.deepEqual(problems, []);
    await context.close();
});

test('without WebAssembly, or with a module that is broken, the page is forms', async () => {
    const breaks = [
        ({page}) => page.addInitScript(() => delete globalThis.WebAssembly),
        ({context}) => context.route('**/*.wasm', (route) => route.fulfill({contentType: 'application/wasm', body: 'not a module'})),
        ({context}) => context.route('**/*.wasm', (route) => route.fulfill({status: 500})),
        ({context}) => context.route('**/app.*.js', (route) => route.abort()),
        ({context}) => context.route('**/*.text', (route) => route.fulfill({status: 500})),
        ({context}) => context.route('**/*.text', (route) => route.fulfill({contentType: 'application/octet-stream', body: 'too few'})),
    ];
    for (const spoil of breaks) {
        const {context, page} = await open();
        await spoil({context, page});
        await page.goto(url);
        await planIsReached(page);
        assert.equal(new URL(page.url()).searchParams.get('step')?.startsWith('plan'), true, 'by the form');
        await context.close();
    }
});

test('while the module is late the page is forms, and then it is taken over', async () => {
    const {context, page} = await open();
    let letIn;
    const late = new Promise((resolve) => letIn = resolve);
    await context.route('**/*.wasm', async (route) => {
        await late;
        await route.continue().catch(() => {});
    });
    await page.goto(url, {waitUntil: 'commit'});
    await planIsReached(page);
    await page.goto(url, {waitUntil: 'commit'});
    await page.getByLabel('Your message').fill('early');
    letIn();
    await takenOver(page);
    assert.equal(await page.getByLabel('Your message').inputValue(), 'early');
    await context.close();
});

test('a language whose sentences are late is shown when they have come, and one that never comes leaves the page as it was', async () => {
    const {context, page} = await open();
    let letIn;
    const late = new Promise((resolve) => letIn = resolve);
    await context.route('**/fr.*.text', async (route) => {
        await late;
        await route.continue();
    });
    await context.route('**/nl.*.text', (route) => route.abort());
    await page.goto(url);
    await takenOver(page);
    await page.getByLabel('Your message').fill('Mot');
    await page.getByRole('button', {name: 'Français'}).click();
    await page.getByLabel('Your message').fill('Mot pour mot');
    assert.equal(await page.evaluate(() => document.documentElement.lang), 'en');
    letIn();
    await page.getByText('Reste à payer').first().waitFor();
    assert.equal(await page.getByLabel('Votre message').inputValue(), 'Mot pour mot');
    await Promise.all([page.waitForEvent('requestfailed'), page.getByRole('button', {name: 'Nederlands'}).click()]);
    await page.getByRole('button', {name: 'English'}).click();
    await page.getByText('Still open').first().waitFor();
    await context.close();
});

test('what happens between the page and its stream is not missed', async () => {
    const {claim, url: address} = await server.claimFor('BETWEEN-1');
    const {context, page} = await open();
    let letIn;
    const late = new Promise((resolve) => letIn = resolve);
    await context.route('**/api/v1/page/events', async (route) => {
        await late;
        await route.continue();
    });
    await page.goto(`${address}?lang=en`);
    await takenOver(page);
    await server.kulanz('pay', claim, '1.00');
    letIn();
    await page.getByText('Your payment has arrived').first().waitFor();
    await context.close();
});

test('a server that goes away is said, asked again less and less often, and heard again', async () => {
    const {context, page} = await open();
    await page.goto(url);
    await takenOver(page);
    const asked = [];
    page.on('request', (request) => request.url().endsWith('/page/events') && asked.push(Date.now()));
    network.become('down');
    const status = page.getByText('There is no connection right now. You see this page as it was on');
    await status.waitFor();
    while (asked.length < 4)
        await page.waitForTimeout(250);
    const waits = asked.slice(1).map((at, i) => at - asked[i]);
    assert.ok(waits.every((wait) => wait > 1000), `${waits}`);
    assert.ok(waits.at(-1) > waits[0], `${waits}`);
    network.become('up');
    await status.waitFor({state: 'hidden', timeout: 60_000});
    await context.close();
});

test('where the browser stores nothing the page says so and works', async () => {
    const {context, page} = await open({script: () => {
        const refuse = () => Promise.reject(new DOMException('refused', 'SecurityError'));
        ServiceWorkerContainer.prototype.register = ServiceWorkerContainer.prototype.getRegistration = ServiceWorkerContainer.prototype.getRegistrations = refuse;
        CacheStorage.prototype.open = CacheStorage.prototype.keys = refuse;
        IDBFactory.prototype.open = IDBFactory.prototype.deleteDatabase = () => {
            throw new DOMException('refused', 'SecurityError');
        };
    }});
    const problems = watchProblems(page);
    await page.goto(url);
    await takenOver(page);
    await page.waitForTimeout(2000);
    // A command that can not be sent stays in the form, and the page says so.
    network.become('down');
    await page.getByLabel('Your message').fill('Not stored');
    await page.getByLabel('Email address').fill('a@b.example');
    await page.getByRole('button', {name: 'Send message'}).click();
    await page.getByText('What you typed is still here').waitFor();
    network.become('up');
    await page.getByRole('button', {name: 'Send message'}).click();
    await page.getByText('Thank you, your message has arrived').waitFor();
    await page.getByRole('link', {name: 'On this device'}).click();
    await takenOver(page);
    await page.getByText('This browser stores nothing').waitFor();
    await page.getByRole('button', {name: 'Forget this device'}).click();
    await page.getByText('This device has forgotten everything').waitFor();
    assert.deepEqual(problems.filter((text) => !text.includes('ERR_')), []);
    await context.close();
});

test('a page at rest draws no frame and sets no timer above one a second', async () => {
    const {context, page} = await open({script: () => {
        const count = globalThis.counted = {frames: 0, timers: []};
        for (const name of ['requestAnimationFrame', 'requestIdleCallback']) {
            const was = globalThis[name];
            globalThis[name] = (...words) => (++count.frames, was(...words));
        }
        for (const name of ['setTimeout', 'setInterval']) {
            const was = globalThis[name];
            globalThis[name] = (work, wait, ...words) => (count.timers.push(wait ?? 0), was(work, wait, ...words));
        }
    }});
    await page.goto(url);
    await takenOver(page);
    await page.waitForTimeout(6000); // the copy is kept, too
    await page.evaluate(() => Object.assign(counted, {frames: 0, timers: []}));
    const drawn = await page.evaluate(() => kulanz.canvas.frames);
    await page.waitForTimeout(10_000);
    const {frames, timers} = await page.evaluate(() => counted);
    assert.equal(frames, 0);
    assert.equal(await page.evaluate(() => kulanz.canvas.frames), drawn);
    assert.ok(timers.length <= 2 && timers.every((wait) => wait >= 1000), `${timers}`);
    await context.close();
});
