# one line for each thing that is needed: ok, or missing and what to do
# shellcheck shell=bash

PROGRAMS=(g++-14 clang++-19 cmake ninja ccache em++ wasm-opt node npm chromium Xvfb xdotool zbarimg convert sqlite3
    brotli hb-subset strace wrk curl python3 git)

verb_doctor() {
    local missing=0
    case $KIND in
    inside | host) check "Debian 13 with its own packages" true ;;
    tree)
        check "apt, to fetch Debian 13's packages" command -v apt-get 'install it, or use a Debian'
        check "dpkg-deb, to unpack them" command -v dpkg-deb 'install the package dpkg'
        check "Debian's keys" debian_keys 'install the package debian-archive-keyring'
        check "room in $CACHE" has_room 'free 6 GB, or name another folder in KULANZ_CACHE'
        check "private Debian 13" tree_is_ready 'tools/dev setup'
        ;;
    esac
    check_programs
    check "source packages" sources_are_ready 'tools/dev setup'
    check "npm packages" npm_is_ready 'tools/dev setup'
    check "Emscripten's cache" emscripten_is_ready 'tools/dev setup'
    # The server takes what it is allowed of open files, less 256; each open page is one.
    (($(descriptors_allowed) >= 10752)) ||
        echo "note     $(descriptors_allowed) open files are allowed here (ulimit -Hn): fewer pages than 10,496 can be open at a server, and tools/dev bench live needs --chats and --sessions"
    [ -n "${DISPLAY:-}${WAYLAND_DISPLAY:-}" ] || echo "note     no display: tools/dev kiosk needs one"
    return "$missing"
}

descriptors_allowed() {
    local most
    most=$(ulimit -Hn)
    [ "$most" != unlimited ] || most=1000000
    echo "$most"
}

# check WHAT COMMAND… [ADVICE]
check() {
    local what=$1 advice=''
    shift
    if [ $# -gt 1 ]; then advice=${!#} && set -- "${@:1:$#-1}"; fi
    if "$@" >/dev/null 2>&1; then
        echo "ok       $what"
    else
        echo "missing  $what: $advice"
        missing=1
    fi
}

# All programs in one call of the tree. Where it is not made yet its own line has said so.
check_programs() {
    local absent
    if [ "$KIND" = tree ] && ! tree_is_ready; then return; fi
    # shellcheck disable=SC2016 # the inner shell reads these
    absent=$(in_root bash -c 'for p; do command -v "$p" >/dev/null || echo "$p"; done' - "${PROGRAMS[@]}" 2>&1) || true
    check "programs: ${PROGRAMS[*]}" test -z "$absent" "${absent//$'\n'/ }: tools/dev setup"
}
