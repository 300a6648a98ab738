// Answers that nobody reads on the page go by mail, and what is answered there comes back into the same conversation.
import assert from 'node:assert/strict';
import {execFileSync, spawn} from 'node:child_process';
import {mkdtempSync, readFileSync, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {after, before, test} from 'node:test';
import {Api, invoice} from './kit.mjs';
import {bodyOf, headerOf, smtpServer, wordsOf} from './smtp.mjs';
import {Member} from './staff_kit.mjs';

const program = process.env.KULANZ_PROGRAM ?? 'build/release/native/cli/kulanz';
const mailbox = 'thread@pay.example';
const wait = (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds));
async function until(holds, what) {
    for (const end = Date.now() + 30_000; !await holds();) {
        assert.ok(Date.now() < end, `not within half a minute: ${what}`);
        await wait(50);
    }
}

let api, agent, smtp, number = 0;
let script = () => null;
before(async () => {
    smtp = await smtpServer({script: (...all) => script(...all)});
    api = await Api.start({options: ['--smtp', smtp.url, '--mailbox', mailbox, '--mail-after', '1']});
    const {merchant} = (await api.ask('POST', '/api/v1/claims', {body: invoice('MAIL-0')})).json;
    const {json} = await api.ask('POST', '/api/v1/staff', {body: {name: 'agent@x.example', role: 'agent', merchant}});
    agent = await (await Member.of(api.server.origin, json)).signIn();
});
after(() => {
    smtp.stop();
    assert.deepEqual(smtp.faults, []);
    return api.stop();
});

async function customer(language = 'de') {
    const {claim} = (await api.ask('POST', '/api/v1/claims', {body: invoice(`MAIL-${++number}`)})).json;
    const token = await api.token(claim);
    const email = `kunde${number}@b.example`;
    const write = (body) => api.ask('POST', '/api/v1/page/contact', {body: {subject: 'question', ...body}, token, headers: {'Idempotency-Key': `"${crypto.randomUUID()}"`}});
    assert.equal((await write({text: 'Stimmt das?', email, language})).status, 201);
    const talk = async () => (await api.ask('GET', '/api/v1/page', {token})).json.conversation;
    const seen = (count) => api.ask('POST', '/api/v1/page/seen', {body: {delivered: count, read: count}, token});
    const page = `/staff/claims/${claim}`;
    const answer = async (text) => agent.post(await agent.actionOf(page, '/message?'), {text});
    const mails = () => smtp.got.filter(({to}) => to.includes(email));
    return {claim, token, email, write, talk, seen, page, answer, mails};
}
// As a mail server does it.
function receive(text, {recipient, sender} = {}) {
    return new Promise((resolve) => {
        const child = spawn(program, ['mail', 'receive', '--data', api.server.data, ...recipient !== undefined ? ['--recipient', recipient] : [], ...sender !== undefined ? ['--sender', sender] : []],
            {env: {PATH: process.env.PATH}});
        let out = '', err = '';
        child.stdout.on('data', (piece) => out += piece);
        child.stderr.on('data', (piece) => err += piece);
        child.on('exit', (code) => resolve({code, out, err}));
        child.stdin.end(text);
    });
}
let ids = 0;
const reply = (to, text, headers = []) => [`From: Miriam <kunde@b.example>`, `To: ${to}`, 'Subject: Re: MAIL', `Message-ID: <${++ids}@b.example>`, ...headers, '', text].join('\r\n');
async function addressOf(one) {
    await one.answer('Ja, das stimmt.');
    await until(() => one.mails().length > 0, 'the mail');
    return headerOf(one.mails()[0], 'Reply-To');
}

