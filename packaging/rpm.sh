#!/usr/bin/env bash
# Builds the noarch RPM out of the tarball.
#
# Usage: packaging/rpm.sh TARBALL VERSION COMMIT TIME OUTPUT_FILE
set -euo pipefail
tarball=$1 version=$2 commit=$3 time=$4 output=$5
cd "$(dirname "${BASH_SOURCE[0]}")/.."

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
mkdir "$work/SOURCES"
cp "$tarball" "$work/SOURCES"
if ! SOURCE_DATE_EPOCH=$time rpmbuild -bb --quiet --define "_topdir $work" --define "tarball ${tarball##*/}" \
    --define "package_version $version" --define "package_commit $commit" packaging/task-monitor.spec >"$work/log" 2>&1; then
    cat "$work/log" >&2
    exit 1
fi
cp "$work"/RPMS/noarch/*.rpm "$output.new"
mv "$output.new" "$output"
