// The canvas behind the elements: paints what they are, when something has changed, and never otherwise. It covers a band of the
// page: the window and half of one above and below, or as much as a moderate picture holds (most pages whole), so that scrolling
// moves it and repaints only beyond that band. A worker draws (painter.js); one picture is under way at a time.
// Plain view (the elements paint themselves) whenever a canvas would be in somebody's way.
import {forgetLines, measure} from './measure.js';
import {nextTask} from './task.js';

const lossesMax = 2; // then plain view for good
const vertexBytes = 20; // see gl.js
const textScaleMax = 2; // larger letters are better drawn by the browser itself
const bandPixels = 1e6; // of a moderate picture: 4 MB
const sideMax = 8192; // device pixels that every WebGL 2 draws; a larger picture is stretched

export async function startCanvas(page, urls) {
    if (!urls.regular || !urls.strong || !urls.painter || isPlainWanted() || !globalThis.OffscreenCanvas)
        return;
    const files = await Promise.all([urls.regular, urls.strong, urls.icons].map(async (url) => new Uint8Array(await (await fetch(url)).arrayBuffer())));
    files.forEach((file, i) => page.engine.put(2 + i, file));
    await Promise.all(document.documentElement.getAnimations().map(({finished}) => finished)); // our letters are asked for then
    await document.fonts.ready;
    await nextTask();
    const canvas = new Canvas(page, urls.painter);
    if (!await canvas.isReady)
        return;
    page.onChange = () => canvas.isMeasured = false;
    await nextTask();
    canvas.dress();
    await nextTask();
    canvas.measure();
    await nextTask();
    canvas.watch();
}

const bodySize = () => `${document.body.offsetWidth} ${document.body.offsetHeight}`;
const textScale = () => parseFloat(getComputedStyle(document.documentElement).fontSize) / 16;
const queries = {};
const media = (query) => (queries[query] ??= matchMedia(query)).matches;

function isPlainWanted() {
    return media('(forced-colors: active)') || media('(prefers-contrast: more)') || new URLSearchParams(location.search).get('view') === 'plain' ||
           textScale() > textScaleMax || innerWidth * 2 < screen.availWidth && visualViewport?.scale === 1 && devicePixelRatio >= 3 && !media('(pointer: coarse)');
}

