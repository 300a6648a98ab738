// Pictures, looked at by an empty page, for those of the product may fetch nothing but their own.
const tileSide = 24;

const decoded = async (base64) => {
    const bitmap = await createImageBitmap(await (await fetch('data:image/png;base64,' + base64)).blob());
    const context = new OffscreenCanvas(bitmap.width, bitmap.height).getContext('2d');
    context.drawImage(bitmap, 0, 0);
    return context.getImageData(0, 0, bitmap.width, bitmap.height);
};

async function judgeOf(browser) {
    const judge = await browser.newPage();
    await judge.addScriptTag({content: `globalThis.decoded = ${decoded}`});
    return judge;
}

// The contrast (WCAG 2.2, 1.4.3) of the colour that most of each place has with the one that stands out most from it; specks of so
// many pixels do not count.
export async function contrastsIn(browser, picture, places, speck = 5) {
    const judge = await judgeOf(browser);
    const contrasts = await judge.evaluate(async ([file, boxes, least]) => {
        const all = await decoded(file);
        const linear = (level) => level <= 0.04045 ? level / 12.92 : ((level + 0.055) / 1.055) ** 2.4;
        const lightness = (colour) => colour.split(',').reduce((sum, channel, i) => sum + [0.2126, 0.7152, 0.0722][i] * linear(channel / 255), 0.05);
        return boxes.map(([x, y, w, h]) => {
            const counts = new Map();
            for (let row = y; row < y + h; ++row)
                for (let column = x; column < x + w; ++column) {
                    const colour = all.data.slice((row * all.width + column) * 4, (row * all.width + column) * 4 + 3).join();
                    counts.set(colour, (counts.get(colour) ?? 0) + 1);
                }
            const [[fill], ...others] = [...counts].sort(([, a], [, b]) => b - a);
            return Math.max(...others.filter(([, count]) => count > least).map(([colour]) => lightness(colour) / lightness(fill)).map((ratio) => Math.max(ratio, 1 / ratio)), 1);
        });
    }, [picture.toString('base64'), places.map((place) => place.map(Math.round)), speck]);
    await judge.close();
    return contrasts;
}

// How far two screenshots are apart, in levels of a channel (0 to 255): on the whole, and in the worst tile of tileSide pixels.
export async function differenceOf(browser, ...pictures) {
    const judge = await judgeOf(browser);
    const found = await judge.evaluate(async ([files, side]) => {
        const [a, b] = await Promise.all(files.map(decoded));
        const tilesWide = Math.ceil(a.width / side), tiles = new Float64Array(tilesWide * Math.ceil(a.height / side));
        let sum = 0;
        a.data.forEach((channel, i) => {
            const apart = Math.abs(channel - b.data[i]), pixel = i >> 2;
            sum += apart;
            tiles[Math.floor(pixel / a.width / side) * tilesWide + Math.floor(pixel % a.width / side)] += apart;
        });
        const worst = tiles.reduce((most, one, i) => one > tiles[most] ? i : most, 0);
        return {mean: sum / a.data.length, worst: tiles[worst] / side / side / 4, isSameSize: a.width === b.width && a.height === b.height,
                at: [worst % tilesWide * side, Math.floor(worst / tilesWide) * side]};
    }, [pictures.map((picture) => picture.toString('base64')), tileSide]);
    await judge.close();
    return found;
}
