# run [OPTIONS of kulanz serve]: build, start the server with demo claims and print the links to open
# shellcheck shell=bash
verb_run() {
    ready
    build_presets release wasm
    in_top "build/release/native/cli/kulanz" serve --demo --data "$TOP/build/data" "$@"
}
