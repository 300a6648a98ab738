# kiosk [OPTIONS of kulanz-kiosk]: the native window against the server, which is started if none runs
# shellcheck shell=bash
verb_kiosk() {
    ready
    [ -n "${DISPLAY:-}${WAYLAND_DISPLAY:-}" ] || die "no display: kiosk opens a window"
    build_presets release wasm
    in_top "$LIB/with-server" build/release/native/client/kulanz-kiosk "$@"
}
