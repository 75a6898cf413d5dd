#!/usr/bin/env bash
# What is being built: the version, which only Cargo.toml names, and the commit, where git knows one.
#
# Usage: packaging/build-info.sh version|commit|moment
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

version() { sed -n '/^\[workspace\.package\]/,/^\[/s/^version = "\(.*\)"$/\1/p' Cargo.toml; }

has_commit() { git rev-parse --quiet --verify HEAD >/dev/null 2>&1; }
is_modified() { [[ -n $(git status --porcelain --untracked-files=no 2>/dev/null) ]]; }

commit() {
    has_commit || { echo "no commit"; return; }
    echo "$(git rev-parse --short=12 HEAD)$(if is_modified; then echo "-modified"; fi)"
}

# Seconds since 1970 for the files of the package. An engine knows a file by its length and this time, so two builds
# that differ must not share it: only an unmodified commit gives one that can be repeated.
moment() {
    if [[ -n ${SOURCE_DATE_EPOCH:-} ]]; then
        echo "$SOURCE_DATE_EPOCH"
    elif has_commit && ! is_modified; then
        git log -1 --format=%ct
    else
        date +%s
    fi
}

case ${1:-} in
    version | commit | moment) "$1" ;;
    *) echo "usage: packaging/build-info.sh version|commit|moment" >&2 && exit 2 ;;
esac
