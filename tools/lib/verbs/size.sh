# size [--json]: what a browser loads, in bytes after brotli, and the budgets
# shellcheck shell=bash
verb_size() {
    ready
    build_quietly release wasm
    in_top node tools/size.mjs "$@"
}
