# shellcheck shell=bash disable=SC2034  # PAGE_STD_FLAGS is read in environment.sh
# The standard library that the page is linked with. Sourced, never run.
#
# The one that comes with the compiler is made for speed and tells of every panic where and why; that is a sixth of
# what people wait for at start. So it is built once more from its source: for size, and with panics that only trap,
# which host/crash.js tells people. Where that can't be done, the page is linked with the compiler's own.

# All that is linked together has to agree on what a panic does.
PAGE_PANICS="-Zunstable-options -Cpanic=immediate-abort"
PAGE_STD_FLAGS=    # the compiler's flags for the page; empty where the library can't be had

provide_page_std() {
    local name folder
    name=$(page_std_name)
    folder=$TOOLS/$name
    # What could not be had is asked for again the next day.
    if [[ ! -d $folder && -z $(find "$folder.refused" -mtime -1 2>/dev/null) ]]; then
        ! page_std_source_is_there || provide "$name" \
            "building the standard library for the page, for size (about 1 minute, once per machine)" fill_page_std ||
            true
        page_std_is_complete "$folder" || refuse_page_std "$folder"
    fi
    [[ ! -d $folder ]] || PAGE_STD_FLAGS="--sysroot=$folder $PAGE_PANICS"
}

page_std_is_complete() { compgen -G "$1/lib/rustlib/$WASM_TARGET/lib/libstd-*.rlib" >/dev/null; }

refuse_page_std() {
    rm -rf "$1"
    mkdir -p "$TOOLS"
    touch "$1.refused"
    say "the page will be linked with the compiler's own standard library, and be a sixth larger"
}

# Another compiler needs another library, and so does another recipe, which the first number stands for.
page_std_name() { echo "page-std-1-$(with_page_rust rustc -vV | sha256sum | cut -c 1-8)"; }

# with_page_rust COMMAND...: runs it with the compiler that the page is compiled by.
with_page_rust() {
    if [[ $RUST_ROUTE == debian ]]; then with_debian_rust "$@"; else "$@"; fi
}

page_std_source_is_there() {
    local source
    source=$(with_page_rust rustc --print sysroot)/lib/rustlib/src/rust/library/std/Cargo.toml
    [[ -f $source ]] ||
        { has rustup && rustup_does "adding the source of the standard library (a few seconds)" component add rust-src; }
    [[ -f $source ]]
}

fill_page_std() {
    local folder=$1 home host
    home=$(with_page_rust rustc --print sysroot)
    [[ $RUST_ROUTE != debian ]] || home=$TOOLS/$(wasm_toolchain_name)
    host=$(with_page_rust rustc -vV | sed -n 's/^host: //p')
    CARGO_PROFILE_RELEASE_OPT_LEVEL=z CARGO_PROFILE_RELEASE_CODEGEN_UNITS=1 with_page_rust \
        build_std "$folder/lib/rustlib/$WASM_TARGET/lib" "$PAGE_PANICS" \
        -Z build-std=std,panic_abort -Z build-std-features=optimize_for_size &&
        # Its linker is looked for beside the library.
        mkdir -p "$folder/lib/rustlib/$host" && ln -s "$home/lib/rustlib/$host/bin" "$folder/lib/rustlib/$host/bin"
}
