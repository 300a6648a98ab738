# kulanz ARGUMENTS: the built program, from any folder, with files of this machine
# shellcheck shell=bash
verb_kulanz() {
    ready
    local program=$TOP/build/release/native/cli/kulanz argument path
    [ -x "$program" ] || build_quietly release wasm
    for argument; do
        path=${argument#--*=}
        [[ $path == /* ]] || path=$PWD/$path
        show "$path"
        if [ -L "$path" ]; then show "$(readlink -f "$path")"; fi
    done
    # The data of tools/dev run, unless the caller names another folder.
    in_root /usr/bin/env KULANZ_DATA="${KULANZ_DATA:-$TOP/build/data}" "$program" "$@"
}

# Makes a path in one of the host's system folders (/var/…, /etc/…) visible inside; of one that is yet to be written,
# its folder.
show() {
    if ! in_system "$1"; then return; fi
    if [ -e "$1" ]; then SHOWN+=("$1"); elif [ -d "${1%/*}" ]; then SHOWN+=("${1%/*}"); fi
}
