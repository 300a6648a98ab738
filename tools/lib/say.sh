# shellcheck shell=bash
# What is told to the person at the keyboard. All of it goes to standard error: standard output belongs to the
# programs (`tools/dev size --json` must stay JSON).

say() { echo "kulanz: $*" >&2; }
die() {
    say "$*"
    exit 1
}

# progress LABEL TOTAL [PATTERN]: counts the lines of its input that begin with PATTERN; a line that renews itself on a
# terminal, one line every tenth of the way elsewhere.
progress() {
    local label=$1 total=$2 pattern=${3:-} count=0 tenth=0 line
    while IFS= read -r line; do
        # shellcheck disable=SC2053 # a pattern it is
        [[ $line == $pattern* ]] || continue
        count=$((count + 1))
        if [ -t 2 ]; then
            printf '\rkulanz: %s %d/%d ' "$label" "$count" "$total" >&2
        elif ((count * 10 / total > tenth)); then
            tenth=$((count * 10 / total))
            say "$label $count/$total"
        fi
    done
    if [ -t 2 ] && ((count > 0)); then echo >&2; fi
}

# timed LABEL CMD…: the exit code of CMD, and how long it took.
timed() {
    local label=$1 begin=$SECONDS code=0
    shift
    "$@" || code=$?
    say "$label: $((SECONDS - begin)) s"
    return "$code"
}
