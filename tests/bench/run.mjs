// tools/dev bench [--json]: the server beside its baseline, event streams, and the cost of a scene. Exit code 1 when a budget
// of budgets/bench.json is not kept.
import {execFileSync, spawn} from 'node:child_process';
import {mkdtempSync, readFileSync, rmSync, writeFileSync} from 'node:fs';
import net from 'node:net';
import {tmpdir} from 'node:os';
import {dirname, join, resolve} from 'node:path';
import {fileURLToPath} from 'node:url';
import {brokenBudgets, median} from './budgets.mjs';

const here = dirname(fileURLToPath(import.meta.url));
const build = process.env.KULANZ_BUILD ?? 'build/release';
const isJson = process.argv.includes('--json');
const say = (text) => isJson || console.log(text);
const claims = 100_000, hot = 1000, seconds = 4, rounds = 3;
const slowFlush = 1000; // microseconds that a flush takes longer in the second measurement of writes
const work = mkdtempSync(join(tmpdir(), 'kulanz-bench-'));

const run = (program, args, options = {}) => execFileSync(program, args, {encoding: 'utf8', maxBuffer: 1 << 26, ...options});
// (A trusted proxy may have more than 256 connections.)
// Server on one core, load on the other, so that neither takes the other's time.
const onCore = (core, program, args, options) => spawn('taskset', ['-c', String(core), program, ...args], options);

async function until(child, words) {
    let text = '';
    for await (const piece of child.stdout) {
        text += piece;
        if (text.includes(words))
            return text;
    }
    throw new Error(`ended before it said ${words}: ${text}`);
}

// Requests a second as wrk counts them.
function load(port, connections, script, ...words) {
    const out = run('taskset', ['-c', '1', 'wrk', '-t1', `-c${connections}`, `-d${seconds}s`, '-s', join(here, script), `http://127.0.0.1:${port}`, '--', ...words]);
    if (/Non-2xx/.test(out))
        throw new Error(`answers other than 2xx:\n${out}`);
    return Number(out.match(/Requests\/sec:\s+([\d.]+)/)[1]);
}

const environment = (flush) => ({...process.env, ...flush && {LD_PRELOAD: resolve(build, 'tests/bench/libbench_slow_flush.so'), KULANZ_FLUSH_MICROSECONDS: flush}});

async function startOurs(data, flush, ...words) {
    const child = onCore(0, `${build}/native/cli/kulanz`, ['serve', '--port', '0', '--data', data, '--trust-proxy', '127.0.0.1', ...words],
                         {stdio: ['ignore', 'pipe', 'inherit'], env: environment(flush)});
    const text = await until(child, 'Stop with');
    return {child, port: Number(text.match(/listens on http:\/\/[^:]+:(\d+)/)[1]), text};
}
async function startPeer(file, flush) {
    const port = 20_000 + Math.floor(Math.random() * 20_000);
    const child = onCore(0, process.execPath, [join(here, 'peer.mjs'), file, port], {stdio: ['ignore', 'pipe', 'inherit'], env: environment(flush)});
    await until(child, 'ready');
    return {child, port};
}
const stop = (child) => new Promise((resolve) => {
    child.on('exit', resolve);
    child.kill('SIGTERM');
});

// A figure of ours beside the peer's, in turn, the medians as a ratio.
function compare(name, ours, peers, results) {
    const mine = [], theirs = [];
    for (let i = 0; i < rounds; ++i) {
        mine.push(ours());
        theirs.push(peers());
    }
    results[name] = {ours_per_s: Math.round(median(mine)), peer_per_s: Math.round(median(theirs)), ratio: Number((median(mine) / median(theirs)).toFixed(2))};
    say(`${name}: ${results[name].ours_per_s}/s beside ${results[name].peer_per_s}/s, ${results[name].ratio} x`);
}

async function servers(results) {
    const data = join(work, 'ours');
    run('mkdir', ['-p', data]);
    say(`raising ${claims} claims ...`);
    run(`${build}/tests/bench/bench_seed`, [join(data, 'kulanz.db'), claims]);
    run('cp', [join(data, 'kulanz.db'), join(work, 'peer.db')]);
    let ours = await startOurs(data);
    const key = readFileSync(join(data, 'operator.key'), 'utf8').trim();
    let peer = await startPeer(join(work, 'peer.db'));
    const auth = `Bearer ${key}`;
    const get = (port) => fetch(`http://127.0.0.1:${port}/api/v1/claims/c77`, {headers: {Authorization: auth}}).then((response) => response.text());
    if (await get(ours.port) !== await get(peer.port))
        throw new Error(`the two servers answer differently:\n${await get(ours.port)}\n${await get(peer.port)}`);
    for (const connections of [32, 256]) {
        compare(`lookup_${connections}`, () => load(ours.port, connections, 'lookup.lua', auth, claims), () => load(peer.port, connections, 'lookup.lua', auth, claims), results);
        compare(`cached_${connections}`, () => load(ours.port, connections, 'lookup.lua', auth, hot), () => load(peer.port, connections, 'lookup.lua', auth, hot), results);
    }
    results.system_calls_per_lookup = await systemCalls(ours, auth);
    say(`system calls per lookup: ${results.system_calls_per_lookup}`);
    const pay = (server) => () => load(server.port, 256, 'pay.lua', auth, claims);
    compare('write_256', pay(ours), pay(peer), results);
    await Promise.all([stop(ours.child), stop(peer.child)]);
    ours = await startOurs(data, slowFlush);
    peer = await startPeer(join(work, 'peer.db'), slowFlush);
    compare('write_256_slow_flush', pay(ours), pay(peer), results);
    await Promise.all([stop(ours.child), stop(peer.child)]);
}

