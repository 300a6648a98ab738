// Read and pay, plan, contact: with script, without script, and by keyboard alone; on a phone and at a desk.
import assert from 'node:assert/strict';
import {after, before, describe, test} from 'node:test';
import {decodedQr, desktop, isFirefox, phone, press, startBrowser, startServer, tabTo, takenOver, type, watchProblems} from './kit.mjs';

let server, browser;
before(async () => [server, browser] = await Promise.all([startServer(), startBrowser()]));
after(async () => {
    await browser?.close();
    await server?.stop();
});

// Without smooth scrolling: a press goes to where its button was a moment before.
async function open(url, {script = true, viewport = phone, prepare = () => {}} = {}) {
    const context = await browser.newContext({viewport, javaScriptEnabled: script, locale: 'en-GB', deviceScaleFactor: 2, reducedMotion: 'reduce',
                                              permissions: script ? ['clipboard-read', 'clipboard-write'] : []});
    const page = await context.newPage();
    const problems = watchProblems(page);
    await prepare(page);
    await page.goto(url);
    if (script)
        await takenOver(page);
    return {page, problems, close: () => context.close()};
}

const ways = [
    {name: 'with script on a phone', script: true, viewport: phone},
    {name: 'with script at a desk', script: true, viewport: desktop},
    {name: 'without script on a phone', script: false, viewport: phone},
    {name: 'by keyboard with script', script: true, viewport: desktop, keyboard: true},
    {name: 'by keyboard without script', script: false, viewport: desktop, keyboard: true},
].filter(({name}) => !isFirefox || name !== 'with script at a desk'); // which shows what phone and keyboard show

