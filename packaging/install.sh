#!/usr/bin/env bash
# Installs Task Monitor into the oVirt engine of this machine, or takes it away again. Everything is checked before
# anything is changed, and a failure in between puts the previous version back. The engine needs no restart.
set -euo pipefail

usage() {
    cat <<'END'
Usage: ./install.sh [--uninstall [--purge]] [--dry-run] [--root DIR]

  --uninstall   take the plug-in away; settings that were changed stay
  --purge       with --uninstall: take the changed settings away too
  --dry-run     say what would be done, and do nothing
  --root DIR    work in the system whose root is mounted at DIR
END
}

say() { echo "task-monitor: $*"; }
stop() {
    printf 'task-monitor: %s\n' "$@" >&2
    exit 1
}

uninstall='' purge='' dry='' root=''
while (($# > 0)); do
    case $1 in
        --uninstall) uninstall=yes ;;
        --purge) purge=yes ;;
        --dry-run) dry=yes ;;
        --root) root=${2:-} && [[ -d $root ]] || stop "--root needs a folder that is there." ; root=${root%/}; shift ;;
        --help) usage && exit ;;
        *) usage >&2 && exit 2 ;;
    esac
    shift
done
[[ -z $purge || -n $uninstall ]] || { usage >&2 && exit 2; }

bundle=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
share=$root/usr/share/task-monitor
plugins=$root/usr/share/ovirt-engine/ui-plugins
settings=$root/etc/ovirt-engine/ui-plugins/task-monitor-config.json
# Made by this script only, so that it never touches what a package manager put there.
mark=$share/installed-by-script
entries=(task-monitor.json task-monitor-resources)

# Does it, or says that it would be done.
act() { if [[ -n $dry ]]; then say "would run: $*"; else "$@"; fi; }

link_of() { echo "../../task-monitor/$1"; }
is_ours() { [[ -L $plugins/$1 && $(readlink "$plugins/$1") == "$(link_of "$1")" ]]; }

check_machine() {
    [[ -d $plugins ]] || stop "There is no $plugins." \
        "Run this on the engine's machine, where the Administration Portal is installed."
    local folder
    for folder in "$plugins" "${share%/*}"; do
        [[ -w $folder ]] || stop "$folder can't be written. Run this as root."
    done
}

check_previous() {
    if [[ -e $share && ! -e $mark ]]; then
        stop "$share was not put there by this script." \
            "If it is the RPM's, upgrade or remove that: rpm -q task-monitor; dnf remove task-monitor"
    fi
    local entry
    for entry in "${entries[@]}"; do
        if [[ -e $plugins/$entry || -L $plugins/$entry ]] && ! is_ours "$entry"; then
            stop "$plugins/$entry is there already and is not this script's." \
                "If it was copied by hand, remove it first: rm -r '$plugins/$entry'"
        fi
    done
}

check_bundle() {
    local part
    for part in VERSION LICENSE README.md INSTALL.md configuration.md task-monitor-config.json plugin/task-monitor.json \
        plugin/task-monitor-resources/plugin.html plugin/task-monitor-resources/tasks.html; do
        [[ -r $bundle/$part ]] || stop "$bundle/$part is missing. Unpack the whole archive again."
    done
}

# The new version beside the old one, on the same file system, where files get the labels that belong there.
put_aside() {
    rm -rf "$share.new"
    mkdir -p "$share.new"
    cp -Rp "$bundle/plugin/." "$share.new"
    cp -p "$bundle"/{VERSION,LICENSE,README.md,INSTALL.md,configuration.md,task-monitor-config.json} "$share.new"
    : >"$share.new/${mark##*/}"
    chown -R "$(id -u):$(id -g)" "$share.new"
    chmod -R u=rwX,go=rX "$share.new"
    find "$share.new" -type f -exec chmod 0644 {} +
    # The engine reads a descriptor again only if it became newer, also when an older version is installed.
    touch "$share.new/task-monitor.json"
}

put_back() {
    say "It failed; putting back what was there." >&2
    rm -rf "$share.new"
    if [[ -d $share.old ]]; then
        rm -rf "$share"
        mv "$share.old" "$share"
    elif [[ -n $switched ]]; then
        rm -rf "$share"
    fi
    local entry
    for entry in "${linked[@]}"; do rm -f "$plugins/$entry"; done
}

# The new version takes the place of the old one; no file of the old one is left.
switched='' linked=()
take_over() {
    if [[ -d $share ]]; then mv "$share" "$share.old"; fi
    switched=yes
    mv "$share.new" "$share"
    local entry
    for entry in "${entries[@]}"; do
        if ! is_ours "$entry"; then
            ln -s "$(link_of "$entry")" "$plugins/$entry"
            linked+=("$entry")
        fi
    done
    check_result
    rm -rf "$share.old"
}

check_result() {
    local entry hidden
    for entry in "${entries[@]}"; do
        [[ -e $plugins/$entry ]] || stop "$plugins/$entry leads nowhere."
    done
    hidden=$(find "$share" ! -perm -o=r -print -quit)
    [[ -z $hidden ]] || stop "$hidden can't be read by the engine's user."
}

keep_or_make_settings() {
    if [[ -e $settings ]]; then
        say "keeping the settings in $settings"
        return
    fi
    act mkdir -p -m 0755 "${settings%/*}"
    act install -m 0644 "$bundle/task-monitor-config.json" "$settings"
}

install_plugin() {
    check_machine
    check_bundle
    check_previous
    local version previous=''
    version=$(<"$bundle/VERSION")
    [[ ! -r $share/VERSION ]] || previous=$(<"$share/VERSION")
    say "installing $version${previous:+ over $previous} into $share, linked from $plugins"
    if [[ -n $dry ]]; then
        say "would copy $bundle/plugin to $share and link ${entries[*]} from $plugins"
    else
        trap put_back EXIT
        put_aside
        take_over
        trap - EXIT
    fi
    keep_or_make_settings
    [[ -n $dry ]] || say "done. Reload the Administration Portal; the menu has a new entry Tasks." \
        "If it has not, see $share/INSTALL.md."
}

uninstall_plugin() {
    [[ -e $mark ]] || stop "$share was not put there by this script, or is gone. Nothing was changed."
    check_machine
    local entry
    for entry in "${entries[@]}"; do
        if is_ours "$entry"; then act rm "$plugins/$entry"; fi
    done
    if [[ ! -e $settings ]]; then
        :
    elif [[ -n $purge ]] || cmp -s "$settings" "$share/task-monitor-config.json"; then
        act rm "$settings"
    else
        say "keeping the settings in $settings, which were changed; --purge removes them"
    fi
    act rm -rf "$share"
    [[ -n $dry ]] || say "removed. Reload the Administration Portal."
}

if [[ -n $uninstall ]]; then uninstall_plugin; else install_plugin; fi
