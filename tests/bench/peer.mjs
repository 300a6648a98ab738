// The baseline: the same lookup and the same durable payment with Fastify and better-sqlite3, as its users write it.
// node peer.mjs DATABASE PORT
import {createRequire} from 'node:module';

const require = createRequire(import.meta.url);
const fastify = require('fastify')({logger: false});
const Database = require('better-sqlite3');
const [file, port] = process.argv.slice(2);

const db = new Database(file);
db.pragma('journal_mode = WAL');
db.pragma('synchronous = FULL'); // as durable as the server it stands beside
db.pragma('mmap_size = 1073741824');

const head = db.prepare('SELECT * FROM claim WHERE id = ?');
const lines = db.prepare('SELECT * FROM claim_line WHERE claim_id = ? ORDER BY position');
const text = {type: 'string'}, whole = {type: 'integer'};
const claimSchema = {
    type: 'object',
    properties: {
        claim: text, merchant: text, seller: text, buyer: text, number: text, issued_on: text, due_on: {type: ['string', 'null']}, currency: text,
        total_minor: whole, open_minor: whole, paid_minor: whole, standing: text, version: whole,
        lines: {type: 'array', items: {type: 'object', properties: {number: text, name: text, quantity: text, unit: text, price: text, net_minor: whole, tax_percent: text}}},
    },
};
const day = (days) => days === null ? null : new Date(days * 86_400_000).toISOString().slice(0, 10);
const today = Math.floor(Date.now() / 86_400_000);

fastify.get('/api/v1/claims/:claim', {schema: {response: {200: claimSchema}}}, (request, reply) => {
    const id = Number(request.params.claim.slice(1));
    const row = head.get(id);
    if (!row)
        return reply.code(404).send({});
    reply.send({
        claim: `c${row.id}`, merchant: `m${row.merchant_id}`, seller: row.seller_name, buyer: row.buyer_name, number: row.number,
        issued_on: day(row.issued_on), due_on: day(row.due_on), currency: row.currency, total_minor: row.total_minor, open_minor: row.open_minor,
        paid_minor: row.paid_minor, standing: row.open_minor === 0 ? 'settled' : row.due_on < today ? 'overdue' : 'open', version: row.version,
        lines: lines.all(id).map((line) => ({number: line.number, name: line.name, quantity: line.quantity, unit: line.unit, price: line.price,
                                             net_minor: line.net_minor, tax_percent: line.tax_percent})),
    });
});

db.exec('CREATE TABLE IF NOT EXISTS peer_event(id INTEGER PRIMARY KEY, claim_id INTEGER, version INTEGER, kind TEXT, body TEXT);' +
        'CREATE TABLE IF NOT EXISTS peer_key(key TEXT PRIMARY KEY, status INTEGER, body TEXT) WITHOUT ROWID;' +
        'CREATE TABLE IF NOT EXISTS peer_claim AS SELECT id, open_minor, paid_minor, version FROM claim;' +
        'CREATE UNIQUE INDEX IF NOT EXISTS peer_claim_id ON peer_claim(id)');
const known = db.prepare('SELECT status, body FROM peer_key WHERE key = ?');
const one = db.prepare('SELECT * FROM peer_claim WHERE id = ?');
const append = db.prepare('INSERT INTO peer_event(claim_id, version, kind, body) VALUES (?, ?, ?, ?)');
const change = db.prepare('UPDATE peer_claim SET open_minor = ?, paid_minor = ?, version = ? WHERE id = ?');
const keep = db.prepare('INSERT INTO peer_key(key, status, body) VALUES (?, ?, ?)');
const pay = db.transaction((id, key, payment) => {
    const kept = known.get(key);
    if (kept)
        return kept.body;
    const claim = one.get(id);
    append.run(id, claim.version + 1, 'payment_posted', JSON.stringify(payment));
    change.run(claim.open_minor - payment.amount_minor, claim.paid_minor + payment.amount_minor, claim.version + 1, id);
    const body = JSON.stringify({claim: `c${id}`, open_minor: claim.open_minor - payment.amount_minor, version: claim.version + 1});
    keep.run(key, 201, body);
    return body;
});
fastify.post('/api/v1/claims/:claim/payments', (request, reply) => {
    const body = pay.immediate(Number(request.params.claim.slice(1)), request.headers['idempotency-key'], request.body);
    reply.code(201).type('application/json').send(body);
});

await fastify.listen({port: Number(port), host: '127.0.0.1', backlog: 1024});
console.log('ready');