for (const [index, way] of ways.entries())
    describe(way.name, () => {
        test('the invoice is read and paid', async () => {
            const {claim, url} = await server.claimFor(`R-${index}`);
            const {page, problems, close} = await open(url, way);
            assert.equal(await page.locator('.hero-amount').first().innerText(), '€238.00');
            await page.getByText('DE71 1102 2033 0123 4567 89').first().waitFor();
            const payload = (await decodedQr(page, page.getByRole('img', {name: 'QR code'}))).split('\n');
            assert.deepEqual(payload.slice(0, 8), ['BCD', '002', '1', 'SCT', '', 'Fahrradhaus Speiche GmbH', 'DE71110220330123456789', 'EUR238.00']);
            assert.match(payload[9], /^RF\d\dKZ\d{8}$/);
            assert.equal(payload.length, 10);
            if (way.script) {
                await press(page, page.getByRole('button', {name: 'Copy IBAN'}), way);
                await page.getByText('Copied.').waitFor();
                assert.equal(await page.evaluate(() => navigator.clipboard.readText()), 'DE71110220330123456789');
            }
            const paid = server.kulanz('pay', claim, '100.00');
            if (!way.script) {
                await paid;
                await page.reload();
            }
            const start = Date.now();
            await paid;
            await page.getByText('Payment of €100.00 received').waitFor({timeout: 2000});
            assert.ok(Date.now() - start < 1000, 'the payment shows within a second');
            assert.equal(await page.locator('.hero-amount').first().innerText(), '€138.00');
            await server.kulanz('pay', claim, '138.00');
            if (!way.script)
                await page.reload();
            await page.getByRole('heading', {name: 'All paid'}).waitFor();
            assert.deepEqual(problems, []);
            await close();
        });

        test('a blocked service comes back before the customer\'s eyes', async () => {
            const {claim, url} = await server.claimFor(`B-${index}`);
            await server.kulanz('service', 'block', claim, 'Werkstatt-Abo', '--on', '2026-11-20');
            const {page, problems, close} = await open(url, way);
            const seen = async (text) => {
                if (!way.script)
                    await page.reload();
                await page.getByText(text).waitFor({timeout: 2000});
            };
            await seen('Werkstatt-Abo has been blocked since 20 November 2026');
            await server.kulanz('pay', claim, '238.00');
            await seen('knows already. As soon as Werkstatt-Abo is back');
            await server.kulanz('service', 'restore', claim);
            const start = Date.now();
            await seen('Werkstatt-Abo is back, since');
            assert.ok(Date.now() - start < 1000, 'it shows within a second');
            assert.deepEqual(problems, []);
            await close();
        });

        test('a plan is chosen, checked and agreed', async () => {
            const {claim, url} = await server.claimFor(`P-${index}`);
            const {page, problems, close} = await open(url, way);
            const slider = page.getByRole('slider');
            if (way.keyboard) {
                await tabTo(page, slider);
                await page.keyboard.press('Home');
                for (let i = 0; i < 2; ++i)
                    await page.keyboard.press('ArrowRight');
            } else {
                await slider.fill('4');
            }
            if (way.script)
                await page.getByText('4 instalments of €59.50 each').waitFor();
            await press(page, page.getByRole('button', {name: 'Continue'}), way);
            await page.getByRole('heading', {name: 'Please check your payment plan'}).waitFor();
            await page.getByText('€59.50').first().waitFor();
            await press(page, page.getByRole('button', {name: 'Agree to this payment plan'}), way);
            await page.getByText('Your payment plan is agreed').waitFor();
            assert.equal((await server.kulanz('claim', 'show', claim)).standing, 'in_plan');
            await server.kulanz('pay', claim, '59.50');
            if (!way.script)
                await page.reload();
            await page.getByText('Paid. Thank you!').first().waitFor();
            assert.deepEqual(problems, []);
            await close();
        });

        const wishFor24 = async (page) => {
            const slider = page.getByRole('slider');
            if (way.keyboard) {
                await tabTo(page, slider);
                await page.keyboard.press('End');
            } else {
                await slider.fill('24');
            }
            if (!way.script)
                await press(page, page.getByRole('button', {name: 'Continue'}), way);
            await page.getByText('A person at Fahrradhaus Speiche GmbH decides about this wish').waitFor();
        };

        test('a wish that goes further has an answer at once: an offer is taken, and later a break', async () => {
            const {claim, url} = await server.claimFor(`N-${index}`);
            const {page, problems, close} = await open(url, way);
            await wishFor24(page);
            await press(page, page.getByRole('link', {name: 'Take this plan'}).first(), way);
            await page.getByRole('heading', {name: 'Please check your payment plan'}).waitFor();
            await page.getByText('You do not acknowledge the claim by this').waitFor();
            await press(page, page.getByRole('button', {name: 'Agree to this payment plan'}), way);
            await page.getByText('Your payment plan is agreed').waitFor();
            await press(page, page.getByRole('link', {name: 'Break: everything 14 days later'}), way);
            await page.locator('[aria-current=true]', {hasText: 'Break: everything 14 days later'}).waitFor();
            await press(page, page.getByRole('button', {name: 'Do it this way'}), way);
            await page.getByText('Done: the new days apply').waitFor();
            assert.equal((await server.kulanz('claim', 'show', claim)).standing, 'in_plan');
            assert.deepEqual(problems, []);
            await close();
        });

        test('what can be spared each month makes a plan', async () => {
            const {url} = await server.claimFor(`S-${index}`);
            const {page, problems, close} = await open(url, way);
            await press(page, page.getByRole('link', {name: 'What I can spare a month'}), way);
            const field = page.getByLabel('I can spare this much each month');
            await field.waitFor();
            await type(page, field, '40', way);
            if (way.script)
                await page.getByText('6 instalments of €40.00 at most').waitFor();
            await press(page, page.getByRole('button', {name: way.script ? 'Continue' : 'Show the answer'}), way);
            await page.getByRole('heading', {name: 'Please check your payment plan'}).waitFor();
            assert.deepEqual(problems, []);
            await close();
        });

        test('a person decides, and says why not', async () => {
            const {claim, url} = await server.claimFor(`Q-${index}`);
            const {page, problems, close} = await open(url, way);
            await wishFor24(page);
            await press(page, page.getByRole('button', {name: 'Ask for this plan'}), way);
            await page.getByText('Your wish has arrived').waitFor();
            await page.getByText('24 instalments, Every month').waitFor();
            await server.kulanz('plan', 'decline', claim, 'Twelve instalments are possible at once.');
            if (!way.script)
                await page.reload();
            await page.getByText('writes: Twelve instalments are possible at once.').waitFor();
            assert.deepEqual(problems, []);
            await close();
        });

        test('a message is sent, and what is missing is said first', async () => {
            const {claim, url} = await server.claimFor(`M-${index}`);
            const {page, problems, close} = await open(url, way);
            const send = page.getByRole('button', {name: 'Send message'});
            await type(page, page.getByLabel('Your message'), 'Grüße: stimmt die Summe?', way);
            await press(page, send, way);
            await page.getByText('Please complete one more detail').waitFor();
            assert.equal(await page.getByLabel('Your message').inputValue(), 'Grüße: stimmt die Summe?');
            await type(page, page.getByLabel('Number to call you back'), '+49 341 555010', way);
            await press(page, send, way);
            await page.getByText('Thank you, your message has arrived').waitFor();
            const {entries} = await server.kulanz('claim', 'journal', claim);
            const sent = entries.filter(({kind}) => kind === 'contact_requested');
            assert.equal(sent.length, 1);
            assert.equal(sent[0].body.text, 'Grüße: stimmt die Summe?');
            assert.deepEqual(problems.filter((text) => !text.includes('422')), []);
            await close();
        });
    });

