# shellcheck shell=bash
# System packages: what is lacking is collected first, then installed in one go. Sourced, never run.

LACKING=()    # in words, for people
HINTS=()      # for each of them, how a person gets it
WANTED=()     # for each of them, the packages that bring it

# lack WORDS HINT [PACKAGE|PACKAGE>=VERSION]...: notes that the machine lacks what WORDS say, and which
# Debian packages together bring it. Where apt doesn't offer them, the person is given the HINT.
lack() {
    LACKING+=("$1")
    HINTS+=("$2")
    WANTED+=("${*:3}")
}

# True if apt offers all of these packages, and each in the version that is asked for.
offered() {
    local package version
    for package in "$@"; do
        [[ $package == *">="* ]] || package+=">=0"
        version=$(packaged_version "${package%%>=*}")
        if [[ -z $version ]] || ! at_least "$version" "${package##*>=}"; then return 1; fi
    done
    (($# > 0))
}

# The version that apt would install, without what Debian adds to it, or nothing.
packaged_version() {
    local version
    has apt-cache || return 0
    version=$(LC_ALL=C apt-cache policy "$1" 2>/dev/null | sed -n 's/^  Candidate: \([0-9].*\)$/\1/p')
    version=${version#*:}
    echo "${version%%[+~-]*}"
}

has_package_lists() { compgen -G '/var/lib/apt/lists/*Packages*' >/dev/null; }

# Lets apt know what there is, once; a new machine often has no list at all.
LISTS_ARE_FRESH=
refresh_package_lists() {
    [[ -z $LISTS_ARE_FRESH ]] && has apt-get && may_be_root || return 0
    say "asking apt which packages there are"
    apt_get update || say "apt could not bring all its lists up to date; going on with those that are there"
    LISTS_ARE_FRESH=yes
}

# Installs everything noted by `lack`, or stops with the list and the way to get it.
install_packages() {
    ((${#LACKING[@]} > 0)) || return 0
    refresh_package_lists
    if has apt-get && ! may_be_root && ! has_package_lists; then
        stop "this machine lacks what is listed here, and apt has no package lists yet:" "${LACKING[@]/#/- }" \
            "Run this, then the same command again:" "  sudo apt-get update"
    fi

    local list=() packages=() wanted at by_hand=''
    for at in "${!LACKING[@]}"; do
        list+=("- ${LACKING[at]}")
        read -ra wanted <<<"${WANTED[at]}"
        if has apt-get && offered "${wanted[@]}"; then
            packages+=("${wanted[@]%%>=*}")
        else
            by_hand=yes
            list+=("  ${HINTS[at]}")
        fi
    done

    if ! has apt-get; then
        stop_lacking "set-up can install only with apt-get"
    elif ! may_be_root; then
        stop_lacking "installing needs root"
    elif [[ -n $by_hand ]]; then
        stop_lacking "apt does not offer all of it"
    fi
    say "installing ${packages[*]} (1 to 5 minutes; longer if apt is busy with something else)"
    apt_get install -y --no-remove --no-install-recommends "${packages[@]}" ||
        stop "apt could not install what is lacking:" "${list[@]}" \
            "If apt says above that packages need to be removed: set-up removes none of yours. Remove those by hand; or," \
            "if they are Debian's rustc or rustup, which can't be beside rustc-web, get Rust from https://rustup.rs instead." \
            "Then run the same command again."
    hash -r
}

# Stops with install_packages' list, and with the commands for what set-up would install if it were root.
stop_lacking() {
    local steps=("Then run the same command again.")
    if has apt-get && ! may_be_root; then
        ((${#packages[@]} == 0)) || steps=("  sudo apt-get install --no-install-recommends ${packages[*]}" "${steps[@]}")
        steps=("Run:" "  sudo apt-get update" "${steps[@]}")
    elif ((${#packages[@]} > 0)); then
        steps=("Then run the same command again; it installs the rest by itself.")
    fi
    stop "this machine lacks what is listed here, and $1:" "${list[@]}" "${steps[@]}"
}

# True if commands can be run as root: at once, or after asking at the terminal for the password.
MAY_BE_ROOT=
may_be_root() {
    if [[ -z $MAY_BE_ROOT ]]; then
        MAY_BE_ROOT=no
        if ((EUID == 0)) || may_sudo; then MAY_BE_ROOT=yes; fi
    fi
    [[ $MAY_BE_ROOT == yes ]]
}

may_sudo() {
    has sudo || return
    sudo -n true 2>/dev/null && return
    [[ -t 0 ]] && say "root is needed to install packages" && sudo -v
}

# A machine that was just started often runs apt by itself; that is waited for.
apt_get() {
    local sudo=()
    ((EUID == 0)) || sudo=(sudo)
    locked "$TOOLS/apt.lock" "another set-up, which is using apt" \
        attempt "${sudo[@]}" env DEBIAN_FRONTEND=noninteractive apt-get -o DPkg::Lock::Timeout=300 "$@"
}
