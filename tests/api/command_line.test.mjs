// kulanz as an operator types it: real e-invoices in, exit codes, one line for every refusal.
import assert from 'node:assert/strict';
import {execFile, spawn} from 'node:child_process';
import {existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {after, test} from 'node:test';
import {invoice} from './kit.mjs';

const program = process.env.KULANZ_PROGRAM ?? 'build/release/native/cli/kulanz';
const samples = process.env.KULANZ_SAMPLES ?? '../shared/samples';
const work = mkdtempSync(join(tmpdir(), 'kulanz-cli-'));
after(() => rmSync(work, {recursive: true, force: true}));

const kulanz = (...words) => new Promise((resolve) => execFile(program, words, (error, stdout, stderr) => resolve({code: error?.code ?? 0, stdout, stderr})));

// The publishers made these invoices anonymous: three share a number, and two another, under one VAT id. The first of each is
// raised, the others are conflicts; alone in a fresh folder every pair is one claim.
const pairs = Array.from({length: 12}, (_, i) => `01.${String(i + 1).padStart(2, '0')}a-INVOICE`);
const skip = existsSync(join(samples, 'einvoice')) ? false : 'the sample invoices are not here (KULANZ_SAMPLES)';

test('each of 24 real e-invoices is read, and its other syntax is known', {skip}, async () => {
    for (const pair of pairs) {
        const files = ['ubl', 'uncefact'].map((syntax) => join(samples, 'einvoice/xrechnung', `${pair}_${syntax}.xml`));
        const {code, stdout} = await kulanz('import', ...files, '--data', join(work, pair), '--json');
        assert.equal(code, 0, stdout);
        assert.deepEqual(JSON.parse(stdout).map(({status, claim}) => [status, claim]), [[201, 'c1'], [200, 'c1']]);
    }
});

test('another invoice under a known seller and number is a conflict, and changes nothing', {skip}, async () => {
    const data = join(work, 'samples');
    const {code, stdout} = await kulanz('import', join(samples, 'einvoice/xrechnung'), '--data', data, '--json');
    assert.equal(code, 1);
    const report = JSON.parse(stdout);
    assert.deepEqual([201, 200, 409].map((status) => report.filter((entry) => entry.status === status).length), [9, 9, 6]);
    assert.ok(report.filter(({status}) => status === 409).every(({problem}) => problem.code === 'invoice_conflict'));
    const again = JSON.parse((await kulanz('import', join(samples, 'einvoice'), '--data', data, '--json')).stdout);
    assert.deepEqual([201, 200, 409].map((status) => again.filter((entry) => entry.status === status).length), [0, 18, 6]);
});

test('a broken file is refused with line, element and rule, and nothing is stored', async () => {
    const data = join(work, 'broken');
    const file = join(work, 'broken.xml');
    const good = readFileSync('assets/demo/bicycle.xml', 'utf8').replace(/\{\{today[+-]\d+\}\}/g, '2026-01-05');
    writeFileSync(file, good.replace('461.30</cbc:LineExtensionAmount><cbc:TaxExclusive', '461.31</cbc:LineExtensionAmount><cbc:TaxExclusive'));
    const {code, stderr} = await kulanz('import', file, '--data', data);
    assert.equal(code, 1);
    assert.match(stderr, /line \d+: .*BR-CO-10/);
    assert.equal(stderr.trim().split('\n').length, 1);
    assert.equal(JSON.parse((await kulanz('claim', 'list', '--data', data, '--json')).stdout).claims.length, 0);
});

test('exit codes: 2 for words that are off, 1 for a refusal, 0 for done', async () => {
    const data = join(work, 'codes');
    assert.equal((await kulanz('--help')).code, 0);
    for (const verb of ['serve', 'import', 'claim', 'link', 'pay', 'reverse', 'charge', 'waive', 'refund', 'credit', 'allocate', 'pause', 'resume', 'due', 'deliver', 'remind',
                        'end-plan', 'plan', 'dispute', 'service', 'merchant', 'webhook', 'statement', 'bank', 'report', 'law'])
        assert.equal((await kulanz(verb, '--help')).code, 0);
    assert.equal((await kulanz()).code, 2);
    assert.equal((await kulanz('pay', 'c1', 'much', '--data', data)).code, 2);
    const unknown = await kulanz('claim', 'show', 'c99', '--data', data);
    assert.equal(unknown.code, 1);
    assert.equal(unknown.stderr.trim().split('\n').length, 1);
});

test('a theme that people could not read is refused, with the pair of colours', async () => {
    const good = readFileSync('assets/themes/bicycle.json', 'utf8');
    const file = join(work, 'bicycle.json');
    writeFileSync(file, good);
    assert.equal((await kulanz('theme', 'check', file)).code, 0);
    const theme = JSON.parse(good);
    theme.dark['ink-muted'] = theme.dark.surface;
    const data = join(work, 'themed');
    mkdirSync(join(data, 'themes'), {recursive: true});
    for (const place of [file, join(data, 'themes', 'pale.json')])
        writeFileSync(place, JSON.stringify({...theme, name: place === file ? 'bicycle' : 'pale'}));
    const why = /dark: ink-muted #\w{6} on ground #\w{6} has a contrast of 1\.\d\d, and needs 4\.50/;
    const checked = await kulanz('theme', 'check', file);
    assert.equal(checked.code, 1);
    assert.match(checked.stderr, why);
    // and before a server shows it to anybody
    const started = await kulanz('merchant', 'set', 'm1', '--theme', 'pale', '--data', data);
    assert.equal(started.code, 1);
    assert.match(started.stderr, why);
});

test('a photo lies beside its theme, is a JPEG or a PNG, and is not larger than a phone can wait for', async () => {
    const folder = join(work, 'photos'), file = join(folder, 'bicycle.json');
    mkdirSync(folder, {recursive: true});
    const jpeg = (bytes) => Buffer.concat([Buffer.from([0xff, 0xd8, 0xff, 0xe0]), Buffer.alloc(bytes)]);
    const checked = async (photo, bytes) => {
        writeFileSync(file, JSON.stringify({...JSON.parse(readFileSync('assets/themes/bicycle.json', 'utf8')), photo}));
        if (bytes)
            writeFileSync(join(folder, photo), bytes);
        return kulanz('theme', 'check', file);
    };
    assert.equal((await checked('shop.jpg', jpeg(1000))).code, 0);
    for (const [photo, bytes, why] of [['none.jpg', null, /none\.jpg can not be read/], ['shop.webp', Buffer.from('RIFF    WEBP'), /neither JPEG nor PNG/],
                                       ['large.jpg', jpeg(400 * 1024), /larger than 400 KB/], ['../shop.jpg', null, /in no other folder/], ['Shop.jpg', null, /photo/]]) {
        const {code, stderr} = await checked(photo, bytes);
        assert.equal(code, 1, photo);
        assert.match(stderr, why);
    }
});

test('what is not named of a merchant stays, and an empty word takes a setting back', async () => {
    const data = join(work, 'merchants');
    const file = join(work, 'm.json');
    mkdirSync(data, {recursive: true});
    writeFileSync(file, JSON.stringify(invoice('M-1')));
    await kulanz('import', file, '--data', data);
    const set = (...words) => kulanz('merchant', 'set', 'm1', ...words, '--data', data);
    const known = async () => JSON.parse((await kulanz('merchant', 'list', '--json', '--data', data)).stdout).merchants[0];
    assert.equal((await set('--factor', 'birth_date', '--plan-instalments-max', '6', '--language', 'nl')).code, 0);
    assert.equal((await set('--theme', 'energy')).code, 0);
    const {factor, policy, language, theme} = await known();
    assert.deepEqual([factor, policy.customer.instalments_max, language, theme], ['birth_date', 6, 'nl', 'energy']);
    assert.equal((await set('--language', '', '--theme', '')).code, 0);
    const after = await known();
    assert.deepEqual([after.factor, after.language, after.theme], ['birth_date', undefined, undefined]);
    const unknown = await kulanz('merchant', 'set', 'm99', '--factor', 'none', '--data', data);
    assert.equal(unknown.code, 1);
    assert.match(unknown.stderr, /no such merchant/);
    assert.equal((await set('--plan-instalments-max', 'many')).code, 2);
});

test('staff charge, waive and pause; positions are shown, explained and known of any day', async () => {
    const data = join(work, 'positions');
    const file = join(work, 'p.json');
    writeFileSync(file, JSON.stringify(invoice('P-1')));
    await kulanz('import', file, '--data', data);
    const say = async (...words) => {
        const {code, stdout, stderr} = await kulanz(...words, '--data', data);
        assert.equal(code, 0, stderr);
        return stdout;
    };
    await say('charge', 'c1', 'cost', '2.50', '--on', '2026-02-01', '--reason', 'Mahnung');
    await say('pay', 'c1', '20.00', '--on', '2026-02-02', '--for', 'item-1');
    assert.match(await say('claim', 'show', 'c1'), /item-1 .*119\.00 EUR +99\.00 EUR\n.*cost-1 +Mahnung .*2\.50 EUR\ncan be enforced until 2029-12-31\nopen 101\.50 EUR/s);
    assert.match(await say('claim', 'why', 'c1', 'item-1'), /tax +19\.00 EUR +119\.00 EUR +version 1\n.*2026-02-02 +paid +-20\.00 EUR +99\.00 EUR +version 3\n$/s);
    assert.match(await say('claim', 'balance', 'c1', '--at', '2026-01-31'), /open 119\.00 EUR/);
    await say('waive', 'c1', '2.50', '--position', 'cost-1');
    await say('pause', 'c1', new Date(Date.now() + 5 * 86_400_000).toISOString().slice(0, 10));
    assert.match(await say('claim', 'show', 'c1'), /paused/);
    assert.equal((await kulanz('charge', 'c1', 'cost', '1.00', '--data', data)).code, 1);
    await say('resume', 'c1');
    assert.equal((await kulanz('claim', 'balance', 'c1', '--at', '2026-02-01', '--version', '2', '--data', data)).code, 2);
});

test('everything acknowledged is there after kill -9 of the whole server', async () => {
    const data = join(work, 'killed');
    const file = join(work, 'k.json');
    writeFileSync(file, JSON.stringify(invoice('K-1', {gross: 1190})));
    await kulanz('import', file, '--data', data);
    let acknowledged = 0;
    for (let round = 0; round < 3; ++round) {
        const server = spawn(program, ['serve', '--port', '0', '--data', data], {stdio: ['ignore', 'pipe', 'inherit']});
        let text = '';
        const origin = await new Promise((resolve) => server.stdout.on('data', (piece) => {
            const found = (text += piece).match(/listens on (\S+),/);
            if (found)
                resolve(found[1]);
        }));
        const key = readFileSync(join(data, 'operator.key'), 'utf8').trim();
        const enough = acknowledged + 20 + 7 * round;
        const taken = ({status}) => status === 201 && ++acknowledged === enough && server.kill('SIGKILL'); // others are under way
        while (acknowledged < enough)
            await Promise.all(Array.from({length: 8}, (_, i) => fetch(`${origin}/api/v1/claims/c1/payments`, {
                method: 'POST',
                headers: {Authorization: `Bearer ${key}`, 'Content-Type': 'application/json', 'Idempotency-Key': `"${round}-${i}-${Math.random()}"`},
                body: JSON.stringify({amount_minor: 1, currency: 'EUR', booked_on: '2026-01-10'}),
                signal: AbortSignal.timeout(10_000), // who is killed may leave its port to one of another test that never answers
            }).then(taken, () => 0)));
        const {paid_minor, version} = JSON.parse((await kulanz('claim', 'show', 'c1', '--data', data, '--json')).stdout);
        assert.ok(paid_minor >= acknowledged, `${paid_minor} posted, ${acknowledged} acknowledged`);
        assert.ok(paid_minor - acknowledged <= 8 * (round + 1), 'at most what was under way is there beyond');
        assert.equal(version, paid_minor + 1);
    }
});

test('a gateway for SMS is set with its key from the environment, shown without it, and taken back', async () => {
    const data = join(work, 'sms');
    const with_key = (key, ...words) => new Promise((resolve) => execFile(program, ['merchant', 'sms', 'm1', ...words, '--data', data],
        {env: {...process.env, KULANZ_SMS_KEY: key}}, (error, stdout, stderr) => resolve({code: error?.code ?? 0, stdout, stderr})));
    const file = join(work, 'sms.json');
    writeFileSync(file, JSON.stringify(invoice('SMS-CLI')));
    assert.equal((await kulanz('import', file, '--data', data)).code, 0);
    assert.notEqual((await with_key('', '--kind', 'seven', '--sender', 'Nordfunk')).code, 0);
    const set = await with_key('geheim', '--kind', 'seven', '--sender', 'Nordfunk');
    assert.equal(set.code, 0, set.stderr);
    const shown = await with_key('');
    assert.deepEqual(JSON.parse(shown.stdout), {kind: 'seven', sender: 'Nordfunk'});
    const own = await with_key('Bearer geheim', '--kind', 'http', '--sender', '+4930123456', '--url', 'https://sms.example/send', '--header', 'Authorization', '--form', 'form', '--body', 'to={to}&text={text}');
    assert.equal(own.code, 0, own.stderr);
    assert.ok(![set, shown, own].some(({stdout, stderr}) => (stdout + stderr).includes('geheim')));
    assert.match((await with_key('', '--off')).stdout, /removed/);
    assert.notEqual((await with_key('')).code, 0);
});