test('the second factor comes before anything personal', async () => {
    for (const script of [true, false]) {
        const context = await browser.newContext({viewport: phone, javaScriptEnabled: script, locale: 'de-DE', reducedMotion: 'reduce'});
        const page = await context.newPage();
        const {url} = await server.kulanz('link', server.links['JA-300517'].code);
        await page.goto(url);
        const html = await page.content();
        for (const personal of ['Baumann', 'Gartenweg', '198,31', '19831'])
            assert.ok(!html.includes(personal), `${personal} shows before the factor`);
        assert.ok(html.includes('Stadtwerke Lindental'), 'who asks is not said');
        await page.getByLabel('Ihre Postleitzahl').fill('11111');
        await page.keyboard.press('Enter');
        await page.getByText('Das passt leider nicht').waitFor();
        await page.getByLabel('Ihre Postleitzahl').fill('50937');
        await page.keyboard.press('Enter');
        await page.getByText('198,31').first().waitFor();
        await context.close();
    }
});

test('a birth date is the second factor where the merchant wants it, however it is written', async () => {
    const {claim, url} = await server.claimFor('B-1', {seller: {name: 'Praxis am Park', vat_id: 'DE855555555'}, birth_date: '1980-03-04'});
    const {merchant} = await server.kulanz('claim', 'show', claim);
    await server.kulanz('merchant', 'set', merchant, '--factor', 'birth_date');
    for (const script of [true, false]) {
        const context = await browser.newContext({viewport: phone, javaScriptEnabled: script, locale: 'en-GB', reducedMotion: 'reduce'});
        const page = await context.newPage();
        await page.goto(url);
        await page.getByText('Praxis am Park').first().waitFor();
        assert.ok(!(await page.content()).includes('1980-03'));
        await page.getByLabel('Your date of birth').fill('05.03.1980');
        await page.keyboard.press('Enter');
        await page.getByText('This does not match the invoice').waitFor();
        await page.getByLabel('Your date of birth').fill('4.3.1980');
        await page.keyboard.press('Enter');
        await page.getByText('238.00').first().waitFor();
        assert.ok(!(await page.content()).includes('1980-03-04'));
        await context.close();
    }
});

test('a replaced link says so, and an unknown one too', async () => {
    const page = await browser.newPage({locale: 'en-GB'});
    const {code} = server.links['NF-10482'];
    const old = (await server.kulanz('link', code)).url;
    await server.kulanz('link', code);
    assert.equal((await page.goto(old)).status(), 410);
    await page.getByRole('heading', {name: 'This link is no longer valid'}).waitFor();
    assert.equal((await page.goto(`${server.origin}/c/00000000000000000000000000000000/`)).status(), 404);
    await page.close();
});

