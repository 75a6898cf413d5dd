# shellcheck shell=bash
# What a rustup on the machine has or can download. Sourced, never run.

RUSTUP_TIME_LIMIT=600    # seconds, for slow lines
RUSTUP_CONNECT_LIMIT=20

# Makes the Rust in PATH serve, if rustup can: with the stable toolchain if that is there already, else by
# adding the target to the active one, or by bringing stable up to date where that one is too old.
rustup_makes_rust_serve() {
    has rustup || return
    use_stable && return
    if has cargo && rust_is_new_enough; then
        rustup_does "adding the target $WASM_TARGET (about 1 minute)" target add "$WASM_TARGET" && rust_serves
    else
        rustup_does "installing the newest stable Rust (about 2 minutes)" \
            toolchain install stable --profile minimal --target "$WASM_TARGET" --no-self-update &&
            { rust_serves || use_stable; }
    fi
}

# For this project only; what people chose as their default toolchain stays. Asked for a toolchain that it
# doesn't have, some versions of rustup download it.
use_stable() {
    [[ $'\n'$(rustup toolchain list 2>/dev/null) == *$'\n'stable-* ]] &&
        RUSTUP_TOOLCHAIN=stable rust_serves && export RUSTUP_TOOLCHAIN=stable
}

rustup_brings_linters() {
    rustup_does "adding clippy and rustfmt to Rust (about 1 minute)" component add clippy rustfmt || true
    rust_has_linters || stop "cargo clippy and cargo fmt are needed for the tests." \
        "Once this works, run the same command again: rustup component add clippy rustfmt"
}

# rustup_does WORDS ARGUMENT...: says WORDS and runs rustup; if it fails, says why in one line.
rustup_does() {
    local words=$1 complaint
    shift
    say "$words"
    complaint=$(rustup_server_answers 2>&1) &&
        complaint=$(RUST_BACKTRACE=0 timeout "$RUSTUP_TIME_LIMIT" rustup "$@" 2>&1 >/dev/null </dev/null) && return
    say "rustup could not do it: ${complaint##*$'\n'}"
    return 1
}

# By itself rustup waits for minutes where a server takes the connection and says nothing.
rustup_server_answers() {
    ! has curl || curl -fsSL --max-time "$RUSTUP_CONNECT_LIMIT" -o /dev/null \
        "${RUSTUP_DIST_SERVER:-https://static.rust-lang.org}/dist/channel-rust-stable.toml.sha256"
}
