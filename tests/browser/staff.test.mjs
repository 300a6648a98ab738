// The people who answer customers, at their desk: with the keyboard alone, without script, and with news that come by themselves.
import assert from 'node:assert/strict';
import {mkdirSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {after, before, test} from 'node:test';
import {camt} from '../api/camt.mjs';
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

// A bank's file, written beside the database.
function statement(name, entries) {
    const path = join(server.data, `${name}.xml`);
    writeFileSync(path, camt(entries, {id: name}));
    return path;
}

test('money by keyboard alone: it appears by itself, is assigned, and the decision is taken back', async () => {
    const {claim} = await server.claimFor('STAFF-6');
    const {page, problems} = await context();
    await signIn(page, await member('mona@x.example'));
    await page.keyboard.press('m');
    await page.getByRole('heading', {name: 'Payments from the bank', level: 1}).waitFor();
    await server.kulanz('statement', 'import', statement('live', [{amount: '12.00', reference: 'LIVE-1', name: 'Nora Neu', text: 'danke'}]));
    const entry = page.getByRole('listitem').filter({hasText: 'Nora Neu'}).getByRole('link');
    await entry.waitFor({timeout: 10_000});
    await tabTo(page, entry);
    await page.keyboard.press('Enter');
    const claims = page.getByLabel('Claims, one a line');
    await tabTo(page, claims);
    await page.keyboard.type(`${claim} 13`);
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await page.getByRole('alert').filter({hasText: 'That is more than is left'}).waitFor();
    assert.equal(await claims.inputValue(), `${claim} 13`);
    await claims.fill(claim);
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await page.getByRole('status').filter({hasText: 'Done.'}).waitFor();
    await page.goto(`${server.origin}/staff/money?state=posted`);
    await tabTo(page, page.getByRole('listitem').filter({hasText: 'Nora Neu'}).getByRole('link'));
    await page.keyboard.press('Enter');
    await tabTo(page, page.getByRole('button', {name: 'Undo'}));
    await page.keyboard.press('Enter');
    await page.getByRole('status').filter({hasText: 'Done.'}).waitFor();
    await claims.waitFor();
    // The answer to what was too much is one that the console mentions.
    assert.deepEqual(problems.filter((text) => !text.includes('422')), []);
    await page.context().close();
});

test('without script a statement is uploaded, and credit goes back', async () => {
    const {claim} = await server.claimFor('STAFF-7');
    await server.kulanz('pay', claim, '5000.00');
    const {page} = await context({javaScriptEnabled: false});
    await signIn(page, await member('nils@x.example'));
    await page.goto(`${server.origin}/staff/statements`);
    await page.getByLabel('File of the bank').setInputFiles(statement('form', [{amount: '4.00', reference: 'FORM-1', text: 'wofür'}]));
    await page.getByRole('button', {name: 'Import'}).click();
    await page.getByRole('status').filter({hasText: 'The file is imported.'}).waitFor();
    await page.getByText('Entries: 1. Posted: 0, waiting: 1').first().waitFor();
    await page.goto(`${server.origin}/staff/refunds/${claim}`);
    await page.getByLabel('IBAN').fill('DE89 3704 0044 0532 0130 00');
    await page.getByRole('button', {name: 'Decide the refund'}).click();
    await page.getByText(`REFUND-C${claim.slice(1)}-1`).waitFor();
    await page.getByRole('button', {name: 'Has been transferred'}).click();
    await page.getByText('Done.').waitFor();
    await page.context().close();
});

test('the way past the areas shows only for whoever comes to it by keyboard', async () => {
    const {page} = await context();
    await signIn(page, await member('tab@x.example'));
    const skip = page.getByRole('link', {name: 'Skip to content'});
    const isShown = () => skip.evaluate((element) => getComputedStyle(element).clipPath === 'none');
    assert.equal(await isShown(), false);
    await skip.focus();
    assert.equal(await isShown(), true);
    await page.context().close();
});

test('no page has a fault that axe knows, on a phone and at a desk', async () => {
    const {claim} = await server.claimFor('STAFF-5');
    await object(claim);
    const paid = await server.claimFor('STAFF-8');
    await server.kulanz('pay', paid.claim, '5000.00');
    await server.kulanz('order-refund', paid.claim, '5.00', 'DE89370400440532013000', 'Miriam Test');
    await server.kulanz('statement', 'import', statement('axe', [{amount: '9.00', reference: 'AXE-1', name: 'Nora Neu', text: 'wofür'}]));
    const {entries: [{entry}]} = await server.kulanz('bank', 'list');
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
        for (const [name, path] of [['claim', `/staff/claims/${claim}`], ['search', '/staff/search?q=STAFF'], ['audit', '/staff/audit'], ['account', '/staff/account'],
            ['money_list', '/staff/money'], ['money', `/staff/money/${entry}`], ['refunds', '/staff/refunds'], ['refund', `/staff/refunds/${paid.claim}`], ['statements', '/staff/statements'],
            ['payout', '/staff/payout?merchant=m1'], ['services', '/staff/services'], ['webhooks', '/staff/webhooks']]) {
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
