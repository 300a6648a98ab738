// Requests and event streams of many people at once, without a browser: each person is an address of their own behind one reverse proxy,
// as the server sees them in the field (X-Forwarded-For, --trust-proxy). Requests share kept connections, as a proxy's do; a stream is a socket.
import http from 'node:http';
import net from 'node:net';

const connections = 64;
export const addressOf = (number) => `10.${number >> 16 & 255}.${number >> 8 & 255}.${number & 255}`;

export class Client {
    constructor(port) {
        this.port = port;
        this.agent = new http.Agent({keepAlive: true, maxSockets: connections, scheduling: 'fifo'});
    }
    ask(method, path, {headers = {}, body, from = 1} = {}) {
        return new Promise((resolve, reject) => {
            const sent = {...headers, 'X-Forwarded-For': addressOf(from), ...body !== undefined && {'Content-Length': Buffer.byteLength(body)}};
            const request = http.request({host: '127.0.0.1', port: this.port, method, path, agent: this.agent, headers: sent}, (response) => {
                let text = '';
                response.setEncoding('utf8').on('data', (piece) => text += piece).on('end', () => resolve({status: response.statusCode, headers: response.headers, text}));
            });
            request.on('error', reject).end(body);
        });
    }
    // What every step of the set-up wants.
    async must(wanted, ...request) {
        const answer = await this.ask(...request);
        if (answer.status !== wanted)
            throw new Error(`${request[0]} ${request[1]} answers ${answer.status}, not ${wanted}: ${answer.text.slice(0, 300)}`);
        return answer;
    }
    // Resolves when the server has said yes or no. `isRead`: false for one who never reads after that.
    stream(path, {headers = {}, from = 1, isRead = true} = {}) {
        return new Promise((resolve, reject) => {
            const stream = {status: 0, code: '', hear: null, isOver: false, socket: net.connect(this.port, '127.0.0.1')};
            const {socket} = stream;
            const told = Object.entries({...headers, 'X-Forwarded-For': addressOf(from)}).map(([name, text]) => `${name}: ${text}\r\n`).join('');
            let rest = '';
            const decide = () => {
                stream.status = Number(rest.slice(9, 12));
                stream.code = rest.match(/"code": ?"([^"]*)"/)?.[1] ?? '';
                if (stream.status !== 200)
                    socket.destroy();
                else if (!isRead)
                    socket.pause();
                rest = rest.slice(rest.indexOf('\r\n\r\n') + 4);
                resolve(stream);
            };
            socket.setNoDelay().setEncoding('latin1'); // what is looked at is ASCII
            socket.on('data', (piece) => {
                rest += piece;
                if (stream.status === 0) {
                    const length = Number(rest.match(/^content-length: (\d+)/im)?.[1] ?? 0), end = rest.indexOf('\r\n\r\n');
                    if (end < 0 || rest.length < end + 4 + length)
                        return;
                    decide();
                }
                for (let end; (end = rest.indexOf('\n\n')) >= 0; rest = rest.slice(end + 2))
                    if (stream.hear && rest.lastIndexOf('event: ', end) >= 0)
                        stream.hear(rest.slice(0, end));
            });
            socket.on('close', () => {
                stream.isOver = true;
                if (stream.status === 0)
                    reject(new Error(`a stream was closed before an answer: ${rest.slice(0, 200)}`));
            });
            socket.on('error', () => {});
            socket.write(`GET ${path} HTTP/1.1\r\nHost: x\r\n${told}\r\n`);
        });
    }
    close() {
        this.agent.destroy();
    }
}

// At most so many at once, in order.
export async function each(list, work, atOnce = connections) {
    let next = 0;
    await Promise.all(Array.from({length: atOnce}, async () => {
        while (next < list.length)
            await work(list[next], next++);
    }));
}
