#!/usr/bin/env bash
# Packs the plug-in with its installer: dist/task-monitor-VERSION.tar.gz.
#
# Usage: packaging/tarball.sh PLUGIN_FOLDER VERSION TIME OUTPUT_FILE
set -euo pipefail
plugin=$1 version=$2 time=$3 output=$4
cd "$(dirname "${BASH_SOURCE[0]}")/.."

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
top=$work/task-monitor-$version
mkdir "$top"
cp -R "$plugin" "$top/plugin"
cp packaging/install.sh packaging/task-monitor-config.json LICENSE README.md docs/INSTALL.md docs/configuration.md "$top"
echo "$version" >"$top/VERSION"
chmod -R u=rwX,go=rX "$top"

# The same input gives the same bytes: names sorted, one time, no names of users.
tar --create --directory "$work" --sort=name --mtime="@$time" --owner=0 --group=0 --numeric-owner \
    --format=gnu "task-monitor-$version" | gzip --no-name --best >"$output.new"
mv "$output.new" "$output"
