# shellcheck shell=bash disable=SC2034 # the other files use these
# Where things are, and which of two ways this machine gets its tools:
#   host  Debian 13 itself has them (or root may install them with apt);
#   tree  a private Debian 13 tree in the cache has them, entered by in_root (enter.sh).

: "${HOME:=/}"
CACHE=${KULANZ_CACHE:-${XDG_CACHE_HOME:-$HOME/.cache}/kulanz}
[[ $CACHE == /* ]] || CACHE=$PWD/$CACHE
SUITE=trixie
ROOT=$CACHE/root-$SUITE

# Names, without comments, one per line.
package_names() { sed 's/#.*//' "$TOP/tools/packages.debian" | tr -s '[:space:]' '\n' | sed '/^$/d'; }

# shellcheck source=/dev/null
os_field() { (. /etc/os-release 2>/dev/null && echo "${!1:-}"); }

# shellcheck disable=SC2046 # names have no spaces
all_on_host() {
    local states
    states=$(dpkg-query -W -f '${db:Status-Status}\n' $(package_names) 2>&1) && ! grep -qv '^installed$' <<<"$states"
}

# Set once a call: KIND is `inside` for a tools/dev that was called in the tree itself.
find_kind() {
    if [ -n "${KULANZ_INSIDE:-}" ]; then
        KIND=inside
    elif [ -z "${KULANZ_TREE:-}" ] && [ "$(os_field ID)/$(os_field VERSION_ID)" = debian/13 ] &&
        { [ "$(id -u)" = 0 ] || all_on_host; }; then
        KIND=host
    else
        KIND=tree # KULANZ_TREE=1 asks for it where the host would do
    fi
}
find_kind
