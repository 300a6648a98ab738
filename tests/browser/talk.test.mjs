// The conversation as both sides have it in front of them: live, by keyboard, and without script.
import assert from 'node:assert/strict';
import {after, before, test} from 'node:test';
import {Member, password} from '../api/staff_kit.mjs';
import {axePath, desktop, phone, startBrowser, startServer, tabTo, takenOver, watchProblems} from './kit.mjs';

let server, browser, agent;
before(async () => {
    server = await startServer();
    browser = await startBrowser();
    agent = await Member.of(server.origin, await server.kulanz('staff', 'add', 'talk@x.example', '--role', 'operator'));
});
after(async () => {
    await browser.close();
    await server.stop();
});

async function open(url, options = {}) {
    const context = await browser.newContext({viewport: desktop, locale: 'en-GB', ...options});
    const page = await context.newPage();
    const problems = watchProblems(page);
    await page.goto(url);
    return {page, problems};
}
// Signed in once: a code works once, and three count at a time.
let session;
async function atDesk(claim) {
    const {page, problems} = await open(session ? `${server.origin}/staff/claims/${claim}` : `${server.origin}/staff/sign-in`, {storageState: session});
    if (session)
        return {page, problems};
    await page.getByLabel('Name', {exact: true}).fill('talk@x.example');
    await page.getByLabel('Password').fill(password);
    await page.getByLabel('Code from the app').fill(agent.nextCode());
    await page.keyboard.press('Enter');
    await page.getByRole('heading', {name: 'What waits for you'}).waitFor();
    session = await page.context().storageState();
    await page.goto(`${server.origin}/staff/claims/${claim}`);
    return {page, problems};
}

test('customer and staff write to each other, and each sees at once what the other does', async () => {
    const {claim, url} = await server.claimFor('TALK-1');
    const customer = await open(`${url}?lang=en`, {viewport: phone});
    await takenOver(customer.page, {canvas: false});
    await customer.page.getByLabel('Your message').fill('Is this right?');
    await customer.page.getByLabel('Email address').fill('jonas@example.com');
    await customer.page.getByRole('button', {name: 'Send message'}).click();
    await customer.page.getByText('your message has arrived').waitFor();
    // The way back was told; it is not asked for again.
    await customer.page.getByLabel('Email address').waitFor({state: 'detached'});

    const staff = await atDesk(claim);
    await staff.page.getByText('Is this right?').waitFor();
    await customer.page.getByText('Read', {exact: true}).waitFor({timeout: 10_000});
    const answer = staff.page.getByLabel('Answer to the customer');
    await answer.click();
    await staff.page.keyboard.type('Yes, it is.');
    await customer.page.getByText('is writing').waitFor({timeout: 10_000});
    await staff.page.getByRole('button', {name: 'Send', exact: true}).click();
    await customer.page.getByText('Yes, it is.').waitFor({timeout: 10_000});
    await customer.page.getByText('has answered you').waitFor();
    await customer.page.getByText('is writing').waitFor({state: 'hidden'});
    await staff.page.getByText('Read', {exact: true}).waitFor({timeout: 10_000});

    // What staff type stays while news come.
    await answer.fill('half a sen');
    await customer.page.getByLabel('Your message').pressSequentially('Thank you');
    await staff.page.getByText('The customer is writing').waitFor({timeout: 10_000});
    await customer.page.getByRole('button', {name: 'Send message'}).click();
    await staff.page.getByText('Thank you', {exact: true}).waitFor({timeout: 10_000});
    assert.equal(await answer.inputValue(), 'half a sen');

    await staff.page.getByRole('button', {name: 'Close the conversation'}).click();
    await customer.page.getByText('How well did this help you?').waitFor({timeout: 10_000});
    await tabTo(customer.page, customer.page.getByRole('button', {name: '4', exact: true}));
    await customer.page.keyboard.press('Enter');
    await customer.page.getByText('Thank you for telling us').waitFor();
    await staff.page.getByText('4 of 5').waitFor({timeout: 10_000});
    assert.deepEqual([...customer.problems, ...staff.problems], []);
    await customer.page.context().close();
    await staff.page.context().close();
});

