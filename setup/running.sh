# shellcheck shell=bash
# How set-up runs what takes long: without its output, and one at a time. Sourced, never run.

# attempt COMMAND...: runs it with its output kept in a log, whose end is shown only if it fails.
attempt() {
    local log
    log=$(mktemp "${TMPDIR:-/tmp}/task-monitor-setup.XXXXXX")
    # Without the lock, which a process that stays behind, such as a compiler cache, would keep.
    if "$@" >"$log" 2>&1 </dev/null 9>&-; then
        rm -f "$log"
        return
    fi
    tail -n 40 "$log" >&2
    say "the whole output is in $log" >&2
    return 1
}

quietly() { attempt "$@" || stop "this command failed: $*"; }

# locked FILE WORDS COMMAND...: runs it while nobody else holds FILE's lock; if somebody does, says
# that it waits for WORDS.
locked() {
    local file=$1 words=$2
    shift 2
    mkdir -p "$(dirname "$file")"
    (
        flock -n 9 || { say "waiting for $words" && flock 9; }
        "$@"
    ) 9>"$file"
}
