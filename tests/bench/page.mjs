// tools/dev bench page [--json]: how soon the claim page is there, beside a plain HTML page that says the same, in turn in one run, on
// slow 4G (1.6 Mbit/s, 150 ms, slow_line.mjs) with a processor slowed four times; how it feels in use, slowed four times: from an input to the
// painted frame, what bringing the elements up to date costs, and what scrolling 500 rows writes; and what Lighthouse says. Exit code 1 when a budget of budgets/page.json is not kept.
import {readFileSync, writeFileSync} from 'node:fs';
import {createServer} from 'node:http';
import {dirname, join} from 'node:path';
import {fileURLToPath} from 'node:url';
import {brotliCompressSync, constants} from 'node:zlib';
import {phone, startBrowser, startServer, takenOver} from '../browser/kit.mjs';
import {brokenBudgets, median} from './budgets.mjs';
import {lighthouseScores} from './lighthouse.mjs';
import {slowLine} from './slow_line.mjs';

const here = dirname(fileURLToPath(import.meta.url));
const isJson = process.argv.includes('--json');
const runs = 15;
// No graphics processor: one that is emulated would draw the page, as it draws the canvas, and be measured in its stead.
const softly = ['--disable-gpu-rasterization'];
const slow = {bits: 1.6e6, roundTrip: 150};

// The practical limit: the same claim as plain HTML. Every heading, list, link, form and the code that our page has, with a few lines of
// style, no names of ours and no script, in one request.
async function plainPage(browser, url) {
    const page = await (await browser.newContext({viewport: phone, javaScriptEnabled: false, locale: 'en-GB'})).newPage();
    await page.goto(url);
    const body = await page.locator('body').evaluate((body) => {
        body.querySelectorAll('script,[aria-hidden]').forEach((element) => element.remove());
        for (const element of body.querySelectorAll('*'))
            for (const {name} of [...element.attributes])
                if (/^(id|class|for|form|lang|role|autocomplete|formnovalidate)$|^(data|aria)-/.test(name))
                    element.removeAttribute(name);
        return body.innerHTML;
    });
    await page.context().close();
    return '<!doctype html><html lang=en><meta charset=utf-8><meta name=viewport content="width=device-width"><title>Invoice</title>' +
        '<style>body{font:16px/1.5 sans-serif;max-width:40rem;margin:1rem auto;padding:0 1rem;color:#222}h1{font-size:1.3rem}svg{width:12rem}ul{list-style:none;padding:0}' +
        'a,button{display:inline-block;padding:.6rem 1rem;margin:.2rem;border:1px solid #888;border-radius:6px;background:#fff;color:#0b5c55;font:inherit}' +
        'section{border:1px solid #ddd;border-radius:8px;padding:1rem;margin:1rem 0}input,textarea{width:100%;font:inherit;padding:.6rem}</style>' +
        `${body}</html>`;
}

async function serve(html) {
    const body = brotliCompressSync(html, {params: {[constants.BROTLI_PARAM_QUALITY]: 11}});
    const server = createServer((request, response) => response.writeHead(200, {'Content-Type': 'text/html; charset=utf-8', 'Content-Encoding': 'br'}).end(body));
    await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
    return {url: `http://127.0.0.1:${server.address().port}/`, bytes: body.length, stop: () => server.close()};
}

function watch() {
    const seen = window.seen = {shift: 0, longest_task_ms: 0, canvas_ms: 0, lcp_ms: 0};
    new PerformanceObserver((list) => list.getEntries().forEach((entry) => seen.shift += entry.hadRecentInput ? 0 : entry.value)).observe({type: 'layout-shift', buffered: true});
    new PerformanceObserver((list) => list.getEntries().forEach((entry) => seen.longest_task_ms = Math.max(seen.longest_task_ms, entry.duration))).observe({type: 'longtask', buffered: true});
    new PerformanceObserver((list) => list.getEntries().forEach((entry) => seen.lcp_ms = entry.startTime)).observe({type: 'largest-contentful-paint', buffered: true});
    new MutationObserver(() => {
        if (!seen.canvas_ms && document.documentElement.classList.contains('canvas'))
            seen.canvas_ms = performance.now();
    }).observe(document, {subtree: true, attributes: true, attributeFilter: ['class']});
}

