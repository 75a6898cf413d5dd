"""The scripts that the dialogs show, run against the engine: each does what its dialog does.

They are the golden files of tests/fixtures/scripts, which the plug-in's model must write to the letter. Those in Rust are
compiled by the engine's tests.
"""

import json
import subprocess
import sys
import urllib.request
from pathlib import Path

import pytest

import commands

SCRIPTS = Path(__file__).resolve().parents[2] / "fixtures" / "scripts"
API = "http://engine.example.com/ovirt-engine/api"
LANGUAGES = ["sh", "py", "yml"]


@pytest.fixture
def post(engine, token):
    """Posts JSON, as an administrator; returns the answer."""

    def send(path, body):
        request = urllib.request.Request(
            engine.api + path,
            data=json.dumps(body).encode(),
            headers={
                "Accept": "application/json",
                "Authorization": f"Bearer {token}",
                "Content-Type": "application/json",
            },
        )
        with urllib.request.urlopen(request) as answer:
            return json.load(answer)

    return send


@pytest.fixture
def run(engine, token, tmp_path):
    """Runs a script by its file's name, with ids in place of JOB and STEP."""

    def start(name, job="", step="", refuses=False):
        text = (SCRIPTS / name).read_text()
        for placeholder, value in {API: engine.api, "JOB": job, "STEP": step}.items():
            text = text.replace(placeholder, value)
        script = tmp_path / name
        script.write_text(text)
        command = {
            ".sh": ["bash"],
            ".py": [sys.executable],
            ".yml": commands.PLAYBOOK,
        }[script.suffix]
        done = commands.run([*command, script], tmp_path, OVIRT_TOKEN=token)
        assert (done.returncode != 0) == refuses, done.stdout + done.stderr
        assert token not in text

    return start


@pytest.fixture
def task(post):
    """A job with a step; their ids."""
    job = post("/jobs", {"description": "Clone VM 'web01'"})["id"]
    return job, post(f"/jobs/{job}/steps", {"description": "Clone the disk", "type": "executing"})["id"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_task_is_created_with_its_plan(engine, run, language):
    run(f"create.{language}")
    (job,) = engine.stored_jobs()
    assert job["description"] == "Back up {{ all }} of it's \"disks\" \\ $HOME"
    assert (job["status"], job["auto_cleared"]) == ("started", 1)
    steps = {step["id"]: step for step in engine.stored_steps()}
    above = lambda step: steps[step["parent"]]["description"] if step["parent"] else None
    assert {(step["description"], step["type"], above(step)) for step in steps.values()} == {
        ("Check “it's”", "validating", None),
        ("Clone {{ the }} disk", "executing", None),
        ("Copy \"all\" $HOME", "executing", "Clone {{ the }} disk"),
        ("Block", "executing", "Copy \"all\" $HOME"),
        ("Tell", "finalizing", None),
    }


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_task_without_steps_is_created(engine, run, language):
    run(f"create-alone.{language}")
    (job,) = engine.stored_jobs()
    assert (job["description"], job["status"], job["auto_cleared"]) == ("Backup", "started", 1)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_step_is_added_under_another(engine, run, task, language):
    run(f"add-step.{language}", *task)
    (added,) = [step for step in engine.stored_steps() if step["description"] == "Verify"]
    assert (added["parent"], added["type"]) == (task[1], "executing")


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_step_is_ended_as_failed(engine, run, task, language):
    run(f"end-step.{language}", *task)
    assert [job["status"] for job in engine.stored_jobs()] == ["failed"]
    assert [step["status"] for step in engine.stored_steps()] == ["failed"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_job_is_ended(engine, run, task, language):
    run(f"end-job.{language}", *task)
    (job,) = engine.stored_jobs()
    assert (job["status"], job["auto_cleared"]) == ("finished", 0)


@pytest.mark.parametrize("language", LANGUAGES)
def test_an_end_is_forced(engine, run, task, language):
    run(f"force-end.{language}", *task)
    (job,) = engine.stored_jobs()
    assert (job["status"], job["auto_cleared"]) == ("failed", 1)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_job_is_cleared(engine, run, task, language):
    run(f"clear.{language}", *task)
    (job,) = engine.stored_jobs()
    assert (job["status"], job["auto_cleared"]) == ("started", 1)


@pytest.mark.parametrize("language", LANGUAGES)
def test_several_are_ended_though_one_is_refused(engine, run, task, language):
    run(f"end-many.{language}", *task, refuses=True)
    (job,) = engine.stored_jobs()
    assert (job["status"], job["auto_cleared"]) == ("finished", 0)
    assert [step["status"] for step in engine.stored_steps()] == ["finished"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_several_ends_are_forced_though_one_is_refused(engine, run, task, language):
    run(f"force-end-many.{language}", *task, refuses=True)
    (job,) = engine.stored_jobs()
    assert (job["status"], job["auto_cleared"]) == ("failed", 1)


@pytest.mark.parametrize("language", LANGUAGES)
def test_several_are_cleared_though_one_is_refused(engine, run, task, language):
    run(f"clear-many.{language}", *task, refuses=True)
    (job,) = engine.stored_jobs()
    assert (job["status"], job["auto_cleared"]) == ("started", 1)


def test_a_token_is_had_for_a_password(engine):
    command = (SCRIPTS / "token.sh").read_text().replace(API, engine.api)
    command = command.replace(API.removesuffix("/api"), engine.api.removesuffix("/api"))
    shell = ["bash", "-c", command + 'printf %s "$OVIRT_TOKEN"']
    done = subprocess.run(shell, input="admin\n", capture_output=True, text=True, timeout=60)
    request = urllib.request.Request(
        f"{engine.api}/jobs", headers={"Accept": "application/json", "Authorization": f"Bearer {done.stdout}"}
    )
    with urllib.request.urlopen(request) as answer:
        assert answer.status == 200