test('a server that is killed in the middle of it is back on both pages by itself: everything is there, and once', async () => {
    const {claim, url} = await server.claimFor('TALK-9');
    const customer = await open(`${url}?lang=en`, {viewport: phone});
    await takenOver(customer.page, {canvas: false});
    const say = async (text) => {
        await customer.page.getByLabel('Your message').fill(text);
        await customer.page.getByRole('button', {name: 'Send message'}).click();
    };
    await customer.page.getByLabel('Email address').fill('jonas@example.com');
    await say('Said before it.');
    await customer.page.getByText('your message has arrived').waitFor();
    const staff = await atDesk(claim);
    await staff.page.getByText('Said before it.').waitFor();
    await staff.page.getByLabel('Answer to the customer').fill('Begun before it.');

    await server.end('SIGKILL');
    await say('Said while it was away.');
    server = await startServer({data: server.data, port: new URL(server.origin).port});
    // Neither page is touched for this: what waited is sent, and both streams are there again.
    await staff.page.getByText('Said while it was away.').waitFor({timeout: 60_000});
    assert.equal(await staff.page.getByLabel('Answer to the customer').inputValue(), 'Begun before it.');
    await staff.page.getByRole('button', {name: 'Send', exact: true}).click();
    await customer.page.getByText('Begun before it.').waitFor({timeout: 60_000});
    for (const {page} of [customer, staff])
        for (const text of ['Said before it.', 'Said while it was away.', 'Begun before it.'])
            assert.equal(await page.getByRole('listitem').filter({hasText: text}).count(), 1, text);
});

test('without script it is forms: write, write again, read, rate', async () => {
    const {claim, url} = await server.claimFor('TALK-2');
    const {page} = await open(`${url}?lang=en`, {javaScriptEnabled: false});
    await page.getByLabel('Your message').fill('Hello');
    await page.getByLabel('Email address').fill('jonas@example.com');
    await page.getByRole('button', {name: 'Send message'}).click();
    await page.getByLabel('Your message').fill('Hello');
    await page.getByRole('button', {name: 'Send message'}).click();
    assert.equal(await page.getByText('Hello', {exact: true}).count(), 2);
    await agent.signIn();
    await agent.post(await agent.actionOf(`/staff/claims/${claim}`, '/message?'), {text: 'Good morning'});
    await agent.post(await agent.actionOf(`/staff/claims/${claim}`, '/conversation-end?'));
    await page.reload();
    await page.getByText('Good morning').waitFor();
    await page.getByRole('button', {name: '5', exact: true}).click();
    await page.getByText('Thank you for telling us').waitFor();
    await page.context().close();
});

test('a file goes along from either side, is sent when it is chosen, and saved by the other', async () => {
    const {claim, url} = await server.claimFor('TALK-4');
    const customer = await open(`${url}?lang=en`, {viewport: phone});
    await takenOver(customer.page, {canvas: false});
    await customer.page.getByLabel('Your message').fill('See the photo');
    await customer.page.getByLabel('Email address').fill('jonas@example.com');
    await customer.page.getByRole('button', {name: 'Send message'}).click();
    await customer.page.getByText('your message has arrived').waitFor();
    await customer.page.getByLabel('Add a photo or receipt').setInputFiles({name: 'a.pdf', mimeType: 'application/pdf', buffer: Buffer.from('%PDF-1.7\n')});
    await customer.page.getByText('your file has arrived').waitFor();
    const staff = await atDesk(claim);
    const [saved] = await Promise.all([staff.page.waitForEvent('download'), staff.page.getByRole('link', {name: /File 1: PDF/}).click()]);
    assert.match(saved.suggestedFilename(), /^[0-9a-f]{8}\.pdf$/);
    await staff.page.getByLabel('Answer to the customer').fill('Thank you, here is ours');
    await staff.page.getByRole('button', {name: 'Send', exact: true}).click();
    await staff.page.getByText('Done.').waitFor(); // the answer to the form, and not the page before it, brought up to date
    await staff.page.getByLabel('File to go with your answer').setInputFiles({name: 'b.pdf', mimeType: 'application/pdf', buffer: Buffer.from('%PDF-1.7\nours')});
    await staff.page.getByRole('button', {name: 'Send file'}).click();
    await customer.page.getByRole('link', {name: /File 2: PDF/}).waitFor({timeout: 10_000});
    const [taken] = await Promise.all([customer.page.waitForEvent('download'), customer.page.getByRole('link', {name: /File 2: PDF/}).click()]);
    assert.match(taken.suggestedFilename(), /^[0-9a-f]{8}\.pdf$/);
    assert.equal(await customer.page.getByLabel('Add a photo or receipt').count(), 0, 'no file goes with a message of the other side');
    assert.deepEqual([...customer.problems, ...staff.problems], []);
    await customer.page.context().close();
    await staff.page.context().close();
});

