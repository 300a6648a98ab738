# shellcheck shell=bash
# Source packages: what must be compiled to WASM too, or is in no -dev package. Named with version and hashes in
# tools/sources.debian, fetched by apt, checked by us, unpacked into the cache without Debian's packaging.

source_folder() { # source_folder NAME
    local name version
    while read -r name version; do
        if [ "$name" = "$1" ]; then echo "$CACHE/src/$name-$version" && return; fi
    done < <(sources)
}

# NAME VERSION of each; the files follow theirs, indented.
sources() { sed -n 's/^\([a-z].*\)$/\1/p' "$TOP/tools/sources.debian"; }
source_hashes() { sed -n "/^$1 /,/^[a-z]/s/^  *\([0-9a-f]\{64\}  .*\)\$/\1/p" "$TOP/tools/sources.debian"; }

sources_are_ready() {
    local name version
    while read -r name version; do [ -d "$CACHE/src/$name-$version" ] || return 1; done < <(sources)
}

sources_make() {
    local name version folder
    apt_lists
    while read -r name version; do
        folder=$CACHE/src/$name-$version
        if [ -d "$folder" ]; then continue; fi
        say "fetching the source of $name $version"
        rm -rf "$folder.new"
        mkdir -p "$folder.new/files"
        (
            cd "$folder.new/files" || exit
            private_apt apt-source source --download-only --tar-only "$name=$version" >/dev/null
            source_hashes "$name" | sha256sum --check --quiet --strict >&2 ||
                die "the source of $name $version is not the one tools/sources.debian knows"
            in_root tar -x -C .. --strip-components=1 -f ./*.orig.tar.*
        ) </dev/null
        rm -rf "$folder.new/files"
        mv "$folder.new" "$folder"
    done < <(sources)
}
