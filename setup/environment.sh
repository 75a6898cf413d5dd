# shellcheck shell=bash
# Writes down where everything is, for the Makefile's recipes to source. Sourced, never run.

write_environment() {
    local path=$TOOLS/$TRUNK/bin:$TOOLS/$WASM_BINDGEN/bin:$TOOLS/$BINARYEN/node_modules/.bin
    [[ -z $NATIVE_RUST_BIN ]] || path=$NATIVE_RUST_BIN:$path
    local cargo_home=
    [[ ! -d $HOME/.cargo/bin ]] || cargo_home=:$HOME/.cargo/bin

    mkdir -p "$(dirname "$ENV_FILE")"
    {
        echo "# Written by setup/setup.sh; written anew by each set-up."
        # shellcheck disable=SC2016  # PATH is for the reader of the file to expand
        printf 'export PATH=%q:$PATH%q\n' "$path" "$cargo_home"
        printf 'export WASM_RUST_BIN=%q\n' "$WASM_RUST_BIN"
        printf 'export CHROMIUM=%q\n' "$(find_browser)"
        printf 'export CHROMEDRIVER=%q\n' "$(find_driver)"
    } >"$ENV_FILE"
}
