// tools/dev bench live [--sessions N] [--chats N] [--json]: one server with thousands of open pages. Customers' pages that chat with staff, and
// pages that customers show to helpers: how long a message and a frame are on their way, what an open page costs, whether those who
// never read keep others waiting, and what is said where there is no room. Beside a small server that only passes on (live_peer.mjs),
// with the same people and the same rates in turn. Exit code 1 when a budget of budgets/live.json is not kept.
import {execFileSync, spawn} from 'node:child_process';
import {mkdirSync, mkdtempSync, openSync, readFileSync, readdirSync, rmSync} from 'node:fs';
import net from 'node:net';
import {tmpdir} from 'node:os';
import {dirname, join} from 'node:path';
import {setTimeout as after} from 'node:timers/promises';
import {fileURLToPath} from 'node:url';
import {brokenBudgets, median} from './budgets.mjs';
import {Client, each} from './live_client.mjs';
import {load} from './live_load.mjs';
import {consents, openChats, openSharings, settle, settlePeer} from './live_world.mjs';

const here = dirname(fileURLToPath(import.meta.url));
const build = process.env.KULANZ_BUILD ?? 'build/release';
const isJson = process.argv.includes('--json');
const say = (text) => console.error(text);
const word = (name, otherwise) => Number(process.argv.includes(name) ? process.argv[process.argv.indexOf(name) + 1] : otherwise);
const sessions = word('--sessions', 1000), chats = word('--chats', 5000), seconds = word('--seconds', 10), rounds = word('--rounds', 3);
// Everybody writes or is written to every 50 s, every page that is shown changes every 2 s.
const rates = {messages: chats / 50, frames: sessions / 2};
const slowReaders = 50, slowSeconds = 60, restless = 110 /* milliseconds between the frames of the page that they are shown: as often as a page may */, streamsMost = 10_000, streamsOfOneMost = 256;
const descriptorsOfOthers = 256; // that the server keeps for what is no connection
const work = mkdtempSync(join(process.env.KULANZ_BENCH_FOLDER ?? tmpdir(), 'kulanz-live-'));
const rounded = (number, digits = 2) => Number(number.toFixed(digits));
const run = (program, args) => execFileSync(program, args, {encoding: 'utf8', maxBuffer: 1 << 26});

// ---- processes ----------------------------------------------------------------------------------------------------

// Server on one core, load on the other, so that neither takes the other's time.
async function started(words, until, core = '0') {
    const log = join(work, 'log');
    const child = spawn('taskset', ['-c', core, ...words], {stdio: ['ignore', 'pipe', openSync(log, 'a')]}); // taskset becomes the program
    let text = '';
    for await (const piece of child.stdout)
        if ((text += piece).includes(until))
            return {child, text, pid: child.pid};
    throw new Error(`ended before it said ${until}: ${text}\n${readFileSync(log, 'utf8').slice(-2000)}`);
}
async function startOurs(folder, before = []) {
    mkdirSync(folder, {recursive: true});
    const server = await started([...before, `${build}/native/cli/kulanz`, 'serve', '--port', '0', '--data', folder, '--trust-proxy', '127.0.0.1'], 'Stop with');
    const port = Number(server.text.match(/listens on http:\/\/[^:]+:(\d+)/)[1]);
    return {...server, port, client: new Client(port), key: readFileSync(join(folder, 'operator.key'), 'utf8').trim()};
}
async function startPeer(file) {
    const port = 20_000 + Math.floor(Math.random() * 10_000);
    return {...await started([process.execPath, join(here, 'live_peer.mjs'), file, port], 'ready'), port, client: new Client(port)};
}
const stop = ({child, client}) => new Promise((resolve) => {
    client.close();
    child.on('exit', (code, signal) => resolve(signal ?? code));
    child.kill('SIGTERM');
});
const proc = (pid, name) => readFileSync(`/proc/${pid}/${name}`, 'utf8');
const memory = ({pid}) => Number(proc(pid, 'smaps_rollup').match(/Private_Dirty:\s+(\d+)/)[1]) * 1024;
const threads = ({pid}) => Number(proc(pid, 'status').match(/Threads:\s+(\d+)/)[1]);
const descriptors = ({pid}) => readdirSync(`/proc/${pid}/fd`).length;
// Seconds of processor time (the clock's ticks are hundredths everywhere that matters).
const worked = ({pid}) => proc(pid, 'stat').replace(/.*\) /, '').split(' ').slice(11, 13).reduce((sum, ticks) => sum + Number(ticks), 0) / 100;

// ---- what is measured ---------------------------------------------------------------------------------------------

