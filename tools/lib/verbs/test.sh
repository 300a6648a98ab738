# test [FILTER]: build everything that is tested and run every test, or those whose name matches FILTER
# shellcheck shell=bash

# The server's and the page's tests are in release and take the browser module from wasm, so all is built first. Of the phone's program only
# what another machine could change is tested; its server is that of release.
TESTED=(release wasm asan phone)

verb_test() {
    ready
    local preset passed=0 failed=0 skipped=0
    for preset in "${TESTED[@]}"; do
        timed "build $preset" build_presets "$preset" || failed=$((failed + 1))
    done
    for preset in "${TESTED[@]}"; do
        if [ -f "$TOP/build/$preset/CTestTestfile.cmake" ]; then timed "test $preset" run_tests "$preset" "$@" || true; fi
    done
    ((passed + failed > 0)) || failed=1 # a run of nothing has not succeeded
    if ((skipped > 0)); then skipped=", $skipped skipped"; else skipped=; fi
    echo "$passed passed, $failed failed$skipped"
    ((failed == 0))
}

# One ctest run, its counts added to passed, failed and skipped.
run_tests() {
    local preset=$1 filter=() report=$TOP/build/$1/ctest.xml before=$failed code=0
    if [ $# -gt 1 ]; then filter=(-R "$2"); fi
    rm -f "$report"
    in_top ctest --test-dir "build/$preset" --output-on-failure --output-junit ctest.xml -j "$(nproc)" "${filter[@]}" ||
        code=$?
    if [ -f "$report" ]; then
        local tests failures not_run
        tests=$(count_of tests) failures=$(count_of failures)
        not_run=$(($(count_of disabled) + $(count_of skipped)))
        passed=$((passed + tests - failures - not_run)) failed=$((failed + failures)) skipped=$((skipped + not_run))
    fi
    # ctest itself may fail without a failed test, or be stopped
    if ((code != 0 && failed == before)); then failed=$((failed + 1)); fi
    return "$code"
}
count_of() { sed -n "0,/$1=\"/s/.*$1=\"\\([0-9]*\\)\".*/\\1/p" "$report" | head -n1; }
