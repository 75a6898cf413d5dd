#!/usr/bin/env bash
# Makes the task kit for JavaScript out of its linked WASM: a folder that a portal serves and that npm packs.
#
# Usage: packaging/kit.sh LINKED_WASM VERSION OUTPUT_FOLDER
set -euo pipefail
linked=$1 version=$2 output=$3
cd "$(dirname "${BASH_SOURCE[0]}")/.."

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
wasm-bindgen --target web --out-dir "$work" --out-name glue "$linked"
cp crates/kit/js/task-kit.js "$work"

rm -rf "$output"
mkdir -p "$output"
node packaging/kit-small.mjs "$work/glue_bg.wasm" "$work/task-kit.wasm" "$work/glue.js" "$work"
# Named after its content, so that an upgrade never mixes two versions; only the script keeps its name.
wasm=task-$(sha256sum "$work/task-kit.wasm" | cut -c 1-16)-kit.wasm
cp "$work/task-kit.wasm" "$output/$wasm"
sed -i "s/task-kit\.wasm/$wasm/g" "$work/task-kit.js"
esbuild "$work/task-kit.js" --bundle --minify --format=esm --log-level=error --outfile="$output/task-kit.js"
# Without what loads the WASM, which the entry does by itself.
sed '/^export type InitInput/,$d' "$work/glue.d.ts" >"$output/task-kit.d.ts"
sed "s/\"version\": \"0.0.0\"/\"version\": \"${version/\~/-}\"/" crates/kit/npm/package.json >"$output/package.json"
cp crates/kit/npm/README.md LICENSE "$output"
