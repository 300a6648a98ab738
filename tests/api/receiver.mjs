// A merchant's receiver of webhooks, and the signature that a message must have (Standard Webhooks).
import {createHmac} from 'node:crypto';
import {createServer} from 'node:http';
import {after} from 'node:test';

// A receiver that answers as `script` says and keeps what it got.
export async function receiver(script = () => ({status: 200})) {
    const got = [];
    const http = createServer((request, response) => {
        let body = '';
        request.on('data', (piece) => body += piece);
        request.on('end', () => {
            const entry = {headers: request.headers, body, event: JSON.parse(body), at: Date.now(), id: request.headers['webhook-id']};
            got.push(entry);
            const answer = script(entry, got);
            if (answer)
                response.writeHead(answer.status, answer.headers).end();
        });
    });
    await new Promise((resolve) => http.listen(0, '127.0.0.1', resolve));
    const stop = () => (http.closeAllConnections(), http.close());
    after(stop);
    return {got, url: `http://127.0.0.1:${http.address().port}/hook`, stop};
}

export const sign = (secret, {headers, body}) => `v1,${createHmac('sha256', Buffer.from(secret.slice(6), 'base64'))
    .update(`${headers['webhook-id']}.${headers['webhook-timestamp']}.${body}`).digest('base64')}`;
