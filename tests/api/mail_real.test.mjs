// The whole way of an answer with real mail servers: our SMTP client to OpenSMTPD, from there to the customer's box, which Dovecot opens by
// IMAP, and the customer's reply back through OpenSMTPD and its pipe to `kulanz mail receive`. Both servers insist on users of their own, so
// they run in a view of the file system with such users, which only root may make.
import assert from 'node:assert/strict';
import {execFileSync, spawn} from 'node:child_process';
import {chownSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync} from 'node:fs';
import {connect, createServer} from 'node:net';
import {tmpdir} from 'node:os';
import {join, resolve} from 'node:path';
import {test} from 'node:test';
import {invoice} from './kit.mjs';

const program = resolve(process.env.KULANZ_PROGRAM ?? 'build/release/native/cli/kulanz');
const missing = [process.getuid() !== 0 && 'root', !existsSync('/usr/sbin/smtpd') && 'OpenSMTPD', !existsSync('/usr/sbin/dovecot') && 'Dovecot', !existsSync('/usr/bin/bwrap') && 'bubblewrap'].filter(Boolean);
if (missing.length > 0) {
    console.log(`SKIPPED: needs ${missing.join(', ')}`);
    process.exit(0);
}

const post = 1000; // the user who has the box, runs the pipe and owns the data folder
const wait = (milliseconds) => new Promise((done) => setTimeout(done, milliseconds));
async function until(holds, what) {
    for (const end = Date.now() + 30_000; ; await wait(100)) {
        const found = await holds();
        if (found)
            return found;
        assert.ok(Date.now() < end, `not within half a minute: ${what}`);
    }
}
const freePort = () => new Promise((done) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
        const {port} = server.address();
        server.close(() => done(port));
    });
});

function configure(work, data, ports) {
    const user = (name, id, home = '/var/empty') => [`${name}:x:${id}:${id}::${home}:/bin/sh`, `${name}:x:${id}:`];
    const users = [user('root', 0, '/root'), user('opensmtpd', 901), user('opensmtpq', 902), user('post', post, work)];
    writeFileSync(join(work, 'passwd'), users.map(([line]) => line + '\n').join(''));
    writeFileSync(join(work, 'group'), users.map(([, line]) => line + '\n').join(''));
    writeFileSync(join(work, 'smtpd.conf'), `table box { "@pay.example" = "post", "@b.example" = "post" }
listen on 127.0.0.1 port ${ports.smtp}
action "reply" mda "${program} mail receive --data ${data}" virtual <box>
action "customer" maildir "${work}/maildir" virtual <box>
match from any for domain "pay.example" action "reply"
match from any for domain "b.example" action "customer"
`);
    writeFileSync(join(work, 'dovecot.conf'), `dovecot_config_version = 2.4.1
dovecot_storage_version = 2.4.1
base_dir = ${work}/run
state_dir = ${work}/run
log_path = ${work}/dovecot.log
protocols = imap
listen = 127.0.0.1
default_internal_user = post
default_internal_group = post
default_login_user = post
ssl = no
auth_allow_cleartext = yes
mail_driver = maildir
mail_path = ${work}/maildir
passdb static {
  password = geheim
}
userdb static {
  fields {
    uid = ${post}
    gid = ${post}
    home = ${work}
  }
}
service imap-login {
  chroot =
  inet_listener imap {
    port = ${ports.imap}
  }
  inet_listener imaps {
    port = 0
  }
}
service anvil {
  chroot =
}
`);
    writeFileSync(join(work, 'run.sh'), `ln -s /run /var/run
mkdir -p /var/spool/smtpd /var/lib/opensmtpd/empty /var/empty /var/log
chmod 711 /var/spool/smtpd
dovecot -F -c ${work}/dovecot.conf & exec smtpd -d -f ${work}/smtpd.conf
`);
}

