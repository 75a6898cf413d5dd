#!/usr/bin/env bash
# Makes the machine ready for `make run`, with `rpm` for `make rpm` as well, and with `test` for `make test`.
#
# Finds out everything that is lacking, installs the system packages in one go, builds the tools that
# no package has, and writes down for the Makefile where all of it is. What is there already is left
# alone, so a second call takes a moment.
#
# Usage: setup/setup.sh run|rpm|test
set -euo pipefail

CHECKOUT=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
for part in versions report running provide packages rust rustup debian-rust build-std wasm-std page-std tools rpm browser clients environment; do
    # shellcheck source=/dev/null
    source "$CHECKOUT/setup/$part.sh"
done

set_up() {
    local level=$1 rust=run
    # Its linters are for the tests.
    [[ $level != test ]] || rust=test
    choose_rust "$rust"
    look_for_tools
    [[ $level == run ]] || look_for_rpm
    if [[ $level == test ]]; then
        look_for_browser
        look_for_firefox
        look_for_python
    fi
    install_packages

    provide_rust "$rust"
    provide_page_std
    provide_tools
    if [[ $level == test ]]; then
        provide_node_modules
        provide_clients
    fi
    write_environment
}

level=${1:-run}
[[ $level == run || $level == rpm || $level == test ]] || stop "usage: setup/setup.sh run|rpm|test"

# rustup can be told to use another toolchain in some folder.
cd "$CHECKOUT"
# What rustup brings must be what is found; a shell that is no login shell often lacks this folder.
[[ -z $RUSTUP_BIN ]] || PATH=$RUSTUP_BIN:$PATH

locked "$(dirname "$ENV_FILE")/setup.lock" "another set-up of this checkout" set_up "$level"
