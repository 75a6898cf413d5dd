"""Ansible's module `ovirt.ovirt.ovirt_job`, the one shipped client of external jobs."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

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
        return json.loads(results.read_text())

    return run
