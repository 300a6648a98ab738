# shellcheck shell=bash
# The private Debian 13 tree: the packages of tools/packages.debian and all they need, fetched by private_apt and
# unpacked with dpkg-deb and tar. No maintainer script runs; tree_finish does the little that the tools need of them.
# Every package unpacked leaves a mark, so an interrupted call goes on where it stopped, and a longer list of packages
# fetches only what is new.

MARKS=$ROOT/var/lib/kulanz/unpacked

# What the tree should be; the same words in $ROOT.stamp say that it is.
tree_stamp() {
    { package_names && cat "$LIB/tree.sh" "$LIB/unpack"; } | sha256sum | cut -c1-16
}

tree_is_ready() { [ -f "$ROOT.stamp" ] && [ "$(cat "$ROOT.stamp")" = "$(tree_stamp)" ]; }

tree_make() {
    mkdir -p "$MARKS"
    has_room || die "$CACHE needs 6 GB of free disk: free some, or name another folder in KULANZ_CACHE"
    apt_lists
    tree_fetch
    tree_unpack
    tree_finish
    find "$MARKS" -type f ! -name '.*' -exec cat {} + >"$ROOT/var/lib/dpkg/status.new"
    mv "$ROOT/var/lib/dpkg/status.new" "$ROOT/var/lib/dpkg/status"
    rm -rf "$APT/archives"
    tree_stamp >"$ROOT.stamp"
}

# A tree that is there already needs little more.
has_room() {
    local folder=$CACHE free
    until [ -d "${folder:-/}" ]; do folder=${folder%/*}; done
    { read -r _ && read -r _ _ _ free _; } < <(df -Pk "${folder:-/}")
    [ -d "$ROOT/usr/share/emscripten" ] || ((free > 6000000))
}

tree_fetch() {
    local names list total
    mapfile -t names < <(package_names)
    # only whole trees count as installed: a part of one has gaps that apt refuses to work with
    cat "$ROOT/var/lib/dpkg/status" >"$APT/status" 2>/dev/null || true
    private_apt apt-install autoclean >/dev/null
    list=$(private_apt apt-install install -y --print-uris '?essential' "${names[@]}")
    total=$(grep -c "^'" <<<"$list" || true)
    ((total > 0)) || return 0
    say "downloading $total packages of Debian 13"
    private_apt apt-install install -y --download-only '?essential' "${names[@]}" | progress download "$total" Get:
}

tree_unpack() {
    local debs
    shopt -s nullglob
    debs=("$APT"/archives/*.deb)
    shopt -u nullglob
    ((${#debs[@]} > 0)) || return 0
    # base-files has the links from /bin to /usr/bin and the like: all others unpack through them
    {
        { printf '%s\n' "${debs[@]}" | grep '/base-files_' || true; } |
            xargs -r -d '\n' "$LIB/unpack" "$ROOT" "$MARKS" &&
            { printf '%s\n' "${debs[@]}" | grep -v '/base-files_' || true; } |
                xargs -r -d '\n' -P"$(nproc)" -n4 "$LIB/unpack" "$ROOT" "$MARKS"
    } | progress unpack "${#debs[@]}" ||
        die "unpacking failed: is the disk full, or was a download cut short? The same call goes on from here"
}

# What the maintainer scripts would have left, as far as compilers, browser, fonts and X need it.
tree_finish() {
    say "finishing the tree"
    local link font file
    (
        cd "$ROOT" || exit
        mkdir -p proc dev sys tmp run root home var/tmp etc/ssl/certs etc/fonts/conf.d
        chmod 1777 tmp var/tmp
        # files of the host are laid over these (enter.sh)
        for file in resolv.conf hosts machine-id passwd group; do [ -e "etc/$file" ] || : >"etc/$file"; done
        cp usr/share/libc-bin/nsswitch.conf etc/nsswitch.conf
        cat usr/share/ca-certificates/mozilla/*.crt >etc/ssl/certs/ca-certificates.crt
        # update-alternatives
        for link in awk:mawk which:which.debianutils cc:gcc c++:g++; do ln -sf "${link#*:}" "usr/bin/${link%%:*}"; done
        for file in usr/bin/*-im7.q16; do
            file=${file##*/}
            ln -sf "$file" "usr/bin/${file%-im7.q16}"
        done
        # the answers fontconfig-config takes when nobody is asked
        for font in 10-hinting-slight 70-no-bitmaps-except-emoji; do
            ln -sf "/usr/share/fontconfig/conf.avail/$font.conf" etc/fonts/conf.d/
        done
    )
    find_entry
    in_root bash -c '/usr/sbin/ldconfig && fc-cache -f' || die "the unpacked tree does not run: see above"
}
