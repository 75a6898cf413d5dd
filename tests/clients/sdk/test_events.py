"""Events beside jobs through the SDK: how a vendor reports what a job cannot say."""

import json

import pytest
from ovirtsdk4 import Error, NotFoundError
from ovirtsdk4.types import Event, Job, LogSeverity

from engine import USER, VENDOR


@pytest.fixture
def events(connect):
    """The administrator's service of all events."""
    return connect().system_service().events_service()


def report(events, custom_id, description="Backup of web01: 42%", **more):
    return events.add(Event(**{
        "origin": "ExternalTasks",
        "custom_id": custom_id,
        "severity": LogSeverity.NORMAL,
        "description": description,
        "flood_rate": 1,
        **more,
    }))


def test_an_event_comes_back_as_it_was_reported(events):
    note = json.dumps({"v": 1, "progress": 42})
    added = report(events, 7, severity=LogSeverity.WARNING, correlation_id="clone-1", custom_data=note)
    read = events.event_service(added.id).get()
    assert (read.custom_id, read.severity, read.origin) == (7, LogSeverity.WARNING, "ExternalTasks")
    assert (read.correlation_id, read.custom_data, read.flood_rate) == ("clone-1", note, 1)


def test_a_client_reads_only_what_is_new(events):
    first = report(events, 1)
    second = report(events, 2, origin="Another")
    third = report(events, 3)
    assert [event.id for event in events.list(max=2)] == [third.id, second.id]
    assert [event.id for event in events.list(from_=int(first.id))] == [third.id, second.id]
    found = events.list(search="origin=ExternalTasks", from_=int(first.id))
    assert [event.id for event in found] == [third.id]


def test_an_event_belongs_to_a_job_by_its_correlation_id(events, jobs):
    job = jobs.add(Job(description="Backup"), headers={"Correlation-Id": "backup-17"})
    added = report(events, 1, correlation_id="backup-17")
    report(events, 2, correlation_id="backup-18")
    # The engine's own line about the new job has it too.
    found = events.list(search="correlation_id=backup-17")
    assert found[0].id == added.id and {event.origin for event in found} == {"ExternalTasks", "oVirt"}
    assert [found.id for found in jobs.list(search="correlation_id=backup-17")] == [job.id]


def test_a_removed_event_is_listed_no_more(events):
    removed, kept = report(events, 1), report(events, 2)
    events.event_service(removed.id).remove()
    assert [event.id for event in events.list(search="origin=ExternalTasks")] == [kept.id]
    with pytest.raises(NotFoundError):
        events.event_service("999999").get()


@pytest.mark.parametrize(("changes", "detail"), [
    ({"custom_id": None}, "Parameter 'event.customId' is mandatory but was not provided."),
    ({"description": None}, "Parameter 'event.description' is mandatory but was not provided."),
    ({"origin": None}, "Parameter 'event.origin' is mandatory but was not provided."),
    ({"severity": None}, "Parameter 'event.severity' is mandatory but was not provided."),
    ({"origin": "OVIRT"}, "[Cannot add External Event. Illegal Origin for External Event : oVirt]"),
    ({}, "[=Cannot add External Event. External Event with this custom id already exists.]"),
])
def test_what_is_refused(events, changes, detail):
    report(events, 1)
    with pytest.raises(Error) as refused:
        report(events, **{"custom_id": 1, **changes})
    assert (refused.value.code, refused.value.fault.detail) == (400, detail)


def test_events_need_a_right_of_their_own(connect):
    for account in [VENDOR, USER]:
        with pytest.raises(Error) as refused:
            report(connect(*account).system_service().events_service(), 1)
        assert refused.value.code == 403
