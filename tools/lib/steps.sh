# shellcheck shell=bash
# Setting up, and building: what the verbs have in common.

everything_is_ready() {
    case $KIND in
    inside) return ;;
    host) all_on_host || return 1 ;;
    tree) tree_is_ready || return 1 ;;
    esac
    sources_are_ready && npm_is_ready && emscripten_is_ready
}

# Brings this machine to where everything can be built and run; says nothing when it is there already.
ready() {
    if everything_is_ready; then return; fi
    mkdir -p "$CACHE/log"
    (
        flock --nonblock 9 || { say "another tools/dev is setting up: waiting for it" && flock 9; }
        case $KIND in
        host) all_on_host || host_make ;;
        tree) tree_is_ready || tree_make ;;
        esac 9>&-
        sources_are_ready || sources_make 9>&-
        npm_is_ready || npm_make 9>&-
        emscripten_is_ready || emscripten_make 9>&-
    ) 9>"$CACHE/lock"
}

# Debian 13 and root: its packages, the ordinary way.
host_make() {
    local names plan total
    mapfile -t names < <(package_names)
    host_apt update update --error-on=any >/dev/null
    plan=$(host_apt install install --simulate --no-install-recommends "${names[@]}")
    total=$(grep -c '^Inst' <<<"$plan" || true)
    say "installing $total Debian packages"
    host_apt install install -y --no-install-recommends --download-only "${names[@]}" | progress download "$total" Get:
    host_apt install install -y --no-install-recommends "${names[@]}" |
        progress 'unpack and configure' $((2 * total)) '@(Unpacking|Setting up) '
}
# host_apt LOG ARGS…: as private_apt, for the host itself. Without a disk sync after every file, which makes these
# packages take a quarter of an hour on some disks.
host_apt() {
    local log=$CACHE/log/apt-$1.log
    shift
    DEBIAN_FRONTEND=noninteractive apt-get -q -o DPkg::Lock::Timeout=300 -o DPkg::Options::=--force-unsafe-io "$@" \
        2>&1 | tee "$log" && return
    die "apt: $(grep -m1 '^E:' "$log" || tail -n1 "$log") (all of it: $log)"
}

# build_presets PRESET…: configures what is new or older than the presets or the tools, and builds.
build_presets() {
    local preset made
    for preset; do
        [ "$preset" != phone ] || phone_ready || return
        made=$TOP/build/$preset/build.ninja
        if [ ! "$made" -nt "$TOP/CMakePresets.json" ] || [ "$made" -ot "$ROOT.stamp" ]; then
            in_top cmake --preset "$preset" || return
        fi
        in_top cmake --build --preset "$preset" || return
    done
}

# The same for a program that only wants to be called: silent unless it fails.
build_quietly() {
    local log=$TOP/build/tools-dev.log
    mkdir -p "$TOP/build"
    build_presets "$@" >"$log" 2>&1 || { cat "$log" >&2 && die "the build of $* failed"; }
}

in_top() { (cd "$TOP" && in_root "$@"); }
