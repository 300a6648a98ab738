# build [PRESET…]: dev and wasm, or the presets named (dev release asan tsan fuzz wasm)
# shellcheck shell=bash
verb_build() {
    ready
    [ $# -gt 0 ] || set -- dev wasm
    build_presets "$@"
}
