// The baseline of `live`: messages kept durably and passed on, and frames of shared pages passed on, with Fastify and better-sqlite3, as
// their users write it. It draws nothing: what a frame means is left to whoever gets it. Its record of a share is a chain of hashes, too.
// node live_peer.mjs DATABASE PORT
import {createHash} from 'node:crypto';
import {createRequire} from 'node:module';

const require = createRequire(import.meta.url);
const fastify = require('fastify')({logger: false});
const Database = require('better-sqlite3');
const [file, port] = process.argv.slice(2);

const db = new Database(file);
db.pragma('journal_mode = WAL');
db.pragma('synchronous = FULL'); // as durable as the server it stands beside
db.exec('CREATE TABLE message(id INTEGER PRIMARY KEY, claim TEXT, at INTEGER, side TEXT, text TEXT);' +
        'CREATE TABLE trail(id INTEGER PRIMARY KEY, claim TEXT, at INTEGER, what TEXT)');
const addMessage = db.prepare('INSERT INTO message(claim, at, side, text) VALUES (?, ?, ?, ?)');
const addTrail = db.prepare('INSERT INTO trail(claim, at, what) VALUES (?, ?, ?)');
const keep = db.transaction((claim, side, text) => {
    addTrail.run(claim, Date.now(), `message_${side}`);
    return addMessage.run(claim, Date.now(), side, text).lastInsertRowid;
});

const listeners = new Map(), records = new Map();
let events = 0;
function listen(topic, reply) {
    reply.hijack();
    reply.raw.writeHead(200, {'Content-Type': 'text/event-stream', 'Cache-Control': 'no-store'});
    reply.raw.write(`id: ${events}\n\n`);
    const all = listeners.get(topic) ?? new Set();
    listeners.set(topic, all.add(reply.raw));
    reply.raw.on('close', () => all.delete(reply.raw));
}
function tell(topic, name, data) {
    const event = `id: ${++events}\nevent: ${name}\ndata: ${data}\n\n`;
    for (const stream of listeners.get(topic) ?? [])
        stream.write(event);
}
const claimOf = (request) => request.headers.authorization.slice('Bearer '.length); // the one who asks has this claim

fastify.addContentTypeParser('application/x-www-form-urlencoded', {parseAs: 'string'}, (request, body, done) => done(null, Object.fromEntries(new URLSearchParams(body))));
fastify.addContentTypeParser('application/octet-stream', {parseAs: 'buffer'}, (request, body, done) => done(null, body));
fastify.get('/api/v1/page/events', (request, reply) => listen(`claim/${claimOf(request)}`, reply));
fastify.get('/staff/events', (request, reply) => listen(`claim/${request.query.claim}`, reply));
fastify.get('/staff/shares/:share/events', (request, reply) => listen(`share/${request.params.share}`, reply));
fastify.post('/api/v1/page/contact', (request, reply) => {
    const id = keep(claimOf(request), 'customer', request.body.text);
    reply.code(201).send({message: id});
    tell(`claim/${claimOf(request)}`, 'changed', `{"version":${id}}`);
});
fastify.post('/staff/claims/:claim/message', (request, reply) => {
    const id = keep(request.params.claim, 'staff', request.body.text);
    reply.code(303).header('Location', `/staff/claims/${request.params.claim}?done=done`).send();
    tell(`claim/${request.params.claim}`, 'changed', `{"version":${id}}`);
});
fastify.post('/api/v1/page/share/frames', (request, reply) => {
    const share = claimOf(request), data = request.body.toString('base64');
    const lines = records.get(share) ?? ['0'];
    lines.push(createHash('sha256').update(`${lines.at(-1)} ${data}`).digest('hex'));
    records.set(share, lines);
    reply.code(204).send();
    tell(`share/${share}`, 'page', data);
});

await fastify.listen({port: Number(port), host: '127.0.0.1', backlog: 1024});
console.log('ready');
