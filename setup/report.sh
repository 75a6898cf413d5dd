# shellcheck shell=bash
# What set-up says, and how it stops. Sourced, never run.

say() { printf 'set-up: %s\n' "$*"; }

# Stops with a plain text on stderr; each argument is a line.
stop() {
    printf 'set-up: %s\n' "$1" >&2
    shift
    (($# == 0)) || printf '        %s\n' "$@" >&2
    exit 1
}

has() { command -v "$1" >/dev/null 2>&1; }

# at_least HAVE WANT: compares dotted versions.
at_least() { [[ $(printf '%s\n%s\n' "$2" "$1" | sort -V | head -n 1) == "$2" ]]; }
