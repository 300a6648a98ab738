// What Lighthouse says of a page on its slow phone (its own default: network and processor are simulated), 0 to 100 each. Several runs,
// because its performance score moves with what else the machine does; the median of them counts.
import {createServer} from 'node:net';
import lighthouse from 'lighthouse';
import {startBrowser} from '../browser/kit.mjs';
import {median} from './budgets.mjs';

const categories = {performance: 'performance', accessibility: 'accessibility', best_practices: 'best-practices'};

async function freePort() {
    const server = createServer().listen(0, '127.0.0.1');
    await new Promise((resolve) => server.once('listening', resolve));
    const {port} = server.address();
    await new Promise((resolve) => server.close(resolve));
    return port;
}

export async function lighthouseScores(url, runs = 3) {
    const port = await freePort(), browser = await startBrowser([`--remote-debugging-port=${port}`]), reports = [];
    try {
        for (let i = 0; i < runs; ++i)
            reports.push((await lighthouse(url, {port, logLevel: 'error', onlyCategories: Object.values(categories)})).lhr);
    } finally {
        await browser.close();
    }
    const scores = Object.fromEntries(Object.entries(categories).map(([name, id]) => [name, Math.round(100 * median(reports.map((report) => report.categories[id].score)))]));
    // What keeps a score below the best, by name.
    const short = new Set(reports.flatMap(({categories, audits}) => Object.values(categories).flatMap(({auditRefs}) =>
        auditRefs.filter(({id, weight}) => weight > 0 && audits[id].score !== null && audits[id].score < 0.9).map(({id}) => id))));
    return {...scores, short: [...short]};
}
