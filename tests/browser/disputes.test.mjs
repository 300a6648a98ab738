// Object to one returned article, with a photo: with script, without, and by keyboard alone.
import assert from 'node:assert/strict';
import {existsSync, readdirSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {after, before, test} from 'node:test';
import {desktop, phone, press, startBrowser, startServer, takenOver, watchProblems} from './kit.mjs';

let server, browser, photo;
before(async () => {
    [server, browser] = await Promise.all([startServer(), startBrowser()]);
    photo = join(server.data, 'helmet.jpg');
    writeFileSync(photo, Buffer.concat([Buffer.from([0xff, 0xd8, 0xff, 0xe0]), Buffer.alloc(300_000, 7)]));
});
after(async () => {
    await browser?.close();
    await server?.stop();
});

const items = {Helm: 119, Lampe: 119};

const ways = [
    {name: 'with script on a phone', script: true, viewport: phone},
    {name: 'without script at a desk', script: false, viewport: desktop},
    {name: 'by keyboard with script', script: true, viewport: desktop, keyboard: true},
    {name: 'by keyboard without script', script: false, viewport: phone, keyboard: true},
];

for (const [index, way] of ways.entries())
    test(`one returned article, with a photo: ${way.name}`, async () => {
        const {claim, url} = await server.claimFor(`D-${index}`, {items});
        const context = await browser.newContext({viewport: way.viewport, javaScriptEnabled: way.script, locale: 'en-GB', deviceScaleFactor: 2, reducedMotion: 'reduce'});
        const page = await context.newPage();
        const problems = watchProblems(page);
        await page.goto(url);
        if (way.script)
            await takenOver(page);
        await press(page, page.getByRole('link', {name: 'I sent it back'}), way);
        await page.getByRole('heading', {level: 1, name: 'I sent it back'}).waitFor();
        await press(page, page.getByRole('checkbox', {name: 'Lampe'}), way, 'Space');
        await press(page, page.getByRole('button', {name: 'Send report'}), way);
        await page.getByText('Thank you, your report has arrived').waitFor();
        await page.getByText('Partly being checked').waitFor();
        assert.deepEqual((await server.kulanz('dispute', 'show', claim, '0')).disputes[0].positions, ['item-2']);
        await page.getByLabel('Add a photo or receipt').setInputFiles(photo);
        if (!way.script)
            await press(page, page.getByRole('button', {name: 'Send file'}), way);
        await page.getByText('Thank you, your file has arrived.').waitFor();
        await page.getByText('One file added').waitFor();
        const [proof] = (await server.kulanz('dispute', 'show', claim, '0')).disputes[0].proofs;
        assert.deepEqual([proof.kind, proof.bytes], ['jpeg', 300_004]);
        assert.ok(existsSync(join(server.data, 'proofs', claim, proof.hash)));
        assert.equal(readdirSync(join(server.data, 'proofs', claim)).length, 1);
        await server.kulanz('dispute', 'accept', claim, '0');
        if (!way.script)
            await page.reload();
        await page.getByText('agreed with you').waitFor();
        assert.equal(await page.locator('.hero-amount').first().innerText(), '€119.00');
        assert.deepEqual(problems, []);
        await context.close();
    });

test('what is missing is said in the words of the page, and nothing is sent', async () => {
    const {claim, url} = await server.claimFor('D-8', {items});
    const page = await browser.newPage({viewport: phone, locale: 'en-GB', reducedMotion: 'reduce'});
    await page.goto(url);
    await takenOver(page);
    await page.getByRole('link', {name: 'I have already paid'}).click();
    await page.getByRole('button', {name: 'Send report'}).click();
    await page.getByText('Please complete 3 more details').waitFor();
    await page.getByLabel('When did you pay?').fill('3.11.2026');
    await page.getByText('Please give the day of the payment').waitFor({state: 'detached'});
    assert.deepEqual((await server.kulanz('claim', 'show', claim)).standing, 'open');
    await page.close();
});

test('a file that is too large is not sent at all', async () => {
    const {claim, url} = await server.claimFor('D-9', {items});
    const page = await browser.newPage({viewport: phone, locale: 'en-GB'});
    await page.goto(url);
    await takenOver(page);
    await page.getByRole('link', {name: 'I sent it back'}).click();
    await page.getByRole('button', {name: 'Send report'}).click();
    await page.getByText('Thank you, your report has arrived').waitFor();
    const large = join(server.data, 'large.jpg');
    writeFileSync(large, Buffer.alloc((10 << 20) + 1, 7));
    const requests = [];
    page.on('request', (request) => requests.push(request.url()));
    await page.getByLabel('Add a photo or receipt').setInputFiles(large);
    await page.getByText('Please choose a file of at most 10 MB.').waitFor();
    assert.ok(!requests.some((address) => address.includes('proofs')));
    assert.ok(!existsSync(join(server.data, 'proofs', claim)));
    await page.close();
});
