"""Jobs from playbooks: how a role tells what it does, and what goes wrong when it tries again."""


def test_a_role_tells_what_it_does(engine, play):
    result = play("upgrade.yml")
    assert {name: call["changed"] for name, call in result.items()} == {
        "started": True,
        "again": False,
        "done": True,
        # The module's documentation says otherwise, but a job whose steps are all done has not ended by that.
        "ended": True,
        "over": False,
    }
    (job,) = engine.stored_jobs()
    assert {call["id"] for name, call in result.items() if name != "over"} == {job["id"]}
    assert (job["description"], job["status"], job["auto_cleared"]) == ("Upgrade cluster", "finished", 1)
    assert result["over"]["id"] is None

    told = result["started"]["job"]
    assert (told["status"], told["external"], told["owner"]["id"]) == ("started", True, job["owner"])
    assert [(step["description"], step["type"], step["status"]) for step in engine.stored_steps()] == [
        ("Host a", "unknown", "finished"), ("Host b", "unknown", "finished")]


def test_a_failing_step_fails_its_job(engine, play):
    assert play("failing-step.yml")["failed"]["changed"]
    (job,) = engine.stored_jobs()
    assert job["status"] == "failed"


def test_a_retry_after_a_failure_makes_a_job_a_call(engine, play):
    """The module passes over finished jobs but not over failed ones: it finds the old job and starts another."""
    result = play("retry.yml")
    assert result["first"]["changed"] and result["second"]["changed"]
    assert not result["ended"]["changed"]
    assert [job["status"] for job in engine.stored_jobs()] == ["failed", "started", "started"]


def test_what_the_engine_refuses_fails_the_task(play):
    for refused in play("refused.yml").values():
        assert refused["failed"]
        assert "Description can not be empty." in refused["msg"]
        assert "HTTP response code is 400" in refused["msg"]


def test_the_guides_first_task(engine, play, guide):
    play(guide)
    (job,) = engine.stored_jobs()
    assert (job["description"], job["status"]) == ("Clone VM web01", "finished")
    assert [(step["description"], step["status"]) for step in engine.stored_steps()] == [("Clone the disk", "finished")]
