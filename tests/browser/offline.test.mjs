// Without a connection: what was opened can be read, what was confirmed is sent once, nothing old passes for new, and a device
// forgets when it is told to.
import assert from 'node:assert/strict';
import {after, before, test} from 'node:test';
import {phone, startBrowser, startServer, takenOver} from './kit.mjs';
import {startNetwork} from './network.mjs';

let server, browser, network;
before(async () => {
    [server, browser] = await Promise.all([startServer(), startBrowser()]);
    network = await startNetwork(server.origin);
});
after(async () => {
    await browser?.close();
    network?.stop();
    await server?.stop();
});

const noConnection = 'There is no connection right now. You see this page as it was on';

async function open(number, {keep = true} = {}) {
    network.become('up');
    const {code} = server.links[number];
    const url = network.through((await server.kulanz('link', code)).url);
    const context = await browser.newContext({viewport: phone, locale: 'en-GB'});
    const page = await context.newPage();
    await page.goto(url);
    await takenOver(page);
    if (keep)
        await kept(page);
    return {context, page, url, code};
}
const kept = (page) => page.waitForFunction(() => kulanz.canvas.page.device.isKeeping, null, {timeout: 20_000});
const heard = async (request) => Object.fromEntries(Object.entries(await request.allHeaders()).filter(([name]) => /^(authorization|content-type|idempotency-key)$/.test(name)));
const contacts = async (code) => (await server.kulanz('claim', 'journal', code)).entries.filter(({kind}) => kind === 'contact_requested');

// Where to answer is asked for once in a conversation.
async function write(page, text) {
    await page.getByLabel('Your message').fill(text);
    const email = page.getByLabel('Email address');
    if (await email.count() > 0)
        await email.fill('a@b.example');
}

test('a claim that was opened once can be read without a network, and says of when it is', async () => {
    const {context, page} = await open('RE-2291');
    const amount = await page.locator('.hero-amount').first().innerText();
    network.become('down');
    await page.reload();
    await takenOver(page);
    assert.equal(await page.locator('.hero-amount').first().innerText(), amount);
    await page.getByText(noConnection).waitFor();
    await page.getByRole('img', {name: 'QR code'}).waitFor();
    // In another language, too: everything is in the module.
    await page.getByRole('button', {name: 'Deutsch'}).click();
    await page.getByText('Es gibt gerade keine Verbindung.').waitFor();
    await page.reload();
    await page.getByText('Es gibt gerade keine Verbindung.').waitFor();
    await page.getByRole('button', {name: 'English'}).click();
    network.become('up');
    await page.getByText(noConnection).waitFor({state: 'hidden', timeout: 60_000});
    await context.close();
});

test('an old copy never passes for the claim of now', async () => {
    const {context, page, code} = await open('RE-2291');
    const amount = await page.locator('.hero-amount').first().innerText();
    await page.goto('about:blank');
    await server.kulanz('pay', code, '38.00');
    await page.goBack();
    await takenOver(page);
    assert.equal(await page.locator('.hero-amount').first().innerText(), `€${(Number(amount.replace(/[^\d.]/g, '')) - 38).toFixed(2)}`);
    assert.equal(await page.getByText(noConnection).count(), 0);
    // A network that takes everything and answers nothing is given three seconds.
    network.become('dead');
    const start = Date.now();
    await page.reload({waitUntil: 'commit'});
    assert.ok(Date.now() - start < 8000, `${Date.now() - start} ms`);
    await page.getByText(noConnection).waitFor();
    // What has changed meanwhile comes as soon as it is back.
    await server.kulanz('pay', code, '50.00');
    network.become('up');
    await page.getByText('Payment of €50.00 received').waitFor({timeout: 60_000});
    await page.getByText(noConnection).waitFor({state: 'hidden'});
    await context.close();
});

test('a message that is confirmed without a network is sent once, when there is one', async () => {
    const {context, page, code, url} = await open('RE-2291');
    const before = (await contacts(code)).length;
    network.become('down');
    await write(page, 'Written in the underground');
    await page.getByRole('button', {name: 'Send message'}).click();
    await page.getByText('is waiting on this device').waitFor();
    assert.equal(await page.getByRole('button', {name: 'Waiting for the connection'}).isDisabled(), true);
    // It waits for a page that comes later, too.
    await page.close();
    const later = await context.newPage();
    await later.goto(url);
    await later.getByText('is waiting on this device').waitFor();
    network.become('up');
    await later.getByText('Thank you, your message has arrived').waitFor({timeout: 60_000});
    assert.equal((await contacts(code)).length, before + 1);
    assert.equal((await contacts(code)).at(-1).body.text, 'Written in the underground');
    await later.reload();
    await takenOver(later);
    await later.waitForTimeout(1000);
    assert.equal((await contacts(code)).length, before + 1);
    assert.equal(await later.getByText('is waiting on this device').count(), 0);
    await context.close();
});

