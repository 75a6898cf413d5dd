"""Commands that tests run: a script, a playbook."""

import os
import subprocess
import sys

# Ansible on this machine, without an inventory of its own; the playbook's file and its options follow.
PLAYBOOK = [sys.executable, "-m", "ansible", "playbook", "--inventory", "localhost,", "--connection", "local"]


def run(command, home, **variables):
    """Runs a command with `variables` in its environment; what Ansible keeps goes into the folder `home`."""
    return subprocess.run(
        command,
        env={
            **os.environ,
            "ANSIBLE_HOME": str(home),
            "ANSIBLE_PYTHON_INTERPRETER": sys.executable,
            "LC_ALL": "C.UTF-8",
            **variables,
        },
        capture_output=True,
        text=True,
        timeout=300,
    )
