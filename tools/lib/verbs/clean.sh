# remove what was built here (what was fetched stays)
# shellcheck shell=bash
verb_clean() { rm -rf "$TOP/build"; }
