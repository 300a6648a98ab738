// A network between browser and server that can be taken away: 'up', 'down' (refuses) or 'dead' (takes everything, answers nothing).
import net from 'node:net';

export async function startNetwork(origin) {
    const {port} = new URL(origin);
    const sockets = new Set();
    let state = 'up';
    const front = net.createServer((socket) => {
        sockets.add(socket);
        socket.on('close', () => sockets.delete(socket)).on('error', () => socket.destroy());
        if (state === 'down')
            return socket.destroy();
        if (state === 'dead')
            return;
        const back = net.connect(port, '127.0.0.1');
        back.on('error', () => socket.destroy()).on('close', () => socket.destroy());
        socket.on('close', () => back.destroy());
        socket.pipe(back).pipe(socket);
    });
    await new Promise((resolve) => front.listen(0, '127.0.0.1', resolve));
    const mine = `http://127.0.0.1:${front.address().port}`;
    return {
        through: (url) => url.replace(origin, mine),
        become(wanted) {
            state = wanted;
            sockets.forEach((socket) => socket.destroy());
        },
        stop() {
            sockets.forEach((socket) => socket.destroy());
            front.close();
        },
    };
}
