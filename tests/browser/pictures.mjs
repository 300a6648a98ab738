// How far two screenshots are apart, in levels of a channel (0 to 255): on the whole, and in the worst tile of tileSide pixels.
// A page may fetch nothing but its own, so an empty one looks at them.
const tileSide = 24;

export async function differenceOf(browser, ...pictures) {
    const judge = await browser.newPage();
    const found = await judge.evaluate(async ([files, side]) => {
        const [a, b] = await Promise.all(files.map(async (base64) => {
            const bitmap = await createImageBitmap(await (await fetch('data:image/png;base64,' + base64)).blob());
            const context = new OffscreenCanvas(bitmap.width, bitmap.height).getContext('2d');
            context.drawImage(bitmap, 0, 0);
            return context.getImageData(0, 0, bitmap.width, bitmap.height);
        }));
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
