# shellcheck shell=bash
# What turns the compiled crate into a page: trunk, wasm-split, wasm-bindgen, wasm-opt, esbuild. Sourced, never run.

TRUNK=trunk-$TRUNK_VERSION
WASM_SPLIT=wasm-split-$WASM_SPLIT_VERSION
WASM_BINDGEN=wasm-bindgen-$WASM_BINDGEN_VERSION
BINARYEN=binaryen-$BINARYEN_VERSION
ESBUILD=esbuild-$ESBUILD_VERSION

node_serves() {
    local version
    version=$(node --version 2>/dev/null) && at_least "${version#v}" "$NODE_MINIMUM"
}

# wasm-opt and esbuild come as Node programs.
look_for_tools() {
    ! has apt-get || [[ -s /etc/ssl/certs/ca-certificates.crt ]] ||
        lack "the certificates by which downloads are checked" "Install ca-certificates." ca-certificates
    if node_serves; then
        has npm || lack "Node's package manager, npm" "It comes with Node.js from https://nodejs.org." npm
    else
        refresh_package_lists
        local packages=("nodejs>=$NODE_MINIMUM")
        has npm || packaged_node_brings_npm || packages+=(npm)
        lack "Node.js $NODE_MINIMUM or newer, node and npm" "Get it from https://nodejs.org." "${packages[@]}"
    fi
}

# True for a nodejs that is not Debian's own; it can't be installed beside Debian's npm.
packaged_node_brings_npm() {
    has apt-cache &&
        [[ -n $(apt-cache show --no-all-versions nodejs 2>/dev/null | sed -nE '/^Provides:(.*,)? npm([ ,]|$)/p') ]]
}

provide_tools() {
    node_serves || stop "Node.js $NODE_MINIMUM or newer is needed, but node in PATH is $(node --version 2>/dev/null || echo none) ($(command -v node))." \
        "Put the newer one first, and run the same command again."
    provide "$TRUNK" "compiling trunk $TRUNK_VERSION, which bundles the page (4 to 8 minutes, once per machine)" fill_trunk
    provide "$WASM_BINDGEN" "compiling wasm-bindgen $WASM_BINDGEN_VERSION (2 to 4 minutes, once per machine)" fill_wasm_bindgen
    provide "$WASM_SPLIT" "compiling wasm-split $WASM_SPLIT_VERSION (1 minute, once per machine)" fill_wasm_split
    provide "$BINARYEN" "downloading wasm-opt $BINARYEN_VERSION (a few seconds)" fill_binaryen
    provide "$ESBUILD" "downloading esbuild $ESBUILD_VERSION (a few seconds)" fill_esbuild
}

fill_trunk() { cargo_install "$1" trunk --version "=$TRUNK_VERSION" --locked --no-default-features --features rustls; }

# Not --locked: the lock file of 0.2.130 names a version that was withdrawn.
fill_wasm_bindgen() { cargo_install "$1" wasm-bindgen-cli --version "=$WASM_BINDGEN_VERSION"; }

fill_wasm_split() {
    cargo_install "$1" wasm_split_cli_support --version "=$WASM_SPLIT_VERSION" --locked --features build-binary
}

fill_binaryen() { npm_install "$1" "binaryen@$BINARYEN_VERSION"; }

fill_esbuild() { npm_install "$1" "esbuild@$ESBUILD_VERSION"; }

npm_install() { quietly npm install --prefix "$1" --no-audit --no-fund --ignore-scripts "$2"; }

# cargo_install FOLDER CRATE OPTION...: compiles a tool into FOLDER/bin. These tools work for seconds
# at a time, so compiling them quickly is worth more than making them quick.
cargo_install() {
    local folder=$1
    shift
    (
        export CARGO_PROFILE_RELEASE_LTO=off CARGO_PROFILE_RELEASE_OPT_LEVEL=1
        export CARGO_PROFILE_RELEASE_CODEGEN_UNITS=16 CARGO_PROFILE_RELEASE_DEBUG=0
        # What a tool is built on may by now have versions that this compiler is too old for.
        export CARGO_RESOLVER_INCOMPATIBLE_RUST_VERSIONS=fallback
        export PATH=${NATIVE_RUST_BIN:+$NATIVE_RUST_BIN:}$PATH
        cd "$folder" || exit
        quietly cargo install --root "$folder" --target-dir "$folder/work" "$@"
        rm -rf "$folder/work"
    )
}
