// Arriving: a page that comes in pieces, as a slow line brings it, and is painted after each of them, stays where it stands.
import assert from 'node:assert/strict';
import {createServer} from 'node:http';
import {after, before, test} from 'node:test';
import {desktop, phone, startBrowser, startServer} from './kit.mjs';

const piece = 211; // bytes: ends in the middle of tags and words
const pause = 60;  // milliseconds: a picture for each
// A right-aligned figure whose end is in the next piece moves by the digits that are missing, below the first card.
const shift_most = 0.0005;

let server, browser;
before(async () => {
    [server, browser] = await Promise.all([startServer(), startBrowser()]);
});
after(async () => {
    await browser?.close();
    await server?.stop();
});

// The page behind an address, without anything that it asks for, its body in pieces.
async function slowCopy(url) {
    const html = Buffer.from(await (await fetch(url, {headers: {'accept-language': 'de'}})).text());
    const {pathname} = new URL(url);
    const copy = createServer(async (request, response) => {
        if (request.url !== pathname)
            return response.writeHead(404).end();
        response.writeHead(200, {'Content-Type': 'text/html; charset=utf-8'});
        let at = html.indexOf('<body');
        response.write(html.subarray(0, at));
        for (; at < html.length; at += piece) {
            response.write(html.subarray(at, at + piece));
            await new Promise((resolve) => setTimeout(resolve, pause));
        }
        response.end();
    });
    await new Promise((resolve) => copy.listen(0, '127.0.0.1', resolve));
    return {url: `http://127.0.0.1:${copy.address().port}${pathname}`, stop: () => copy.close()};
}

function watchShifts() {
    window.shifts = [];
    new PerformanceObserver((list) => list.getEntries().forEach(({value, sources}) =>
        window.shifts.push({value, of: sources.map(({node}) => node?.className || node?.nodeName)}))).observe({type: 'layout-shift', buffered: true});
}

for (const [size, viewport] of Object.entries({phone, desktop}))
    test(`no part of the claim page moves while it comes, on a ${size}`, async () => {
        await Promise.all(Object.values(server.links).map(async ({url}) => {
            const copy = await slowCopy(url);
            const context = await browser.newContext({viewport});
            const page = await context.newPage();
            await page.addInitScript(watchShifts);
            await page.goto(copy.url, {timeout: 60_000});
            await page.waitForTimeout(200);
            const {shifts, painted} = await page.evaluate(() => ({
                shifts: window.shifts,
                painted: performance.getEntriesByName('first-contentful-paint')[0].startTime < performance.getEntriesByType('navigation')[0].responseEnd * 0.75,
            }));
            assert.ok(painted, `${url} is seen while the rest is still to come`);
            const total = shifts.reduce((sum, {value}) => sum + value, 0);
            assert.ok(total <= shift_most, `${url}: ${JSON.stringify(shifts)}`);
            await context.close();
            copy.stop();
        }));
    });
