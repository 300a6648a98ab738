# shellcheck shell=bash
# Emscripten's own cache: Debian ships one with the common system libraries, frozen. Ours starts as links to it, so
# that only what our flags need beyond it is ever compiled.

closure_compiler() { echo "$(npm_folder)/node_modules/google-closure-compiler-linux/compiler"; }

emscripten_is_ready() { [ -d "$CACHE/emscripten" ]; }

emscripten_make() {
    rm -rf "$CACHE/emscripten.new"
    in_root cp -as /usr/share/emscripten/cache "$CACHE/emscripten.new"
    rm -f "$CACHE/emscripten.new/cache.lock"
    mv "$CACHE/emscripten.new" "$CACHE/emscripten"
}