async function openAll(server, world, results) {
    await each(world.chats, (chat) => chat.client.must(200, 'GET', '/api/v1/page', chat)); // what is kept of a claim is not the stream's
    const bare = memory(server), threadsBare = threads(server);
    await openChats(world);
    const withChats = memory(server);
    await consents(world);
    await openSharings(world);
    await each(world.sharings, (sharing) => sharing.send());
    await after(500);
    const all = memory(server);
    const streamsOfChats = world.chats.reduce((sum, {staff}) => sum + 1 + (staff ? 1 : 0), 0);
    Object.assign(results, {streams: streamsOfChats + 2 * world.sharings.length,
        chat_stream_bytes: Math.round((withChats - bare) / Math.max(streamsOfChats, 1)), session_bytes: Math.round((all - withChats) / Math.max(world.sharings.length, 1)),
        mib: rounded(all / 2 ** 20, 1), descriptors: descriptors(server), threads: threads(server)});
    Object.assign(results, {threads_more: results.threads - threadsBare, descriptors_beside_streams: results.descriptors - results.streams});
    say(`${results.streams} streams open: ${results.chat_stream_bytes} bytes each of a chat, ${results.session_bytes} bytes each session (page drawn, record, two streams); `
        + `${results.mib} MiB, ${results.descriptors} descriptors, ${results.threads} threads`);
}

const told = ({messages, frames, generator_lag_p95}) => [['messages', messages], ['frames', frames]].map(([name, {count, p50, p95, p99, lost, failed, failure}]) =>
    `${count} ${name} p50 ${p50} p95 ${p95} p99 ${p99} ms${lost ? `, ${lost} LOST` : ''}${failed ? `, ${failed} FAILED (${failure})` : ''}`).join('; ') + `; generator ${generator_lag_p95} ms late`;

async function measured(name, server, world) {
    const before = worked(server), own = process.cpuUsage(), begin = performance.now();
    const result = await load(world, seconds, rates);
    const passed = (performance.now() - begin) / 1000, {user, system} = process.cpuUsage(own);
    result.busy = rounded((worked(server) - before) / passed);
    result.generator_busy = rounded((user + system) / 1e6 / passed);
    say(`${name}: ${told(result)}; ${Math.round(100 * result.busy)} % of a core, the generator ${Math.round(100 * result.generator_busy)} %`);
    return result;
}

// The middle of the rounds, of each figure; all that was lost.
function middle(list) {
    const kinds = ['messages', 'frames'].map((kind) => [kind, {
        ...Object.fromEntries(['p50', 'p95', 'p99'].map((name) => [`${name}_ms`, median(list.map((round) => round[kind][name]))])),
        lost: list.reduce((sum, round) => sum + round[kind].lost + round[kind].failed, 0)}]);
    const of = (name) => median(list.map((round) => round[name]));
    return {...Object.fromEntries(kinds), busy: of('busy'), generator_busy: of('generator_busy'), generator_lag_ms_p95: of('generator_lag_p95')};
}
const ratios = (mine, theirs) => Object.fromEntries(['messages', 'frames'].flatMap((kind) => ['p50', 'p95'].map((name) =>
    [`${kind}_${name}_ratio`, rounded(mine[kind][`${name}_ms`] / Math.max(theirs[kind][`${name}_ms`], 0.01))])));

async function beside(server, world, results) {
    const peer = await startPeer(join(work, 'peer.db'));
    const theirWorld = settlePeer(peer.client, chats, sessions);
    await openChats(theirWorld);
    await openSharings(theirWorld);
    const ours = [], theirs = [];
    for (let round = 0; round < rounds; ++round) {
        ours.push(await measured('ours', server, world));
        theirs.push(await measured('peer', peer, theirWorld));
    }
    await stop(peer);
    results.ours = middle(ours);
    results.peer = middle(theirs);
    Object.assign(results, ratios(results.ours, results.peer), {busy_ratio: rounded(results.ours.busy / Math.max(results.peer.busy, 0.01))});
    const [shown] = world.sharings;
    if (shown)
        results.record_bytes_a_frame = Math.round((await shown.export()).length / shown.sequence);
    results.mib_used = rounded(memory(server) / 2 ** 20, 1);
    say(`beside the peer: ${JSON.stringify(ratios(results.ours, results.peer))}; ${results.record_bytes_a_frame} bytes of record a frame, ${results.mib_used} MiB`);
}

// One page is shown to so many who read, then to so many who never do, in turn, and its customer does not rest. What others wait for is compared.
async function slow(server, world, results) {
    const [busy, ...others] = world.sharings;
    if (others.length === 0)
        return;
    const rest = {...world, sharings: others};
    const around = async (isRead) => {
        const watchers = [];
        await each(Array.from({length: slowReaders}), async (_, i) => watchers.push(await busy.watch({from: 300_000 + i, isRead})));
        const open = descriptors(server), begin = performance.now();
        let isOver = false, droppedAfter = 0;
        const hurry = (async () => {
            while (!isOver) {
                await busy.turn();
                await after(restless);
            }
        })();
        const result = await measured(isRead ? `${slowReaders} more who read` : `${slowReaders} who never read`, server, rest);
        while (!isRead && open - descriptors(server) < slowReaders && performance.now() - begin < 1000 * slowSeconds)
            await after(200);
        droppedAfter = rounded((performance.now() - begin) / 1000, 1);
        const dropped = open - descriptors(server);
        isOver = true;
        await hurry;
        await busy.turnBack();
        watchers.forEach(({socket}) => socket.resume());
        for (let tries = 0; !isRead && tries < 50 && watchers.some((watcher) => !watcher.isOver); ++tries)
            await after(200);
        const ended = watchers.filter((watcher) => watcher.isOver).length;
        watchers.forEach(({socket}) => socket.destroy());
        await after(200);
        return {result, dropped, droppedAfter, ended};
    };
    const reading = [], never = [];
    for (let round = 0; round < rounds; ++round) {
        reading.push(await around(true));
        never.push(await around(false));
    }
    const p95 = (list, kind) => median(list.map(({result}) => result[kind].p95));
    const ratio = (kind) => rounded(p95(never, kind) / Math.max(p95(reading, kind), 0.01));
    const worst = (list, figure) => Math.max(...list.map(figure));
    results.slow = {messages_p95_ratio: ratio('messages'), frames_p95_ratio: ratio('frames'), kept: worst(never, ({dropped}) => slowReaders - dropped),
                    not_ended: worst(never, ({ended}) => slowReaders - ended), dropped_who_read: worst(reading, ({ended}) => ended), seconds: worst(never, ({droppedAfter}) => droppedAfter),
                    lost: worst(never, ({result: {messages, frames}}) => messages.lost + messages.failed + frames.lost + frames.failed)};
    say(`who never read: ${JSON.stringify(results.slow)}`);
}

