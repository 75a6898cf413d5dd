# shellcheck shell=bash
# What the tests in a browser need: Chromium, its driver, Firefox for a smoke run, and the packages of the
# end-to-end tests. Sourced, never run.

# first_working NAME...: the path of the first of these commands that runs, or nothing. Ubuntu's
# chromium-browser is there and does nothing but ask for the snap, whose folder may lack in PATH.
first_working() {
    local name path
    for name in "$@"; do
        path=$(PATH=$PATH:/snap/bin command -v "$name") || continue
        timeout 20 "$path" --version >/dev/null 2>&1 </dev/null && echo "$path" && return
    done
    return 0
}

find_browser() { first_working chromium chromium-browser google-chrome google-chrome-stable; }
find_driver() { first_working chromedriver chromium.chromedriver; }

# Not the command firefox: a snap, which that is on Ubuntu, takes no profile from the tests.
find_firefox() { first_working firefox-esr; }

look_for_browser() {
    [[ -n $(find_browser) ]] || lack "the browser Chromium, chromium" \
        "Get it by: sudo snap install chromium (with its driver), or install google-chrome-stable (https://www.google.com/chrome)." chromium
    [[ -n $(find_driver) ]] || lack "the browser's driver, chromedriver" \
        "The snap chromium brings it. Chrome's, of Chrome's very version: https://googlechromelabs.github.io/chrome-for-testing" chromium-driver
}

# Where apt offers no Firefox ESR, the tests leave its smoke run out.
look_for_firefox() {
    [[ -z $(find_firefox) ]] || return 0
    has_package_lists || refresh_package_lists
    ! offered firefox-esr || lack "the browser Firefox ESR, firefox-esr" "Install firefox-esr." firefox-esr
}

# The lock file says exactly which versions; npm keeps its own copy of it beside what it installed.
provide_node_modules() {
    local e2e=$CHECKOUT/tests/e2e
    [[ $e2e/node_modules/.package-lock.json -nt $e2e/package-lock.json ]] && return
    say "downloading the packages of the end-to-end tests (a few seconds)"
    quietly npm ci --prefix "$e2e" --no-audit --no-fund --ignore-scripts
    touch "$e2e/node_modules/.package-lock.json"
}