class Canvas {
    constructor(page, painter) {
        this.page = page;
        this.losses = 0;
        this.spared = [];
        this.frames = 0; // drawn so far; tests read it
        this.isMeasured = false;
        this.ratio = 0;
        this.hovered = this.pressed = -1;
        this.make(painter);
        globalThis.kulanz = {canvas: this};
    }
    make(painter) {
        const element = this.element = document.createElement('canvas');
        element.setAttribute('aria-hidden', 'true');
        element.style.position = 'absolute';
        element.hidden = true;
        document.body.append(element);
        this.screen = element.getContext('bitmaprenderer');
        this.painter = new Worker(painter);
        this.isReady = new Promise((resolve) => {
            this.painter.addEventListener('error', () => resolve(false));
            this.painter.addEventListener('message', ({data}) => {
                if (data.isReady || data.isRefused)
                    resolve(Boolean(data.isReady));
                if (data.picture)
                    this.show(data.picture);
                else if (data.isLost)
                    this.lose();
                else if (data.isReady && this.isLost && this.losses < lossesMax)
                    this.regain();
            });
        });
        this.isReady.then((isReady) => isReady || element.remove());
    }
    lose() {
        this.setPlain(true);
        this.isLost = true;
        this.underWay = null;
        ++this.losses;
    }
    regain() {
        this.isLost = false;
        this.ratio = 0;
        this.request();
    }
    watch() {
        const {page} = this;
        const again = () => {
            this.isMeasured = false;
            this.request();
        };
        const allAgain = () => {
            forgetLines();
            again();
        };
        // What somebody did is painted without waiting for the next frame: the picture comes a frame later anyway.
        page.onChange = () => {
            this.isMeasured = false;
            this.frame();
        };
        page.onShare = again;
        // It begins by telling what is known.
        new ResizeObserver(() => this.size !== bodySize() && again()).observe(document.body);
        addEventListener('resize', allAgain);
        document.fonts.addEventListener('loadingdone', allAgain);
        document.addEventListener('visibilitychange', () => this.request());
        for (const query of ['(prefers-color-scheme: dark)', '(forced-colors: active)', '(prefers-contrast: more)'])
            matchMedia(query).addEventListener('change', allAgain);
        addEventListener('scroll', () => this.isInBand() || this.request(), {passive: true});
        addEventListener('beforeprint', () => this.setPlain(true));
        addEventListener('afterprint', () => this.request());
        const touch = (name, target) => {
            const index = page.indexOf(target?.closest?.('a,button'));
            if (this[name] !== index) {
                this[name] = index;
                this.request();
            }
        };
        addEventListener('pointerover', (event) => event.pointerType === 'mouse' && touch('hovered', event.target));
        addEventListener('pointerdown', (event) => touch('pressed', event.target));
        for (const end of ['pointerup', 'pointercancel', 'dragend'])
            addEventListener(end, () => touch('pressed', null));
        this.request();
    }
    // Texts with letters that our faces do not have are shown by their elements, in the colour of their place.
    spare(inks) {
        for (const element of this.spared)
            if (!inks.has(element))
                element.style.color = '';
        inks.forEach((ink, element) => element.style.color = ink);
        this.spared = [...inks.keys()];
    }
    setPlain(isPlain) {
        if (isPlain)
            this.spare(new Map());
        document.documentElement.classList.toggle('canvas', !isPlain);
        this.element.hidden = isPlain;
    }
    isInBand() {
        const {top, height} = this.band ?? {top: 0, height: 0};
        return scrollY >= top && scrollY + innerHeight <= top + height;
    }
    request() {
        if (this.isAsked || this.isLost || document.hidden)
            return;
        this.isAsked = true;
        requestAnimationFrame(() => {
            this.isAsked = false;
            this.frame();
        });
    }
    // The letters in the size in which they are wanted now.
    dress() {
        const {engine} = this.page;
        this.ratio = devicePixelRatio;
        this.textScale = textScale();
        engine.call.kz_fonts(this.ratio, this.textScale);
        const width = engine.call.kz_atlas_width(), height = engine.call.kz_atlas_height();
        this.painter.postMessage({atlas: {width, height, bytes: engine.bytes(engine.call.kz_atlas(), width * height).slice()}});
        forgetLines();
        this.isMeasured = false;
    }
    measure() {
        this.isMeasured = measure(this.page);
        this.size = bodySize();
    }
    frame() {
        if (this.isLost || document.hidden)
            return;
        // What stays in view while the page scrolls has no place in a picture of it.
        if (isPlainWanted() || this.page.sharing.state !== 0 || innerHeight * devicePixelRatio > sideMax)
            return this.setPlain(true);
        if (this.underWay) {
            this.underWay.isOld = true;
            return;
        }
        const {engine} = this.page, {call} = engine;
        if (this.ratio !== devicePixelRatio || this.textScale !== textScale() || call.kz_lacks_letters())
            this.dress();
        if (!this.isMeasured)
            this.measure();
        const band = this.place();
        if (!call.kz_paint(0, band.top, band.width, band.height, media('(min-width: 53.75em)') ? 1 : 0, media('(prefers-color-scheme: dark)') ? 1 : 0,
                           this.textScale, this.hovered, this.pressed))
            return;
        const vertices = engine.bytes(call.kz_vertices(), call.kz_vertices_count() * vertexBytes).slice();
        const indices = engine.bytes(call.kz_indices(), call.kz_indices_count() * 4).slice();
        const spared = engine.bytes(call.kz_spared(), call.kz_spared_count() * 8).slice(), inks = new Map();
        new Uint32Array(spared.buffer).forEach((value, i, pairs) =>
            i % 2 && inks.set(this.page.elements[pairs[i - 1]], `#${value.toString(16).padStart(6, '0')}`));
        this.underWay = {band, inks};
        const frame = {vertices, indices, width: Math.round(band.width * this.ratio), height: Math.round(band.height * this.ratio)};
        this.painter.postMessage({frame}, [vertices.buffer, indices.buffer]);
    }
    // The picture and the place that it was drawn for, at once.
    show(picture) {
        if (!this.underWay)
            return picture.close(); // drawn before the context was lost
        const {band, inks, isOld} = this.underWay, {element} = this;
        this.underWay = null;
        element.width = picture.width;
        element.height = picture.height;
        this.screen.transferFromImageBitmap(picture);
        Object.assign(element.style, {left: '0', top: `${band.top}px`, width: `${band.width}px`, height: `${band.height}px`});
        this.band = band;
        ++this.frames;
        if (!document.documentElement.classList.contains('canvas') && !isPlainWanted() && this.page.sharing.state === 0)
            this.setPlain(false);
        this.spare(inks);
        if (isOld || !this.isInBand())
            this.request();
    }
    // The part of the page that the canvas shall cover.
    place() {
        const page = document.documentElement.scrollHeight;
        const width = document.documentElement.clientWidth;
        const height = Math.floor(Math.min(page, sideMax / this.ratio, Math.max(innerHeight * 2, bandPixels / width / this.ratio ** 2)));
        return {top: Math.max(0, Math.min(page - height, Math.floor(scrollY - (height - innerHeight) / 2))), width, height};
    }
}
