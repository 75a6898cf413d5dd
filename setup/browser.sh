# shellcheck shell=bash
# What the tests in a browser need: Chromium, its driver, and the packages of the end-to-end tests.
# Sourced, never run.

# first_of NAME...: the path of the first command that exists, or nothing.
first_of() {
    local name
    for name in "$@"; do
        command -v "$name" && return
    done
    return 0
}

find_browser() { first_of chromium chromium-browser google-chrome google-chrome-stable; }
find_driver() { first_of chromedriver chromium.chromedriver; }

look_for_browser() {
    [[ -n $(find_browser) ]] || lack "the browser Chromium, chromium" chromium
    [[ -n $(find_driver) ]] || lack "the browser's driver, chromedriver" chromium-driver
}

# The lock file says exactly which versions; npm keeps its own copy of it beside what it installed.
provide_node_modules() {
    local e2e=$CHECKOUT/tests/e2e
    [[ $e2e/node_modules/.package-lock.json -nt $e2e/package-lock.json ]] && return
    say "downloading the packages of the end-to-end tests (a few seconds)"
    quietly npm ci --prefix "$e2e" --no-audit --no-fund --ignore-scripts
    touch "$e2e/node_modules/.package-lock.json"
}
