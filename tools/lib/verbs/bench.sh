# bench [page|statement|live] [--json]: measure the server, the page as it loads, the import of statements, or thousands of open pages, beside other ways
# shellcheck shell=bash
verb_bench() {
    local script=run
    case ${1:-} in page | statement | live) script=$1 && shift ;; esac
    ready
    case $script in run | live) npm_native ;; esac
    if [ "$script" = live ]; then build_quietly release; else build_quietly release wasm; fi
    in_top node "tests/bench/$script.mjs" "$@"
}
