// Firefox as Debian ships it, over WebDriver BiDi, behind the same interface that drives Chromium: a test's text is one for both.
// What this Firefox is not told over the protocol, it is told by its own settings: a context that asks for them is opened in a
// browser that has them.
import {spawn} from 'node:child_process';
import {createRequire} from 'node:module';

const require = createRequire(import.meta.url);
const {firefox} = require('playwright-core');

// What a reader asks of the whole system; and the size of text, in percent, which playwright knows nothing of.
const settings = {
    colorScheme: (wanted) => ({'ui.systemUsesDarkTheme': wanted === 'dark' ? 1 : 0}),
    reducedMotion: (wanted) => ({'ui.prefersReducedMotion': wanted === 'reduce' ? 1 : 0}),
    forcedColors: (wanted) => ({'browser.display.document_color_use': wanted === 'active' ? 2 : 0}),
    textPercent: (wanted) => ({'font.size.variable.x-western': 16 * wanted / 100}),
};

// Firefox has WebGL only where it has a screen.
async function startScreen() {
    const screen = spawn('Xvfb', ['-displayfd', '3', '-screen', '0', '1600x1200x24'], {stdio: ['ignore', 'ignore', 'ignore', 'pipe']});
    const number = await new Promise((resolve, reject) => {
        screen.stdio[3].once('data', (data) => resolve(String(data).trim()));
        screen.once('error', reject);
    });
    return {env: {...process.env, DISPLAY: `:${number}`, LIBGL_ALWAYS_SOFTWARE: '1', MOZ_ENABLE_WAYLAND: '0'}, stop: () => screen.kill()};
}

async function launch(env, preferences) {
    const browser = await firefox.launch({
        channel: 'moz-firefox', executablePath: process.env.KULANZ_FIREFOX ?? '/usr/bin/firefox-esr', headless: false, env,
        firefoxUserPrefs: {'webgl.force-enabled': true, ...preferences},
    });
    // Playwright always sends one command that this Firefox does not know yet; the settings above are in its stead.
    const session = sessionOf(browser);
    const send = session.send.bind(session);
    session.send = (method, parameters) => method === 'emulation.setMediaFeaturesOverride' ? Promise.resolve({}) : send(method, parameters);
    return browser;
}

// The protocol itself, for what playwright has no word for.
const sessionOf = (browser) => browser._connection.toImpl(browser)._browserSession;

// How many elements Firefox's own accessibility has with this role and, where one is asked for, this name.
export async function accessibleCount(page, value) {
    const session = page._connection.toImpl(page).delegate._session;
    const {nodes} = await session.send('browsingContext.locateNodes', {context: session.sessionId, locator: {type: 'accessibility', value}});
    return nodes.length;
}

export async function startFirefox() {
    const screen = await startScreen();
    const browsers = new Map();
    const browserWith = (preferences) => {
        const key = JSON.stringify(preferences);
        if (!browsers.has(key))
            browsers.set(key, launch(screen.env, preferences));
        return browsers.get(key);
    };
    await browserWith({});
    const newContext = async ({javaScriptEnabled = true, permissions, ...options} = {}) => {
        const preferences = {};
        for (const [name, setting] of Object.entries(settings))
            if (name in options) {
                Object.assign(preferences, setting(options[name]));
                delete options[name];
            }
        const context = await (await browserWith(preferences)).newContext(options);
        // A Firefox without script could not be driven either: it gets scripts that do nothing.
        if (!javaScriptEnabled)
            await context.route('**/*.js', (route) => route.fulfill({contentType: 'text/javascript', body: ''}));
        return context;
    };
    return {
        newContext,
        async newPage(options) {
            const context = await newContext(options);
            const page = await context.newPage();
            page.on('close', () => context.close().catch(() => {})); // or it went with the whole browser
            return page;
        },
        async close() {
            await Promise.all([...browsers.values()].map(async (browser) => (await browser).close()));
            screen.stop();
        },
    };
}
