# shellcheck shell=bash
# The wasm32 standard library for Debian's rustc-web, which comes without one. Sourced, never run.
#
# Debian packages the library's source of the same version, so it is built once from there, into a
# toolchain folder of its own: links to Debian's compiler plus the new library. Nothing in /usr is
# touched. RUSTC_BOOTSTRAP opens cargo's build-std for this one build only; what the project itself
# compiles is plain stable Rust.

# The folder's name carries the compiler's version: an upgraded compiler needs a new library.
wasm_toolchain_name() { echo "rust-wasm-$(/usr/bin/rustc --version | cut -d ' ' -f 2)"; }

wasm_toolchain_is_provided() { [[ -x /usr/bin/rustc && -d $TOOLS/$(wasm_toolchain_name) ]]; }

provide_wasm_toolchain() {
    provide "$(wasm_toolchain_name)" \
        "building the $WASM_TARGET standard library for Debian's compiler (about 1 minute)" fill_wasm_toolchain
}

fill_wasm_toolchain() {
    local toolchain=$1 work host
    host=$(/usr/bin/rustc -vV | sed -n 's/^host: //p')
    work=$toolchain/work
    build_wasm_std "$work"

    local library=$toolchain/lib/rustlib/$WASM_TARGET/lib
    mkdir -p "$library" "$toolchain/bin" "$toolchain/lib/rustlib/$host/bin"
    rm -f "$work/target/$WASM_TARGET/release/deps/libwasm_std_probe"*
    cp "$work/target/$WASM_TARGET/release/deps/"*.rlib "$library"
    rm -rf "$work"

    ln -s "/usr/lib/rustlib/$host/lib" "$toolchain/lib/rustlib/$host/lib"
    ln -s "/usr/bin/lld-$LLD_VERSION" "$toolchain/lib/rustlib/$host/bin/rust-lld"
    ln -s /usr/bin/cargo "$toolchain/bin/cargo"
    # The compiler would take /usr for its home, where the new library is not.
    cat >"$toolchain/bin/rustc" <<'WRAPPER'
#!/bin/sh
exec /usr/bin/rustc --sysroot "${0%/bin/rustc}" "$@"
WRAPPER
    chmod +x "$toolchain/bin/rustc"
}

# Compiles an empty crate with `build-std` in the folder given, only for the libraries left in deps/.
# Bitcode is embedded, because the bundle is linked with fat LTO; `test` is for `cargo test`.
build_wasm_std() {
    local work=$1
    mkdir -p "$work/src"
    : >"$work/src/lib.rs"
    cat >"$work/Cargo.toml" <<'MANIFEST'
[package]
name = "wasm_std_probe"
version = "0.0.0"
edition = "2024"

[lib]
crate-type = ["cdylib"]

[workspace]
MANIFEST
    (
        cd "$work" || exit
        export PATH=/usr/bin:$PATH RUSTC=/usr/bin/rustc RUSTC_BOOTSTRAP=1 CARGO_TARGET_DIR=$work/target
        export CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUSTFLAGS=-Cembed-bitcode=yes
        export CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_LINKER=wasm-ld-$LLD_VERSION
        unset RUSTUP_TOOLCHAIN RUSTFLAGS CARGO_ENCODED_RUSTFLAGS
        quietly /usr/bin/cargo build --release -Z build-std=std,panic_abort,test --target "$WASM_TARGET"
    )
}