test('an answer that was lost on the way is asked for again, and the command counts once', async () => {
    const {context, page, code} = await open('RE-2291');
    const before = (await contacts(code)).length;
    // The server takes it; the connection breaks before the answer.
    await context.route('**/api/v1/page/contact', async (route) => {
        await fetch(route.request().url(), {method: 'POST', headers: await heard(route.request()), body: route.request().postData()});
        await route.abort();
    }, {times: 1});
    await write(page, 'Twice on the wire');
    await page.getByRole('button', {name: 'Send message'}).click();
    await page.getByText('Thank you, your message has arrived').waitFor({timeout: 30_000});
    assert.equal((await contacts(code)).length, before + 1);
    await context.close();
});

test('what waits is sent by the worker when no page is open', async () => {
    const {context, page, code, url} = await open('RE-2291');
    const before = (await contacts(code)).length;
    network.become('down');
    await write(page, 'Sent while nobody looked');
    await page.getByRole('button', {name: 'Send message'}).click();
    await page.getByText('is waiting on this device').waitFor();
    const other = await context.newPage();
    const session = await context.newCDPSession(other);
    const registered = new Promise((resolve) => session.on('ServiceWorker.workerRegistrationUpdated', ({registrations}) =>
        registrations.length && resolve(registrations[0].registrationId)));
    await session.send('ServiceWorker.enable');
    const registrationId = await registered;
    await page.close();
    network.become('up');
    await session.send('ServiceWorker.dispatchSyncEvent', {origin: new URL(url).origin, registrationId, tag: 'outbox', lastChance: false});
    for (let i = 0; i < 50 && (await contacts(code)).length === before; ++i)
        await other.waitForTimeout(200);
    assert.equal((await contacts(code)).length, before + 1);
    // The next page says what has become of it.
    await other.goto(url);
    await other.getByText('Thank you, your message has arrived').waitFor({timeout: 30_000});
    assert.equal((await contacts(code)).length, before + 1);
    await context.close();
});

test('a refusal that comes late is said', async () => {
    const {context, page, code} = await open('RE-2291');
    await page.getByRole('button', {name: 'Continue'}).click();
    await page.getByRole('heading', {name: 'Please check your payment plan'}).waitFor();
    network.become('down');
    await page.getByRole('button', {name: 'Agree to this payment plan'}).click();
    await page.getByText('is waiting on this device').waitFor();
    const {open_minor} = await server.kulanz('claim', 'show', code);
    await server.kulanz('pay', code, (open_minor / 100).toFixed(2));
    network.become('up');
    await page.getByRole('alert').filter({hasText: /\S/}).first().waitFor({timeout: 60_000});
    assert.notEqual((await server.kulanz('claim', 'show', code)).standing, 'in_plan');
    assert.equal(await page.getByText('is waiting on this device').count(), 0);
    await context.close();
});

test('what waits can be taken back', async () => {
    const {context, page, code} = await open('NF-10482');
    const before = (await contacts(code)).length;
    network.become('down');
    await write(page, 'Better not');
    await page.getByRole('button', {name: 'Send message'}).click();
    await page.getByRole('button', {name: 'Do not send it'}).click();
    await page.getByText('is waiting on this device').waitFor({state: 'hidden'});
    assert.equal(await page.getByLabel('Your message').inputValue(), 'Better not');
    network.become('up');
    await page.getByText(noConnection).waitFor({state: 'hidden', timeout: 60_000});
    assert.equal((await contacts(code)).length, before);
    await context.close();
});

async function stored(page) {
    return page.evaluate(async () => ({
        caches: await caches.keys(),
        databases: (await indexedDB.databases()).map(({name}) => name),
        workers: (await navigator.serviceWorker.getRegistrations()).length,
        local: localStorage.length,
        session: sessionStorage.length,
    }));
}
const nothing = {caches: [], databases: [], workers: 0, local: 0, session: 0};

test('a device that is told to forget keeps nothing', async () => {
    const {context, page, url} = await open('NF-10482');
    await context.addCookies([{name: 'kz1', value: '1.x', domain: '127.0.0.1', path: '/'}]);
    network.become('down');
    await write(page, 'Mine alone');
    await page.getByRole('button', {name: 'Send message'}).click();
    await page.getByText('is waiting on this device').waitFor();
    const before = await stored(page);
    assert.deepEqual([before.caches.length, before.databases, before.workers], [1, ['kulanz'], 1]);
    network.become('up');
    await page.goto(new URL('device', url).href);
    await takenOver(page);
    await page.getByText('A copy of this page is on this device').waitFor();
    await page.getByRole('button', {name: 'Forget this device'}).click();
    await page.getByText('This device has forgotten everything').waitFor();
    assert.deepEqual(await stored(page), nothing);
    assert.deepEqual(await context.cookies(), []);
    await page.goto('about:blank');
    network.become('down');
    await assert.rejects(page.goto(url));
    await context.close();
});

