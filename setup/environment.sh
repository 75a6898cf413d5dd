# shellcheck shell=bash
# Writes down where everything is, for the Makefile's recipes to source. Sourced, never run.

write_environment() {
    local path=$TOOLS/$TRUNK/bin:$TOOLS/$WASM_SPLIT/bin:$TOOLS/$WASM_BINDGEN/bin:$TOOLS/$BINARYEN/node_modules/.bin
    path+=:$TOOLS/$ESBUILD/node_modules/.bin
    path+=${NATIVE_RUST_BIN:+:$NATIVE_RUST_BIN}${RUSTUP_BIN:+:$RUSTUP_BIN}

    local clients
    clients=$TOOLS/$(clients_folder)

    {
        echo "# Written by setup/setup.sh; written anew by each set-up."
        # shellcheck disable=SC2016  # PATH is for the reader of the file to expand
        printf 'export PATH=%q:$PATH\n' "$path"
        [[ -z ${RUSTUP_TOOLCHAIN:-} ]] || printf 'export RUSTUP_TOOLCHAIN=%q\n' "$RUSTUP_TOOLCHAIN"
        printf 'export WASM_RUST_BIN=%q\n' "$WASM_RUST_BIN"
        printf 'export PAGE_STD_FLAGS=%q\n' "$PAGE_STD_FLAGS"
        printf 'export CHROMIUM=%q\n' "$(find_browser)"
        printf 'export CHROMEDRIVER=%q\n' "$(find_driver)"
        printf 'export FIREFOX=%q\n' "$(find_firefox)"
        printf 'export CLIENTS_PYTHON=%q\n' "$clients/bin/python"
        printf 'export ANSIBLE_COLLECTIONS_PATH=%q\n' "$clients"
    } >"$ENV_FILE.new"
    # In one step, because another goal may be reading it.
    mv "$ENV_FILE.new" "$ENV_FILE"
}
