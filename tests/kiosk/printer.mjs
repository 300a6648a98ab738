// A receipt printer at a TCP port, as far as a kiosk can see one: it answers how it is, at once, and keeps what it is sent to print.
import {createServer} from 'node:net';

const well = [0x12, 0x12, 0x12];
export const states = {ready: well, paperLow: [0x12, 0x12, 0x1e], paperOut: [0x1a, 0x32, 0x72], coverOpen: [0x1a, 0x36, 0x12], fault: [0x1a, 0x52, 0x12]};
const ask = (n) => Buffer.from([0x10, 4, n]);
const clear = Buffer.from([0x10, 0x14, 8, 1, 3, 20, 1, 6, 2, 8]);

export class FakePrinter {
    state = 'ready';
    after = null; // the state once something was printed
    bytes = Buffer.alloc(0);
    clears = 0;

    static async start(port = 0) {
        const printer = new FakePrinter();
        printer.server = createServer((socket) => socket.on('data', (data) => printer.take(socket, data)).on('error', () => {}));
        await new Promise((resolve) => printer.server.listen(port, '127.0.0.1', resolve));
        printer.port = printer.server.address().port;
        return printer;
    }
    take(socket, data) {
        for (let at = 0; at < data.length;) {
            const rest = data.subarray(at);
            const question = [1, 2, 4].findIndex((n) => rest.subarray(0, 3).equals(ask(n)));
            if (question >= 0) {
                if (this.after && this.bytes.length > 0)
                    this.state = this.after;
                socket.write(Buffer.from([states[this.state][question]]));
                at += 3;
            } else if (rest.subarray(0, clear.length).equals(clear)) {
                ++this.clears;
                at += clear.length;
            } else {
                const end = rest.indexOf(ask(1));
                this.bytes = Buffer.concat([this.bytes, end < 0 ? rest : rest.subarray(0, end)]);
                at += end < 0 ? rest.length : end;
            }
        }
    }
    // The text on the paper since the last time it was torn off; what a symbol holds stands in braces.
    tearOff() {
        const text = this.bytes.toString('latin1').replaceAll('\x80', '€');
        this.bytes = Buffer.alloc(0);
        return text.replace(/\x1d\(k..1P0([^\x1d]*)/gs, '{$1}').replace(/\x1d\(k..1(A..|[CEQ].)/gs, '').replace(/\x1b@|\x1b[tEad].|\x1d!.|\x1dV../gs, '');
    }
    stop() {
        return new Promise((resolve) => this.server.close(resolve));
    }
}
