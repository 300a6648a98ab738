# gallery [--page NAMES] [--theme NAMES] [--language CODES] [--all]: pictures of the pages in every look, in build/gallery
# shellcheck shell=bash
verb_gallery() {
    ready
    build_quietly release wasm
    in_top node tests/gallery/gallery.mjs "$@"
}
