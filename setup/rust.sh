# shellcheck shell=bash disable=SC2034  # the routes are read in environment.sh and tools.sh
# The compiler: which one, and how it gets the wasm32 target. Sourced, never run.
#
# In this order: the Rust in PATH if it has the target; rustup if it can add the target; Debian's
# rustc-web, whose wasm32 library is built here; the distribution's rustup package. What is chosen
# also serves the native builds, unless an active rustup toolchain is new enough for those.

RUST_ROUTE=        # present | debian | rustup
WASM_RUST_BIN=     # a folder that wasm builds put first in PATH; empty if the Rust in PATH serves
NATIVE_RUST_BIN=   # the same for native builds

RUSTUP_TIME_LIMIT=120   # seconds, since rustup retries for long where it can't download

rust_is_new_enough() {
    local version
    version=$(rustc --version 2>/dev/null | cut -d ' ' -f 2) && [[ -n $version ]] &&
        at_least "${version%%-*}" "$RUST_MINIMUM"
}

rust_has_wasm() {
    local library
    library=$(rustc --print target-libdir --target "$WASM_TARGET" 2>/dev/null) &&
        compgen -G "$library/libstd-*.rlib" >/dev/null
}

# Decides the route and notes the packages that it needs.
choose_rust() {
    local level=$1
    has cc || lack "a C compiler, cc" gcc libc6-dev
    RUST_ROUTE=present
    if has cargo && rust_is_new_enough; then
        rust_has_wasm && return
        # Asking rustup again would cost its time limit at each set-up where it can't download.
        wasm_toolchain_is_provided || { has rustup && add_wasm_target && return; }
    fi
    choose_packaged_rust "$level"
}

add_wasm_target() {
    say "adding the target $WASM_TARGET to rustup's toolchain (at most $((RUSTUP_TIME_LIMIT / 60)) minutes)"
    timeout "$RUSTUP_TIME_LIMIT" rustup target add "$WASM_TARGET" >/dev/null 2>&1 </dev/null && return
    say "rustup can't download the target here; going on with the distribution's packages"
    return 1
}

choose_packaged_rust() {
    local level=$1 packaged
    if has rustup && ! rustup toolchain list -q 2>/dev/null | grep -qv '^no installed'; then
        RUST_ROUTE=rustup
        return
    fi
    if debian_rust_is_complete "$level"; then
        RUST_ROUTE=debian
        return
    fi
    refresh_package_lists
    packaged=$(packaged_version rustc-web)
    if [[ -n $packaged ]] && at_least "${packaged%%[+~-]*}" "$RUST_MINIMUM"; then
        RUST_ROUTE=debian
        local packages=(rustc-web cargo-web rust-web-src "lld-$LLD_VERSION")
        [[ $level == run ]] || native_rust_serves || packages+=(rustfmt-web rust-web-clippy)
        lack "Rust $RUST_MINIMUM or newer with the target $WASM_TARGET" "${packages[@]}"
    elif ! has rustup && [[ -n $(packaged_version rustup) ]]; then
        RUST_ROUTE=rustup
        lack "Rust $RUST_MINIMUM or newer with the target $WASM_TARGET" rustup
    elif has rustup; then
        stop "Rust $RUST_MINIMUM or newer with the target $WASM_TARGET is needed, and rustup could not provide it." \
            "With a connection to the internet: rustup update stable && rustup target add $WASM_TARGET"
    else
        lack "Rust $RUST_MINIMUM or newer with the target $WASM_TARGET (https://rustup.rs, then: rustup target add $WASM_TARGET)"
    fi
}

debian_rust_is_complete() {
    local level=$1 version
    [[ -x /usr/bin/rustc && -x /usr/bin/cargo && -x /usr/bin/lld-$LLD_VERSION ]] || return 1
    version=$(/usr/bin/rustc --version 2>/dev/null | cut -d ' ' -f 2)
    at_least "${version:-0}" "$RUST_MINIMUM" || return 1
    [[ -d $TOOLS/$(wasm_toolchain_name) || -f /usr/lib/rustlib/src/rust/library/std/Cargo.toml ]] || return 1
    [[ $level == run ]] || native_rust_serves || [[ -x /usr/bin/cargo-clippy && -x /usr/bin/rustfmt ]]
}

# True if rustup's active toolchain builds, checks and formats the native crates.
native_rust_serves() {
    has rustup && rust_is_new_enough && cargo clippy --version >/dev/null 2>&1 && cargo fmt --version >/dev/null 2>&1
}

# Completes the chosen route, once the packages are there.
provide_rust() {
    local level=$1
    case $RUST_ROUTE in
    debian)
        provide_wasm_toolchain
        WASM_RUST_BIN=$TOOLS/$(wasm_toolchain_name)/bin
        has rustup && rust_is_new_enough || NATIVE_RUST_BIN=/usr/bin
        ;;
    rustup)
        say "installing the stable Rust toolchain with rustup (about 2 minutes)"
        quietly rustup toolchain install stable --profile minimal --target "$WASM_TARGET"
        ;;
    esac
    [[ $level == run || $RUST_ROUTE == debian ]] || provide_clippy_and_rustfmt
}

provide_clippy_and_rustfmt() {
    cargo clippy --version >/dev/null 2>&1 && cargo fmt --version >/dev/null 2>&1 && return
    has rustup || stop "cargo clippy and cargo fmt are needed by make test." \
        "Install them with your system's own means and run the same command again."
    say "adding clippy and rustfmt to rustup's toolchain"
    quietly timeout "$RUSTUP_TIME_LIMIT" rustup component add clippy rustfmt
}
