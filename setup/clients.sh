# shellcheck shell=bash
# What speaks to the embedded engine from outside in the tests: the oVirt SDK for Python, Ansible, and schemathesis.
# Sourced, never run.

CLIENTS_LIST=$CHECKOUT/tests/clients/requirements.txt

python_serves() {
    python3 -c 'import sys, venv, ensurepip; sys.exit(sys.version_info < tuple(map(int, sys.argv[1].split("."))))' \
        "$PYTHON_MINIMUM" >/dev/null 2>&1
}

# The SDK has no wheel: a part of it is compiled.
sdk_compiles() {
    has cc && cc -fsyntax-only -I "$(python3 -c 'import sysconfig; print(sysconfig.get_path("include"))' 2>/dev/null)" \
        -I /usr/include/libxml2 -x c - >/dev/null 2>&1 <<<$'#include <Python.h>\n#include <libxml/parser.h>'
}

look_for_python() {
    python_serves || lack "Python $PYTHON_MINIMUM or newer with its module venv, python3" \
        "Get it from https://www.python.org." "python3>=$PYTHON_MINIMUM" python3-venv
    sdk_compiles || lack "the headers that the oVirt SDK is compiled with: Python's and libxml2's" \
        "Install the packages for development of Python, and of libxml2 under /usr/include." python3-dev libxml2-dev
}

# Packages are compiled for one version of Python, so its number is in the name.
clients_folder() {
    local python list
    python=$(python3 -c 'import platform; print(platform.python_version())' 2>/dev/null || echo none)
    list=$(cat "$CLIENTS_LIST" - <<<"$ANSIBLE_VERSION" | cksum)
    echo "clients-python-$python-${list%% *}"
}

provide_clients() {
    python_serves || stop "Python $PYTHON_MINIMUM or newer is needed, but python3 in PATH is $(python3 --version 2>&1) ($(command -v python3))." \
        "Put the newer one first, and run the same command again."
    provide "$(clients_folder)" "installing the oVirt SDK, Ansible and schemathesis for the tests (about 1 minute)" fill_clients
}

# `python -m` works wherever the folder is; the commands in its bin do not, as it gets its name at the end.
fill_clients() {
    local folder=$1
    quietly python3 -m venv "$folder"
    quietly "$folder/bin/python" -m pip install --disable-pip-version-check --requirement "$CLIENTS_LIST"
    # The whole package has a hundred collections and half a gigabyte; one collection is wanted.
    quietly "$folder/bin/python" -m pip download --disable-pip-version-check --no-deps --dest "$folder/work" \
        "ansible==$ANSIBLE_VERSION"
    quietly "$folder/bin/python" -c '
import glob, sys, zipfile
folder, wanted = sys.argv[1], "ansible_collections/ovirt/ovirt/"
with zipfile.ZipFile(glob.glob(folder + "/work/*.whl")[0]) as package:
    package.extractall(folder, [name for name in package.namelist() if name.startswith(wanted)])
' "$folder"
    rm -rf "$folder/work"
}