async function load(browser, url, {isSlow, hasCanvas}) {
    const context = await browser.newContext({viewport: phone, locale: 'en-GB'});
    const page = await context.newPage();
    const session = await context.newCDPSession(page);
    if (isSlow)
        await session.send('Emulation.setCPUThrottlingRate', {rate: 4});
    await page.addInitScript(watch);
    await page.waitForTimeout(2000); // Chromium loads a page of its own into a new window: hundreds of small files
    await page.goto(url, {waitUntil: 'load'});
    if (hasCanvas)
        await page.waitForFunction(() => window.seen.canvas_ms > 0, null, {timeout: 60_000});
    await page.waitForTimeout(300);
    const figures = await page.evaluate(() => {
        const fcp_ms = performance.getEntriesByName('first-contentful-paint')[0].startTime;
        const [navigation] = performance.getEntriesByType('navigation');
        // Links and forms work as soon as they stand there.
        return {...window.seen, fcp_ms, arrived_ms: navigation.responseEnd, usable_ms: Math.max(fcp_ms, navigation.domInteractive)};
    });
    await context.close();
    return figures;
}

// An invoice of so many lines of one price, raised on the server; its personal link. Of 12 lines, the page has about 300 nodes.
async function longInvoice(server, lines, each_minor) {
    const rows = Array.from({length: lines}, (_, i) => ({id: String(i + 1), name: `Position ${i + 1}`, quantity: '1', unit: 'C62', price: String(each_minor / 100), net_minor: each_minor,
                                                          tax_category: 'S', tax_percent: '19'}));
    const net = each_minor * lines, tax = net * 0.19, file = join(server.data, `long-${lines}.json`);
    writeFileSync(file, JSON.stringify({
        number: `LONG-${lines}`, issued_on: '2026-01-05', due_on: '2026-12-24', currency: 'EUR',
        seller: {name: 'Fahrradhaus Speiche GmbH', vat_id: 'DE822222222'}, buyer: {name: 'Jonas Test', address: {postcode: '04229'}},
        means: [{code: '58', iban: 'DE71110220330123456789', account_name: 'Fahrradhaus Speiche GmbH'}],
        lines: rows, taxes: [{base_minor: net, tax_minor: tax, category: 'S', percent: '19'}],
        totals: {lines_minor: net, net_minor: net, tax_minor: tax, gross_minor: net + tax, due_minor: net + tax},
    }));
    const [{claim}] = await server.kulanz('import', file);
    return (await server.kulanz('link', claim)).url;
}

async function inUse(browser, url, work) {
    const context = await browser.newContext({viewport: phone, locale: 'en-GB'});
    const page = await context.newPage();
    await page.goto(url);
    await takenOver(page);
    await page.waitForTimeout(3000); // the copy for this device is kept
    const figures = await page.evaluate(work);
    await context.close();
    return figures;
}

// Slider moves: until the picture that shows them is on the page, and the part of it in which elements are changed. The processor slowed
// four times is reckoned, as Lighthouse does: what the page's thread works counts four times. Chromium's own way of slowing stops the
// whole process in slices, so that a call of 0.1 ms is seen as one of 3 ms.
async function moves() {
    const slowed = 4;
    const {canvas} = kulanz, {page} = canvas, slider = document.querySelector('input[type=range]');
    let worked = 0, shown = 0;
    const timed = (object, name, keep) => {
        const inner = object[name];
        object[name] = function (...values) {
            const start = performance.now();
            inner.apply(this, values);
            keep(performance.now() - start);
        };
    };
    const patches = [], inputs = [];
    timed(page, 'apply', (ms) => patches.push(ms * slowed));
    timed(canvas, 'show', (ms) => {
        worked += ms;
        shown = performance.now();
    });
    const values = Array.from({length: 120}, (_, i) => Number(slider.min) + i % (Number(slider.max) - Number(slider.min) + 1));
    for (const value of values) {
        const drawn = canvas.frames, start = performance.now();
        slider.value = value;
        slider.dispatchEvent(new Event('input', {bubbles: true}));
        worked = performance.now() - start;
        while (canvas.frames === drawn && performance.now() - start < 1000)
            await new Promise((resolve) => setTimeout(resolve));
        inputs.push((canvas.frames === drawn ? performance.now() : shown) - start + worked * (slowed - 1)); // never shown: as long as we waited
        await new Promise((resolve) => setTimeout(resolve, 50)); // the next finds nothing under way
    }
    const at = (list, share) => Number([...list].sort((a, b) => a - b)[Math.floor(list.length * share)].toFixed(2));
    return {nodes: page.ids.length, input_to_frame_ms_p50: at(inputs, 0.5), input_to_frame_ms_p95: at(inputs, 0.95), patch_ms_p50: at(patches, 0.5), patch_ms_p95: at(patches, 0.95)};
}