// A text of the merchant's, written on the staff's page.
async function write_reply(page) {
    await page.goto(`${server.origin}/staff/replies`);
    await page.getByLabel('Merchant').selectOption({label: 'Fahrradhaus Speiche GmbH'});
    await page.getByLabel('Title, for you and your team alone').fill('Time');
    await page.getByLabel('Language').selectOption({label: 'English'});
    await page.getByLabel('Text', {exact: true}).fill('Dear {customer}, {number} is open.');
    await page.getByRole('button', {name: 'Add a reply text'}).click();
    await page.getByText('Done.').waitFor();
}

test('a reply text is written once, chosen by keyboard, changed and sent; with script and without', async () => {
    const {claim, url} = await server.claimFor('TALK-5');
    const {page, problems} = await atDesk(claim);
    await write_reply(page);
    await page.goto(`${server.origin}/staff/claims/${claim}`);
    await tabTo(page, page.getByLabel('Reply text', {exact: true}));
    await tabTo(page, page.getByRole('button', {name: 'Put into the answer'}));
    await page.keyboard.press('Enter');
    const answer = page.getByLabel('Answer to the customer');
    await page.waitForURL(/reply=r\d+/);
    assert.equal(await answer.inputValue(), 'Dear Jonas Test, TALK-5 is open.');
    // It is a draft like any other: news leave it alone.
    await answer.fill('Dear Jonas, TALK-5 is open.');
    await page.getByRole('button', {name: 'Send', exact: true}).click();
    await page.getByText('Dear Jonas, TALK-5 is open.').waitFor();
    assert.equal(await answer.inputValue(), '');
    const plain = await browser.newContext({viewport: phone, javaScriptEnabled: false, locale: 'en-GB', storageState: await page.context().storageState()});
    const without = await plain.newPage();
    await without.goto(`${server.origin}/staff/claims/${claim}`);
    await without.getByRole('button', {name: 'Put into the answer'}).click();
    assert.equal(await without.getByLabel('Answer to the customer').inputValue(), 'Dear Jonas Test, TALK-5 is open.');
    await without.getByRole('button', {name: 'Send', exact: true}).click();
    await without.getByText('Dear Jonas Test, TALK-5 is open.').waitFor();
    await without.goto(`${server.origin}/staff/replies`);
    await without.getByRole('link', {name: 'Time (English)'}).click();
    await without.getByRole('button', {name: 'Remove this reply text'}).click();
    await without.getByText('There is no reply text yet.').waitFor();
    assert.deepEqual(problems, []);
    await plain.close();
    const customer = await open(`${url}?lang=en`, {viewport: phone});
    await customer.page.getByText('Dear Jonas, TALK-5 is open.').waitFor();
    await customer.page.context().close();
    await page.context().close();
});

test('no page of reply texts has a fault that axe knows', async () => {
    const {claim} = await server.claimFor('TALK-6');
    const {page} = await atDesk(claim);
    await write_reply(page);
    for (const [path, viewport] of [['/staff/replies', desktop], ['/staff/replies', phone], ['', phone], [`/staff/claims/${claim}`, phone]]) {
        await page.setViewportSize(viewport);
        await page.goto(`${server.origin}${path || await page.getByRole('link', {name: 'Time (English)'}).getAttribute('href')}`);
        // The policy of the page lets no other script in.
        await page.evaluate(await (await import('node:fs/promises')).readFile(axePath, 'utf8'));
        const {violations} = await page.evaluate(() => axe.run({runOnly: ['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa']}));
        assert.deepEqual(violations.map(({id, nodes}) => [id, nodes.map(({html}) => html)]), []);
        assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth));
    }
    await page.context().close();
});

test('no page of a conversation has a fault that axe knows', async () => {
    const {claim, url} = await server.claimFor('TALK-3');
    const {page} = await open(`${url}?lang=en`, {viewport: phone, bypassCSP: true, javaScriptEnabled: true});
    await takenOver(page, {canvas: false});
    await page.getByLabel('Your message').fill('Hello');
    await page.getByLabel('Email address').fill('jonas@example.com');
    await page.getByRole('button', {name: 'Send message'}).click();
    await page.getByText('your message has arrived').waitFor();
    await agent.post(await agent.actionOf(`/staff/claims/${claim}`, '/conversation-end?'));
    await page.getByText('How well did this help you?').waitFor({timeout: 10_000});
    await page.addScriptTag({path: axePath});
    const {violations} = await page.evaluate(() => axe.run({runOnly: ['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa']}));
    assert.deepEqual(violations.map(({id, nodes}) => [id, nodes.map(({html}) => html)]), []);
    assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth));
    await page.context().close();
});
