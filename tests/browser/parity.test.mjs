// One scene, seen by all who show it. The browser's accessibility tree says what the scene says, for every named state and page in
// every language: nothing missing, nothing more (check 1 of the acceptance list; those pages have no script, the module changes the same
// elements by the same printer). The native client lays out what the browser lays out, and the canvas paints what the elements show.
// Firefox is asked how many elements there are of each role and name, some states in one language each.
import assert from 'node:assert/strict';
import {execFileSync} from 'node:child_process';
import {mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {after, before, test} from 'node:test';
import {pathToFileURL} from 'node:url';
import {startPages} from '../gallery/pages.mjs';
import {accessibleCount} from './firefox.mjs';
import {inChromiumOnly, isFirefox, lettered, painted, phone, startBrowser, takenOver} from './kit.mjs';
import {contrastsIn, differenceOf} from './pictures.mjs';

const folder = mkdtempSync(join(tmpdir(), 'kulanz-parity-'));
const web = 'build/wasm/web', themes = 'build/release/assets/themes';
let browser, page, session, pages, states;
before(async () => {
    const printed = execFileSync(process.env.KULANZ_SCENE_PAGES ?? 'build/release/tests/browser/scene_pages', [folder, web, themes], {encoding: 'utf8'});
    // The others are variations of these; staff's pages are never painted, and their style sheet has a rule of its own.
    states = printed.trimEnd().split('\n').map((names) => names.split(' ')).filter(([name, like]) => !like && !name.startsWith('staff_')).map(([name]) => name);
    [pages, browser] = await Promise.all([startPages(folder, web), startBrowser()]);
    page = await browser.newPage({viewport: phone});
    if (isFirefox)
        return;
    session = await page.context().newCDPSession(page);
    await session.send('Accessibility.enable');
});
after(async () => {
    await browser?.close();
    pages?.stop();
    rmSync(folder, {recursive: true, force: true});
});

// (aria-current and aria-valuetext are in no property of Chromium's protocol; the golden HTML has them.)
// What each role of a scene is for assistive technology. Roles without an entry are layout or text.
const roles = {
    banner: 'banner', navigation: 'navigation', main: 'main', footer: 'contentinfo', region: 'region', heading: 'heading', link: 'link',
    button: 'button', textfield: 'textbox', textarea: 'textbox', telephone: 'textbox', email: 'textbox', slider: 'slider',
    select: 'combobox', checkbox: 'checkbox', file: 'button', list: 'list', listitem: 'listitem', image: 'image', status: 'status', alert: 'alert', separator: 'splitter',
};
const named = new Set(['navigation', 'region', 'heading', 'link', 'button', 'textbox', 'slider', 'combobox', 'checkbox', 'image']);
const tidy = (text) => text.replace(/\s+/g, ' ').trim();
const line = ({role, level, name, value, states}) =>
    [role, role === 'heading' ? level : '', named.has(role) ? tidy(name) : '', ['textbox', 'slider'].includes(role) ? tidy(value) : '', states.replace(/ ?current/, '')].join('|');

function expected(scene) {
    // Of a file that is required Chromium says that none is chosen yet.
    const states = (node) => node.role === 'file' ? node.states.replace('required', 'invalid') : node.states;
    return scene.filter(({role}) => roles[role.replace(/\d$/, '')])
        .map((node) => line({...node, role: roles[node.role.replace(/\d$/, '')], states: states(node)}));
}

async function found() {
    const {nodes} = await session.send('Accessibility.getFullAXTree');
    const byId = new Map(nodes.map((node) => [node.nodeId, node]));
    const wanted = new Set(Object.values(roles));
    const out = [];
    const text = (node) => node.role?.value === 'StaticText' ? node.name.value : (node.childIds ?? []).map((id) => text(byId.get(id))).join(' ');
    (function walk(node) {
        const role = node.role?.value;
        if (!node.ignored && wanted.has(role)) {
            const property = (name) => node.properties?.find((one) => one.name === name)?.value.value;
            const states = [property('disabled') && 'disabled', property('required') && 'required', property('invalid') === 'true' && 'invalid',
                            property('busy') && 'busy', property('checked') === 'true' && 'checked'].filter(Boolean);
            out.push(line({role, level: property('level'), name: node.name?.value ?? '', value: String(node.value?.value ?? ''), states: states.join(' ')}));
        }
        for (const id of node.childIds ?? [])
            if (byId.has(id))
                walk(byId.get(id));
    })(nodes[0]);
    return {out, text: tidy(text(nodes[0]))};
}

test('every state in every language has the same roles, names, values and states in both trees', inChromiumOnly('it shows no tree, below'), async () => {
    const names = readdirSync(folder).filter((name) => /^\w+\.\w\w\.json$/.test(name));
    assert.ok(names.length >= 80, `${names.length} pages`);
    for (const name of names) {
        const scene = JSON.parse(readFileSync(join(folder, name), 'utf8'));
        await page.goto(pathToFileURL(join(folder, name.replace('.json', '.html'))).href);
        const {out} = await found();
        assert.deepEqual(out, expected(scene), name);
    }
});

// Each question goes through all elements of a page, so it is asked of a few pages that have little in common.
const unlike = ['factor_wrong', 'plan_confirm', 'genuine', 'check_no', 'payment_arrived'];
test('Firefox has as many elements of each role and name as the scene', {skip: !isFirefox && 'the tree above says more'}, async () => {
    for (const [i, state] of unlike.entries()) {
        const name = `${state}.${['de', 'en', 'fr', 'nl'][i % 4]}`;
        const wanted = Object.fromEntries(Object.values(roles).filter((role) => role !== 'splitter').map((role) => [JSON.stringify({role}), 0]));
        const count = (question) => wanted[JSON.stringify(question)] = (wanted[JSON.stringify(question)] ?? 0) + 1;
        for (const node of JSON.parse(readFileSync(join(folder, `${name}.json`), 'utf8'))) {
            const role = roles[node.role.replace(/\d$/, '')];
            if (!role || role === 'splitter')
                continue;
            count({role});
            if (named.has(role) && node.name)
                count({role, name: node.name.replace(/[ \n]+/g, ' ').trim()});
        }
        await page.goto(pathToFileURL(join(folder, `${name}.html`)).href);
        const counted = await Promise.all(Object.keys(wanted).map(async (key) => [key, await accessibleCount(page, JSON.parse(key))]));
        assert.deepEqual(Object.fromEntries(counted), wanted, name);
    }
});

test('a picture of a page has nothing of it, and the check says so', async () => {
    writeFileSync(join(folder, 'bare.html'), '<!doctype html><title>x</title><canvas width=300 height=300></canvas>');
    const scene = JSON.parse(readFileSync(join(folder, 'open.en.json'), 'utf8'));
    await page.goto(pathToFileURL(join(folder, 'bare.html')).href);
    if (isFirefox)
        return assert.equal(await accessibleCount(page, {role: 'heading'}), 0);
    const {out} = await found();
    assert.notDeepEqual(out, expected(scene));
    assert.deepEqual(out, []);
});

// Boxes by id; without what takes no room: live regions that have nothing to say, and options.
const boxes = (view) => view.evaluate(() => Object.fromEntries([...document.body.querySelectorAll('[id]:not(option,script)')]
    .filter((element) => element.firstChild || !/status|alert/.test(element.getAttribute('role')))
    .map((element) => [element.id, element.getBoundingClientRect()])
    .filter(([, box]) => box.width > 1).map(([id, box]) => [id, [box.left + scrollX, box.top + scrollY, box.width, box.height]])));
// What the module does when it takes a page over; here it does not come.
const giveIds = (view, ids) => view.evaluate((all) => {
    const elements = [document.body, ...document.body.querySelectorAll(':not(svg *, script)')];
    if (elements.length !== all.length)
        throw new Error(`${elements.length} elements, ${all.length} nodes`);
    elements.forEach((element, i) => element.id ||= all[i]);
}, ids);
function assertSamePlaces(found, wanted, pixels, what) {
    for (const [id, box] of Object.entries(found))
        box.forEach((number, i) => assert.ok(Math.abs(number - wanted[id][i]) <= pixels, `${what}: ${id} at ${box}, not ${wanted[id]}`));
}

const fileOf = (look) => join(folder, look.join('-'));
function paintNatively(looks) {
    execFileSync(process.env.KULANZ_PAINTED_PAGES ?? 'build/release/tests/gallery/painted_pages', [web, themes],
                 {input: looks.map((look) => `${fileOf(look)} ${look[0]} de ${look[1]} ${look[2]} ${look[3]} 500 1 100 page\n`).join(''),
                  env: {...process.env, LIBGL_ALWAYS_SOFTWARE: '1'}});
}
async function withoutModule() {
    const view = await browser.newPage();
    await view.route('**/*.js', (route) => route.abort());
    return view;
}

test('the native client lays every page out as the browser does', inChromiumOnly('one browser is enough to hold it against'), async () => {
    // Letters that our face does not have are not the native client's.
    const looks = states.filter((state) => state !== 'odd_text').flatMap((state) => [[state, 'kulanz', 360], [state, 'kulanz', 1280]]);
    looks.push(['open', 'energy', 360], ['open', 'mobile', 1280], ['open', 'bicycle', 820]);
    paintNatively(looks.map(([state, theme, width]) => [state, theme, 'light', width]));
    const view = await withoutModule();
    for (const look of looks) {
        const [state, theme, width] = look;
        await view.setViewportSize({width, height: 900});
        await view.goto(`${pages.origin}/${state}.de.${theme}.html`);
        await lettered(view);
        const wanted = JSON.parse(readFileSync(`${fileOf([state, theme, 'light', width])}.json`));
        await giveIds(view, Object.keys(wanted));
        const seen = await boxes(view);
        assert.ok(Object.keys(seen).length > Object.keys(wanted).length / 2, `${look.join(' ')}: ${Object.keys(seen).length} of ${Object.keys(wanted).length}`);
        // Widths of texts differ by a part of a pixel; those of a line add up.
        assertSamePlaces(seen, wanted, 3, look.join(' '));
    }
    await view.close();
});

test('the letters of a button stand out from its fill, of one that waits too', inChromiumOnly('the native client is the same'), async () => {
    const looks = ['plan_agreeing', 'plan_confirm'].flatMap((state) => ['kulanz', 'bicycle', 'energy', 'mobile'].flatMap((theme) =>
        ['light', 'dark'].map((scheme) => [state, theme, scheme, 360])));
    paintNatively(looks);
    const view = await withoutModule();
    for (const look of looks) {
        const [state, theme] = look, places = JSON.parse(readFileSync(`${fileOf(look)}.json`));
        await view.goto(`${pages.origin}/${state}.de.${theme}.html`);
        await giveIds(view, Object.keys(places));
        const ids = await view.evaluate(() => [...document.querySelectorAll('main .button-primary')].map(({id}) => id));
        assert.ok(ids.length > 0);
        for (const id of ids) {
            const [left, top, width, height] = places[id];
            // Inside of its border and shadow. What waits need not be read (WCAG 2.2, 1.4.3), but is seen to be words.
            const [contrast] = await contrastsIn(browser, readFileSync(fileOf(look)), [[left + 8, top + 8, width - 16, height - 16]]);
            assert.ok(contrast >= (state === 'plan_confirm' ? 4.5 : 1.5), `${look.join(' ')}: ${contrast}`);
        }
    }
    await view.close();
});

test('the canvas shows the same text in the same order at the same places as the elements', inChromiumOnly('its pictures are compared'), async () => {
    // One page of each kind: the other states are made of the same panels.
    const kinds = ['open', 'charged', 'plan_confirm', 'wish_offers', 'plan_missed', 'settled', 'accessibility', 'factor', 'genuine', 'device', 'odd_text'];
    assert.ok(kinds.every((state) => states.includes(state)), 'states that are there');
    const looks = kinds.map((state) => [state, 'kulanz', 'light']);
    for (const theme of ['bicycle', 'energy', 'mobile'])
        looks.push(['in_plan', theme, 'dark'], ['open', theme, 'light']);
    const text = (view) => view.evaluate(() => document.body.innerText);
    for (const look of looks) {
        const [state, theme, colorScheme] = look;
        const view = await browser.newPage({viewport: phone, colorScheme});
        await view.goto(`${pages.origin}/${state}.fr.${theme}.html`);
        await takenOver(view);
        // As high as the page is, so that all of it is painted; a window above 8192 pixels gets the plain view.
        await view.setViewportSize({...phone, height: Math.min(8192, await view.evaluate(() => document.documentElement.scrollHeight))});
        await painted(view);
        const inCanvas = {boxes: await boxes(view), text: await text(view), picture: await view.screenshot()};
        await view.evaluate(() => kulanz.canvas.setPlain(true));
        assert.equal(inCanvas.text, await text(view), look.join(' '));
        assertSamePlaces(inCanvas.boxes, await boxes(view), 0.1, look.join(' '));
        const {mean, worst, at, isSameSize} = await differenceOf(browser, inCanvas.picture, await view.screenshot());
        assert.ok(isSameSize && mean > 0 && mean < 6 && worst < 60, `${look.join(' ')}: ${mean} levels of a channel apart, ${worst} at ${at}`);
        await view.close();
    }
});

test('a text with letters that our faces lack is shown by its element, as in plain view', inChromiumOnly('one canvas is enough'), async () => {
    const view = await browser.newPage({viewport: phone});
    await view.goto(`${pages.origin}/odd_text.de.kulanz.html`);
    await takenOver(view);
    await view.setViewportSize({...phone, height: Math.min(8192, await view.evaluate(() => document.documentElement.scrollHeight))});
    await painted(view);
    const inks = () => view.evaluate(() => [...document.querySelectorAll('main p,main h1')].filter(({firstChild}) => firstChild?.data)
        .map((element) => [/\p{Script=Hebrew}|\p{Script=Arabic}|\p{Extended_Pictographic}/u.test(element.textContent), getComputedStyle(element).color]));
    const onCanvas = await inks();
    await view.evaluate(() => kulanz.canvas.setPlain(true));
    const plain = await inks();
    assert.ok(plain.some(([isOdd]) => isOdd) && plain.some(([isOdd]) => !isOdd));
    plain.forEach(([isOdd, ink], i) => assert.equal(onCanvas[i][1], isOdd ? ink : 'rgba(0, 0, 0, 0)', `text ${i}`));
    await view.close();
});
