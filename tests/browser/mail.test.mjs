// One conversation by two ways: staff answer on their page, the customer reads the answer in a mail, replies to it, and both have all of it
// in front of them.
import assert from 'node:assert/strict';
import {spawn} from 'node:child_process';
import {after, before, test} from 'node:test';
import {bodyOf, headerOf, smtpServer} from '../api/smtp.mjs';
import {Member, password} from '../api/staff_kit.mjs';
import {desktop, phone, startBrowser, startServer, watchProblems} from './kit.mjs';

const program = process.env.KULANZ_PROGRAM ?? 'build/release/native/cli/kulanz';
const png = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR4nGNgYGD4DwABBAEAX+XDSwAAAABJRU5ErkJggg==';
let server, browser, agent, smtp;
before(async () => {
    smtp = await smtpServer();
    server = await startServer({options: ['--smtp', smtp.url, '--mailbox', 'thread@pay.example', '--mail-after', '3']});
    browser = await startBrowser();
    const {set_up_url: url, ...account} = await server.kulanz('staff', 'add', 'mail@x.example', '--role', 'operator');
    agent = await Member.of(server.origin, {...account, set_up_url: url});
});
after(async () => {
    smtp.stop();
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

// Also where the page's script does not run: it is looked at again.
async function shows(page, text) {
    for (const end = Date.now() + 20_000; await page.getByText(text).count() === 0; await page.waitForTimeout(500)) {
        assert.ok(Date.now() < end, `not on the page: ${text}`);
        await page.goto(page.url().split('?')[0]);
    }
}

test('an answer that is not read goes by mail, and the reply stands on both pages', async () => {
    const {claim, url} = await server.claimFor('MAIL-1');
    const customer = await open(`${url}?lang=en`, {viewport: phone, javaScriptEnabled: false});
    await customer.page.getByLabel('Your message').fill('Is this right?');
    await customer.page.getByLabel('Email address').fill('jonas@b.example');
    await customer.page.getByRole('button', {name: 'Send message'}).click();

    const staff = await open(`${server.origin}/staff/sign-in`);
    await staff.page.getByLabel('Name', {exact: true}).fill('mail@x.example');
    await staff.page.getByLabel('Password').fill(password);
    await staff.page.getByLabel('Code from the app').fill(agent.nextCode());
    await staff.page.keyboard.press('Enter');
    await staff.page.getByRole('heading', {name: 'What waits for you'}).waitFor();
    await staff.page.goto(`${server.origin}/staff/claims/${claim}`);
    await staff.page.getByLabel('Answer to the customer').fill('Yes, it is.');
    await staff.page.getByRole('button', {name: 'Send', exact: true}).click();
    await shows(staff.page, 'Goes by email if it is not read by');
    await shows(staff.page, 'Sent by email on');
    const [mail] = smtp.got;
    assert.match(bodyOf(mail), /has written to you about invoice MAIL-1:\n\n.*\nYes, it is\./);

    const child = spawn(program, ['mail', 'receive', '--data', server.data], {stdio: ['pipe', 'ignore', 'inherit']});
    child.stdin.end(['From: Jonas <jonas@b.example>', `To: ${headerOf(mail, 'Reply-To')}`, 'Subject: Re: MAIL-1', 'Message-ID: <1@b.example>', 'Content-Type: multipart/mixed; boundary=m', '',
        '--m', 'Content-Type: text/plain', '', 'Thank you. Here is the photo.', '', 'On Sun, 22 Nov 2026, Fahrradhaus wrote:', '> Yes, it is.',
        '--m', 'Content-Type: image/png', 'Content-Transfer-Encoding: base64', '', png, '--m--', ''].join('\r\n'));
    assert.equal(await new Promise((resolve) => child.on('exit', resolve)), 0);
    await shows(staff.page, 'Thank you. Here is the photo.');
    await staff.page.getByText('Jonas Test, by email,').waitFor();
    await staff.page.getByRole('link', {name: 'File 1: picture, 1 kB'}).waitFor();
    await customer.page.reload();
    await customer.page.getByText('You, by email,').waitFor();
    await customer.page.getByText('Thank you. Here is the photo.').waitFor();
    assert.deepEqual([...customer.problems, ...staff.problems, ...smtp.faults], []);
    await customer.page.context().close();
    await staff.page.context().close();
});
