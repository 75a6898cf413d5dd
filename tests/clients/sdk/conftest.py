"""Connections of the oVirt SDK for Python, which speaks XML only."""

import ovirtsdk4 as sdk
import pytest


@pytest.fixture
def connect(engine):
    """Opens connections that end with the test."""
    connections = []

    def open_one(username="admin@internal", password="admin", **more):
        connections.append(sdk.Connection(url=engine.api, username=username, password=password, **more))
        return connections[-1]

    yield open_one
    for connection in connections:
        connection.close()


@pytest.fixture
def jobs(connect):
    """The administrator's service of all jobs."""
    return connect().system_service().jobs_service()
