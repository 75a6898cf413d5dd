"""Ansible's module `ovirt.ovirt.ovirt_job`, the one shipped client of external jobs."""

import json
from pathlib import Path

import pytest

import commands
from guide import code_of

PLAYBOOKS = Path(__file__).parent / "playbooks"


@pytest.fixture
def play(engine, tmp_path):
    """Runs a playbook against the engine; returns the results that it wrote down."""

    def run(name):
        results = tmp_path / "results.json"
        auth = {"url": engine.api, "username": "admin@internal", "password": "admin"}
        told = json.dumps({"auth": auth, "results": str(results)})
        done = commands.run([*commands.PLAYBOOK, PLAYBOOKS / name, "--extra-vars", told], tmp_path)
        assert done.returncode == 0, done.stdout + done.stderr
        return json.loads(results.read_text()) if results.exists() else None

    return run


@pytest.fixture
def guide(tmp_path):
    """The playbook of the vendor guide, word for word."""
    playbook = tmp_path / "guide.yml"
    playbook.write_text(code_of("yaml"))
    return playbook
