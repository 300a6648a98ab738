# get this machine ready to build and run everything; quick when it is already
# shellcheck shell=bash
verb_setup() {
    ready
    case $KIND in
    tree) say "ready: a private Debian 13 in $ROOT" ;;
    host) say "ready: this is Debian 13 and has what is needed" ;;
    inside) say "ready: this is the inside of a tools/dev call" ;;
    esac
}