test('an answer that is not read goes by mail, with all that is unread, in the language of the customer', async () => {
    const one = await customer('en');
    await one.answer('Ja, das stimmt.');
    await one.answer('Noch eine Zeile: äöü € und\n.\nein Punkt.');
    assert.match((await agent.get(one.page)).text, /Goes by email if it is not read by|Sent by email/);
    await until(() => one.mails().length > 0, 'the mail');
    await wait(1500);
    const [mail, ...more] = one.mails();
    assert.deepEqual(more, []);
    assert.equal(mail.from, mailbox);
    assert.equal(wordsOf(headerOf(mail, 'Subject')), `MAIL-${number}: Nordfunk GmbH has written to you`);
    assert.match(headerOf(mail, 'From'), /^Nordfunk GmbH <thread@pay\.example>$/);
    assert.match(headerOf(mail, 'Reply-To'), /^thread\+c\d+-\d+-[0-9a-z]{26}@pay\.example$/);
    assert.match(headerOf(mail, 'Message-Id'), /^<c\d+\.m3\.[0-9A-Z]+@pay\.example>$/);
    assert.match(headerOf(mail, 'References'), /^<c\d+\.[0-9A-Z]+@pay\.example>$/);
    assert.equal(headerOf(mail, 'Auto-Submitted'), 'auto-generated');
    const body = bodyOf(mail);
    assert.match(body, /about invoice MAIL-\d+:\n\nNordfunk GmbH, .*\nJa, das stimmt\.\n\nNordfunk GmbH, .*\nNoch eine Zeile: äöü € und\n\.\nein Punkt\.\n\n.*reply to this email/);
    assert.doesNotMatch(mail.text, new RegExp(one.token));
    assert.match((await agent.get(one.page)).text, /Sent by email on/);
    // What comes later goes alone, in the same thread.
    await one.answer('Und später.');
    await until(() => one.mails().length > 1, 'the second mail');
    assert.equal(headerOf(one.mails()[1], 'References'), headerOf(mail, 'References'));
    assert.notEqual(headerOf(one.mails()[1], 'Message-Id'), headerOf(mail, 'Message-Id'));
    assert.doesNotMatch(bodyOf(one.mails()[1]), /Noch eine Zeile/);
});

test('what is read on the page in time goes nowhere, and so does an answer to whoever gave a number alone', async () => {
    const read = await customer();
    await read.answer('Ja.');
    await read.seen(2);
    const {claim} = (await api.ask('POST', '/api/v1/claims', {body: invoice(`MAIL-${++number}`)})).json;
    const token = await api.token(claim);
    await api.ask('POST', '/api/v1/page/contact', {body: {subject: 'question', text: 'Hallo', phone: '0170 1234567'}, token, headers: {'Idempotency-Key': '"p"'}});
    const before = smtp.got.length;
    await agent.post(await agent.actionOf(`/staff/claims/${claim}`, '/message?'), {text: 'Ja.'});
    await api.command('POST', `/api/v1/claims/${read.claim}/messages`, {text: 'Per Brief', channel: 'mail'});
    await wait(3500);
    assert.equal(smtp.got.length, before);
});

const png = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR4nGNgYGD4DwABBAEAX+XDSwAAAABJRU5ErkJggg==', 'base64');

