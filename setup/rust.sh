# shellcheck shell=bash disable=SC2034  # the routes are read in environment.sh and tools.sh
# The compiler: which one, and how it gets the wasm32 target. Sourced, never run.
#
# In this order: the Rust in PATH if it has the target; what rustup has or can bring; Debian's
# rustc-web, whose wasm32 library is built here; the distribution's rustup package. What is chosen
# also serves the native builds, unless an active rustup toolchain is new enough for those.

RUST_ROUTE=        # present | debian | rustup
WASM_RUST_BIN=     # a folder that wasm builds put first in PATH; empty if the Rust in PATH serves
NATIVE_RUST_BIN=   # the same for native builds

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

# True if the Rust that comes first in PATH compiles everything here.
rust_serves() { has cargo && rust_is_new_enough && rust_has_wasm; }

rust_has_linters() { cargo clippy --version >/dev/null 2>&1 && cargo fmt --version >/dev/null 2>&1; }

# True if rustup's active toolchain builds, checks and formats the native crates.
native_rust_serves() { has rustup && rust_is_new_enough && rust_has_linters; }

# The C library's headers and start files are packages of their own, so having cc says too little.
can_link() {
    local program status=0
    program=$(mktemp)
    cc -x c -o "$program" - >/dev/null 2>&1 <<<$'#include <stdlib.h>\nint main(void) { return 0; }' || status=1
    rm -f "$program"
    return "$status"
}

# Decides the route and notes what it needs.
choose_rust() {
    local level=$1
    can_link || lack "a C compiler that can link a program, cc" \
        "Install gcc, and the headers of the C library." gcc libc6-dev
    # Where Debian's compiler was made ready, rustup could not help, and asking it again takes long.
    if rust_serves || { ! wasm_toolchain_is_provided && rustup_makes_rust_serve; }; then
        RUST_ROUTE=present
        [[ $level == run ]] || has rustup || rust_has_linters ||
            lack "cargo clippy and cargo fmt" "Install them by the means that Rust was installed with."
    else
        choose_packaged_rust "$level"
    fi
}

choose_packaged_rust() {
    local level=$1 words="Rust $RUST_MINIMUM or newer with the target $WASM_TARGET"
    local hint="Get rustup from https://rustup.rs, which set-up then uses."
    RUST_ROUTE=debian
    ! debian_rust_is_complete "$level" || return 0

    refresh_package_lists
    local packages=("rustc-web>=$RUST_MINIMUM" cargo-web rust-web-src "lld-$LLD_VERSION")
    [[ $level == run ]] || native_rust_serves || packages+=(rustfmt-web rust-web-clippy)
    if offered "${packages[@]}"; then
        lack "$words" "$hint" "${packages[@]}"
    elif ! has rustup; then
        RUST_ROUTE=rustup
        lack "$words" "$hint" rustup
    else
        lack "$words" "With a connection to the internet: rustup toolchain install stable --target $WASM_TARGET"
    fi
}

# Completes the chosen route, once the packages are there.
provide_rust() {
    local level=$1
    if [[ $RUST_ROUTE == debian ]]; then
        provide_wasm_toolchain
        WASM_RUST_BIN=$TOOLS/$(wasm_toolchain_name)/bin
        native_rust_serves || use_debian_rust_natively
        return
    fi
    [[ $RUST_ROUTE == present ]] || rustup_makes_rust_serve ||
        stop "rustup is there, but could not bring Rust with the target $WASM_TARGET." \
            "See what it says above, and run the same command again."
    [[ $level == run ]] || rust_has_linters || rustup_brings_linters
}
