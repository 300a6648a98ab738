// The module: its memory, and texts in and out of it.

const decoder = new TextDecoder();
const encoder = new TextEncoder();

export async function loadEngine(url) {
    // The module asks for nothing but to be told that memory has grown; what a library might want is answered with zero.
    let exports;
    const imports = new Proxy({}, {get: () => new Proxy({}, {get: () => () => 0, has: () => true}), has: () => true});
    const response = fetch(url, {credentials: 'same-origin'});
    const module = await WebAssembly.compileStreaming(response);
    const wanted = {};
    for (const {module: space, name} of WebAssembly.Module.imports(module))
        (wanted[space] ??= {})[name] = imports[space][name];
    ({exports} = await WebAssembly.instantiate(module, wanted));
    exports._initialize?.();
    return new Engine(exports);
}

class Engine {
    constructor(exports) {
        this.call = exports;
        this.memory = exports.memory;
    }
    bytes(at, count) {
        return new Uint8Array(this.memory.buffer, at, count);
    }
    // Hands a text or bytes over in one of the places 0 to 4.
    put(place, value) {
        const bytes = typeof value === 'string' ? encoder.encode(value) : value;
        const at = this.call.kz_room(place, bytes.length);
        this.bytes(at, bytes.length).set(bytes);
    }
    text(at) {
        const all = new Uint8Array(this.memory.buffer);
        let end = at;
        while (all[end] !== 0)
            ++end;
        return decoder.decode(all.subarray(at, end));
    }
}

// Bytes of the first `units` UTF-16 units of a text.
export function byteLength(text, units) {
    return encoder.encode(text.slice(0, units)).length;
}
