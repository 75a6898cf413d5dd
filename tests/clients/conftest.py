"""What the tests of all clients share."""

import pytest

from engine import Engine


@pytest.fixture
def engine():
    """An engine of the test's own."""
    with Engine() as running:
        yield running
