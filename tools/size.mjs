// tools/dev size [--json]: bytes on the wire (brotli) of the claim page and of what it loads. Exit code 1 when over budget
// (tests/bench/budgets/size.json).
import {spawn} from 'node:child_process';
import {mkdtempSync, readFileSync, rmSync, statSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {brotliCompressSync, brotliDecompressSync, constants} from 'node:zlib';

const isJson = process.argv.includes('--json');
const data = mkdtempSync(join(tmpdir(), 'kulanz-size-'));
const server = spawn('build/release/native/cli/kulanz', ['serve', '--demo', '--port', '0', '--data', data], {stdio: ['ignore', 'pipe', 'inherit']});
let text = '';
for await (const piece of server.stdout) {
    text += piece;
    if (text.includes('Stop with'))
        break;
}
const best = (bytes) => brotliCompressSync(bytes, {params: {[constants.BROTLI_PARAM_QUALITY]: 11}}).length;
// As sent to a browser, which decides what one round trip carries.
const http = await import('node:http');
const page = await new Promise((resolve) => http.get(text.match(/http\S+\/c\/\S+/)[0], {headers: {'Accept-Encoding': 'br'}}, (response) => {
    const pieces = [];
    response.on('data', (piece) => pieces.push(piece)).on('end', () => resolve(Buffer.concat(pieces)));
}));
const stopped = new Promise((resolve) => server.on('exit', resolve));
server.kill('SIGTERM');
await stopped;
rmSync(data, {recursive: true, force: true});

const document = brotliDecompressSync(page).toString();
const [, css] = document.match(/<style>([^]*?)<\/style>/);
const manifest = JSON.parse(readFileSync('build/wasm/web/manifest.json'));
const file = (name) => statSync(`build/wasm/web/${manifest[name].path}.br`).size;
const sizes = {
    html: best(document.replace(css, '')),
    css: best(css),
    html_css: page.length, // the document with its style sheet, as it was sent
    js: file('app.js') + file('painter.js') + file('worker.js'),
    wasm: file('app.wasm'),
    text: file(`${document.match(/<html[^>]* lang="(\w+)/)[1]}.text`),
    font: file('regular.ttf') + file('strong.ttf') + file('icons.ttf'),
};
sizes.total = sizes.html_css + sizes.js + sizes.wasm + sizes.text + sizes.font;
const budgets = JSON.parse(readFileSync('tests/bench/budgets/size.json'));
const broken = Object.entries(budgets).filter(([name, {most}]) => sizes[name] > most).map(([name, {most}]) => `${name} is ${sizes[name]}, budget at most ${most}`);
if (isJson)
    console.log(JSON.stringify({...sizes, broken}, null, 1));
else
    for (const [name, bytes] of Object.entries(sizes))
        console.log(`${name.padEnd(9)} ${String(bytes).padStart(7)} bytes${budgets[name] ? ` (budget ${budgets[name].most})` : ''}`);
if (!isJson && broken.length)
    console.log(`over budget: ${broken.join('; ')}`);
process.exit(broken.length ? 1 : 0);
