# shellcheck shell=bash
# The npm packages that tests, benches and the build use: what package-lock.json says, in the cache, one folder for
# each state of that file. Of them only the icons (lucide-static) are part of the product.

npm_folder() { echo "$CACHE/npm-$(sha256sum <"$TOP/package-lock.json" | cut -c1-16)"; }

npm_is_ready() { [ -d "$(npm_folder)" ] && [ "$(readlink "$TOP/node_modules")" = "$(npm_folder)/node_modules" ]; }

npm_make() {
    local folder
    folder=$(npm_folder)
    [ -d "$folder" ] || npm_install "$folder"
    # `import` looks for packages in folders only, not in NODE_PATH
    ln -sfn "$folder/node_modules" "$TOP/node_modules"
}

npm_install() {
    local new=$1.new
    say "fetching the npm packages"
    rm -rf "$new"
    mkdir -p "$new"
    cp "$TOP/package.json" "$TOP/package-lock.json" "$new/"
    npm_in "$new" ci --ignore-scripts --no-audit --no-fund --loglevel=error
    rm -rf "$CACHE/npm-cache"
    mv "$new" "$1"
}

# The one package with a native part, which only a bench needs: compiled when that is first wanted (a minute or two),
# against the headers of Debian's libnode-dev.
npm_native() {
    local folder
    folder=$(npm_folder)
    if [ -f "$folder/node_modules/better-sqlite3/build/Release/better_sqlite3.node" ]; then return; fi
    say "compiling the npm package better-sqlite3"
    npm_in "$folder" rebuild better-sqlite3
}

npm_in() { # npm_in FOLDER ARGS…
    local log=$CACHE/log/npm.log
    (
        cd "$1" || exit
        shift
        in_root env npm_config_nodedir=/usr npm_config_build_from_source=true npm_config_jobs=max \
            npm_config_cache="$CACHE/npm-cache" npm_config_update_notifier=false npm "$@" >"$log" 2>&1
    ) || die "npm: $(grep -m1 '^npm ERR!' "$log" || tail -n1 "$log") (all of it: $log)"
}