async function scrolling() {
    let writes = 0;
    const {element} = kulanz.canvas, drawn = kulanz.canvas.frames;
    new MutationObserver((records) => writes += records.filter(({target}) => target !== element).length)
        .observe(document, {subtree: true, childList: true, attributes: true, characterData: true});
    for (let y = 0; y < document.documentElement.scrollHeight; y += 400) {
        scrollTo(0, y);
        await new Promise((resolve) => requestAnimationFrame(resolve));
    }
    await new Promise((resolve) => setTimeout(resolve, 300));
    return {nodes: kulanz.canvas.page.ids.length, writes, frames: kulanz.canvas.frames - drawn};
}

const medians = (list) => Object.fromEntries(Object.keys(list[0]).map((name) => [name, Number(median(list.map((one) => one[name])).toFixed(3))]));

const [server, browser] = await Promise.all([startServer(), startBrowser(softly)]);
const {url} = server.links['RE-2291'];
const plain = await serve(await plainPage(browser, url));
const [slowPage, slowPlain] = await Promise.all([url, plain.url].map((address) => slowLine(address, slow)));
const results = {};
try {
    for (const isSlow of [true, false]) {
        const ours = [], theirs = [];
        for (let i = 0; i < runs; ++i) {
            ours.push(await load(browser, isSlow ? slowPage.url : url, {isSlow, hasCanvas: true}));
            theirs.push(await load(browser, isSlow ? slowPlain.url : plain.url, {isSlow}));
        }
        const figures = results[isSlow ? 'slow' : 'fast'] = {page: medians(ours), plain: medians(theirs)};
        for (const name of ['fcp', 'lcp', 'usable'])
            figures[`${name}_ratio`] = Number((figures.page[`${name}_ms`] / figures.plain[`${name}_ms`]).toFixed(3));
        figures.arrived_later_ms = Number((figures.page.arrived_ms - figures.plain.arrived_ms).toFixed(1));
        figures.worst_shift = Math.max(...ours.map(({shift}) => shift));
        figures.blocked_task_ms = median(ours.map((one) => one.longest_task_ms));
    }
    results.plain_bytes = plain.bytes;
    const moved = [], invoice = await longInvoice(server, 12, 4000);
    for (let i = 0; i < 3; ++i)
        moved.push(await inUse(browser, invoice, moves));
    results.use = medians(moved);
    results.scroll = await inUse(browser, await longInvoice(server, 500, 100), scrolling);
    results.lighthouse = await lighthouseScores(url);
} finally {
    await browser.close();
    for (const line of [slowPage, slowPlain, plain])
        line.stop();
    await server.stop();
}
const broken = brokenBudgets(results, JSON.parse(readFileSync(join(here, 'budgets/page.json'), 'utf8')));
if (isJson) {
    console.log(JSON.stringify({...results, broken}, null, 1));
} else {
    for (const [name, {page, plain: peer, worst_shift}] of Object.entries({slow: results.slow, fast: results.fast}))
        console.log(`${name}: first paint ${page.fcp_ms} ms (plain HTML ${peer.fcp_ms}), usable ${page.usable_ms} (${peer.usable_ms}), canvas ${page.canvas_ms}, longest task ${page.longest_task_ms}, layout shift ${worst_shift}`);
    console.log(`in use, ${results.use.nodes} nodes: input to frame ${results.use.input_to_frame_ms_p95} ms, patch ${results.use.patch_ms_p95} ms (p95); scrolling ${results.scroll.nodes} nodes: ${results.scroll.writes} writes, ${results.scroll.frames} frames`);
    const {performance, accessibility, best_practices, short} = results.lighthouse;
    console.log(`Lighthouse: performance ${performance}, accessibility ${accessibility}, best practices ${best_practices}${short.map((id) => `; ${id}`).join('')}`);
    console.log(broken.length ? `over budget:\n  ${broken.join('\n  ')}` : 'all budgets kept');
}
process.exit(broken.length ? 1 : 0);
