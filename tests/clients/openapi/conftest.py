"""An engine with something to find, for whoever asks at random."""

import pytest

from engine import Engine
from openapi.found import JOB, STEP


@pytest.fixture(scope="module")
def engine():
    """One engine for all that is asked."""
    with Engine() as running:
        running.scenario(
            {"id": JOB, "description": "Backup", "steps": [{"id": STEP, "description": "Copy"}]},
            {"description": "Adding Disk", "external": False, "status": "failed"},
        )
        yield running
