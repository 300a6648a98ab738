# shellcheck shell=bash
# The host's own apt with a private configuration: its own lists, its own idea of what is installed, no root rights.
# It asks the host's own mirror for Debian 13, whatever release the host is.

# shellcheck disable=SC2153 # place.sh sets it
APT=$CACHE/apt-$SUITE

# The mirror apt knows for the host's own release; with -security as argument, for its security updates.
host_mirror() {
    local release first=
    release=$(os_field VERSION_CODENAME)
    # shellcheck disable=SC2016 # apt reads the names
    apt-get indextargets --no-release-info --format '$(RELEASE) $(REPO_URI)' 2>/dev/null |
        while read -r suite uri; do
            case $first$suite in "$release$1" | stable"$1" | oldstable"$1") first=found: && echo "$uri" ;; esac
        done
}

debian_keys() {
    local file
    for file in /usr/share/keyrings/debian-archive-keyring.{gpg,pgp}; do
        if [ -f "$file" ]; then echo "$file" && return; fi
    done
    return 1
}

apt_configure() {
    command -v apt-get >/dev/null || die "apt-get is missing: this needs Debian, or a system with its apt"
    local mirror security keys
    mirror=${KULANZ_DEBIAN_MIRROR:-$(host_mirror '')}
    security=${KULANZ_SECURITY_MIRROR:-$(host_mirror -security)}
    [ -n "$mirror" ] || die "apt knows no Debian mirror here: name one in KULANZ_DEBIAN_MIRROR"
    keys=$(debian_keys) || die "Debian's keys are missing: install the package debian-archive-keyring"
    mkdir -p "$APT/lists/partial" "$APT/archives/partial"
    : >"$APT/status"
    {
        echo "deb-src [signed-by=$keys] $mirror $SUITE main"
        if [ "$KIND" = tree ]; then
            echo "deb [signed-by=$keys] $mirror $SUITE main"
            [ -z "$security" ] || echo "deb [signed-by=$keys] $security $SUITE-security main"
        fi
    } >"$APT/sources.list"
    cat >"$APT/apt.conf" <<CONF
Dir::State "$APT"; Dir::State::lists "$APT/lists"; Dir::State::status "$APT/status";
Dir::Cache "$APT"; Dir::Cache::archives "$APT/archives"; Dir::Log "$APT";
Dir::Etc::sourcelist "$APT/sources.list"; Dir::Etc::sourceparts "/dev/null"; Dir::Etc::preferencesparts "/dev/null";
APT::Sandbox::User "root"; APT::Install-Recommends "false"; Acquire::Languages "none"; Acquire::Retries "3";
Debug::NoLocking "true"; ${APT_MORE:-}
CONF
}

# private_apt LOG ARGS…: apt-get's output, also into LOG; when it fails, its first complaint is the one line said.
private_apt() {
    local log=$CACHE/log/$1.log
    shift
    APT_CONFIG=$APT/apt.conf apt-get -q "$@" 2>&1 | tee "$log" && return
    die "apt: $(grep -m1 '^E:' "$log" || tail -n1 "$log") (all of it: $log)"
}

# Once a call.
apt_lists() {
    if [ -n "${APT_LISTS_ASKED:-}" ]; then return; fi
    APT_LISTS_ASKED=1
    apt_configure
    say "asking the mirror for its package lists"
    private_apt apt-update update --error-on=any >/dev/null
}
