// Serves written pages with the assets that they take, and an event stream in which nothing happens.
import {createReadStream, existsSync} from 'node:fs';
import {createServer} from 'node:http';
import {basename, extname, join} from 'node:path';

const types = {'.html': 'text/html; charset=utf-8', '.js': 'text/javascript', '.wasm': 'application/wasm', '.ttf': 'font/ttf', '.svg': 'image/svg+xml',
               '.webp': 'image/webp', '.jpg': 'image/jpeg', '.png': 'image/png', '.text': 'application/octet-stream'};

export async function startPages(folder, assets) {
    const server = createServer((request, response) => {
        const {pathname} = new URL(request.url, 'http://localhost');
        if (pathname.endsWith('/events')) {
            response.writeHead(200, {'Content-Type': 'text/event-stream'}).flushHeaders();
            return;
        }
        const file = [assets, folder].map((from) => join(from, basename(pathname))).find(existsSync);
        if (!file || !types[extname(file)])
            return response.writeHead(404).end();
        response.writeHead(200, {'Content-Type': types[extname(file)]});
        createReadStream(file).pipe(response);
    });
    await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
    return {origin: `http://127.0.0.1:${server.address().port}`, stop: () => (server.close(), server.closeAllConnections())};
}
