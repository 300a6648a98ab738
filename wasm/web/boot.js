// Takes the page over. Until the last line has run, and whenever something fails on the way, the page is what the server
// sent: links and forms that work.
import {adopt} from './adopt.js';
import {startCanvas} from './canvas.js';
import {Device} from './device.js';
import {loadEngine} from './engine.js';
import {listen} from './input.js';
import {Page} from './page.js';
import {fetchSentences, takeSentences} from './sentences.js';

// Nothing of ours shall keep the page from being seen, nor share the line with it.
const firstPaint = () => new Promise((resolve) => {
    if (document.hidden || !globalThis.PerformanceObserver?.supportedEntryTypes?.includes('paint'))
        return resolve();
    new PerformanceObserver(resolve).observe({type: 'paint', buffered: true});
    document.addEventListener('visibilitychange', resolve);
});

async function boot() {
    const data = document.getElementById('data');
    if (!data || typeof WebAssembly !== 'object')
        return;
    await firstPaint();
    const {dataset, lang} = document.documentElement;
    const [engine, sentences] = await Promise.all([loadEngine(dataset.wasm), fetchSentences(lang)]);
    takeSentences(engine, lang, sentences);
    const page = new Page(engine);
    if (!await adopt(page, JSON.parse(data.textContent)))
        return;
    document.documentElement.classList.add('script');
    listen(page);
    const device = page.device = new Device(page);
    device.start();
    page.pump();
    page.sharing.begin();
    await startCanvas(page, dataset);
    await device.settle();
}

boot().catch((error) => console.warn('Kulanz: the page stays as it is:', error));
