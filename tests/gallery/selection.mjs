// Which pictures: a page in a theme, scheme, language, size and size of text.

// CSS pixels, and device pixels of one. A kiosk shows its window, the others the whole page.
export const sizes = {
    phone: {width: 360, height: 780, ratio: 2},
    tablet: {width: 820, height: 1180, ratio: 1},
    desktop: {width: 1280, height: 900, ratio: 1},
    kiosk: {width: 1080, height: 1920, ratio: 1, isKiosk: true},
    'kiosk-wide': {width: 1920, height: 1080, ratio: 1, isKiosk: true},
};
const themes = ['kulanz', 'bicycle', 'energy', 'mobile'];
const languages = ['de', 'en', 'nl', 'fr'];
const schemes = ['light', 'dark', 'contrast'];
const texts = [100, 200, 400];
const grownIn = ['open', 'plan_confirm', 'settled', 'factor']; // shown in every size and with large text

// `states`: a line for each, its name and the one that it is a variation of.
export function select(states, {page, theme, language, all}) {
    const parsed = states.trimEnd().split('\n').map((line) => line.split(' ')).map(([name, like]) => ({name, like}));
    const isIn = (list, name) => !list || list.split(',').includes(name);
    const cells = new Map();
    const add = (cell) => {
        const full = {theme: 'kulanz', scheme: 'light', language: 'de', size: 'phone', text: 100, ...cell};
        if (!isIn(page, full.page) || !isIn(theme, full.theme) || !isIn(language, full.language))
            return;
        full.name = [full.page, full.theme, full.scheme, full.language, full.size, full.text].join('.');
        cells.set(full.name, full);
    };
    for (const {name, like} of parsed)
        (all ? addAll : addSelected)(add, name, !like || !!page, theme?.split(',') ?? ['kulanz'], language?.split(',') ?? ['de']);
    return [...cells.values()];
}

function addAll(add, page) {
    for (const theme of themes)
        for (const scheme of schemes)
            for (const language of languages)
                for (const size of Object.keys(sizes))
                    for (const text of texts)
                        add({page, theme, scheme, language, size, text});
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
