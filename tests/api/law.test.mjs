// kulanz law as an operator types it: the calculation with its articles, one line for every refusal, no data folder.
import assert from 'node:assert/strict';
import {execFile, spawn} from 'node:child_process';
import {mkdtempSync, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {test} from 'node:test';

const program = process.env.KULANZ_PROGRAM ?? 'build/release/native/cli/kulanz';
const law = (line) => new Promise((resolve) => execFile(program, ['law', ...line.split(' ').filter(Boolean)], {env: {}}, (error, stdout, stderr) => resolve({code: error?.code ?? 0, stdout, stderr})));
const json = async (line) => {
    const {code, stdout, stderr} = await law(`${line} --json`);
    assert.equal(code, 0, stderr);
    return JSON.parse(stdout);
};

test('every verb answers to --help', async () => {
    for (const verb of ['', 'interest', 'costs', 'default', 'waiting', 'limitation', 'notice', 'calendar', 'debit', 'order', 'guard', 'term', 'values']) {
        const {code, stdout} = await law(`${verb} --help`);
        assert.equal(code, 0, verb);
        assert.match(stdout, /Usage: kulanz law/);
    }
});

test('interest is told step by step, with rate, days and article', async () => {
    const {amount, days, steps} = await json('interest --country DE --principal 1000 --from 2026-06-01 --to 2026-08-31');
    assert.deepEqual([amount, days], ['16.23', 92]);
    assert.deepEqual(steps.map((step) => [step.from, step.to, step.days, step.percent, step.article, step.mark]), [
        ['2026-06-01', '2026-06-30', 30, '6.27', 'BGB 247; BGB 288(1)', 'verified'],
        ['2026-07-01', '2026-08-31', 62, '6.52', 'BGB 247; BGB 288(1)', 'to_verify'],
    ]);
    const {stdout} = await law('interest --country DE --principal 1000 --from 2026-06-01 --to 2026-08-31');
    assert.match(stdout, /amount +16\.23\n/);
    assert.match(stdout, /2026-07-01 +2026-08-31 +62 +365 +6\.52 .*BGB 288\(1\) +to_verify/);
});

test('each verb gives the day or sum of the law', async () => {
    const rows = [
        ['interest --country NL --principal 1000 --from 2023-06-01 --to 2025-05-31', 'amount', '132.47'],
        ['interest --country DE --principal 354.16 --from 2018-04-30 --to 2018-06-17 --day-count act360', 'amount', '1.99'],
        ['costs --country DE --principal 45 --on 2026-11-21 --effort usual --no-input-tax', 'total', '39.20'],
        ['costs --country NL --principal 600 --paid-in-time 400 --on 2026-03-21 --reminder-sent 2026-03-04', 'net', '40.00'],
        ['costs --country BE --principal 325.50 --on 2026-11-21 --clause 100 --reminder-sent 2026-10-01 --channel electronic', 'net', '47.55'],
        ['costs --country AT --principal 60 --on 2026-11-21 --reminders 2', 'net', '37.07'],
        ['default --country DE --due 2026-03-04 --invoice-received 2026-03-04 --notice', 'default_from', '2026-04-08'],
        ['default --country DE --due 2026-03-04 --invoice-received 2026-03-04', 'route', 'none'],
        ['waiting --country BE --sent 2023-09-18', 'costs_from', '2023-10-05'],
        ['limitation --country DE --arose 2024-01-01 --acknowledged 2026-06-15', 'last_day', '2029-06-15'],
        ['debit --due 2026-04-03', 'submit_by', '2026-04-02'],
        ['debit --debited 2026-01-05', 'unauthorised_until', '2027-02-05'],
        ['order --country DE --costs 30.90 --interest 5.33 --principal 250 --payment 100', 'principal', '63.77'],
        ['order --country DE --costs 30.90 --interest 5.33 --principal 250 --payment 100 --rule consumer_credit', 'article', 'BGB 497(3)'],
        ['guard --country DE --fee 36.05', 'verdict', 'blocked'],
        ['guard --country DE --rate 6.52 --on 2026-11-21', 'verdict', 'review'],
        ['term --delivered 2026-11-25 --staff 250 --turnover 1 --balance 1', 'last_day', '2026-12-09'],
        ['notice --country NL --kind reminder --has free_period,costs_amount', 'missing', 2],
    ];
    for (const [line, field, value] of rows)
        assert.equal((await json(line))[field], value, line);
    assert.deepEqual((await json('calendar --country EU --year 2026')).holidays.map(({day}) => day),
        ['2026-01-01', '2026-04-03', '2026-04-06', '2026-05-01', '2026-12-25', '2026-12-26']);
});

test('every value has its source and mark, and those to verify can be asked for', async () => {
    const all = await json('values');
    assert.deepEqual(all.faults, []);
    assert.equal(all.rows, all.values.length);
    assert.ok(all.values.every(({source, mark, valid_from}) => source && ['verified', 'to_verify'].includes(mark) && /^\d{4}-\d\d-\d\d$/.test(valid_from)));
    assert.deepEqual([...new Set(all.values.map(({country}) => country))], ['DE', 'AT', 'BE', 'NL', 'EU']);
    const open = await json('values --to-verify');
    assert.equal(open.rows, all.to_verify);
    assert.ok(open.values.some(({country, name, value}) => country === 'DE' && name === 'fee_small_claim' && value === '30.50 EUR'));
});

test('bad words leave with 2, refusals with 1, and one line names field and reason', async () => {
    const rows = [
        ['interest --country DE --principal 10,5 --from 2026-06-01 --to 2026-08-31', 2, /--principal: '10,5' is no amount/],
        ['interest --country DE --principal 10 --from 2026-06-31 --to 2026-08-31', 2, /--from: '2026-06-31' is no day/],
        ['interest --country LU --principal 10 --from 2026-06-30 --to 2026-08-31', 2, /--country: LU is none of DE, AT/],
        ['interest --country DE --principal 10 --from 2026-06-30', 2, /--to is required/],
        ['interest --country BE --principal 10 --from 2026-06-30 --to 2026-08-31', 1, /clause_missing: clause/],
        ['costs --country DE --principal 10 --on 2026-11-21 --disputed', 1, /disputed/],
        ['costs --country NL --principal 600 --on 2026-03-20 --reminder-sent 2026-03-04', 1, /waiting_not_over: on/],
        ['costs --country DE --principal 10 --on 2026-11-21 --reminders many', 2, /--reminders: 'many' is no number from 0 to 1000/],
        ['waiting --country NL --sent 2026-03-04 --last-day 2026-03-18', 1, /period_too_short: last day/],
        ['notice --country NL --kind letter', 2, /--kind: letter is none of reminder/],
        ['guard --country DE --rate -1', 2, /--rate: '-1' is no percentage/],
        ['debit', 2, /--due: either this or --debited/],
    ];
    for (const [line, expected, reason] of rows) {
        const {code, stdout, stderr} = await law(line);
        assert.equal(code, expected, line);
        assert.match(stderr, reason);
        assert.equal(stderr.trim().split('\n').length, 1, line);
        assert.equal(stdout, '');
    }
});

test('the server names at its start what is not verified, and what ends soon', async (context) => {
    const data = mkdtempSync(join(tmpdir(), 'kulanz-law-'));
    const server = spawn(program, ['serve', '--port', '0', '--data', data], {stdio: ['ignore', 'pipe', 'pipe']});
    context.after(() => {
        server.kill();
        rmSync(data, {recursive: true});
    });
    let log = '';
    server.stderr.on('data', (piece) => log += piece);
    for await (const piece of server.stdout)
        if (String(piece).includes('Stop with'))
            break;
    const {values} = await json(`values --to-verify --on ${new Date().toLocaleDateString('sv', {timeZone: 'Europe/Berlin'})}`);
    for (const country of ['DE', 'AT', 'BE', 'NL', 'EU']) {
        const mine = values.filter((value) => value.country === country);
        const [, count, names] = log.match(new RegExp(`warning event=law_to_verify country=${country} values=(\\d+) names="?([^"\n]+)"?`)) ?? [null, '0', ''];
        assert.equal(Number(count), mine.length, log);
        assert.deepEqual(names.split(', ').filter(Boolean), [...new Set(mine.map((value) => value.name))]);
    }
    assert.doesNotMatch(log, /law_faulty/);
});
