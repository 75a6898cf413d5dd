# shellcheck shell=bash
# Builds the wasm32 standard library out of its source, by cargo's build-std. Sourced, never run.
#
# RUSTC_BOOTSTRAP opens build-std for this one build, to compilers that are no nightly ones.

# build_std LIBRARY FLAGS OPTION...: puts it into the folder LIBRARY, with the Rust that comes first in PATH, the flags
# for the compiler and cargo's options. Bitcode is embedded, because the bundle is linked with fat LTO.
build_std() {
    local library=$1 flags=$2 work=$1.work
    shift 2
    mkdir -p "$library" "$work/src"
    # An empty crate, only for the libraries that are left beside it.
    : >"$work/src/lib.rs"
    cat >"$work/Cargo.toml" <<'MANIFEST'
[package]
name = "wasm_std_probe"
version = "0.0.0"
edition = "2024"

[workspace]
MANIFEST
    (
        cd "$work" || exit
        export RUSTC_BOOTSTRAP=1 CARGO_TARGET_DIR=$work/target
        export CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUSTFLAGS="-Cembed-bitcode=yes $flags"
        unset RUSTFLAGS CARGO_ENCODED_RUSTFLAGS
        quietly cargo build --release "$@" --target "$WASM_TARGET"
    ) || return
    rm -f "$work/target/$WASM_TARGET/release/deps/libwasm_std_probe"*
    cp "$work/target/$WASM_TARGET/release/deps/"*.rlib "$library" && rm -rf "$work"
}