// strace counts the server's calls while one keep-alive client asks.
async function systemCalls({child, port}, auth) {
    const {pid} = child; // taskset becomes the program
    const report = join(work, 'strace.txt');
    const asks = 2000;
    const trace = spawn('strace', ['-f', '-c', '-o', report, '-p', pid], {stdio: ['ignore', 'ignore', 'pipe']});
    await new Promise((resolve) => trace.stderr.once('data', resolve));
    const socket = net.connect(port, '127.0.0.1');
    socket.setNoDelay();
    for (let i = 0; i < asks; ++i) {
        const id = 1 + Math.floor(Math.random() * claims);
        socket.write(`GET /api/v1/claims/c${id} HTTP/1.1\r\nHost: x\r\nAuthorization: ${auth}\r\n\r\n`);
        await new Promise((resolve) => socket.once('data', resolve));
    }
    socket.destroy();
    await new Promise((resolve) => {
        trace.on('exit', resolve);
        trace.kill('SIGINT');
    });
    const total = Number(readFileSync(report, 'utf8').trim().split('\n').at(-1).trim().split(/\s+/)[3]);
    if (!(total >= asks))
        throw new Error(`strace has not seen the lookups:\n${readFileSync(report, 'utf8')}`);
    return Number((total / asks).toFixed(2));
}

// Memory of event streams that have nothing to say. Each comes from an address of its own, through a trusted proxy.
async function streams(results) {
    const wanted = 5000;
    const {child, port, text} = await startOurs(join(work, 'streams'), 0, '--demo');
    const token = text.match(/\/c\/([0-9A-Z]+)\//)[1];
    const {pid} = child; // taskset becomes the program
    const memory = () => Number(readFileSync(`/proc/${pid}/smaps_rollup`, 'utf8').match(/Private_Dirty:\s+(\d+)/)[1]) * 1024;
    const threads = () => Number(readFileSync(`/proc/${pid}/status`, 'utf8').match(/Threads:\s+(\d+)/)[1]);
    const sockets = [];
    const open = (i) => new Promise((resolve, reject) => {
        const socket = net.connect(port, '127.0.0.1', () => socket.write(
            `GET /api/v1/page/events HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer ${token}\r\nX-Forwarded-For: 10.0.${i >> 8}.${i & 255}\r\n\r\n`));
        socket.once('data', (data) => String(data).startsWith('HTTP/1.1 200') ? resolve() : reject(new Error(String(data).slice(0, 200))));
        socket.on('error', reject);
        sockets.push(socket);
    });
    for (let i = 0; i < 100; ++i)
        await open(i);
    const before = memory();
    for (let i = 100; i < wanted + 100; i += 50)
        await Promise.all(Array.from({length: 50}, (_, k) => open(i + k)));
    results.stream_bytes = Math.round((memory() - before) / wanted);
    results.stream_threads = threads();
    say(`${wanted} event streams: ${results.stream_bytes} bytes each, ${results.stream_threads} threads in all`);
    sockets.forEach((socket) => socket.destroy());
    await stop(child);
}

function scenes(results) {
    results.view_native = JSON.parse(run(`${build}/tests/bench/bench_view`, []));
    results.view_wasm = JSON.parse(run('node', ['build/wasm/tests/bench/bench_view.js']));
    for (const side of ['native', 'wasm']) {
        const figures = results[`view_${side}`];
        figures.ratio_to_json = Number(((figures.view_us + figures.changes_us) / figures.page_json_us).toFixed(2));
        say(`view and diff, ${side}, ${figures.nodes} nodes: ${figures.view_us} + ${figures.changes_us} us, ${figures.ratio_to_json} x encoding the page`);
    }
}

// What the domain does in a second, and how much of that is left in WASM.
function domain(results) {
    const native = JSON.parse(run(`${build}/tests/bench/bench_domain`, []));
    const wasm = JSON.parse(run('node', ['build/wasm/tests/bench/bench_domain.js']));
    results.domain = {};
    for (const name of ['schedules', 'negotiations', 'decisions', 'replays']) {
        const [host, inBrowser] = [native, wasm].map((figures) => figures[`${name}_per_s`]);
        results.domain[name] = {native_per_s: host, wasm_per_s: inBrowser, wasm_ratio: Number((inBrowser / host).toFixed(2))};
        say(`${name}: ${host}/s natively, ${inBrowser}/s in WASM, ${results.domain[name].wasm_ratio} x`);
    }
}

const results = {};
try {
    await servers(results);
    await streams(results);
    scenes(results);
    domain(results);
} finally {
    rmSync(work, {recursive: true, force: true});
}
const broken = brokenBudgets(results, JSON.parse(readFileSync(join(here, 'budgets/bench.json'), 'utf8')));
if (isJson)
    console.log(JSON.stringify({...results, broken}, null, 1));
else
    console.log(broken.length ? `over budget:\n  ${broken.join('\n  ')}` : 'all budgets kept');
process.exit(broken.length ? 1 : 0);