// No room: the stream that is one too many is told so, by name, and those who are there go on.
async function limits(server, world, results) {
    const token = world.chats[0];
    const more = [];
    const refusedOf = async (count, from) => {
        const codes = {};
        await each(Array.from({length: count}), async (_, i) => {
            const stream = await token.client.stream('/api/v1/page/events', {...token, from: from(i)});
            stream.status === 200 ? more.push(stream) : codes[`${stream.status} ${stream.code}`] = (codes[`${stream.status} ${stream.code}`] ?? 0) + 1;
        });
        return codes;
    };
    const one = await refusedOf(streamsOfOneMost + 4, () => 400_000);
    const all = await refusedOf(streamsMost - results.streams - more.length + 10, (i) => 500_000 + i);
    const during = await measured(`${results.streams + more.length} streams open`, server, world);
    more.forEach(({socket}) => socket.destroy());
    results.limits = {of_one_address: one, of_all: all, lost: during.messages.lost + during.messages.failed + during.frames.lost + during.frames.failed};
    results.limits.not_named = Math.abs((one['503 too_many_streams'] ?? 0) - 4) + Math.abs((all['503 too_many_streams'] ?? 0) - 10);
    say(`one too many: ${JSON.stringify(results.limits)}`);
}

// Where the system allows few descriptors, connections that find no room are told so as well, and others find room when some have gone.
async function fewDescriptors(results) {
    const permitted = 800, asked = 700;
    const server = await startOurs(join(work, 'few'), ['prlimit', `--nofile=${permitted}:${permitted}`]);
    const codes = {}, sockets = [];
    await each(Array.from({length: asked}), (_, i) => new Promise((resolve) => {
        const socket = net.connect(server.port, '127.0.0.1', () => setTimeout(resolve, 20)); // who is refused is told at once
        sockets.push(socket.on('error', resolve).once('data', (data) => {
            const code = String(data).match(/"code": ?"([^"]*)"/)?.[1] ?? String(data).slice(0, 40);
            codes[code] = (codes[code] ?? 0) + 1;
        }));
    }));
    results.few = {codes, open: descriptors(server)};
    sockets.forEach((socket) => socket.destroy());
    await after(300);
    results.few.answers_after = (await server.client.ask('GET', '/api/v1/openapi.json')).status;
    results.few.exit = await stop(server);
    results.few.not_named = asked - (permitted - descriptorsOfOthers) - (codes.too_many_connections ?? 0);
    say(`with ${permitted} descriptors: ${JSON.stringify(results.few)}`);
}

const allowed = Number(readFileSync('/proc/self/limits', 'utf8').match(/Max open files\s+(\d+)/)?.[1] ?? Infinity);
if (allowed < streamsMost + descriptorsOfOthers + 256) {
    say(`${allowed} open files are allowed here, and ${streamsMost + descriptorsOfOthers + 256} are needed: ulimit -n`);
    process.exit(2);
}
const results = {sessions, chats, rates};
try {
    run(`${build}/tests/bench/bench_seed`, [join(work, 'kulanz.db'), chats + sessions]);
    const server = await startOurs(work);
    say(`${chats} chats and ${sessions} sessions: links, accounts, consent ...`);
    const world = await settle(server.client, server.key, chats, sessions);
    await openAll(server, world, results);
    await beside(server, world, results);
    await slow(server, world, results);
    await limits(server, world, results);
    results.exit = await stop(server);
    await fewDescriptors(results);
} finally {
    rmSync(work, {recursive: true, force: true});
}
const broken = brokenBudgets(results, JSON.parse(readFileSync(join(here, 'budgets/live.json'), 'utf8')));
if (isJson)
    console.log(JSON.stringify({...results, broken}, null, 1));
else
    console.log(broken.length ? `over budget:\n  ${broken.join('\n  ')}` : 'all budgets kept');
process.exit(broken.length ? 1 : 0);
