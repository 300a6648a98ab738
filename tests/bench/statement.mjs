// tools/dev bench statement [--claims N] [--entries N,N,…] [--json]: how fast a bank's statement becomes posted money, how much memory
// that takes, and how right it is. Each size meets the same open claims anew; the yardstick is `sqlite3 .import` of the same rows, which
// only stores them. Quality is counted by the truth of a made-up world (payment_world.hpp), from what is in the database afterwards.
// Exit code 1 when a budget of budgets/statement.json is not kept.
import {execFileSync, spawn} from 'node:child_process';
import {copyFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {dirname, join} from 'node:path';
import {fileURLToPath} from 'node:url';
import {brokenBudgets} from './budgets.mjs';

const here = dirname(fileURLToPath(import.meta.url));
const build = process.env.KULANZ_BUILD ?? 'build/release';
const program = `${build}/native/cli/kulanz`;
const isJson = process.argv.includes('--json');
const say = (text) => isJson || console.log(text);
const word = (name, otherwise) => process.argv.includes(name) ? process.argv[process.argv.indexOf(name) + 1] : otherwise;
const claims = Number(word('--claims', '1000000'));
const sizes = word('--entries', '10000,100000,1000000').split(',').map(Number);
const work = mkdtempSync(join(process.env.KULANZ_BENCH_FOLDER ?? tmpdir(), 'kulanz-statement-'));

const run = (name, args, options = {}) => execFileSync(name, args, {encoding: 'utf8', maxBuffer: 1 << 28, ...options});
const seconds = (task) => {
    const begin = process.hrtime.bigint();
    task();
    return Number(process.hrtime.bigint() - begin) / 1e9;
};
const rounded = (number, digits = 2) => Number(number.toFixed(digits));
const peakMib = (pid) => Math.round(Number(readFileSync(`/proc/${pid}/status`, 'utf8').match(/VmHWM:\s+(\d+)/)[1]) / 1024);

async function started(data) {
    const child = spawn(program, ['serve', '--port', '0', '--data', data], {stdio: ['ignore', 'pipe', 'inherit']});
    let text = '';
    for await (const piece of child.stdout)
        if ((text += piece).includes('Stop with'))
            return child;
    throw new Error(`the server ended: ${text}`);
}
const stopped = (child) => new Promise((resolve) => {
    child.on('exit', resolve);
    child.kill('SIGTERM');
});

function imported(data, file) {
    const [answer] = JSON.parse(run(program, ['statement', 'import', file, '--data', data, '--json']));
    if (answer.status !== 200 && answer.status !== 201)
        throw new Error(JSON.stringify(answer));
    return answer.import;
}

// The first import reads the open claims: one without entries makes the others comparable.
const empty = (folder) => {
    const file = join(folder, 'empty.xml');
    const statement = readFileSync(join(folder, 'statement.xml'), 'utf8').slice(0, 2000);
    writeFileSync(file, `${statement.slice(0, statement.indexOf('</Acct>'))}</Acct></Stmt></BkToCstmrStmt></Document>`);
    return file;
};

function quality(folder) {
    const truth = new Map(readFileSync(join(folder, 'truth.csv'), 'utf8').trim().split('\n').map((line) => {
        const [id, meant] = line.split(',');
        return [id, meant ? meant.split(' ') : []];
    }));
    const rows = run('sqlite3', [join(folder, 'kulanz.db'),
        'SELECT r.end_to_end_id, r.state, group_concat(s.claim_id, \' \') FROM bank_record r LEFT JOIN bank_share s ON s.record_id = r.id GROUP BY r.id']).trim().split('\n');
    let payable = 0, posted = 0, wrong = 0, found = 0, waiting = 0, unrelatedPosted = 0;
    for (const row of rows) {
        const [id, , shares] = row.split('|');
        const meant = truth.get(id), got = shares ? [...new Set(shares.split(' '))] : [];
        payable += meant.length > 0;
        if (!got.length) {
            ++waiting;
            continue;
        }
        ++posted;
        const isRight = got.every((claim) => meant.includes(claim));
        wrong += !isRight;
        unrelatedPosted += meant.length === 0;
        found += isRight && got.length === meant.length;
    }
    return {entries: rows.length, precision: rounded(1 - wrong / Math.max(posted, 1), 5), recall: rounded(found / Math.max(payable, 1), 4),
            left_to_people: rounded(waiting / rows.length, 4), wrong, unrelated_posted: unrelatedPosted};
}

async function measured(entries) {
    const folder = join(work, String(entries));
    mkdirSync(folder);
    copyFileSync(join(work, 'kulanz.db'), join(folder, 'kulanz.db'));
    run(`${build}/tests/bench/bench_statement_world`, [folder, claims, entries]);
    const yardstick = seconds(() => run('sqlite3', [join(folder, 'rows.db')], {input: [
        'PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL;',
        'CREATE TABLE entry (reference TEXT PRIMARY KEY, id TEXT, amount TEXT, day TEXT, name TEXT, iban TEXT, text TEXT);',
        `.import --csv ${join(folder, 'rows.csv')} entry`].join('\n')}));
    const child = await started(folder);
    const index = seconds(() => imported(folder, empty(folder)));
    const before = peakMib(child.pid);
    let answer;
    const ours = seconds(() => answer = imported(folder, join(folder, 'statement.xml')));
    const after = peakMib(child.pid);
    const again = imported(folder, join(folder, 'statement.xml'));
    await stopped(child);
    const result = {entries, file_mib: rounded(statSync(join(folder, 'statement.xml')).size / 2 ** 20, 1), index_s: rounded(index), seconds: rounded(ours, 3),
                    entries_per_s: Math.round(entries / ours), sqlite_s: rounded(yardstick, 3), ratio_to_sqlite: rounded(ours / yardstick, 1),
                    peak_mib_before: before, peak_mib: after, quality: quality(folder), known_again: again.known,
                    posted: answer.posted};
    say(`${entries} entries (${result.file_mib} MiB) against ${claims} open claims: ${result.entries_per_s}/s, ${result.seconds} s beside ${result.sqlite_s} s of sqlite3 .import; `
        + `peak ${after} MiB (${before} before); precision ${result.quality.precision}, recall ${result.quality.recall}, ${(100 * result.quality.left_to_people).toFixed(1)} % left to people`);
    rmSync(folder, {recursive: true});
    return result;
}

const results = {claims, sizes: []};
try {
    say(`raising ${claims} claims ...`);
    run(`${build}/tests/bench/bench_statement_world`, [work, claims]);
    for (const entries of sizes)
        results.sizes.push(await measured(entries));
} finally {
    rmSync(work, {recursive: true, force: true});
}
const each = (figure) => results.sizes.map(figure);
const last = results.sizes.at(-1), first = results.sizes[0];
Object.assign(results, {
    // 1: twice the entries take twice the time.
    growth: rounded((last.seconds / last.entries) / (first.seconds / first.entries)),
    bytes_an_entry: Math.round((last.peak_mib - last.peak_mib_before) * 2 ** 20 / last.entries),
    ratio_to_sqlite: Math.max(...each((size) => size.ratio_to_sqlite)),
    precision: Math.min(...each((size) => size.quality.precision)),
    recall: Math.min(...each((size) => size.quality.recall)),
    left_to_people: Math.max(...each((size) => size.quality.left_to_people)),
    not_known_again: Math.max(...each((size) => size.entries - size.known_again)),
});
const broken = brokenBudgets(results, JSON.parse(readFileSync(join(here, 'budgets/statement.json'), 'utf8')));
if (isJson)
    console.log(JSON.stringify({...results, broken}, null, 1));
else
    console.log(broken.length ? `over budget:\n  ${broken.join('\n  ')}` : 'all budgets kept');
process.exit(broken.length ? 1 : 0);
