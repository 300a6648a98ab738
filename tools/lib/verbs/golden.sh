# golden [--update]: run the tests against golden files; with --update, write the files anew
# shellcheck shell=bash
verb_golden() {
    local update=()
    case ${1:-} in
    '') ;;
    --update) update=(env KULANZ_GOLDEN_UPDATE=1) ;;
    *) die "golden knows --update only" ;;
    esac
    ready
    build_presets release
    in_top "${update[@]}" ctest --test-dir build/release --output-on-failure -L golden
}
