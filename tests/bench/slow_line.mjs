// A slow line in front of a server, packet by packet: a round trip to connect, packets that come one after the other at the line's
// rate, no more of them under way than TCP's window lets (RFC 6928: ten at first, and one more for each that was acknowledged).
// Chromium's own emulation holds an answer back until all of it has come, and so no page is ever read while it arrives.
import {connect, createServer} from 'node:net';

const packet = 1460; // bytes
const firstWindow = 10 * packet;

const after = (ms, work) => setTimeout(work, Math.max(0, ms));

// url: the server's. bits: a second. roundTrip: milliseconds. Answers with the same path on the slow line.
export async function slowLine(url, {bits, roundTrip}) {
    const {hostname, port} = new URL(url);
    let freeAt = 0; // of the line down, which all connections share

    const server = createServer({pauseOnConnect: true}, (near) => {
        const far = connect(port, hostname);
        const waiting = [];
        let window = firstWindow, underWay = 0, isEnded = false;
        const send = () => {
            while (waiting.length && underWay + waiting[0].length <= window) {
                const part = waiting.shift();
                underWay += part.length;
                freeAt = Math.max(freeAt, performance.now()) + part.length * 8000 / bits;
                after(freeAt + roundTrip / 2 - performance.now(), () => {
                    near.write(part);
                    after(roundTrip / 2, () => {
                        underWay -= part.length;
                        window += part.length;
                        send();
                    });
                });
            }
            if (isEnded && !waiting.length)
                after(freeAt + roundTrip / 2 - performance.now() + 1, () => near.end());
        };
        far.on('data', (data) => {
            for (let at = 0; at < data.length; at += packet)
                waiting.push(data.subarray(at, at + packet));
            send();
        });
        far.on('end', () => {
            isEnded = true;
            send();
        });
        after(roundTrip, () => near.resume());
        near.on('data', (data) => after(roundTrip / 2, () => far.write(data)));
        for (const [one, other] of [[near, far], [far, near]]) {
            one.setNoDelay();
            one.on('error', () => other.destroy());
        }
        near.on('close', () => far.destroy());
    });
    await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
    return {url: url.replace(`:${port}`, `:${server.address().port}`), stop: () => server.close()};
}
