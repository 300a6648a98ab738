# bench [--json]: measure the server and the page beside other ways to build them
# shellcheck shell=bash
verb_bench() {
    ready
    npm_native
    build_quietly release wasm
    in_top node tests/bench/run.mjs "$@"
}