test('forgetting works without a connection, too', async () => {
    const {context, page, url} = await open('NF-10482');
    network.become('down');
    await page.goto(new URL('device', url).href);
    await takenOver(page);
    await page.getByRole('button', {name: 'Forget this device'}).click();
    await page.getByText('This device has forgotten everything').waitFor();
    assert.deepEqual(await stored(page), nothing);
    await context.close();
});

test('without script the server ends what a browser keeps for it', async () => {
    const {url} = await server.kulanz('link', server.links['JA-300517'].code);
    const context = await browser.newContext({viewport: phone, locale: 'en-GB', javaScriptEnabled: false});
    const page = await context.newPage();
    await page.goto(url);
    await page.getByLabel('Your postcode').fill('50937');
    await page.keyboard.press('Enter');
    await page.getByText('198.31').first().waitFor();
    assert.equal((await context.cookies()).length, 1);
    await page.getByRole('link', {name: 'On this device'}).click();
    const [answer] = await Promise.all([page.waitForResponse((response) => response.url().includes('/forget')),
                                        page.getByRole('button', {name: 'Forget this device'}).click()]);
    assert.equal((await answer.allHeaders())['clear-site-data'], '"cache", "storage"');
    await page.getByText('This device has forgotten everything').waitFor();
    assert.deepEqual(await context.cookies(), []);
    assert.ok(!(await page.content()).includes('Baumann'));
    await page.goto(url);
    await page.getByLabel('Your postcode').waitFor();
    await context.close();
});

test('behind a second factor nothing is kept until the person asks for it', async () => {
    network.become('up');
    const url = network.through((await server.kulanz('link', server.links['JA-300517'].code)).url);
    const context = await browser.newContext({viewport: phone, locale: 'en-GB'});
    const page = await context.newPage();
    const unlock = async () => {
        await page.getByLabel('Your postcode').fill('50937');
        await page.keyboard.press('Enter');
        await page.getByText('198.31').first().waitFor();
    };
    await page.goto(url);
    await takenOver(page);
    await unlock();
    await page.reload();
    await takenOver(page);
    await page.waitForTimeout(3000);
    assert.deepEqual(await stored(page), nothing);
    await page.getByRole('link', {name: 'On this device'}).click();
    await page.getByRole('button', {name: 'Keep it for reading without a connection'}).click();
    await page.getByText('A copy of this page is on this device').waitFor();
    network.become('down');
    await page.goto(url);
    await page.getByText(noConnection).waitFor();
    await page.getByText('198.31').first().waitFor();
    await context.close();
});

test('a copy goes with its link', async () => {
    const {context, page, code} = await open('NF-10482');
    await server.kulanz('link', code); // replaces this one
    await page.reload();
    await page.getByRole('heading', {name: 'This link is no longer valid'}).waitFor();
    for (let i = 0; i < 50 && (await stored(page)).caches.length > 0; ++i)
        await page.waitForTimeout(100);
    assert.deepEqual(await stored(page), nothing);
    await context.close();
});

test('a copy ends by itself', async () => {
    const {context, page} = await open('NF-10482');
    // As if its time were over.
    await page.evaluate(async () => {
        const [name] = await caches.keys(), store = await caches.open(name);
        const copy = await store.match(location.pathname, {ignoreVary: true});
        const headers = new Headers(copy.headers);
        headers.set('Kulanz-Keep', 1);
        await store.put(location.pathname, new Response(await copy.text(), {headers}));
    });
    network.become('down');
    await assert.rejects(page.reload());
    network.become('up');
    await context.close();
});

test('the page can be installed, under the merchant\'s name, and its description holds no secret', async () => {
    const {context, page, url} = await open('RE-2291', {keep: false});
    const session = await context.newCDPSession(page);
    const {url: address, errors, data} = await session.send('Page.getAppManifest');
    assert.equal(new URL(address).pathname, new URL(url).pathname + 'app.webmanifest');
    assert.deepEqual(errors, []);
    const {installabilityErrors} = await session.send('Page.getInstallabilityErrors');
    assert.deepEqual(installabilityErrors.filter(({errorId}) => errorId !== 'in-incognito'), []);
    const manifest = JSON.parse(data);
    assert.equal(manifest.name, await page.locator('.brand-name').innerText());
    assert.deepEqual([manifest.start_url, manifest.scope, manifest.display], ['./', './', 'standalone']);
    assert.ok(!data.includes(new URL(url).pathname.split('/')[2]));
    for (const {src, type, sizes} of manifest.icons) {
        const icon = await page.request.get(new URL(src, address).href);
        assert.equal(icon.headers()['content-type'], type);
        if (type === 'image/png')
            assert.equal((await icon.body()).readUInt32BE(16), Number(sizes.split('x')[0]));
    }
    await context.close();
});
