# build [PRESET…]: release and wasm, which the other verbs use, or the presets named (dev release asan tsan wasm phone)
# shellcheck shell=bash
verb_build() {
    ready
    [ $# -gt 0 ] || set -- release wasm
    build_presets "$@"
}
