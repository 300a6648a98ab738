# bench [page] [--json]: measure the server, or the page as it loads, beside other ways to build them
# shellcheck shell=bash
verb_bench() {
    local script=run
    [ "${1:-}" = page ] && script=page && shift
    ready
    [ "$script" = page ] || npm_native
    build_quietly release wasm
    in_top node "tests/bench/$script.mjs" "$@"
}
