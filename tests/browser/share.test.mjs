// A page that is shown to a helper, with two browsers: the customer's in German, the helper's in English.
import assert from 'node:assert/strict';
import {after, before, test} from 'node:test';
import {Member, password} from '../api/staff_kit.mjs';
import {desktop, phone, startBrowser, startServer, tabTo, takenOver, watchProblems} from './kit.mjs';

let server, customers, helpers, agent;
before(async () => {
    server = await startServer();
    [customers, helpers] = [await startBrowser(), await startBrowser()];
    agent = await Member.of(server.origin, await server.kulanz('staff', 'add', 'nina@x.example', '--role', 'operator'));
});
after(async () => {
    await customers.close();
    await helpers.close();
    await server.stop();
});

async function open(browser, url, options) {
    const page = await (await browser.newContext({viewport: desktop, ...options})).newPage();
    const problems = watchProblems(page);
    await page.goto(url);
    return {page, problems};
}
async function atDesk() {
    const opened = await open(helpers, `${server.origin}/staff/sign-in`, {locale: 'en-GB'});
    const {page} = opened;
    await page.getByLabel('Name', {exact: true}).fill('nina@x.example');
    await page.getByLabel('Password').fill(password);
    await page.getByLabel('Code from the app').fill(agent.nextCode());
    await page.keyboard.press('Enter');
    await page.getByRole('heading', {name: 'What waits for you'}).waitFor();
    return opened;
}

