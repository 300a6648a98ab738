# shellcheck shell=bash
# in_root CMD…: runs CMD where the tools are, in the current folder, with the variables they need. Paths are the same
# inside and outside: the tree lends its /usr, /etc and /var, everything else is the host's.

# Variables of the host that would lead the tools astray.
FOREIGN=(LD_LIBRARY_PATH LD_PRELOAD PYTHONPATH PYTHONHOME PERL5LIB NODE_OPTIONS CC CXX CFLAGS CXXFLAGS LDFLAGS LANGUAGE)

tool_variables() { # into the array `variables`
    variables=(
        KULANZ_INSIDE=1 PATH=/usr/bin:/usr/sbin:/bin:/sbin LC_ALL=C.UTF-8
        CCACHE_DIR="$CACHE/ccache" CCACHE_BASEDIR="$TOP" CCACHE_NOHASHDIR=1 CCACHE_MAXSIZE=3G
        # Debian's own cache of system libraries is frozen: ours begins as a copy of it (emscripten.sh)
        EM_FROZEN_CACHE=0 EM_CACHE="$CACHE/emscripten" EM_CLOSURE_COMPILER="$(closure_compiler)"
        KULANZ_IMGUI="$(source_folder imgui)" KULANZ_QRCODEGEN_SOURCE="$(source_folder qr-code-generator)/c"
        NODE_PATH="$(npm_folder)/node_modules" KULANZ_PHONE="$CACHE/phone-$SUITE"
        SSL_CERT_FILE="${SSL_CERT_FILE:-/etc/ssl/certs/ca-certificates.crt}"
    )
    local samples=${KULANZ_SAMPLES:-$TOP/../shared/samples}
    if [ -d "$samples" ]; then variables+=(KULANZ_SAMPLES="$(cd "$samples" && pwd)"); fi
}

in_root() {
    local variables
    if [ "$KIND" = inside ]; then
        "$@"
        return
    fi
    tool_variables
    # An interrupt is CMD's alone: it may have something to put in order, and we wait for it. When we are killed, CMD
    # is asked to stop.
    set -- /usr/bin/env --default-signal=INT "${FOREIGN[@]/#/--unset=}" "${variables[@]}" \
        /usr/bin/setpriv --pdeathsig TERM "$@"
    if [ "$KIND" = host ]; then
        (trap '' INT && exec "$@")
    else
        "enter_$(cat "$ROOT.entry")" "$@"
    fi
}

# How the tree can be entered on this machine, best first; found out when the tree is made, kept beside it.
find_entry() {
    local way
    for way in bwrap chroot proot; do
        if "enter_$way" /usr/bin/true 2>"$CACHE/log/entry-$way.log"; then
            echo "$way" >"$ROOT.entry"
            return
        fi
    done
    die "neither namespaces nor ptrace are allowed here: allow one (sysctl user.max_user_namespaces, or a container's" \
        "--cap-add SYS_ADMIN), or use Debian 13 as root (details: $CACHE/log/entry-*.log)"
}

# A program of the tree, started from outside by the tree's own loader: it needs nothing of the host.
tree_program() { # tree_program NAME: into the array `program`
    local loaders=("$ROOT"/lib*/ld-linux-*.so.*)
    program=("${loaders[0]}" --library-path "$(echo "$ROOT"/usr/lib/*-linux-gnu)" "$ROOT/usr/bin/$1")
}

enter_bwrap() {
    local mounts=() program=(bwrap)
    visible mount_bwrap
    command -v bwrap >/dev/null || tree_program bwrap
    (
        trap '' INT
        exec "${program[@]}" --bind "$ROOT" / --dev-bind /dev /dev --proc /proc --ro-bind-try /sys /sys \
            "${mounts[@]}" --die-with-parent --chdir "$PWD" "$@"
    )
}
mount_bwrap() { if [ "$1" = ro ]; then mounts+=(--ro-bind "$2" "$2"); else mounts+=(--bind "$2" "$2"); fi; }

# For root where bubblewrap cannot work. The mounts are in a namespace of their own: nobody who deletes the cache may
# find a folder of the host in it.
enter_chroot() {
    [ "$(id -u)" = 0 ] || return 1
    local mounts=(/dev /proc /sys)
    visible mount_chroot
    # shellcheck disable=SC2016 # the inner shell reads these
    (
        trap '' INT
        exec unshare --mount bash -euc '
            root=$1 folder=$2 count=$3
            shift 3
            for path in "${@:1:count}"; do
                if [ -d "$path" ]; then mkdir -p "$root$path"; else touch "$root$path"; fi
                mount --rbind "$path" "$root$path"
            done
            shift "$count"
            exec chroot "$root" /usr/bin/env --chdir="$folder" "$@"' - "$ROOT" "$PWD" "${#mounts[@]}" "${mounts[@]}" "$@"
    )
}
mount_chroot() { mounts+=("$2"); }

# Where only ptrace is left, as in a container without rights: slower by the system calls, and strace cannot work.
enter_proot() {
    local mounts=(-b /dev -b /proc -b /sys) program
    visible mount_proot
    tree_program proot
    (
        trap '' INT
        exec "${program[@]}" -r "$ROOT" "${mounts[@]}" -w "$PWD" "$@"
    )
}
mount_proot() { mounts+=(-b "$2"); }

# Calls MOUNT ro|rw PATH for all of the host that is seen inside: its top folders, and what of its system folders
# is needed: the project, the cache, the home, the current folder, the files in SHOWN (kulanz.sh).
SHOWN=()
visible() {
    local mount=$1 path
    for path in /*; do
        if [ -d "$path" ] && ! in_system "$path"; then "$mount" rw "$path"; fi
    done
    for path in /etc/{resolv.conf,hosts,machine-id,passwd,group,localtime} /etc/ssl/certs/ca-certificates.crt; do
        if [ -s "$path" ]; then "$mount" ro "$path"; fi
    done
    for path in "$TOP" "$CACHE" "$HOME" "$PWD" "${TMPDIR:-}" /var/tmp "${XDG_RUNTIME_DIR:-}" "${XAUTHORITY:-}" \
        "${NODE_EXTRA_CA_CERTS:-}" "${SSL_CERT_FILE:-}" "${KULANZ_SAMPLES:-${TOP%/*}/shared}" "${SHOWN[@]}"; do
        if ! in_system "$path"; then
            continue
        elif [ -f "$path" ]; then
            "$mount" ro "$path"
        elif [ -d "$path" ] && [ -z "$(ls -A "$ROOT$path" 2>/dev/null)" ]; then
            "$mount" rw "$path" # a folder that holds something in the tree stays the tree's
        fi
    done
}

in_system() {
    local top=${1#/}
    [ -n "$1" ] || return 1
    case ${top%%/*} in
    '' | usr | bin | sbin | lib | lib32 | lib64 | libx32 | libo32 | etc | dev | proc | sys | var | boot | run | lost+found) ;;
    *) return 1 ;;
    esac
}
