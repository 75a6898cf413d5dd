# shellcheck shell=bash
# System packages: what is lacking is collected first, then installed in one go. Sourced, never run.

LACKING_WORDS=()
LACKING_PACKAGES=()

# lack WORDS PACKAGE...: notes that the machine lacks what WORDS say, and which Debian packages bring it.
lack() {
    LACKING_WORDS+=("$1")
    shift
    LACKING_PACKAGES+=("$@")
}

# The version that apt would install, or nothing.
packaged_version() {
    has apt-cache || return 0
    LC_ALL=C apt-cache policy "$1" 2>/dev/null | sed -n 's/^  Candidate: \([0-9].*\)$/\1/p'
}

# Installs everything noted by `lack`, or stops with the list and the way to get it.
install_packages() {
    ((${#LACKING_WORDS[@]} > 0)) || return 0
    local install=(apt-get install -y --no-install-recommends "${LACKING_PACKAGES[@]}")
    has apt-get || stop "this machine lacks what is listed here, and set-up installs only with apt-get:" \
        "${LACKING_WORDS[@]/#/- }" "Install these with your system's own means and run the same command again." \
        "On Debian and Ubuntu the packages are: ${LACKING_PACKAGES[*]}"
    may_be_root || stop "this machine lacks what is listed here, and installing it needs root:" \
        "${LACKING_WORDS[@]/#/- }" "Run this, then the same command again:" "  sudo ${install[*]}"

    say "installing ${LACKING_PACKAGES[*]} (1 to 3 minutes)"
    quietly as_root env DEBIAN_FRONTEND=noninteractive apt-get update
    quietly as_root env DEBIAN_FRONTEND=noninteractive "${install[@]}"
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
