# bench [page|statement] [--json]: measure the server, the page as it loads, or the import of statements, beside other ways
# shellcheck shell=bash
verb_bench() {
    local script=run
    case ${1:-} in page | statement) script=$1 && shift ;; esac
    ready
    [ "$script" != run ] || npm_native
    build_quietly release wasm
    in_top node "tests/bench/$script.mjs" "$@"
}
