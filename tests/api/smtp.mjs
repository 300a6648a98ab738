// A strict mail server for tests (RFC 5321): it takes nothing that the standard does not allow, and answers as a script says.
import {createServer} from 'node:net';
import {createSecureContext, TLSSocket} from 'node:tls';

// script(stage, text, session) -> a reply line instead of the usual one, 'close', or 'silence'. Stages: greet, ehlo, auth, mail, rcpt, data, end.
// tls: {key, cert} offers STARTTLS; with `login` mail is taken only after AUTH PLAIN with these words.
export async function smtpServer({script = () => null, tls, login, port = 0} = {}) {
    const got = [], faults = [], stages = [];
    const server = createServer((socket) => serve(socket, false));
    const sockets = new Set();
    function serve(socket, isSecure) {
        sockets.add(socket);
        const session = {isSecure, from: null, to: []};
        let rest = '', inData = false, isSignedIn = false, isAsked = false;
        const fault = (what) => (faults.push(what), say(`500 ${what}`));
        const say = (line) => socket.write(line + '\r\n');
        const answer = (stage, text, usual) => {
            stages.push(stage);
            const said = script(stage, text, session) ?? usual;
            if (said === 'close')
                return socket.destroy(), false;
            if (said !== 'silence')
                say(said);
            return /^[23]/.test(said);
        };
        const commands = {
            EHLO: (name) => {
                const features = [...tls && !isSecure ? ['STARTTLS'] : [], ...login && (isSecure || !tls) ? ['AUTH PLAIN'] : [], 'SIZE 30000000', '8BITMIME'];
                stages.push('ehlo');
                const said = script('ehlo', name, session);
                return said === 'close' ? socket.destroy() : say(said ?? ['kulanz-test', ...features].map((line, at, all) => `250${at + 1 < all.length ? '-' : ' '}${line}`).join('\r\n'));
            },
            STARTTLS: () => {
                say('220 go on');
                socket.removeAllListeners('data');
                const secure = new TLSSocket(socket, {isServer: true, secureContext: createSecureContext(tls)});
                secure.on('error', () => {});
                serve(secure, true);
            },
            AUTH: (text) => {
                const words = text.split(' ')[1];
                if (words === undefined) // RFC 4954, 4: they come in a line of their own
                    return isAsked = true, say('334 ');
                const [, user, password] = Buffer.from(words, 'base64').toString().split('\0');
                isSignedIn = answer('auth', text, login && user === login.user && password === login.password ? '235 welcome' : '535 wrong');
            },
            MAIL: (text) => {
                const address = text.match(/^FROM:<([^<>\s]+@[^<>\s]+)>( SIZE=\d+)?( BODY=8BITMIME)?$/)?.[1];
                if (!address)
                    return fault(`MAIL ${text}`);
                if (login && !isSignedIn)
                    return answer('mail', text, '530 sign in');
                Object.assign(session, {from: address, to: []});
                answer('mail', address, '250 ok');
            },
            RCPT: (text) => {
                const address = text.match(/^TO:<([^<>\s]+@[^<>\s]+)>$/)?.[1];
                if (!address || !session.from)
                    return fault(`RCPT ${text}`);
                if (answer('rcpt', address, '250 ok'))
                    session.to.push(address);
            },
            DATA: () => session.to.length === 0 ? say('503 nobody') : inData = answer('data', '', '354 go on'),
            RSET: () => say('250 ok'), NOOP: () => say('250 ok'), QUIT: () => (say('221 bye'), socket.end()),
        };
        const take = (line) => {
            if (/[^\x20-\x7e]/.test(line))
                return fault('a line with other signs');
            if (isAsked)
                return isAsked = false, commands.AUTH(`PLAIN ${line}`);
            const [word, ...words] = line.split(' ');
            const command = commands[word.toUpperCase()];
            return command ? command(words.join(' ')) : fault(line);
        };
        socket.on('error', () => {});
        socket.on('data', (bytes) => {
            rest += bytes.toString('latin1');
            for (;;) {
                const end = rest.indexOf(inData ? '\r\n.\r\n' : '\r\n');
                if (end < 0)
                    return;
                if (!inData) {
                    const line = rest.slice(0, end);
                    rest = rest.slice(end + 2);
                    take(line);
                    continue;
                }
                const text = rest.slice(0, end + 2);
                rest = rest.slice(end + 5);
                inData = false;
                for (const line of text.split('\r\n'))
                    if (/[\r\n]|[^\x00-\x7f]/.test(line) || line.length > 998 || line === '.')
                        faults.push(`line of a message: ${line.slice(0, 60)}`);
                const mail = {...session, text: text.replaceAll('\r\n..', '\r\n.'), at: Date.now()};
                got.push(mail);
                answer('end', text, '250 taken');
            }
        });
        if (!isSecure)
            answer('greet', '', '220 kulanz-test');
    }
    await new Promise((resolve) => server.listen(port, '127.0.0.1', resolve));
    const stop = () => {
        for (const socket of sockets)
            socket.destroy();
        server.close();
    };
    return {got, faults, stages, port: server.address().port, url: `smtp://127.0.0.1:${server.address().port}`, stop};
}

export const headerOf = (mail, name) => mail.text.split('\r\n\r\n')[0].replaceAll(/\r\n[ \t]+/g, ' ').match(new RegExp(`^${name}: (.*)$`, 'mi'))?.[1] ?? '';
export const wordsOf = (text) => text.replaceAll(/=\?utf-8\?(q|b)\?(.*?)\?=\s*/gi, (_, kind, words) =>
    (kind.toLowerCase() === 'b' ? Buffer.from(words, 'base64') : Buffer.from(words.replaceAll('_', ' ').replaceAll(/=([0-9A-F]{2})/gi, (__, byte) => String.fromCharCode(parseInt(byte, 16))), 'latin1')).toString());
// The body, out of quoted-printable.
export const bodyOf = (mail) => Buffer.from(mail.text.slice(mail.text.indexOf('\r\n\r\n') + 4).replaceAll('=\r\n', '')
    .replaceAll(/=([0-9A-F]{2})/gi, (_, byte) => String.fromCharCode(parseInt(byte, 16))), 'latin1').toString().replaceAll('\r\n', '\n');
