# shellcheck shell=bash
# The wasm32 standard library for Debian's rustc-web, which comes without one. Sourced, never run.
#
# Debian packages the library's source of the same version, so it is built once from there, into a
# toolchain folder of its own: links to Debian's compiler plus the new library. Nothing in /usr is
# touched.

# The folder's name carries the compiler's version: an upgraded compiler needs a new library.
wasm_toolchain_name() { echo "rust-wasm-2-$(/usr/bin/rustc --version | cut -d ' ' -f 2)"; }

wasm_toolchain_is_provided() { [[ -x /usr/bin/rustc && -d $TOOLS/$(wasm_toolchain_name) ]]; }

provide_wasm_toolchain() {
    provide "$(wasm_toolchain_name)" \
        "building the $WASM_TARGET standard library for Debian's compiler (about 1 minute)" fill_wasm_toolchain
}

fill_wasm_toolchain() {
    local toolchain=$1 host library
    host=$(/usr/bin/rustc -vV | sed -n 's/^host: //p')
    library=$toolchain/lib/rustlib/$WASM_TARGET/lib
    # `test` is for `cargo test`.
    with_debian_rust build_std "$library" "" -Z build-std=std,panic_abort,test

    mkdir -p "$toolchain/bin" "$toolchain/lib/rustlib/$host/bin"
    ln -s "/usr/lib/rustlib/$host/lib" "$toolchain/lib/rustlib/$host/lib"
    ln -s "/usr/bin/lld-$LLD_VERSION" "$toolchain/lib/rustlib/$host/bin/rust-lld"
    ln -s /usr/bin/cargo "$toolchain/bin/cargo"
    # The compiler would take /usr for its home, where the new library is not. The page has another (page-std.sh).
    cat >"$toolchain/bin/rustc" <<'WRAPPER'
#!/bin/sh
case " $*" in
*" --sysroot"*) exec /usr/bin/rustc "$@" ;;
*) exec /usr/bin/rustc --sysroot "${0%/bin/rustc}" "$@" ;;
esac
WRAPPER
    chmod +x "$toolchain/bin/rustc"
}

# with_debian_rust COMMAND...: runs it with Debian's compiler, whatever else there is.
with_debian_rust() {
    (
        unset RUSTUP_TOOLCHAIN
        PATH=/usr/bin:$PATH RUSTC=/usr/bin/rustc "$@"
    )
}
