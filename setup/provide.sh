# shellcheck shell=bash
# Puts a versioned folder into the tools folder, once. Sourced, never run.

# provide FOLDER WORDS FUNCTION: unless $TOOLS/FOLDER is there, says WORDS and calls FUNCTION with
# the path of an empty folder to fill. A second clone that starts meanwhile waits and uses the result.
provide() {
    [[ -d $TOOLS/$1 ]] || locked "$TOOLS/$1.lock" "another set-up, which is $2" fill_once "$@"
}

# The folder gets its name only when it is complete.
fill_once() {
    local folder=$TOOLS/$1 words=$2 fill=$3
    [[ ! -d $folder ]] || return 0
    say "$words"
    rm -rf "$folder.partial"
    mkdir "$folder.partial"
    "$fill" "$folder.partial"
    mv "$folder.partial" "$folder"
}
