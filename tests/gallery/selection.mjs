// Which pictures: a page in a theme, scheme, language, size and size of text.

// CSS pixels, and device pixels of one. A kiosk shows its window, the others the whole page.
export const sizes = {
    phone: {width: 360, height: 780, ratio: 2},
    tablet: {width: 820, height: 1180, ratio: 1},
    desktop: {width: 1280, height: 900, ratio: 1},
    kiosk: {width: 720, height: 1280, ratio: 1.5, isKiosk: true},
    'kiosk-wide': {width: 1280, height: 720, ratio: 1.5, isKiosk: true},
};
const themes = ['kulanz', 'bicycle', 'energy', 'mobile'];
const languages = ['de', 'en', 'nl', 'fr'];
const schemes = ['light', 'dark', 'contrast'];
const texts = [100, 200, 400];
const grownIn = ['open', 'plan_confirm', 'settled', 'factor']; // shown in every size and with large text

// `printed`: what tests/browser/scene_pages.cpp prints, a line for each state and page.
export function select(printed, {page, theme, language, all}) {
    const parsed = printed.trimEnd().split('\n').map((line) => line.split(' ')).map(([name, like, dress]) => ({name, like, dress}));
    const isIn = (list, name) => !list || list.split(',').includes(name);
    const cells = new Map();
    const add = (cell) => {
        const full = {theme: 'kulanz', scheme: 'light', language: 'de', size: 'phone', text: 100, ...cell};
        if (!isIn(page, full.page) || !isIn(theme, full.theme) || !isIn(language, full.language))
            return;
        full.name = [full.page, full.theme, full.scheme, full.language, full.size, full.text].join('.');
        cells.set(full.name, full);
    };
    for (const {name, like, dress} of parsed)
        (all ? addAll : dress ? addServed : addSelected)(add, name, !like || !!page, theme?.split(',') ?? ['kulanz'], language?.split(',') ?? ['de'], dress);
    return [...cells.values()];
}

// `dress`: of a page that is no state of the customer's model; no kiosk shows it like that, and the house has one theme.
function addAll(add, page, isOnItsOwn, askedThemes, askedLanguages, dress) {
    for (const theme of dress === 'house' ? ['kulanz'] : themes)
        for (const scheme of schemes)
            for (const language of languages)
                for (const size of Object.keys(sizes).filter((name) => !dress || !sizes[name].isKiosk))
                    for (const text of texts)
                        add({page, theme, scheme, language, size, text});
}

function addServed(add, page, isOnItsOwn, [firstTheme], [firstLanguage], dress) {
    const usual = {page, theme: dress === 'house' ? 'kulanz' : firstTheme, language: firstLanguage};
    add(usual);
    if (!isOnItsOwn)
        return;
    for (const language of languages)
        add({...usual, language, size: 'desktop'});
    add({...usual, size: 'desktop', scheme: 'dark'});
}

// A variation of another page is like it in all but a few lines: seen once, that is enough.
function addSelected(add, page, isOnItsOwn, [firstTheme], [firstLanguage]) {
    const usual = {page, theme: firstTheme, language: firstLanguage, size: page.startsWith('kiosk') ? 'kiosk' : 'phone'};
    add(usual);
    if (!isOnItsOwn)
        return;
    for (const theme of themes) {
        add({...usual, theme});
        add({...usual, theme, size: usual.size === 'phone' ? 'desktop' : 'kiosk-wide', scheme: 'dark'});
    }
    for (const language of languages)
        add({...usual, language, size: usual.size === 'phone' ? 'desktop' : 'kiosk-wide'});
    if (!grownIn.includes(page))
        return;
    for (const size of Object.keys(sizes))
        add({...usual, size});
    for (const text of texts)
        add({...usual, text});
    add({...usual, size: 'kiosk', text: 200});
    add({...usual, size: 'desktop', scheme: 'contrast'});
}
