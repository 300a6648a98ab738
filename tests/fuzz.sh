#!/bin/sh
# fuzz.sh PROGRAM FOLDER [SEEDS…]: runs a libFuzzer program for KULANZ_FUZZ_SECONDS (8), in the same order each time: whether a change
# passes is no matter of luck. KULANZ_FUZZ_SEED=0 goes another way each time, as the preset "fuzz" does. What it learns stays in
# FOLDER, so that a long run goes on where the last one ended; so does an input that makes it fall. SEEDS: folders of this project,
# or of the sample files (samples/…).
set -eu
program=$1 name=$(basename "$1") folder=$2
shift 2
mkdir -p "$folder/$name"
for seeds; do
    shift
    case $seeds in
    samples/*) seeds=${KULANZ_SAMPLES:-}/${seeds#samples/} ;;
    esac
    if [ -d "$seeds" ]; then set -- "$@" "$seeds"; fi
done
exec "$program" -seed="${KULANZ_FUZZ_SEED:-1}" -max_total_time="${KULANZ_FUZZ_SECONDS:-8}" -timeout=10 -rss_limit_mb=2048 -max_len=20000 -use_value_profile=1 \
    -print_final_stats=1 -verbosity=0 -artifact_prefix="$folder/$name-" "$folder/$name" "$@"
