#!/usr/bin/env bash
# Puts the plug-in together as an engine's ui-plugins folder holds it: the descriptor and the folder of its files.
#
# Usage: packaging/plugin.sh PAGE_FOLDER KIT_FOLDER VERSION COMMIT OUTPUT_FOLDER
set -euo pipefail
page=$1 kit=$2 version=$3 commit=$4 output=$5
cd "$(dirname "${BASH_SOURCE[0]}")/.."

rm -rf "$output"
resources=$output/task-monitor-resources
mkdir -p "$resources"
cp -R "$page/." "$resources"
# Other plug-ins import it, so that the name of its script never changes.
mkdir "$resources/kit"
cp "$kit"/task-kit.js "$kit"/*.wasm "$resources/kit"

banner="Task Monitor for oVirt $version ($commit), Apache-2.0"

# Named after its content, as everything is that a page of fixed name loads: an upgrade never mixes two versions.
node bundle/host.mjs >"$resources/host.js"
host=host-$(sha256sum "$resources/host.js" | cut -c 1-16).js
{
    echo "// $banner"
    cat "$resources/host.js"
} >"$resources/$host"
rm "$resources/host.js"

# stamp FILE FROM TO: writes FILE with TO in the place of FROM, which must be there.
stamp() {
    grep -qF "$2" "$1" || { echo "$1 lacks $2" >&2 && exit 1; }
    sed -i "s|$2|$3|" "$1"
}

cp host/plugin.html "$resources"
stamp "$resources/plugin.html" 'src="host.js"' "src=\"$host\""
for html in plugin tasks; do
    stamp "$resources/$html.html" 'name="build" content="development"' "name=\"build\" content=\"$version ($commit)\""
done

cp plugin.json "$output/task-monitor.json"