test('a number read out, consent, the page in another language, a place, a plan, the end', async () => {
    const {url} = await server.claimFor('SHARE-1', {items: {Inspektion: 238}});
    const customer = await open(customers, `${url}?lang=de`, {viewport: phone, locale: 'de-DE'});
    await takenOver(customer.page, {canvas: false});
    const start = customer.page.getByRole('button', {name: 'Einem Helfer meine Seite zeigen'});
    await tabTo(customer.page, start);
    await customer.page.keyboard.press('Enter');
    const said = await customer.page.getByText('Lesen Sie diese Nummer vor').textContent();
    const code = said.replace(/\D/g, '');
    assert.equal(code.length, 6);

    const helper = await atDesk();
    await helper.page.getByRole('link', {name: 'Look at a customer’s page'}).click();
    await helper.page.getByLabel('Number that is read out').fill(code);
    await helper.page.getByLabel('What for').selectOption('plan');
    await helper.page.getByRole('button', {name: 'Ask for permission'}).click();
    await helper.page.getByText('The customer is being asked').waitFor();
    assert.equal(await helper.page.locator('.hero-amount').count(), 0);

    // Nothing is ticked; both scopes are given here.
    await customer.page.getByText('nina@x.example').waitFor();
    for (const scope of ['auf eine Stelle der Seite zeigen', 'darf mir etwas vorschlagen']) {
        assert.equal(await customer.page.getByLabel(scope).isChecked(), false);
        await customer.page.getByLabel(scope).check();
    }
    await customer.page.getByRole('button', {name: 'Seite zeigen', exact: true}).click();
    await customer.page.getByText('nina@x.example sieht diese Seite').waitFor();
    await helper.page.locator('.hero-amount').waitFor();
    assert.match(await helper.page.locator('main').textContent(), /€238\.00/);
    assert.doesNotMatch(await helper.page.content(), /Jonas|DE71110220330123456789|payto:/);

    // From the key to the helper's screen.
    const field = customer.page.getByLabel('Ihre Nachricht');
    const times = [];
    for (let round = 0; round < 12; ++round) {
        const want = round % 2 === 0 ? 'begun' : 'empty';
        const seen = helper.page.waitForFunction((word) => [...document.querySelectorAll('main textarea')].some((area) => area.value === word), want, {polling: 'raf'});
        const from = performance.now();
        await (round % 2 === 0 ? field.pressSequentially('g') : field.press('Backspace'));
        await seen;
        times.push(performance.now() - from);
    }
    times.sort((a, b) => a - b);
    console.log(`key press to the helper's screen: median ${times[6].toFixed(0)} ms, p95 ${times[11].toFixed(0)} ms of ${times.length}`);

    // The helper points; the customer's page is outlined and stays where it is.
    await helper.page.locator('main h1').click();
    await customer.page.getByText('zeigt auf eine Stelle').waitFor();
    assert.equal(await customer.page.locator('main h1').evaluate((element) => element.style.outlineStyle), 'solid');

    // What is shown, as the frames say it; then back.
    await field.fill('geheim-4711');
    await customer.page.getByRole('button', {name: 'Ansehen, was gezeigt wird'}).click();
    await customer.page.getByText('verborgen').first().waitFor();
    await customer.page.waitForFunction(() => document.querySelector('main textarea').value === 'begonnen');
    await customer.page.getByRole('button', {name: 'Zurück zu meiner Seite'}).click();
    assert.equal(await field.inputValue(), 'geheim-4711');
    assert.doesNotMatch(await helper.page.content(), /geheim/);

    // What could stand in a field: beside what stands there, and filled in by the customer's key alone.
    await tabTo(helper.page, helper.page.getByLabel('Field', {exact: true}));
    await helper.page.getByLabel('Field', {exact: true}).selectOption({label: 'Your message'});
    await helper.page.getByLabel('What could stand there').fill('Bitte rufen Sie mich an.');
    await helper.page.keyboard.press('Enter');
    await customer.page.getByText('Vorschlag von nina@x.example für „Ihre Nachricht“: Bitte rufen Sie mich an.').waitFor();
    await customer.page.getByText('Dort steht jetzt: geheim-4711').waitFor();
    assert.equal(await field.inputValue(), 'geheim-4711');
    if (process.env.KULANZ_PICTURES)
        await customer.page.screenshot({path: `${process.env.KULANZ_PICTURES}/share-proposal.png`}), await helper.page.screenshot({path: `${process.env.KULANZ_PICTURES}/share-helper.png`});
    await tabTo(customer.page, customer.page.getByRole('button', {name: 'So eintragen'}));
    await customer.page.keyboard.press('Enter');
    await helper.page.getByText('The customer looks at the proposal.').waitFor();
    assert.equal(await field.inputValue(), 'Bitte rufen Sie mich an.');
    assert.ok(await field.evaluate((element) => element === document.activeElement));
    // One that has been overtaken by typing is not taken any more.
    await helper.page.getByLabel('What could stand there').fill('Nein.');
    await helper.page.getByRole('button', {name: 'Propose to put this in'}).click();
    await customer.page.getByText('für „Ihre Nachricht“: Nein.').waitFor();
    await field.fill('geheim-4712');
    await customer.page.getByText('Der Vorschlag passt nicht mehr').waitFor();
    assert.equal(await customer.page.getByRole('button', {name: 'So eintragen'}).count(), 0);
    await customer.page.getByRole('button', {name: 'Lieber nicht'}).click();
    await helper.page.getByText('The proposal was not wanted.').waitFor();
    assert.doesNotMatch(await helper.page.content(), /geheim/);

    await helper.page.locator('form').getByLabel('Number of instalments').fill('3');
    const day = new Date(Date.now() + 12 * 86_400_000).toISOString().slice(0, 10);
    await helper.page.locator('form').getByLabel('First day').fill(day);
    await helper.page.getByRole('button', {name: 'Propose a payment plan'}).click();
    await customer.page.getByText('Vorschlag von nina@x.example').waitFor();
    await customer.page.getByText('Bisher gewählt').waitFor();
    await customer.page.getByRole('button', {name: 'Diesen Plan ansehen'}).click();
    await customer.page.getByRole('button', {name: /verbindlich|vereinbaren|zustimmen/i}).last().click();
    await customer.page.getByText(/vereinbart/).first().waitFor();
    for (const [number, lines] of [[1, 1], [3, 1], [4, 0]])
        assert.equal(await customer.page.getByText(`${number}. Rate, bis`).count(), lines, `line ${number}`);

    // The first press pauses, the second ends.
    await customer.page.getByRole('button', {name: 'Anhalten'}).click();
    await helper.page.getByText('Paused. Nothing new comes.').waitFor();
    await customer.page.getByRole('button', {name: 'Zeigen beenden'}).click();
    await customer.page.getByText('wird niemandem mehr gezeigt').waitFor();
    await helper.page.getByText('The sharing has ended').waitFor();
    await customer.page.getByText('nina@x.example hat Ihre Seite von').waitFor();
    assert.equal(await helper.page.locator('.hero-amount').count(), 0);
    await agent.signIn();
    const {text} = await agent.get('/staff/audit');
    for (const what of ['share_asked', 'share_grant', 'share_proposed', 'share_take_proposal', 'share_pointed', 'share_end'])
        assert.ok(text.includes(what), what);
    assert.deepEqual([...customer.problems, ...helper.problems], []);
});
