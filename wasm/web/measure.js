// Where the elements are and how their texts break into lines, for the module to paint: in page pixels, by node index.
import {byteLength} from './engine.js';

const range = document.createRange();
let known = new WeakMap(); // an element's lines, relative to it, and what they were measured for

// Letters or the page's width have changed.
export const forgetLines = () => known = new WeakMap();

export function measure(page) {
    const {elements} = page, {call, memory} = page.engine;
    const runs = [];
    const rects = [];
    const right = scrollX, down = scrollY; // asked once: each asking makes the browser look whether its layout still holds
    elements.forEach((element, index) => {
        const text = element.firstChild;
        // A live region without news is there for readers only.
        if ((!text || text.data === '') && /^(status|alert)$/.test(element.getAttribute('role')))
            return rects.push(0, 0, 0, 0);
        const r = element.getBoundingClientRect();
        const x = r.left + right, y = r.top + down, {width, height} = r;
        rects.push(x, y, width, height);
        if (width > 1 && text?.nodeType === Node.TEXT_NODE && text.data && element.tagName !== 'TEXTAREA' && element.tagName !== 'OPTION')
            for (const [from, to, across, along] of linesOf(element, text, r))
                runs.push([index, from, to, x + across, y + along]);
    });
    const rectsAt = call.kz_rects(elements.length);
    if (!rectsAt)
        return false;
    new Float32Array(memory.buffer, rectsAt, rects.length).set(rects);
    const runsAt = call.kz_runs(runs.length);
    const whole = new Uint32Array(memory.buffer, runsAt, runs.length * 5);
    const real = new Float32Array(memory.buffer, runsAt, runs.length * 5);
    runs.forEach(([node, from, to, x, y], i) => {
        whole.set([node, from, to], i * 5);
        real.set([x, y], i * 5 + 3);
    });
    return true;
}

// [first byte, byte after the last, x, y] of each line. Asking the browser for them is what costs; few of them change at a time.
function linesOf(element, text, {left, top, width, height}) {
    const all = text.nextSibling ? element.textContent : text.data, had = known.get(element);
    if (had?.all === all && had.width === width && had.height === height)
        return had.lines;
    const found = [];
    lines(element, text, (from, to, x, y) => found.push([byteLength(text.data, from), byteLength(text.data, to), x - left, y - top]));
    known.set(element, {all, width, height, lines: found});
    return found;
}

// Calls give(from, to, x, y), in the window's pixels, for each line; y is the top of the line box, which is higher than the glyphs' own box.
function lines(element, text, give) {
    const height = parseFloat(getComputedStyle(element).lineHeight);
    const boxes = (from, to) => {
        range.setStart(text, from);
        range.setEnd(text, to);
        return range.getClientRects();
    };
    const out = (from, to) => {
        const all = boxes(from, to);
        if (all.length === 0)
            return;
        const box = all[0];
        give(from, to, box.left, box.top + (box.height - height) / 2);
    };
    const {length} = text.data;
    if (boxes(0, length).length <= 1)
        return out(0, length);
    let start = 0;
    let top = boxes(0, 1)[0]?.top ?? 0;
    for (let at = 1; at < length; ++at) {
        if (text.data[at] === ' ')
            continue; // a space at the end of a line has a box of its own making
        const box = boxes(at, at + 1)[0];
        if (box && box.top > top + height / 2) {
            out(start, trimEnd(text.data, start, at));
            start = at;
            top = box.top;
        }
    }
    out(start, length);
}

function trimEnd(text, from, to) {
    while (to > from && text[to - 1] === ' ')
        --to;
    return to;
}
