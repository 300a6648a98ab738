// A call that is booked: by keyboard alone, without script, and as staff have it in front of them.
import assert from 'node:assert/strict';
import {after, before, test} from 'node:test';
import {Member, password} from '../api/staff_kit.mjs';
import {axePath, desktop, phone, startBrowser, startServer, tabTo, watchProblems} from './kit.mjs';

let server, browser, agent;
before(async () => {
    server = await startServer();
    browser = await startBrowser();
    const {set_up_url: url, ...account} = await server.kulanz('staff', 'add', 'call@x.example', '--role', 'operator');
    agent = await Member.of(server.origin, {...account, set_up_url: url});
});
after(async () => {
    await browser.close();
    await server.stop();
});

async function open(url, options = {}) {
    const context = await browser.newContext({viewport: desktop, locale: 'en-GB', bypassCSP: true, ...options});
    const page = await context.newPage();
    const problems = watchProblems(page);
    await page.goto(url);
    return {page, problems};
}
async function customer(number) {
    const made = await server.claimFor(number);
    const key = (await import('node:fs')).readFileSync(`${server.data}/operator.key`, 'utf8').trim();
    const ask = async (method, path, body) => (await fetch(server.origin + path, {method, headers: {Authorization: `Bearer ${key}`, 'Content-Type': 'application/json'}, body: body && JSON.stringify(body)})).json();
    const {merchant} = await ask('GET', `/api/v1/claims/${made.claim}`);
    const {policy} = (await ask('GET', '/api/v1/merchants')).merchants.find((one) => one.merchant === merchant);
    await ask('PUT', `/api/v1/merchants/${merchant}`, {policy, factor: 'none', hours: 'Mo-Su 00:00-24:00'});
    return {...made, ask, merchant};
}
async function axe(page) {
    await page.addScriptTag({path: axePath});
    return (await page.evaluate(() => window.axe.run({runOnly: ['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa']}))).violations.map(({id}) => id);
}

test('by keyboard: from the page to a call and back, moved and called off', async () => {
    const {url} = await customer('CALL-1');
    const {page, problems} = await open(`${url}?lang=en`, {viewport: phone});
    const link = page.getByRole('link', {name: 'Book a call back'});
    await tabTo(page, link);
    await page.keyboard.press('Enter');
    await page.getByRole('heading', {name: 'Book a call back'}).waitFor();
    const number = page.getByLabel('Number to call you back');
    await tabTo(page, number);
    await page.keyboard.type('030 123456');
    await page.keyboard.press('Enter');
    await page.getByText('Thank you, the call is booked.').waitFor();
    await tabTo(page, page.getByLabel('When may we call?'));
    await page.keyboard.press('ArrowDown');
    await tabTo(page, page.getByRole('button', {name: 'Move the call'}));
    await page.keyboard.press('Enter');
    await page.getByText('Thank you, the call is booked.').waitFor();
    assert.equal(await number.inputValue(), '030 123456');
    await page.getByRole('link', {name: /back to/i}).click();
    await page.getByText('calls you on').first().waitFor();
    await page.getByRole('link', {name: 'Move or cancel the call'}).click();
    await page.getByRole('button', {name: 'Cancel the call'}).click();
    await page.getByText('The call is cancelled.').waitFor();
    assert.deepEqual(problems, []);
    await page.context().close();
});

test('without script it is the same page, and it can be used by everybody', async () => {
    const {url} = await customer('CALL-2');
    const plain = await open(`${url}call?lang=de`, {javaScriptEnabled: false, viewport: phone});
    await plain.page.getByLabel('Rückrufnummer').fill('12');
    await plain.page.getByRole('button', {name: 'Anruf vereinbaren'}).click();
    await plain.page.getByRole('alert').filter({hasText: 'Telefonnummer'}).waitFor();
    await plain.page.getByLabel('Rückrufnummer').fill('030 123456');
    await plain.page.getByRole('button', {name: 'Anruf vereinbaren'}).click();
    await plain.page.getByText('Danke, der Anruf ist vereinbart.').waitFor();
    await plain.page.context().close();
    const looked = await open(`${url}call?lang=de`);
    assert.deepEqual(await axe(looked.page), []);
    assert.deepEqual(looked.problems, []);
    await looked.page.context().close();
});

test('staff see who calls while it rings, and nothing when it is over', async () => {
    const {ask, merchant, claim, url} = await customer('CALL-3');
    const visit = await open(`${url}call?lang=en`);
    await visit.page.getByLabel('Number to call you back').fill('030 7654321');
    await visit.page.getByRole('button', {name: 'Book this call'}).click();
    await visit.page.getByText('Thank you, the call is booked.').waitFor();
    const {page, problems} = await open(`${server.origin}/staff/sign-in`);
    await page.getByLabel('Name', {exact: true}).fill('call@x.example');
    await page.getByLabel('Password').fill(password);
    await page.getByLabel('Code from the app').fill(agent.nextCode());
    await page.keyboard.press('Enter');
    await page.getByRole('heading', {name: 'What waits for you'}).waitFor();
    const settings = await ask('GET', `/api/v1/merchants/${merchant}/telephony`);
    const tell = (event) => fetch(`${server.origin}/api/v1/telephony`, {method: 'POST', headers: {Authorization: `Basic ${btoa(`${settings.user}:${settings.password}`)}`},
        body: new URLSearchParams({event, callId: 'k1', direction: 'in', from: '49307654321', to: '4930123456'})});
    await page.waitForTimeout(500); // until its stream is open
    assert.equal((await tell('newCall')).status, 204);
    await page.getByText('Call from +49307654321').waitFor({timeout: 10_000});
    assert.deepEqual(await axe(page), []);
    await tell('answer');
    await page.getByText('In conversation with').waitFor({timeout: 10_000});
    await page.getByRole('link', {name: /Possible invoice/}).click();
    await page.waitForURL(`**/staff/claims/${claim}`);
    await page.getByRole('heading', {name: 'Call', exact: true}).waitFor();
    assert.deepEqual(await axe(page), []);
    await tell('hangup');
    await page.getByText('In conversation with').waitFor({state: 'detached', timeout: 10_000});
    await page.getByRole('button', {name: 'Not reached'}).click();
    await page.getByRole('button', {name: /Book again/}).click();
    await page.getByText('Booked for').waitFor();
    await page.getByRole('button', {name: 'Reached', exact: true}).click();
    await page.getByText('Booked for').waitFor({state: 'detached'});
    assert.deepEqual([...problems, ...visit.problems], []);
    await page.context().close();
    await visit.page.context().close();
});
