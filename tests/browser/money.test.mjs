// Money on its whole way: an e-invoice is imported, its customer has the page open, the bank's file comes in, and within a second the
// page says so, the merchant has it signed, the service comes back, and the receipt opens. The files are real ones; the bank's is told
// the invoice's account, number and amount.
import assert from 'node:assert/strict';
import {existsSync, readFileSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {after, before, test} from 'node:test';
import {receiver, sign} from '../api/receiver.mjs';
import {phone, startBrowser, startServer, takenOver, watchProblems} from './kit.mjs';

const samples = process.env.KULANZ_SAMPLES ?? '../shared/samples';
const skip = !existsSync(join(samples, 'bank')) && 'the sample files are not here (KULANZ_SAMPLES)';
let server, browser;
before(async () => [server, browser] = await Promise.all([startServer({options: ['--allow-private-webhooks']}), startBrowser()]));
after(async () => {
    await browser?.close();
    await server?.stop();
});

async function command(path, body) {
    const response = await fetch(server.origin + path, {method: 'POST', body: JSON.stringify(body), headers: {
        Authorization: `Bearer ${readFileSync(join(server.data, 'operator.key'), 'utf8').trim()}`, 'Content-Type': 'application/json', 'Idempotency-Key': `"${crypto.randomUUID()}"`}});
    assert.equal(response.status, 201, path);
    return response.json();
}
async function until(holds, what) {
    for (const end = Date.now() + 10_000; !holds();) {
        assert.ok(Date.now() < end, what);
        await new Promise((resolve) => setTimeout(resolve, 5));
    }
}

test('a bank file goes in, and within a second everybody knows', {skip}, async (t) => {
    const [{claim}] = await server.kulanz('import', join(samples, 'einvoice/xrechnung/01.01a-INVOICE_ubl.xml'));
    const {merchant} = await server.kulanz('claim', 'show', claim);
    await command(`/api/v1/claims/${claim}/service-blocks`, {service: 'Zeitung', on: '2026-02-01'});
    const shop = await receiver();
    const {secret} = await command(`/api/v1/merchants/${merchant}/webhooks`, {url: shop.url});
    const {url} = await server.kulanz('link', claim);
    const page = await browser.newPage({viewport: phone, locale: 'en-GB'});
    const problems = watchProblems(page);
    await page.goto(`${url}?lang=en`);
    await takenOver(page);
    await page.getByText('Zeitung has been blocked since').waitFor();

    const file = join(server.data, 'statement.xml');
    const credit = readFileSync(join(samples, 'bank/camt053/viafintech-valid_example.xml'), 'utf8').replaceAll('DE14740618130000033626', 'DE79000000001234567890')
        .replace('<Amt Ccy="EUR">1.00</Amt>', '<Amt Ccy="EUR">336.90</Amt>').replace('<Ustrd>R CKBUCHUNG', '<Ustrd>Rechnung 123456XX');
    writeFileSync(file, credit);
    const begun = Date.now();
    const imported = server.kulanz('statement', 'import', file);
    const isSaid = page.getByText('Your payment has arrived').first().waitFor().then(() => Date.now() - begun);
    const isTold = until(() => shop.got.some(({event}) => event.type === 'claim.settled'), 'claim.settled').then(() => Date.now() - begun);
    const [[{import: {posted}}], said, told] = await Promise.all([imported, isSaid, isTold]);
    t.diagnostic(`the page ${said} ms, the merchant ${told} ms after the import began`);
    assert.equal(posted, 1);
    assert.ok(said < 1000 && told < 1000, `${said} and ${told} ms`);
    await page.getByText('All paid. Thank you!').waitFor();
    assert.ok(shop.got.every((entry) => entry.headers['webhook-signature'] === sign(secret, entry)));
    const settled = shop.got.find(({event}) => event.type === 'claim.settled').event.data;
    assert.deepEqual([settled.claim, settled.open_minor, settled.services.map(({name}) => name)], [claim, 0, ['Zeitung']]);

    await command(`/api/v1/claims/${claim}/service-restorations`, {service: settled.services[0].service});
    await page.getByText('Zeitung is back').waitFor();
    const link = page.getByRole('link', {name: /^Receipt for €336.90/});
    const receipt = await fetch(new URL(await link.getAttribute('href'), url));
    assert.deepEqual([receipt.status, Buffer.from(await receipt.arrayBuffer()).subarray(0, 5).toString()], [200, '%PDF-']);

    const journal = () => server.kulanz('claim', 'journal', claim);
    const before = await journal(), messages = shop.got.length;
    const [{import: again}] = await server.kulanz('statement', 'import', file);
    assert.deepEqual([again.posted, again.waiting, again.known], [0, 0, again.entries]);
    assert.deepEqual(await journal(), before);
    assert.equal(shop.got.length, messages);
    assert.deepEqual(problems, []);
    await page.close();
});
