"""Ansible's module `ovirt.ovirt.ovirt_job`, the one shipped client of external jobs."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from guide import code_of

PLAYBOOKS = Path(__file__).parent / "playbooks"


@pytest.fixture
def play(engine, tmp_path):
    """Runs a playbook against the engine; returns the results that it wrote down."""

    def run(name):
        results = tmp_path / "results.json"
        auth = {"url": engine.api, "username": "admin@internal", "password": "admin"}
        subprocess.run(
            [
                sys.executable, "-m", "ansible", "playbook", PLAYBOOKS / name,
                "--inventory", "localhost,", "--connection", "local",
                "--extra-vars", json.dumps({"auth": auth, "results": str(results)}),
            ],
            env={
                **os.environ,
                "ANSIBLE_HOME": str(tmp_path),
                "ANSIBLE_PYTHON_INTERPRETER": sys.executable,
                "LC_ALL": "C.UTF-8",
            },
            timeout=300,
            check=True,
        )
        return json.loads(results.read_text()) if results.exists() else None

    return run


@pytest.fixture
def guide(tmp_path):
    """The playbook of the vendor guide, word for word."""
    playbook = tmp_path / "guide.yml"
    playbook.write_text(code_of("yaml"))
    return playbook
