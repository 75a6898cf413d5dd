#!/usr/bin/env bash
# Every check and test, in the order in which a mistake is found soonest. Stops after the first group
# that fails. The last line adds up what ran: `N passed, N failed`. `make test` and .ci/run call this.
set -uo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.." || exit

passed=0
failed=0
log=$(mktemp)
trap 'rm -f "$log"' EXIT
# Colours, if forced, would hide node's counts.
unset FORCE_COLOR

# The counts in what a group printed, as "PASSED FAILED".
count_cargo() {
    awk '/^test result: / { passed += $4; failed += $6 } END { print passed + 0, failed + 0 }' "$log"
}
count_node() {
    awk '$1 == "#" || $1 == "ℹ" { if ($2 == "pass") passed = $3; if ($2 == "fail" || $2 == "cancelled") failed += $3 }
        END { print passed + 0, failed + 0 }' "$log"
}
count_pytest() {
    awk '/ in [0-9.]+s/ { for (i = 2; i <= NF; i++) { if ($i ~ /^passed/) passed = $(i - 1); if ($i ~ /^(failed|error)/) failed += $(i - 1) } }
        END { print passed + 0, failed + 0 }' "$log"
}
# A check that only succeeds or not counts as one, or as none where it says that it was left out.
count_gate() { if grep -q ': left out$' "$log"; then echo 0 0; else echo 1 0; fi; }

# group NAME COUNTER GOAL: makes the goal, shows its output, and adds its counts.
group() {
    local name=$1 counter=$2 goal=$3 start=$SECONDS
    printf '\n== %s\n' "$name"
    make --no-print-directory "$goal" 2>&1 | tee "$log"
    local status=$? good bad
    read -r good bad < <("$counter")
    # What did not even start to count, such as a crate that does not compile, is one failure.
    if ((status != 0 && bad == 0)); then
        bad=1
        [[ $counter != count_gate ]] || good=0
    fi
    passed=$((passed + good))
    failed=$((failed + bad))
    printf '== %s: %d passed, %d failed, %d s\n' "$name" "$good" "$bad" $((SECONDS - start))
    ((status == 0 && bad == 0)) || finish "Stopped at: $name. To run only this: make $goal"
}

finish() {
    local message=$1 status=0
    ((failed == 0)) || status=1
    printf '\n%s\n%d passed, %d failed\n' "$message" "$passed" "$failed"
    exit "$status"
}

group "set-up" count_gate setup-test
group "formatting" count_gate lint-fmt
group "clippy" count_gate lint-native
group "clippy for wasm32" count_gate lint-wasm
group "native tests" count_cargo test-native
group "clients that others wrote" count_pytest test-clients
group "the OpenAPI document" count_pytest test-openapi
group "component tests in the browser" count_cargo test-web
group "the bundle" count_gate dist
group "size of the page" count_gate size
group "the packages" count_node test-packaging
group "end-to-end tests" count_node test-e2e
finish "Everything passed."