test('a reply comes back into the conversation, without what it quotes, with its files', async () => {
    const one = await customer();
    const address = await addressOf(one);
    const text = [`From: Miriam <kunde@b.example>`, `To: ${address}`, 'Subject: AW: MAIL', 'Message-ID: <files@b.example>', 'MIME-Version: 1.0', 'Content-Type: multipart/mixed; boundary=m', '',
        '--m', 'Content-Type: text/plain; charset=utf-8', '', 'Vielen Dank, hier ist das Foto.', '', 'Am 22.11.2026 um 10:00 schrieb Nordfunk GmbH:', '> Ja, das stimmt.', '',
        '--m', 'Content-Type: image/png', 'Content-Disposition: attachment; filename="a.png"', 'Content-Transfer-Encoding: base64', '', png.toString('base64'),
        '--m', 'Content-Type: application/zip', 'Content-Disposition: attachment; filename="a.zip"', '', 'PK', '--m--', ''].join('\r\n');
    const taken = await receive(text);
    assert.deepEqual([taken.code, taken.err], [0, '']);
    assert.equal(taken.out, `${one.claim}: 1, files 1\n`);
    const last = (await one.talk()).messages.at(-1);
    assert.deepEqual([last.from, last.channel, last.text], ['customer', 'mail', 'Vielen Dank, hier ist das Foto.']);
    const page = (await agent.get(one.page)).text;
    assert.match(page, /Miriam Test, by email, /);
    assert.match(page, /One file was not taken/);
    const file = page.match(/href="?(\/staff\/claims\/c\d+\/proofs\/[0-9a-f]{64})/)[1];
    const answer = await fetch(api.server.origin + file, {headers: {Cookie: agent.cookie}});
    assert.deepEqual(Buffer.from(await answer.arrayBuffer()), png);
    assert.match(answer.headers.get('content-disposition'), /^attachment/);
    // The same message by another way changes nothing, whatever was put in front of it.
    assert.equal((await receive(`Received: from x\r\n${text}`)).code, 0);
    assert.equal((await one.talk()).messages.length, 3);
    const trail = (await api.ask('GET', '/api/v1/audit')).json.entries.filter(({claim}) => claim === one.claim);
    assert.doesNotMatch(JSON.stringify(trail), /Vielen Dank/);
});

test('a long reply is several messages, HTML alone is what it says, and files alone have the subject as text', async () => {
    const one = await customer();
    const address = await addressOf(one);
    const lines = Array.from({length: 60}, (_, at) => `Zeile ${at} ${'x'.repeat(60)}`);
    assert.equal((await receive(reply(address, lines.join('\r\n')))).code, 0);
    const long = (await one.talk()).messages.slice(2);
    assert.ok(long.length > 1 && long.every(({text}) => text.length <= 2000));
    assert.equal(long.map(({text}) => text).join('\n'), lines.join('\n'));
    assert.equal((await receive(reply(address, '<p>Nur <b>HTML</b></p><blockquote>alt</blockquote>', ['Content-Type: text/html']))).code, 0);
    assert.equal((await one.talk()).messages.at(-1).text, 'Nur HTML');
    const photo = [`From: a@b.example`, `To: ${address}`, 'Subject: AW: Das Foto', `Message-ID: <${++ids}@b.example>`, 'Content-Type: image/png', 'Content-Transfer-Encoding: base64', '', png.toString('base64')].join('\r\n');
    assert.equal((await receive(photo)).code, 0);
    assert.equal((await one.talk()).messages.at(-1).text, 'Das Foto');
});

test('what is not for a conversation is refused in one line, and changes nothing', async () => {
    const one = await customer();
    const address = await addressOf(one);
    const before = (await one.talk()).messages.length;
    const wrong = address.replace(/-(.)([^-]*)@/, (_, first, rest) => `-${first === '0' ? '1' : '0'}${rest}@`);
    const other = address.replace(/\+c\d+/, '+c1');
    const rows = [
        ['no such address', reply('thread@pay.example', 'x'), {}, 67, /mail_address_unknown/],
        ['a code that is not ours', reply(wrong, 'x'), {}, 67, /mail_address_unknown/],
        ['another claim', reply(other, 'x'), {}, 67, /mail_address_unknown/],
        ['the envelope counts', reply(address, 'x'), {recipient: 'thread@pay.example'}, 67, /mail_address_unknown/],
        ['no text', reply(address, '> nur alt'), {}, 65, /mail_faulty, no_text/],
        ['far too much text', reply(address, 'x\r\n'.repeat(9000)), {}, 65, /mail_faulty, too_long/],
        ['no mail', 'Hallo', {}, 65, /mail_faulty, no_mail/],
        ['an absence note', reply(address, 'x', ['Auto-Submitted: auto-replied']), {}, 0, /mail_automatic/],
        ['a list', reply(address, 'x', ['Precedence: list']), {}, 0, /mail_automatic/],
        ['a bounce by its envelope', reply(address, 'x'), {sender: ''}, 0, /mail_automatic/],
        ['a bounce by its head', reply(address, 'x', ['Return-Path: <>']), {}, 0, /mail_automatic/],
        ['our own domain', reply(address, 'x').replace('kunde@b.example', 'thread@PAY.example'), {}, 0, /mail_automatic/],
        ['our own digest', one.mails()[0].text.replace('To: ', `To: ${address}, `), {}, 0, /mail_automatic/],
    ];
    for (const [what, text, envelope, code, said] of rows) {
        const refused = await receive(text, envelope);
        assert.equal(refused.code, code, `${what}: ${refused.err}`);
        assert.match(refused.err, said, what);
        assert.equal(refused.err.trim().split('\n').length, 1, what);
    }
    assert.equal((await one.talk()).messages.length, before);
    // Without a server the mail server keeps it and tries again.
    const empty = mkdtempSync(join(tmpdir(), 'kulanz-mail-'));
    const child = spawn(program, ['mail', 'receive', '--data', empty]);
    child.stdin.end(reply(address, 'x'));
    assert.equal(await new Promise((resolve) => child.on('exit', resolve)), 75);
    rmSync(empty, {recursive: true});
    assert.equal((await api.ask('POST', '/api/v1/mail', {body: reply(address, 'x'), headers: {'Content-Type': 'message/rfc822'}, token: one.token})).status, 401);
});

test('a server that says later is asked again with the same mail; one that says never is not, and staff see it', async () => {
    const later = await customer();
    const never = await customer();
    let times = 0;
    script = (stage, text) => stage === 'rcpt' && text === later.email && ++times < 3 ? ['451 later', 'close'][times - 1] : stage === 'rcpt' && text === never.email ? '550 nobody here' : null;
    await later.answer('Ja.');
    await never.answer('Ja.');
    await until(() => later.mails().length > 0, 'the third try');
    assert.equal(times, 3);
    await until(async () => /The email did not arrive/.test((await agent.get(never.page)).text), 'the word of it');
    script = () => null;
});

test('killed when the server had the mail and nobody had written that down: it goes again under its Message-ID', async () => {
    const data = mkdtempSync(join(tmpdir(), 'kulanz-mail-'));
    const start = async () => {
        const child = spawn(program, ['serve', '--port', '0', '--data', data, '--smtp', smtp.url, '--mailbox', mailbox, '--mail-after', '0'], {stdio: ['ignore', 'pipe', 'ignore']});
        let text = '';
        for await (const piece of child.stdout)
            if ((text += piece).includes('Stop with'))
                break;
        const exited = new Promise((resolve) => child.on('exit', resolve));
        return {origin: text.match(/listens on (\S+),/)[1], end: async (signal) => (child.kill(signal), exited)};
    };
    let server = await start();
    const key = readFileSync(join(data, 'operator.key'), 'utf8').trim();
    const ask = async (path, body, token = key) => (await fetch(server.origin + path, {method: 'POST', body: JSON.stringify(body),
        headers: {Authorization: `Bearer ${token}`, 'Content-Type': 'application/json', 'Idempotency-Key': `"${crypto.randomUUID()}"`}})).json();
    const {claim} = await ask('/api/v1/claims', invoice('KILL'));
    const {token} = await ask(`/api/v1/claims/${claim}/links`, {});
    await ask('/api/v1/page/contact', {subject: 'question', text: 'Hallo', email: 'kill@b.example'}, token);
    const mails = () => smtp.got.filter(({to}) => to.includes('kill@b.example'));
    script = (stage, text, session) => stage === 'end' && session.to.includes('kill@b.example') && mails().length === 1 ? 'silence' : null;
    await ask(`/api/v1/claims/${claim}/messages`, {text: 'Ja.'});
    await until(() => mails().length === 1, 'the first try');
    await server.end('SIGKILL');
    server = await start();
    await until(() => mails().length === 2, 'the second try');
    const [first, second] = mails();
    assert.equal(second.text, first.text);
    await wait(2500);
    assert.equal(mails().length, 2);
    script = () => null;
    await server.end('SIGTERM');
    rmSync(data, {recursive: true, force: true});
});

test('credentials and mail go over TLS alone, to a server whose certificate is right', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'kulanz-tls-'));
    const openssl = (...words) => execFileSync('openssl', words, {cwd: folder, stdio: 'ignore'});
    openssl('req', '-x509', '-newkey', 'rsa:2048', '-nodes', '-keyout', 'key.pem', '-out', 'cert.pem', '-days', '2', '-subj', '/CN=localhost', '-addext', 'subjectAltName=DNS:localhost,IP:127.0.0.1');
    openssl('req', '-x509', '-newkey', 'rsa:2048', '-nodes', '-keyout', 'other.pem', '-out', 'other-cert.pem', '-days', '2', '-subj', '/CN=localhost', '-addext', 'subjectAltName=DNS:localhost,IP:127.0.0.1');
    const tls = {key: readFileSync(join(folder, 'key.pem')), cert: readFileSync(join(folder, 'cert.pem'))};
    const login = {user: 'kulanz', password: 'geheim'};
    const secure = await smtpServer({tls, login});
    const plain = await smtpServer({login});
    async function run(server, ca, done) {
        const data = mkdtempSync(join(tmpdir(), 'kulanz-mail-'));
        const child = spawn(program, ['serve', '--port', '0', '--data', data, '--smtp', server.url, '--mailbox', mailbox, '--mail-after', '0'],
            {stdio: ['ignore', 'pipe', 'ignore'], env: {PATH: process.env.PATH, KULANZ_SMTP_USER: login.user, KULANZ_SMTP_PASSWORD: login.password, KULANZ_SMTP_CA_FILE: join(folder, ca)}});
        let text = '';
        for await (const piece of child.stdout)
            if ((text += piece).includes('Stop with'))
                break;
        const origin = text.match(/listens on (\S+),/)[1];
        const key = readFileSync(join(data, 'operator.key'), 'utf8').trim();
        const ask = async (path, body, token = key) => (await fetch(origin + path, {method: 'POST', body: JSON.stringify(body),
            headers: {Authorization: `Bearer ${token}`, 'Content-Type': 'application/json', 'Idempotency-Key': `"${crypto.randomUUID()}"`}})).json();
        const {claim} = await ask('/api/v1/claims', invoice('TLS'));
        const {token} = await ask(`/api/v1/claims/${claim}/links`, {});
        await ask('/api/v1/page/contact', {subject: 'question', text: 'Hallo', email: 'tls@b.example'}, token);
        await ask(`/api/v1/claims/${claim}/messages`, {text: 'Ja.'});
        await until(done, 'what the server sees');
        const exited = new Promise((resolve) => child.on('exit', resolve));
        child.kill('SIGTERM');
        await exited;
        rmSync(data, {recursive: true, force: true});
    }
    await run(secure, 'cert.pem', () => secure.got.length === 1);
    assert.equal(secure.got[0].isSecure, true);
    const greetings = () => secure.stages.filter((stage) => stage === 'greet').length;
    const known = greetings();
    await run(secure, 'other-cert.pem', () => greetings() > known + 1);
    await run(plain, 'cert.pem', () => plain.stages.filter((stage) => stage === 'ehlo').length > 1);
    assert.deepEqual([secure.got.length, plain.got.length], [1, 0]);
    assert.ok(!plain.stages.includes('auth') && !plain.stages.includes('mail'));
    assert.deepEqual([...secure.faults, ...plain.faults], []);
    secure.stop();
    plain.stop();
    rmSync(folder, {recursive: true});
});
