# shellcheck shell=bash disable=SC2034
# Every version that set-up pins, and where the tools are kept. Sourced, never run.

RUST_MINIMUM=1.89          # the workspace's rust-version
NODE_MINIMUM=18.17         # what wasm-opt and tests/size.mjs ask for
TRUNK_VERSION=0.21.14      # 0.22 asks for a newer compiler than Debian's
BINARYEN_VERSION=132.0.0   # Debian's own wasm-opt is too old for current Rust output
WASM_SPLIT_VERSION=0.2.4   # goes with wasm_split_helpers in Cargo.lock
ESBUILD_VERSION=0.28.2     # takes a third off script and style sheets
PYTHON_MINIMUM=3.11        # what schemathesis and Ansible ask for
ANSIBLE_VERSION=12.3.0     # for its collection ovirt.ovirt; the rest stands in tests/clients/requirements.txt
LLD_VERSION=19             # the linker that goes with Debian's rustc-web

WASM_TARGET=wasm32-unknown-unknown

# The command line tool must be of the very version that the bundle is linked with.
WASM_BINDGEN_VERSION=$(sed -n '/^name = "wasm-bindgen"$/{n;s/^version = "\(.*\)"$/\1/p}' "$CHECKOUT/Cargo.lock")

# Outside the checkout, each tool under its own version: a second clone finds them built,
# and an upgrade leaves the older clone's tools alone.
TOOLS=${TASK_MONITOR_TOOLS:-${XDG_CACHE_HOME:-$HOME/.cache}/task-monitor}
[[ $TOOLS == /* ]] || TOOLS=$PWD/$TOOLS

# rustup's own folder, if it is there.
RUSTUP_BIN=${CARGO_HOME:-$HOME/.cargo}/bin
[[ -x $RUSTUP_BIN/rustup ]] || RUSTUP_BIN=

# What set-up found out, for the Makefile to source.
ENV_FILE=$CHECKOUT/.run/env.sh
