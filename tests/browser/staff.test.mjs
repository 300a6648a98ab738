// The people who answer customers, at their desk: with the keyboard alone, without script, and with news that come by themselves.
import assert from 'node:assert/strict';
import {mkdirSync} from 'node:fs';
import {join} from 'node:path';
import {after, before, test} from 'node:test';
import {Member, password} from '../api/staff_kit.mjs';
import {axePath, desktop, phone, startBrowser, startServer, tabTo, watchProblems} from './kit.mjs';

let server, browser;
before(async () => {
    server = await startServer();
    browser = await startBrowser();
});
after(async () => {
    await browser.close();
    await server.stop();
});

async function member(name) {
    const {set_up_url: url, ...account} = await server.kulanz('staff', 'add', name, '--role', 'operator');
    return Member.of(server.origin, {...account, set_up_url: url});
}
async function object(claim, reason = 'returned') {
    return server.kulanz('dispute', 'open', claim, reason, '--position', 'item-1');
}
async function context(options = {}) {
    const made = await browser.newContext({viewport: desktop, locale: 'en-GB', ...options});
    const page = await made.newPage();
    return {page, problems: watchProblems(page)};
}
async function signIn(page, who) {
    await page.goto(`${server.origin}/staff/sign-in`);
    await page.getByLabel('Name', {exact: true}).fill(who.account.name);
    await page.getByLabel('Password').fill(password);
    await page.getByLabel('Code from the app').fill(who.nextCode());
    await page.keyboard.press('Enter');
    await page.getByRole('heading', {name: 'What waits for you'}).waitFor();
}
// For the eye: KULANZ_PICTURES names a folder.
async function picture(page, name) {
    if (!process.env.KULANZ_PICTURES)
        return;
    mkdirSync(process.env.KULANZ_PICTURES, {recursive: true});
    await page.screenshot({path: join(process.env.KULANZ_PICTURES, `${name}.png`), fullPage: true});
}

test('by keyboard alone, from signing in to a decided objection', async () => {
    const {claim} = await server.claimFor('STAFF-1');
    await object(claim);
    const lena = await member('lena@x.example');
    const {page, problems} = await context();
    await page.goto(`${server.origin}/staff/sign-in`);
    await tabTo(page, page.getByLabel('Name', {exact: true}));
    await page.keyboard.type('lena@x.example');
    await page.keyboard.press('Tab');
    await page.keyboard.type(password);
    await page.keyboard.press('Tab');
    await page.keyboard.type(lena.nextCode());
    await page.keyboard.press('Enter');
    await page.getByRole('heading', {name: 'What waits for you'}).waitFor();
    await picture(page, 'queue');
    const task = page.getByRole('listitem').filter({hasText: 'STAFF-1'}).getByRole('link');
    await tabTo(page, task);
    await page.keyboard.press('Enter');
    await page.getByRole('heading', {name: /STAFF-1/}).waitFor();
    await picture(page, 'claim');
    await tabTo(page, page.getByLabel('Decision'));
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowDown');
    await tabTo(page, page.getByLabel(/^Reason, as the customer/));
    await page.keyboard.type('Handed over on 4 November.');
    await tabTo(page, page.getByRole('button', {name: 'Send the decision'}));
    await page.keyboard.press('Enter');
    await page.getByRole('status').filter({hasText: 'Done.'}).waitFor();
    const {disputes: [dispute]} = await server.kulanz('dispute', 'show', claim, '0');
    assert.deepEqual([dispute.outcome, dispute.answer], ['rejected', 'Handed over on 4 November.']);
    await page.keyboard.press('q');
    await page.getByRole('heading', {name: 'What waits for you'}).waitFor();
    assert.deepEqual(problems, []);
    await page.context().close();
});

test('what is new appears in the queue by itself, and what is typed on a claim stays', async () => {
    const {claim} = await server.claimFor('STAFF-2');
    const second = await server.claimFor('STAFF-3');
    await object(claim);
    const {page, problems} = await context();
    await signIn(page, await member('live@x.example'));
    await object(second.claim);
    await page.getByRole('listitem').filter({hasText: 'STAFF-3'}).waitFor({timeout: 10_000});
    await page.getByRole('listitem').filter({hasText: 'STAFF-2'}).getByRole('link').click();
    const reason = page.getByLabel(/^Reason, as the customer/);
    await reason.fill('half a sen');
    await server.kulanz('pay', claim, '10.00');
    await page.getByText('Paid', {exact: true}).waitFor({timeout: 10_000}).catch(() => page.getByText('−€10.00').first().waitFor());
    assert.equal(await reason.inputValue(), 'half a sen');
    assert.equal(await reason.evaluate((element) => element === document.activeElement), true);
    await page.keyboard.type('tence');
    assert.equal(await reason.inputValue(), 'half a sentence');
    assert.deepEqual(problems, []);
    await page.context().close();
});

test('everything works without script, and shortcuts can be switched off', async () => {
    const {claim} = await server.claimFor('STAFF-4');
    await object(claim, 'faulty');
    const kim = await member('kim@x.example');
    const {page} = await context({javaScriptEnabled: false});
    await signIn(page, kim);
    await page.getByRole('listitem').filter({hasText: 'STAFF-4'}).getByRole('link').click();
    await page.getByRole('button', {name: 'Send the decision'}).click();
    await page.getByText('Done.').waitFor();
    await page.context().close();

    const {page: again} = await context();
    await signIn(again, kim);
    await again.getByRole('link', {name: 'My account (K)'}).click();
    await picture(again, 'account');
    await again.getByRole('button', {name: 'Turn shortcuts off'}).click();
    await again.getByRole('link', {name: 'My account', exact: true}).waitFor();
    await again.keyboard.press('q');
    assert.ok(again.url().endsWith('/staff/account'));
    await again.context().close();
});

test('no page has a fault that axe knows, on a phone and at a desk', async () => {
    const {claim} = await server.claimFor('STAFF-5');
    await object(claim);
    const eva = await member('eva@x.example');
    for (const viewport of [phone, desktop]) {
        const {page} = await context({viewport, bypassCSP: true});
        const look = async (name) => {
            await page.addScriptTag({path: axePath});
            const {violations} = await page.evaluate(() => axe.run({runOnly: ['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa']}));
            assert.deepEqual(violations.map(({id, nodes}) => [id, nodes.map(({html}) => html)]), [], `${name} ${viewport.width}`);
            assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), `${name} is wider than ${viewport.width}`);
            await picture(page, `${name}_${viewport.width}`);
        };
        await page.goto(`${server.origin}/staff/sign-in`);
        await look('sign_in');
        await signIn(page, eva);
        await look('queue');
        for (const [name, path] of [['claim', `/staff/claims/${claim}`], ['search', '/staff/search?q=STAFF'], ['audit', '/staff/audit'], ['account', '/staff/account']]) {
            await page.goto(server.origin + path);
            await look(name);
        }
        await page.context().close();
    }
    const {set_up_url: url} = await server.kulanz('staff', 'add', 'new@x.example', '--role', 'operator');
    const {page} = await context({viewport: phone});
    await page.goto(url.replace(/^https?:\/\/[^/]+/, server.origin));
    await page.getByRole('img', {name: 'Code for the authenticator app'}).waitFor();
    await picture(page, 'set_up_390');
    await page.context().close();
});
