// node tests/gallery/gallery.mjs [--page NAMES] [--theme NAMES] [--language CODES] [--all]
//
// Pictures of the named states of the page and of the pages beside it (tests/shared/view/states.hpp, named_pages.hpp), each painted
// natively, by the browser's elements and by its canvas where it has one, beside each other in build/gallery/index.html. Without filters
// a selection that shows every page, every theme, every language and every size at least once; what is filtered for is shown in every one
// of them. --all is all of everything.
import {execFileSync, spawn} from 'node:child_process';
import {mkdirSync, rmSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {createInterface} from 'node:readline';
import {parseArgs} from 'node:util';
import {lettered, startBrowser} from '../browser/kit.mjs';
import {select, sizes} from './selection.mjs';
import {index} from './sheet.mjs';
import {startPages} from './pages.mjs';

const usage = 'tools/dev gallery [--page NAMES] [--theme NAMES] [--language CODES] [--all]    names with commas between them';
function asked() {
    const string = {type: 'string'}, flag = {type: 'boolean'};
    try {
        return parseArgs({options: {page: string, theme: string, language: string, all: flag, help: flag}}).values;
    } catch (error) {
        console.error(`kulanz: ${error.message.split('. ')[0]}; ${usage}`);
        process.exit(2);
    }
}
const wanted = asked();
if (wanted.help) {
    console.log(usage);
    process.exit(0);
}
const out = 'build/gallery';
rmSync(out, {recursive: true, force: true});
mkdirSync(join(out, 'pages'), {recursive: true});
const printed = execFileSync('build/release/tests/browser/scene_pages', [join(out, 'pages'), 'build/wasm/web', 'build/release/assets/themes'], {encoding: 'utf8'});
const cells = select(printed, wanted);
if (cells.length === 0) {
    console.error('kulanz: no page is like that; the names are\n' + printed);
    process.exit(2);
}

let done = 0;
const total = cells.length + cells.filter(({size}) => !sizes[size].isKiosk).length;
function progress(what) {
    ++done;
    if (process.stderr.isTTY)
        process.stderr.write(`\rkulanz: ${done}/${total} ${what.padEnd(60)}`);
    else if (done % 50 === 0 || done === total)
        console.error(`kulanz: ${done}/${total}`);
}

async function paintNatively() {
    const painter = spawn('build/release/tests/gallery/painted_pages', ['build/wasm/web', 'build/release/assets/themes'],
                          {stdio: ['pipe', 'pipe', 'inherit'], env: {...process.env, LIBGL_ALWAYS_SOFTWARE: '1'}});
    for (const {name, page, language, theme, scheme, size, text} of cells) {
        const {width, height, ratio, isKiosk} = sizes[size];
        painter.stdin.write(`${join(out, name)}.native.png ${page} ${language} ${theme} ${scheme} ${width} ${height} ${ratio} ${text} ${isKiosk ? 'window' : 'page'}\n`);
    }
    painter.stdin.end();
    for await (const file of createInterface(painter.stdout))
        progress(file);
}

async function showInBrowser() {
    const [server, browser] = await Promise.all([startPages(join(out, 'pages'), 'build/wasm/web'), startBrowser()]);
    for (const cell of cells.filter(({size}) => !sizes[size].isKiosk)) {
        await showOne(browser, server.origin, cell);
        progress(cell.name);
    }
    await browser.close();
    server.stop();
}

// In device pixels: above that Chromium's pictures begin anew and the module shows elements. What is higher is shown at one pixel of a
// device for each of its own, and cut where that is not enough.
const texture = 8192;

async function showOne(browser, origin, cell, ratio = sizes[cell.size].ratio) {
    const {name, page: state, language, theme, scheme, size, text} = cell;
    const {width, height} = sizes[size];
    const page = await browser.newPage({viewport: {width, height}, deviceScaleFactor: ratio, colorScheme: scheme === 'dark' ? 'dark' : 'light',
                                        contrast: scheme === 'contrast' ? 'more' : 'no-preference'});
    // The size that a reader has set: media queries in em follow it, too.
    await (await page.context().newCDPSession(page)).send('Page.setFontSizes', {fontSizes: {standard: 16 * text / 100, fixed: 13}});
    page.setDefaultTimeout(120_000); // a machine may have other work
    let isLeft = false; // to the elements: a state that no server sends
    page.on('console', (message) => isLeft ||= message.type() === 'warning');
    await page.goto(`${origin}/${state}.${language}.${theme}.html`);
    isLeft ||= await page.evaluate(() => document.getElementById('data') === null); // no module comes
    for (let i = 0; i < 500 && !isLeft && !cell.hasCanvas; ++i) {
        cell.hasCanvas = await page.evaluate(() => document.documentElement.classList.contains('canvas'));
        isLeft ||= await page.evaluate(() => document.documentElement.classList.contains('script') && (matchMedia('(prefers-contrast: more)').matches || parseFloat(getComputedStyle(document.documentElement).fontSize) > 32));
        await page.waitForTimeout(20);
    }
    // What the module alone makes has what is for it alone.
    if (isLeft && await page.evaluate(() => document.getElementById('data') !== null))
        await page.evaluate(() => document.documentElement.classList.add('script'));
    // As high as the page is, so that the canvas reaches to its end.
    const full = await page.evaluate(() => Math.max(innerHeight, document.documentElement.scrollHeight));
    if (full * ratio > texture && ratio > 1) {
        await page.context().close();
        cell.hasCanvas = false;
        return showOne(browser, origin, cell, 1);
    }
    await page.setViewportSize({width, height: Math.min(full, texture)});
    await page.waitForTimeout(100);
    await lettered(page);
    if (cell.hasCanvas) {
        await page.screenshot({path: join(out, `${name}.canvas.png`)});
        await page.evaluate(() => kulanz.canvas.setPlain(true));
    }
    await page.screenshot({path: join(out, `${name}.plain.png`)});
    await page.context().close();
}

await Promise.all([paintNatively(), showInBrowser()]);
rmSync(join(out, 'pages'), {recursive: true});
writeFileSync(join(out, 'index.html'), index(cells));
console.log(`${cells.length} looks: ${join(process.cwd(), out, 'index.html')}`);
