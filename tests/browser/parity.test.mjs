// The browser's accessibility tree says what the scene says, for every named state in every language: nothing missing, nothing more.
// (Check 1 of the acceptance list; the pages have no script here, the module changes the same elements by the same printer.)
import assert from 'node:assert/strict';
import {execFileSync} from 'node:child_process';
import {mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {after, before, test} from 'node:test';
import {pathToFileURL} from 'node:url';
import {phone, startBrowser} from './kit.mjs';

const folder = mkdtempSync(join(tmpdir(), 'kulanz-parity-'));
let browser, page, session;
before(async () => {
    execFileSync(process.env.KULANZ_SCENE_PAGES ?? 'build/release/tests/browser/scene_pages', [folder]);
    browser = await startBrowser();
    page = await browser.newPage({viewport: phone});
    session = await page.context().newCDPSession(page);
    await session.send('Accessibility.enable');
});
after(async () => {
    await browser?.close();
    rmSync(folder, {recursive: true, force: true});
});

// (aria-current and aria-valuetext are in no property of Chromium's protocol; the golden HTML has them.)
// What each role of a scene is for assistive technology. Roles without an entry are layout or text.
const roles = {
    banner: 'banner', navigation: 'navigation', main: 'main', footer: 'contentinfo', region: 'region', heading: 'heading', link: 'link',
    button: 'button', textfield: 'textbox', textarea: 'textbox', telephone: 'textbox', email: 'textbox', slider: 'slider',
    select: 'combobox', list: 'list', listitem: 'listitem', image: 'image', status: 'status', alert: 'alert', separator: 'splitter',
};
const named = new Set(['navigation', 'region', 'heading', 'link', 'button', 'textbox', 'slider', 'combobox', 'image']);
const tidy = (text) => text.replace(/\s+/g, ' ').trim();
const line = ({role, level, name, value, states}) =>
    [role, role === 'heading' ? level : '', named.has(role) ? tidy(name) : '', ['textbox', 'slider'].includes(role) ? tidy(value) : '', states.replace(/ ?current/, '')].join('|');

function expected(scene) {
    return scene.filter(({role}) => roles[role.replace(/\d$/, '')]).map((node) => line({...node, role: roles[node.role.replace(/\d$/, '')]}));
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
                            property('busy') && 'busy'].filter(Boolean);
            out.push(line({role, level: property('level'), name: node.name?.value ?? '', value: String(node.value?.value ?? ''), states: states.join(' ')}));
        }
        for (const id of node.childIds ?? [])
            if (byId.has(id))
                walk(byId.get(id));
    })(nodes[0]);
    return {out, text: tidy(text(nodes[0]))};
}

test('every state in every language has the same roles, names, values and states in both trees', async () => {
    const names = readdirSync(folder).filter((name) => name.endsWith('.json'));
    assert.ok(names.length >= 80, `${names.length} pages`);
    for (const name of names) {
        const scene = JSON.parse(readFileSync(join(folder, name), 'utf8'));
        await page.goto(pathToFileURL(join(folder, name.replace('.json', '.html'))).href);
        const {out} = await found();
        assert.deepEqual(out, expected(scene), name);
    }
});

test('a picture of a page has nothing of it, and the check says so', async () => {
    writeFileSync(join(folder, 'bare.html'), '<!doctype html><title>x</title><canvas width=300 height=300></canvas>');
    const scene = JSON.parse(readFileSync(join(folder, 'open.en.json'), 'utf8'));
    await page.goto(pathToFileURL(join(folder, 'bare.html')).href);
    const {out} = await found();
    assert.notDeepEqual(out, expected(scene));
    assert.deepEqual(out, []);
});
