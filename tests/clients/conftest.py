"""What the tests of all clients share."""

import json
import urllib.parse
import urllib.request

import pytest

from engine import Engine


@pytest.fixture
def engine():
    """An engine of the test's own."""
    with Engine() as running:
        yield running


@pytest.fixture
def token(engine):
    """What the administrator's sign-in gives."""
    form = {"grant_type": "password", "scope": "ovirt-app-api", "username": "admin@internal", "password": "admin"}
    request = urllib.request.Request(
        f"{engine.origin}/ovirt-engine/sso/oauth/token",
        data=urllib.parse.urlencode(form).encode(),
        headers={"Accept": "application/json"},
    )
    with urllib.request.urlopen(request) as answer:
        return json.load(answer)["access_token"]
