#!/usr/bin/env bash
# Makes the machine ready for `make run`, or with `test` for `make test` as well.
#
# Finds out everything that is lacking, installs the system packages in one go, builds the tools that
# no package has, and writes down for the Makefile where all of it is. What is there already is left
# alone, so a second call takes a moment.
#
# Usage: setup/setup.sh run|test
set -euo pipefail

CHECKOUT=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
for part in versions report running provide packages rust rustup debian-rust wasm-std tools browser clients environment; do
    # shellcheck source=/dev/null
    source "$CHECKOUT/setup/$part.sh"
done

set_up() {
    local level=$1
    choose_rust "$level"
    look_for_tools
    if [[ $level == test ]]; then
        look_for_browser
        look_for_python
    fi
    install_packages

    provide_rust "$level"
    provide_tools
    if [[ $level == test ]]; then
        provide_node_modules
        provide_clients
    fi
    write_environment
}

level=${1:-run}
[[ $level == run || $level == test ]] || stop "usage: setup/setup.sh run|test"

# rustup can be told to use another toolchain in some folder.
cd "$CHECKOUT"
# What rustup brings must be what is found; a shell that is no login shell often lacks this folder.
[[ -z $RUSTUP_BIN ]] || PATH=$RUSTUP_BIN:$PATH

locked "$(dirname "$ENV_FILE")/setup.lock" "another set-up of this checkout" set_up "$level"