const spoken = [
    {code: 'de', name: 'Deutsch', open: 'Noch offen', amount: '238,00\u00a0€', message: 'Ihre Nachricht'},
    {code: 'nl', name: 'Nederlands', open: 'Nog open', amount: '€\u00a0238,00', message: 'Uw bericht'},
    {code: 'fr', name: 'Français', open: 'Reste à payer', amount: '238,00\u00a0€', message: 'Votre message'},
    {code: 'en', name: 'English', open: 'Still open', amount: '€238.00', message: 'Your message'},
];

for (const way of ways.filter(({keyboard, viewport}) => keyboard || viewport === phone))
    test(`the language changes without losing what was typed, ${way.name}`, async () => {
        const {claim, url} = await server.claimFor(`L-${ways.indexOf(way)}`);
        const {page, problems, close} = await open(url, way);
        await page.getByLabel('What is it about?').selectOption('wrong');
        await type(page, page.getByLabel('Your message'), 'half a sentence', way);
        await type(page, page.getByLabel('Email address'), 'a@', way);
        for (const {code, name, open: still, amount, message} of spoken) {
            const button = page.getByRole('button', {name, exact: true});
            assert.equal(await button.getAttribute('lang'), code);
            await press(page, button, way);
            await page.getByText(still).first().waitFor();
            assert.equal(await page.locator('html').getAttribute('lang'), code);
            assert.equal(await page.locator('.hero-amount').first().innerText(), amount);
            assert.equal(await page.getByLabel(message, {exact: true}).inputValue(), 'half a sentence');
            assert.equal(await page.locator('input[type=email]').inputValue(), 'a@');
            assert.equal(await page.locator('select[name=subject]').inputValue(), 'wrong');
            assert.equal(await button.getAttribute('aria-current'), 'true');
            if (way.script)
                assert.equal(await button.evaluate((element) => element === document.activeElement), true, 'the focus stays');
        }
        // The Enter key sends the message, and chooses no language.
        await page.locator('input[type=email]').press('End');
        await page.keyboard.type('b.example');
        await page.locator('input[type=email]').press('Enter');
        await page.getByText('Thank you, your message has arrived').waitFor();
        const {entries} = await server.kulanz('claim', 'journal', claim);
        assert.deepEqual(entries.filter(({kind}) => kind === 'contact_requested').map(({body}) => [body.subject, body.text, body.email]),
                         [['wrong', 'half a sentence', 'a@b.example']]);
        await page.getByRole('button', {name: 'Nederlands'}).click();
        await page.getByText('Nog open').first().waitFor();
        await page.reload();
        await page.getByText('Nog open').first().waitFor();
        assert.deepEqual(problems, []);
        await close();
    });

test('what was typed and came back with another language is the module\'s, too', async () => {
    const {claim, url} = await server.claimFor('L-late');
    const {page, problems, close} = await open(url, {script: false});
    await page.getByLabel('Your message').fill('before the module');
    await page.getByLabel('Email address').fill('a@b.example');
    await page.getByRole('button', {name: 'Français'}).click();
    await page.getByText('Reste à payer').first().waitFor();
    const html = await page.content();
    await close();
    const late = await open(url, {prepare: (page) => page.route('**/*', (route) =>
        route.request().isNavigationRequest() ? route.fulfill({body: html, contentType: 'text/html; charset=utf-8'}) : route.continue())});
    await late.page.getByRole('button', {name: 'Envoyer le message'}).click();
    await late.page.getByText('Merci, votre message est bien arrivé').waitFor();
    const {entries} = await server.kulanz('claim', 'journal', claim);
    assert.equal(entries.find(({kind}) => kind === 'contact_requested').body.text, 'before the module');
    assert.deepEqual([...problems, ...late.problems], []);
    await late.close();
});

test('the second factor keeps what was typed, and Enter still sends it', async () => {
    for (const script of [true, false]) {
        const {url} = await server.kulanz('link', server.links['JA-300517'].code, '--language', 'fr');
        const {page, close} = await open(url, {script});
        await page.getByLabel('Votre code postal').fill('509');
        await page.getByRole('button', {name: 'Nederlands'}).click();
        const field = page.getByLabel('Uw postcode');
        await field.waitFor();
        assert.equal(await field.inputValue(), '509');
        await field.fill('50937');
        await field.press('Enter');
        await page.getByText('€\u00a0198,31').first().waitFor();
        await close();
    }
});
