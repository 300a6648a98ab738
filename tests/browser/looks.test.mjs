// How the page looks: each merchant's own theme, in the scheme and with the size of text that the reader's system asks for,
// painted as it is laid out; and the claim on paper.
import assert from 'node:assert/strict';
import {after, before, test} from 'node:test';
import {desktop, lettered, phone, startBrowser, startServer, takenOver, watchProblems} from './kit.mjs';
import {contrastsIn, differenceOf} from './pictures.mjs';

let server, browser;
before(async () => [server, browser] = await Promise.all([startServer(), startBrowser()]));
after(async () => {
    await browser?.close();
    await server?.stop();
});

const tokens = (page) => page.evaluate(() => {
    const style = getComputedStyle(document.documentElement);
    return Object.fromEntries(['band', 'ground', 'accent', 'ink', 'ink-muted'].map((name) => [name, style.getPropertyValue(`--${name}`)]));
});
async function opened(number, options = {}) {
    const page = await browser.newPage({viewport: phone, locale: 'de-DE', ...options});
    const problems = watchProblems(page);
    await page.goto(server.links[number].url);
    return {page, problems};
}

test('every merchant has a header and an accent of their own', async () => {
    const seen = new Set();
    for (const number of Object.keys(server.links)) {
        const {page, problems} = await opened(number);
        await takenOver(page);
        const {band, accent} = await tokens(page);
        seen.add(`${band} ${accent}`);
        assert.equal(await page.locator('.brand-logo path').first().isVisible(), true, 'the logo stands in the header');
        assert.deepEqual(problems, []);
        await page.close();
    }
    assert.equal(seen.size, Object.keys(server.links).length);
});

test('dark, more contrast and the colours of the system are taken over', async () => {
    const light = await opened('RE-2291');
    const day = await tokens(light.page);
    await light.page.emulateMedia({colorScheme: 'dark'});
    const night = await tokens(light.page);
    assert.notEqual(day.ground, night.ground);
    await light.page.emulateMedia({contrast: 'more'});
    assert.deepEqual((await tokens(light.page)).ink, '#ffffff');
    await light.page.emulateMedia({colorScheme: 'light', contrast: 'more'});
    assert.deepEqual((await tokens(light.page))['ink-muted'], '#000000');
    await light.page.emulateMedia({contrast: 'no-preference', forcedColors: 'active'});
    assert.equal((await tokens(light.page)).band, 'Canvas');
    const {color, backgroundColor} = await light.page.locator('.button-primary').first().evaluate((element) => {
        const style = getComputedStyle(element);
        return {color: style.color, backgroundColor: style.backgroundColor};
    });
    assert.notEqual(color, backgroundColor, 'the button can be read in the colours of the system');
    await light.page.close();
});

test('what the canvas paints is what the elements would show, in every theme', async () => {
    for (const number of ['RE-2291', 'NF-10482'])
        for (const colorScheme of ['light', 'dark']) {
            const {page} = await opened(number, {colorScheme, viewport: desktop});
            await takenOver(page);
            await page.waitForTimeout(300);
            const painted = await page.screenshot();
            await page.evaluate(() => kulanz.canvas.setPlain(true));
            const plain = await page.screenshot();
            const {mean} = await differenceOf(browser, painted, plain);
            assert.ok(mean < 4, `${number} ${colorScheme}: mean difference of a channel: ${mean}`);
            await page.close();
        }
});

test('every text in view is painted, in every language', async () => {
    const {page} = await opened('RE-2291', {viewport: desktop});
    await takenOver(page);
    for (const language of ['de', 'en', 'nl', 'fr']) {
        await page.reload();
        await takenOver(page);
        const button = page.locator(`.languages [lang=${language}]`);
        if (await button.count() > 0) {
            await button.click();
            await page.waitForFunction((wanted) => document.documentElement.lang === wanted, language);
        }
        await page.mouse.move(1, 1);
        await lettered(page);
        const places = await page.evaluate(() => [...document.body.querySelectorAll('*')].filter((element) => {
            const {width, height, top, bottom} = element.getBoundingClientRect();
            return element.firstChild?.nodeType === Node.TEXT_NODE && element.firstChild.data.trim() !== '' && element.tagName !== 'OPTION' &&
                width > 4 && height > 4 && top >= 0 && bottom <= innerHeight && element.checkVisibility();
        }).map((element) => {
            const {left, top, width, height} = element.getBoundingClientRect();
            return {text: element.textContent, place: [left, top, width, height]};
        }));
        assert.ok(places.length > 20, `${language}: ${places.length} texts`);
        const contrasts = await contrastsIn(browser, await page.screenshot(), places.map(({place}) => place), 0);
        assert.deepEqual(places.filter((_, i) => contrasts[i] < 2).map(({text}) => text), [], language);
    }
    await page.close();
});

test('text grows to 400 % without loss', async () => {
    for (const [percent, width] of [[200, 320], [200, 1280], [400, 1280]]) {
        const {page} = await opened('NF-10482', {viewport: {width, height: 900}});
        await takenOver(page);
        await page.evaluate((size) => document.documentElement.style.setProperty('font-size', `${size}%`), percent);
        await page.waitForTimeout(300);
        const {scrollWidth, innerWidth: room, isCut} = await page.evaluate(() => ({
            scrollWidth: document.documentElement.scrollWidth,
            innerWidth,
            isCut: [...document.querySelectorAll('main *')].filter((element) => {
                const box = element.getBoundingClientRect();
                return box.width > 0 && (box.right > innerWidth + 1 || box.left < -1);
            }).map(({className}) => className),
        }));
        assert.ok(scrollWidth <= room, `${percent} % at ${width}: ${scrollWidth} wide`);
        assert.deepEqual(isCut, [], `${percent} % at ${width}`);
        await page.close();
    }
});

test('on paper stands the claim, and nothing that wants to be used', async () => {
    const {page} = await opened('RE-2291', {viewport: desktop, colorScheme: 'dark'});
    await takenOver(page);
    await page.emulateMedia({media: 'print'});
    for (const text of ['525,15 €', 'DE71 1102 2033 0123 4567 89', 'RE-2291', 'Bremsbeläge'])
        assert.ok(await page.getByText(text).first().isVisible(), `${text} is not printed`);
    assert.ok(await page.getByRole('img', {name: 'QR-Code'}).isVisible());
    assert.deepEqual(await page.evaluate(() => [...document.querySelectorAll('button,input,textarea,select,nav')]
        .filter((element) => element.offsetWidth > 0).length), 0);
    assert.equal((await tokens(page)).ink, '#000');
    await page.close();
});
