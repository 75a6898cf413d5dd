"""The Python of the vendor guide, word for word."""

import pytest
from ovirtsdk4 import types

from guide import code_of


def run(connection, copy_the_disk):
    exec(code_of("python"), {"connection": connection, "types": types, "copy_the_disk": copy_the_disk})


def test_the_first_task(engine, connect):
    run(connect(), lambda: None)
    (job,) = engine.stored_jobs()
    assert (job["description"], job["status"], job["auto_cleared"]) == ("Clone VM web01", "finished", 1)
    assert [(step["description"], step["status"]) for step in engine.stored_steps()] == [("Clone the disk", "finished")]


def test_the_first_task_fails_with_its_work(engine, connect):
    with pytest.raises(ZeroDivisionError):
        run(connect(), lambda: 1 / 0)
    (job,) = engine.stored_jobs()
    assert job["status"] == "failed"
