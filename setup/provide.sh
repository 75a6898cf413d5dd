# shellcheck shell=bash
# Puts a versioned folder into the tools folder, once. Sourced, never run.

# provide FOLDER WORDS FUNCTION: unless $TOOLS/FOLDER is there, says WORDS and calls FUNCTION with
# the path of an empty folder to fill. The folder gets its name only when it is complete, and a
# lock makes a second clone that starts meanwhile wait and then use the result.
provide() {
    local folder=$TOOLS/$1 words=$2 fill=$3
    [[ ! -d $folder ]] || return 0
    mkdir -p "$TOOLS"
    (
        flock 9
        [[ ! -d $folder ]] || exit 0
        say "$words"
        rm -rf "$folder.partial"
        mkdir "$folder.partial"
        "$fill" "$folder.partial"
        mv "$folder.partial" "$folder"
    ) 9>"$folder.lock"
}

# quietly COMMAND...: runs it with its output kept in a log, which is shown only if it fails.
quietly() {
    local log
    log=$(mktemp "${TMPDIR:-/tmp}/task-monitor-setup.XXXXXX")
    if "$@" >"$log" 2>&1 </dev/null; then
        rm -f "$log"
    else
        tail -n 40 "$log" >&2
        stop "this command failed: $*" "Its whole output is in $log"
    fi
}
