#!/usr/bin/env bash
# Runs the component tests in the browser (.cargo/config.toml names this script): wasm-bindgen's runner,
# and beside it a knock at its server every second.
#
# The runner's server, tiny_http 0.12, can leave a connection lying: where two arrive before its one idle
# thread wakes, the second is queued for nobody (TaskPool::spawn in its src/util/task_pool.rs). The browser
# then waits for a script for good: three of six runs did on a machine with six busy loops. A connection that
# comes and goes gets a thread of its own, and a thread that has finished looks into that queue.
set -uo pipefail

# The ports on which a process listens.
listening_ports() {
    local inodes
    inodes=$(readlink "/proc/$1/fd/"* 2>/dev/null | sed -n 's/^socket:\[\([0-9]*\)]$/\1/p') || true
    awk -v inodes="$inodes" 'BEGIN { split(inodes, all); for (i in all) own[all[i]] }
        $4 == "0A" && $10 in own { split($2, address, ":"); print address[2] }' /proc/net/tcp 2>/dev/null |
        while read -r hex; do echo $((16#$hex)); done
}

knock() { (exec 3<>"/dev/tcp/127.0.0.1/$1") 2>/dev/null; }

wasm-bindgen-test-runner "$@" &
runner=$!
trap 'kill "$runner" 2>/dev/null' INT TERM
(
    while sleep 1 && kill -0 "$runner" 2>/dev/null; do
        for port in $(listening_ports "$runner"); do knock "$port"; done
    done
) &
knocking=$!
wait "$runner"
status=$?
kill "$knocking" 2>/dev/null
exit "$status"
