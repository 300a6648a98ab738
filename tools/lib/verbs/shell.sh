# shell [CMD…]: a shell, or CMD, where the tools are
# shellcheck shell=bash
verb_shell() {
    ready
    [ $# -gt 0 ] || set -- bash -i
    in_root "$@"
}
