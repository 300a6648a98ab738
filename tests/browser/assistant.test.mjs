// Asked in Dutch, answered by a machine that says so, handed over in one tap; then people talk and it is silent.
import assert from 'node:assert/strict';
import {after, before, test} from 'node:test';
import {Member, password} from '../api/staff_kit.mjs';
import {desktop, phone, press, startBrowser, startServer, takenOver, type, watchProblems} from './kit.mjs';

let server, browser, agent;
before(async () => {
    server = await startServer({assistant: true});
    browser = await startBrowser();
    agent = await Member.of(server.origin, await server.kulanz('staff', 'add', 'auto@x.example', '--role', 'operator'));
});
after(async () => {
    await browser.close();
    await server.stop();
});

async function open(url, options = {}) {
    const context = await browser.newContext({viewport: desktop, locale: 'nl-NL', ...options});
    const page = await context.newPage();
    const problems = watchProblems(page);
    await page.goto(url);
    return {page, problems};
}
// For whoever looks at it: KULANZ_PICTURES=FOLDER.
async function picture(page, name) {
    if (!process.env.KULANZ_PICTURES)
        return;
    await page.getByRole('button', {name: 'Bericht versturen'}).scrollIntoViewIfNeeded();
    await page.waitForTimeout(1500); // until it is painted
    await page.getByRole('region', {name: 'Een vraag of een probleem?'}).screenshot({path: `${process.env.KULANZ_PICTURES}/${name}`});
}
async function atDesk(claim) {
    const {page, problems} = await open(`${server.origin}/staff/sign-in`, {locale: 'en-GB'});
    await page.getByLabel('Name', {exact: true}).fill('auto@x.example');
    await page.getByLabel('Password').fill(password);
    await page.getByLabel('Code from the app').fill(agent.nextCode());
    await page.keyboard.press('Enter');
    await page.getByRole('heading', {name: 'What waits for you'}).waitFor();
    return {page, problems, see: () => page.goto(`${server.origin}/staff/claims/${claim}`)};
}

test('a question in Dutch, an answer, one tap, a person', async () => {
    const {claim, url} = await server.claimFor('AUTO-1');
    const {page, problems} = await open(`${url}?lang=nl`, {viewport: phone});
    await takenOver(page, {canvas: false});
    const staff = await atDesk(claim);
    await page.getByText('Eerst antwoordt een computer').waitFor();
    assert.equal(await page.getByLabel('E-mailadres').count(), 0, 'a machine needs no way back');
    await page.getByLabel('Uw bericht').fill('Hoeveel moet ik nog betalen?');
    await page.getByRole('button', {name: 'Bericht versturen'}).click();
    await page.getByText('Automatisch antwoord,').waitFor({timeout: 10_000});
    await page.getByText('geen mens').waitFor();
    await page.getByText('238,00').last().waitFor();
    assert.equal(await page.getByRole('link', {name: 'Nu betalen'}).count() > 0, true);
    await picture(page, 'assistant-nl.png');
    // Nobody waits for a person, and staff can see what was said.
    assert.equal(await staff.page.getByText('AUTO-1').count(), 0);
    await staff.see();
    await staff.page.getByText('Automatic answer,').waitFor();
    await page.getByRole('button', {name: 'Met een mens praten'}).click();
    await page.getByText('Een mens bij').first().waitFor({timeout: 10_000});
    await page.getByRole('button', {name: 'Met een mens praten'}).waitFor({state: 'detached'});
    await staff.page.getByText('A person has been waited for since').waitFor({timeout: 10_000});
    await staff.page.getByLabel('Answer to the customer').fill('Goedemorgen, u spreekt met Eva.');
    await staff.page.getByRole('button', {name: 'Send', exact: true}).click();
    await page.getByText('u spreekt met Eva').waitFor({timeout: 10_000});
    await picture(page, 'assistant-person-nl.png');
    // Silent from here on.
    await page.getByLabel('Uw bericht').fill('Hoeveel was het ook weer?');
    await page.getByLabel('E-mailadres').fill('jonas@example.com');
    await page.getByRole('button', {name: 'Bericht versturen'}).click();
    await page.getByText('Hoeveel was het ook weer?', {exact: true}).waitFor();
    await staff.page.getByText('Hoeveel was het ook weer?', {exact: true}).waitFor({timeout: 10_000});
    assert.equal(await page.getByText('Automatisch antwoord,').count(), 1);
    assert.deepEqual([...problems, ...staff.problems], []);
    await page.context().close();
    await staff.page.context().close();
});

test('by keyboard alone, and what is grave asks for a way back at once', async () => {
    const {url} = await server.claimFor('AUTO-2');
    const {page, problems} = await open(`${url}?lang=nl`);
    await takenOver(page, {canvas: false});
    await type(page, page.getByLabel('Uw bericht'), 'Ik ben ziek en kan niet betalen', {keyboard: true});
    await press(page, page.getByRole('button', {name: 'Bericht versturen'}), {keyboard: true});
    await page.getByLabel('E-mailadres').waitFor({timeout: 10_000});
    await type(page, page.getByLabel('E-mailadres'), 'jonas@example.com', {keyboard: true});
    await press(page, page.getByRole('button', {name: 'Bericht versturen'}), {keyboard: true});
    await page.getByText('Een mens bij').first().waitFor({timeout: 10_000});
    assert.equal(await page.getByText('Automatisch antwoord,').count(), 0);
    assert.deepEqual(problems.filter((text) => !/422/.test(text)), []);
    await page.context().close();
});

test('one tap before anything is written, and no machine answers', async () => {
    const {url} = await server.claimFor('AUTO-4');
    const {page, problems} = await open(`${url}?lang=nl`, {viewport: phone});
    await takenOver(page, {canvas: false});
    await picture(page, 'assistant-first-nl.png');
    await page.getByRole('button', {name: 'Met een mens praten'}).click();
    await page.getByRole('status').getByText('een mens leest het').waitFor({timeout: 10_000});
    await page.getByRole('button', {name: 'Met een mens praten'}).waitFor({state: 'detached'});
    await picture(page, 'assistant-first-person-nl.png');
    await page.getByLabel('Uw bericht').fill('Hoeveel moet ik nog betalen?');
    await page.getByLabel('E-mailadres').fill('jonas@example.com');
    await page.getByRole('button', {name: 'Bericht versturen'}).click();
    await page.getByText('Een mens bij').first().waitFor({timeout: 10_000});
    assert.equal(await page.getByText('Automatisch antwoord,').count(), 0);
    assert.deepEqual(problems, []);
    await page.context().close();
});

test('without script it is forms', async () => {
    const {url} = await server.claimFor('AUTO-3');
    const {page} = await open(`${url}?lang=nl`, {javaScriptEnabled: false});
    await page.getByLabel('Uw bericht').fill('Is dit echt?');
    await page.getByRole('button', {name: 'Bericht versturen'}).click();
    await page.getByText('Automatisch antwoord,').waitFor();
    await page.getByRole('button', {name: 'Met een mens praten'}).click();
    await page.getByText('De computer zwijgt').waitFor();
    await page.context().close();
});
