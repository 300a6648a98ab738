# shellcheck shell=bash
# What the preset `phone` needs beside the tree: Debian's packages for arm64 (tools/phone.debian), unpacked, and QEMU, which
# runs what was compiled against them. A folder of its own in the cache, made when that preset is first asked for.
PHONE=$CACHE/phone-$SUITE

phone_names() { sed 's/#.*//' "$TOP/tools/phone.debian" | tr -s '[:space:]' '\n' | sed '/^$/d'; }
phone_stamp() { { phone_names && cat "$LIB/phone.sh" "$LIB/unpack"; } | sha256sum | cut -c1-16; }
phone_is_ready() { [ -f "$PHONE/stamp" ] && [ "$(cat "$PHONE/stamp")" = "$(phone_stamp)" ]; }

phone_ready() {
    if [ "$KIND" = inside ] || phone_is_ready; then return; fi
    mkdir -p "$CACHE/log"
    (
        flock --nonblock 9 || { say "another tools/dev is setting up: waiting for it" && flock 9; }
        phone_is_ready || phone_make 9>&-
    ) 9>"$CACHE/lock"
}

# Another architecture's packages, so an apt of its own beside the tree's.
phone_make() (
    local names debs deb
    KIND=tree APT=$CACHE/apt-phone-$SUITE APT_LISTS_ASKED=
    APT_MORE="APT::Architecture \"arm64\"; APT::Architectures { \"arm64\"; \"$(dpkg --print-architecture)\"; };"
    mapfile -t names < <(phone_names)
    apt_lists
    say "downloading Debian 13's packages for arm64"
    private_apt apt-phone install -y --download-only "${names[@]}" >/dev/null
    cd "$APT/archives" || exit
    private_apt apt-phone download "qemu-user:$(dpkg --print-architecture)" >/dev/null
    mkdir -p "$PHONE/root" "$PHONE/unpacked"
    shopt -s nullglob
    debs=(base-files_*.deb)
    for deb in *.deb; do case $deb in base-files_* | qemu-user_*) ;; *) debs+=("$deb") ;; esac done
    "$LIB/unpack" "$PHONE/root" "$PHONE/unpacked" "${debs[@]}" | progress unpack "${#debs[@]}" ||
        die "unpacking failed: is the disk full, or was a download cut short? The same call goes on from here"
    dpkg-deb --fsys-tarfile qemu-user_*.deb | tar -x -C "$PHONE/root" ./usr/bin/qemu-aarch64 || die "QEMU could not be unpacked"
    rm -rf "$APT"
    phone_stamp >"$PHONE/stamp"
)
