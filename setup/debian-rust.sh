# shellcheck shell=bash disable=SC2034  # NATIVE_RUST_BIN is read in environment.sh and tools.sh
# Debian's rustc-web: whether all of it is there, and how native builds use it. Sourced, never run.

debian_rust_is_complete() {
    local level=$1 version
    [[ -x /usr/bin/rustc && -x /usr/bin/cargo && -x /usr/bin/lld-$LLD_VERSION ]] || return 1
    version=$(/usr/bin/rustc --version 2>/dev/null | cut -d ' ' -f 2)
    at_least "${version:-0}" "$RUST_MINIMUM" || return 1
    [[ -d $TOOLS/$(wasm_toolchain_name) || -f /usr/lib/rustlib/src/rust/library/std/Cargo.toml ]] || return 1
    [[ $level == run ]] || native_rust_serves || [[ -x /usr/bin/cargo-clippy && -x /usr/bin/rustfmt ]]
}

# A folder of links, because /usr/bin itself at the front of PATH would bring much else that is older
# than what people or set-up put before it. What is not installed yet becomes real when it is.
use_debian_rust_natively() {
    local name
    NATIVE_RUST_BIN=$TOOLS/rust-native/bin
    mkdir -p "$NATIVE_RUST_BIN"
    for name in cargo rustc rustdoc rustfmt cargo-fmt cargo-clippy clippy-driver; do
        ln -sfn "/usr/bin/$name" "$NATIVE_RUST_BIN/$name"
    done
}