// What stands in the box, by IMAP (RFC 3501).
function inbox(port) {
    return new Promise((done) => {
        const socket = connect(port, '127.0.0.1');
        let text = '';
        const steps = [['* OK', 'a LOGIN kunde geheim'], ['a OK', 'b SELECT INBOX'], ['b OK', 'c FETCH 1:* BODY[]'], ['c ', 'd LOGOUT']];
        socket.on('error', () => done([]));
        socket.on('data', (bytes) => {
            text += bytes.toString('latin1');
            while (steps.length > 0 && (text.startsWith(steps[0][0]) || text.includes(`\r\n${steps[0][0]}`)))
                socket.write(steps.shift()[1] + '\r\n');
        });
        socket.on('close', () => done([...text.matchAll(/FETCH \(.*?BODY\[\] \{(\d+)\}\r\n/g)].map((found) => text.slice(found.index + found[0].length, found.index + found[0].length + Number(found[1])))));
    });
}

test('an answer goes out through OpenSMTPD, is read with Dovecot, and what the customer replies is in the conversation', async () => {
    const work = mkdtempSync(join(tmpdir(), 'kulanz-post-'));
    const data = join(work, 'data');
    for (const folder of [work, data, join(work, 'maildir'), join(work, 'run')]) {
        mkdirSync(folder, {recursive: true});
        chownSync(folder, post, post);
    }
    const ports = {smtp: await freePort(), imap: await freePort()};
    configure(work, data, ports);
    const mailServers = spawn('bwrap', ['--bind', '/', '/', '--dev', '/dev', '--proc', '/proc', '--ro-bind', join(work, 'passwd'), '/etc/passwd', '--ro-bind', join(work, 'group'), '/etc/group',
        '--tmpfs', '/var', '--tmpfs', '/run', '--unshare-pid', '--die-with-parent', 'sh', join(work, 'run.sh')], {stdio: 'ignore'});
    const server = spawn(program, ['serve', '--port', '0', '--data', data, '--smtp', `smtp://127.0.0.1:${ports.smtp}`, '--mailbox', 'thread@pay.example', '--mail-after', '0'],
        {stdio: ['ignore', 'pipe', 'inherit'], uid: post, gid: post, env: {PATH: process.env.PATH, HOME: work}});
    try {
        let text = '';
        for await (const piece of server.stdout)
            if ((text += piece).includes('Stop with'))
                break;
        const origin = text.match(/listens on (\S+),/)[1];
        const key = readFileSync(join(data, 'operator.key'), 'utf8').trim();
        const ask = async (method, path, body, token = key) => (await fetch(origin + path, {method, body: body && JSON.stringify(body),
            headers: {Authorization: `Bearer ${token}`, 'Content-Type': 'application/json', 'Idempotency-Key': `"${crypto.randomUUID()}"`}})).json();
        const {claim} = await ask('POST', '/api/v1/claims', invoice('REAL-1'));
        const {token} = await ask('POST', `/api/v1/claims/${claim}/links`, {});
        await ask('POST', '/api/v1/page/contact', {subject: 'question', text: 'Stimmt das?', email: 'kunde@b.example', language: 'nl'}, token);
        await ask('POST', `/api/v1/claims/${claim}/messages`, {text: 'Ja.'});
        const [mail] = await until(async () => {
            const mails = await inbox(ports.imap);
            return mails.length > 0 && mails;
        }, 'the mail in the box');
        assert.match(mail, /^Subject: REAL-1: Nordfunk GmbH heeft u geschreven\r$/m);
        const address = mail.match(/^Reply-To: (\S+)\r$/m)[1];
        writeFileSync(join(work, 'reply'), ['From: Kunde <kunde@b.example>', `To: ${address}`, 'Subject: Re: REAL-1', '', 'Dank u wel.', '', 'Op 22 nov 2026 schreef Nordfunk GmbH:', '> Ja.', ''].join('\r\n'));
        execFileSync('curl', ['-s', `smtp://127.0.0.1:${ports.smtp}`, '--mail-from', 'kunde@b.example', '--mail-rcpt', address, '-T', join(work, 'reply')]);
        const talk = await until(async () => {
            const {conversation} = await ask('GET', '/api/v1/page', undefined, token);
            return conversation.messages.length > 2 && conversation;
        }, 'the reply in the conversation');
        assert.deepEqual(talk.messages.map(({from, channel, text: said}) => `${from}, ${channel}: ${said}`), ['customer, chat: Stimmt das?', 'staff, chat: Ja.', 'customer, mail: Dank u wel.']);
        // To an address that nobody has, the mail server gives it back: to the customer's box, and nothing else happens.
        execFileSync('curl', ['-s', `smtp://127.0.0.1:${ports.smtp}`, '--mail-from', 'kunde@b.example', '--mail-rcpt', 'thread+c1-1-x@pay.example', '-T', join(work, 'reply')]);
        await until(async () => (await inbox(ports.imap)).length > 1, 'the bounce');
        assert.equal((await ask('GET', '/api/v1/page', undefined, token)).conversation.messages.length, 3);
    } finally {
        server.kill('SIGTERM');
        mailServers.kill('SIGKILL');
        await wait(300);
        rmSync(work, {recursive: true, force: true});
    }
});
