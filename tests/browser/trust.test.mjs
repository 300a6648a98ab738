// Is this genuine? The page that says so, a code from a letter, and the accessibility statement: with script, without, by keyboard.
import assert from 'node:assert/strict';
import {after, before, describe, test} from 'node:test';
import {desktop, phone, press, startBrowser, startServer, takenOver, watchProblems} from './kit.mjs';

let server, browser;
before(async () => [server, browser] = await Promise.all([
    startServer({operator: {name: 'Kulanz Betrieb GmbH', address: 'Musterweg 1, 20099 Hamburg', contact: 'hilfe@kulanz.example'}}), startBrowser()]));
after(async () => {
    await browser?.close();
    await server?.stop();
});

async function open(url, {script = true, viewport = phone} = {}) {
    const context = await browser.newContext({viewport, javaScriptEnabled: script, locale: 'en-GB'});
    const page = await context.newPage();
    const problems = watchProblems(page);
    await page.goto(url);
    const ready = () => script && takenOver(page);
    await ready();
    return {page, problems, ready, close: () => context.close()};
}

const ways = [
    {name: 'with script on a phone', script: true, viewport: phone},
    {name: 'without script on a phone', script: false, viewport: phone},
    {name: 'by keyboard with script', script: true, viewport: desktop, keyboard: true},
    {name: 'by keyboard without script', script: false, viewport: desktop, keyboard: true},
];

for (const way of ways)
    describe(way.name, () => {
        test('a customer who doubts compares before the postcode is typed, and goes back', async () => {
            const {code, url} = server.links['JA-300517'];
            const {page, problems, ready, close} = await open(url, way);
            await press(page, page.getByRole('link', {name: 'Is this page genuine?'}), way);
            await page.getByRole('heading', {name: 'Is this page genuine?'}).waitFor();
            await ready();
            const {check_code} = await server.kulanz('claim', 'check-code', code);
            for (const said of [check_code, 'Kulanz Betrieb GmbH', new URL(server.origin).host])
                await page.getByText(said, {exact: true}).first().waitFor();
            await press(page, page.getByRole('link', {name: 'Nederlands'}), way);
            await page.getByRole('heading', {name: 'Is deze pagina echt?'}).waitFor();
            await press(page, page.getByRole('link', {name: 'Terug naar de factuur'}), way);
            await page.getByLabel('postcode').waitFor();
            assert.deepEqual(problems, []);
            await close();
        });

        test('a code from a letter is right or is not', async () => {
            const {check_code} = await server.kulanz('claim', 'check-code', server.links['RE-2291'].code);
            const {page, problems, ready, close} = await open(`${server.origin}/check`, way);
            const submit = page.getByRole('button', {name: 'Check', exact: true});
            await page.getByRole('textbox', {name: 'Check code'}).fill('KZ-0000-0000');
            await press(page, submit, way);
            await page.getByText('No: there is no such code here.').waitFor();
            await ready();
            await page.getByRole('textbox', {name: 'Check code'}).fill(check_code.toLowerCase());
            // In another language the code and its answer come along.
            await press(page, page.getByRole('button', {name: 'Français'}), way);
            await page.getByRole('heading', {name: 'Vérifier un code de contrôle'}).waitFor();
            assert.equal(await page.getByRole('textbox', {name: 'Code de contrôle'}).inputValue(), check_code.toLowerCase());
            await page.getByRole('textbox', {name: 'Code de contrôle'}).press('Enter');
            await page.getByText('ce code correspond à une facture (Fahrradhaus Speiche').waitFor();
            assert.deepEqual(problems, []);
            await close();
        });

        test('the statement says what it is, how it was tested and where to report', async () => {
            const {page, problems, ready, close} = await open(server.links['RE-2291'].url, way);
            await press(page, page.getByRole('link', {name: 'Accessibility'}), way);
            await page.getByRole('heading', {name: 'What was tested'}).waitFor();
            await ready();
            await page.getByText('By automated means only').waitFor();
            await page.getByText('hilfe@kulanz.example').waitFor();
            await press(page, page.getByRole('link', {name: 'Back to the invoice'}), way);
            await page.locator('.hero-amount').first().waitFor();
            assert.deepEqual(problems, []);
            await close();
        });
    });
