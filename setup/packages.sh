# shellcheck shell=bash
# System packages: what is lacking is collected first, then installed in one go. Sourced, never run.

LACKING=()        # in words, for people
UNPACKAGED=()     # those of them that no package of this system brings
PACKAGES=()

# lack WORDS PACKAGE...: notes that the machine lacks what WORDS say, and which Debian packages bring
# it; none means that only the person at the machine can help.
lack() {
    LACKING+=("$1")
    (($# > 1)) || UNPACKAGED+=("$1")
    shift
    PACKAGES+=("$@")
}

# The version that apt would install, or nothing.
packaged_version() {
    has apt-cache || return 0
    LC_ALL=C apt-cache policy "$1" 2>/dev/null | sed -n 's/^  Candidate: \([0-9].*\)$/\1/p'
}

has_package_lists() { compgen -G '/var/lib/apt/lists/*Packages*' >/dev/null; }

# Lets apt know what there is, once; a new machine often has no list at all.
LISTS_ARE_FRESH=
refresh_package_lists() {
    [[ -z $LISTS_ARE_FRESH ]] && has apt-get && may_be_root || return 0
    say "asking apt which packages there are"
    quietly as_root apt-get update
    LISTS_ARE_FRESH=yes
}

# Installs everything noted by `lack`, or stops with the list and the way to get it.
install_packages() {
    ((${#LACKING[@]} > 0)) || return 0
    local install="apt-get install -y --no-install-recommends ${PACKAGES[*]}"
    if ! has apt-get; then
        stop "this machine lacks what is listed here, and set-up can install only with apt-get:" \
            "${LACKING[@]/#/- }" "Install it by your system's own means and run the same command again."
    elif ! may_be_root && ! has_package_lists; then
        stop "this machine lacks what is listed here, and apt has no package lists yet:" \
            "${LACKING[@]/#/- }" "Run this, then the same command again:" "  sudo apt-get update"
    elif ((${#UNPACKAGED[@]} > 0)); then
        stop "this machine lacks what is listed here, and its package lists don't offer all of it:" \
            "${LACKING[@]/#/- }" "Not offered: ${UNPACKAGED[*]}" \
            "If the lists are old, run: sudo apt-get update" "Else get it by hand. Then run the same command again."
    elif ! may_be_root; then
        stop "this machine lacks what is listed here, and installing it needs root:" \
            "${LACKING[@]/#/- }" "Run these, then the same command again:" "  sudo apt-get update" "  sudo $install"
    fi
    refresh_package_lists
    say "installing ${PACKAGES[*]} (1 to 5 minutes)"
    # shellcheck disable=SC2086  # the packages are words
    quietly as_root env DEBIAN_FRONTEND=noninteractive $install
    hash -r
}

# True if commands can be run as root: at once, or after asking at the terminal for the password.
may_be_root() {
    ((EUID == 0)) && return
    has sudo || return
    sudo -n true 2>/dev/null && return
    [[ -t 0 ]] && say "root is needed to install packages" && sudo -v
}

as_root() { if ((EUID == 0)); then "$@"; else sudo "$@"; fi; }
