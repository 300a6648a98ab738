// In each of the four languages, with script and without: a plan is negotiated, and one returned article is objected to. What is
// pressed is found by the words of the catalogue.
import assert from 'node:assert/strict';
import {readFileSync} from 'node:fs';
import {after, before, test} from 'node:test';
import {phone, startBrowser, startServer, takenOver, watchProblems} from './kit.mjs';

let server, browser;
before(async () => [server, browser] = await Promise.all([startServer(), startBrowser()]));
after(async () => {
    await browser?.close();
    await server?.stop();
});

for (const language of ['de', 'en', 'nl', 'fr'])
    for (const script of [true, false]) {
        const words = JSON.parse(readFileSync(`assets/text/${language}.json`, 'utf8'));
        const way = `${language}, ${script ? 'with' : 'without'} script`;
        const open = async (url) => {
            const page = await browser.newPage({viewport: phone, javaScriptEnabled: script, locale: language, reducedMotion: 'reduce'});
            const problems = watchProblems(page);
            await page.goto(url);
            if (script)
                await takenOver(page);
            return {page, problems};
        };
        const button = (page, key) => page.getByRole('button', {name: words[key], exact: true});
        const link = (page, key) => page.getByRole('link', {name: words[key], exact: true});
        // Up to where the sentence names somebody.
        const said = (page, key) => page.getByText(words[key].split('{')[0].trim()).first().waitFor();

        test(`a plan is negotiated: ${way}`, async () => {
            const {claim, url} = await server.claimFor(`P-${language}-${script}`);
            const {page, problems} = await open(url);
            await page.getByRole('slider').fill('24');
            if (!script)
                await button(page, 'plan.continue').click();
            await said(page, 'plan.answer_or');
            await link(page, 'plan.take').first().click();
            await page.getByRole('heading', {name: words['confirm.title']}).waitFor();
            await said(page, 'confirm.no_acknowledgement');
            await button(page, 'confirm.accept').click();
            await said(page, 'notice.plan_agreed');
            assert.equal((await server.kulanz('claim', 'show', claim)).standing, 'in_plan');
            assert.deepEqual(problems, []);
            await page.close();
        });

        test(`one returned article is objected to: ${way}`, async () => {
            const {claim, url} = await server.claimFor(`D-${language}-${script}`, {items: {Helm: 119, Lampe: 119}});
            const {page, problems} = await open(url);
            await link(page, 'dispute.reason_returned').click();
            await page.getByRole('heading', {level: 1, name: words['dispute.reason_returned']}).waitFor();
            await page.getByRole('checkbox', {name: 'Lampe'}).check();
            await button(page, 'dispute.send').click();
            await said(page, 'notice.dispute_sent');
            await page.getByText(words['badge.partly_disputed']).first().waitFor();
            const [dispute] = (await server.kulanz('dispute', 'show', claim, '0')).disputes;
            assert.deepEqual([dispute.reason, dispute.positions], ['returned', ['item-2']]);
            assert.deepEqual(problems, []);
            await page.close();
        });
    }

test('a language that is chosen later says what the page in that language says', async () => {
    const page = await browser.newPage({viewport: phone, reducedMotion: 'reduce'});
    const {url} = await server.claimFor('L-later');
    const text = () => page.evaluate(() => document.body.innerText);
    const served = new Map();
    for (const language of ['de', 'en', 'nl', 'fr']) {
        await page.goto(`${url}?lang=${language}`);
        await takenOver(page);
        served.set(language, await text());
    }
    for (const language of ['nl', 'de', 'en', 'fr']) {
        await page.locator(`button[lang=${language}]`).click();
        await page.locator(`html[lang=${language}]`).waitFor();
        assert.equal(await text(), served.get(language), language);
    }
    await page.close();
});
