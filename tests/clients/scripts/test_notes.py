"""The task notes of the vendor guide, word for word: a plan of two steps, of which the first is 42 % done."""

import json
import urllib.request

import ovirtsdk4 as sdk
import pytest
from ovirtsdk4 import types

import commands
from guide import code_of

PLAN = [("clone", "Clone the disk"), ("check", "Compare")]


@pytest.fixture
def run(engine, token, tmp_path):
    """Runs the guide's code in a language."""

    def python():
        connection = sdk.Connection(url=engine.api, token=token)
        exec(code_of("python", "Notes in Python"), {"connection": connection, "types": types})
        connection.close(logout=False)

    def started(*command):
        done = commands.run(command, tmp_path, API=engine.api, TOKEN=token)
        assert done.returncode == 0, done.stdout + done.stderr

    def ansible():
        playbook = tmp_path / "notes.yml"
        playbook.write_text(code_of("yaml", "Notes with Ansible"))
        started(*commands.PLAYBOOK, playbook, "--extra-vars", json.dumps({"api": engine.api, "token": token}))

    ways = {
        "python": python,
        "curl": lambda: started("bash", "-euo", "pipefail", "-c", code_of("bash", "Notes with curl")),
        "ansible": ansible,
    }
    return lambda language: ways[language]()


@pytest.fixture
def get(engine, token):
    """The JSON of a path."""

    def read(path):
        headers = {"Accept": "application/json", "Authorization": f"Bearer {token}"}
        with urllib.request.urlopen(urllib.request.Request(engine.api + path, headers=headers)) as answer:
            return json.load(answer)

    return read


@pytest.mark.parametrize("language", ["python", "curl", "ansible"])
def test_a_plan_and_a_percent_are_told(engine, get, run, language):
    run(language)
    (job,) = engine.stored_jobs()
    assert (job["description"], job["status"], job["auto_cleared"]) == ("Clone VM web01", "started", 1)
    (step,) = engine.stored_steps()

    newest, first = get("/events?search=origin%3DExternalTasks")["event"]
    planned, told = (json.loads(event["custom_data"]) for event in (first, newest))
    assert [(entry["key"], entry["description"]) for entry in planned["plan"]] == PLAN
    assert (told["step"], told["key"], told["progress"], told["text"]) == (step["id"], "clone", 42, "12.4 of 29.5 GiB")
    for event, data in (first, planned), (newest, told):
        assert (data["v"], data["job"], event["flood_rate"], event["severity"]) == (1, job["id"], "1", "normal")
        assert 0 < int(event["custom_id"]) < 2**31
        # The engine finds the job by the id that its notes carry.
        assert [found["id"] for found in get(f"/jobs?search=correlation_id%3D{event['correlation_id']}")["job"]] == [job["id"]]
