"""What the engine refuses, as the SDK's exceptions tell it."""

import ovirtsdk4 as sdk
import pytest
from ovirtsdk4 import AuthError, Error
from ovirtsdk4.types import Job, Step, StepEnum

from engine import USER, VENDOR

NOWHERE = "00000000-0000-0000-0000-00000000000a"


def refusal(call, *arguments, **more):
    """Status and detail of the refusal, and whether the SDK found a fault in it."""
    with pytest.raises(Error) as refused:
        call(*arguments, **more)
    error = refused.value
    return error.code, error.fault and error.fault.detail


def test_sign_in(connect):
    with pytest.raises(AuthError, match="access_denied"):
        connect(password="wrong").authenticate()


def test_a_session_that_ended_is_opened_anew(engine, connect):
    connection = connect()
    jobs = connection.system_service().jobs_service()
    assert jobs.list() == []
    engine.expire_sessions()
    assert jobs.list() == []


def test_closing_a_connection_ends_its_session(engine, connect):
    token = connect().authenticate()
    sdk.Connection(url=engine.api, token=token).close()
    assert engine.expire_sessions() == 0


def test_jobs_need_a_description(jobs):
    assert refusal(jobs.add, Job()) == (400, "Parameter 'job.description' is mandatory but was not provided.")
    assert refusal(jobs.add, Job(description=" ")) == (
        400, "[Cannot ${action} ${type}. Description can not be empty.]")


def test_steps_need_a_description_a_type_and_a_parent(jobs):
    steps = jobs.job_service(jobs.add(Job(description="Backup")).id).steps_service()
    assert refusal(steps.add, Step(type=StepEnum.EXECUTING)) == (
        400, "Parameter 'step.description' is mandatory but was not provided.")
    assert refusal(steps.add, Step(description="Copy")) == (
        400, "Parameter 'step.type' is mandatory but was not provided.")
    assert refusal(steps.add, Step(description="", type=StepEnum.EXECUTING)) == (
        400, "[Cannot add External Job. Description can not be empty.]")
    lost = jobs.job_service(NOWHERE).steps_service()
    assert refusal(lost.add, Step(description="Copy", type=StepEnum.EXECUTING)) == (
        400, "[Cannot add External Job. Step should be a child of the Job or other Step.]")


def test_ends_need_something_to_end(engine, jobs):
    (internal,) = engine.scenario({"description": "Adding Disk", "external": False, "steps": [{"description": "x"}]})
    not_external = "External steps can be added only to external jobs or steps.]"
    not_found = (400, "[Cannot Clear External Job. Job not found.]")
    assert refusal(jobs.job_service(NOWHERE).end) == not_found
    assert refusal(jobs.job_service(NOWHERE).clear) == not_found
    assert refusal(jobs.job_service(internal["id"]).end) == (400, f"[Cannot Clear External Job. {not_external}")
    steps = jobs.job_service(internal["id"]).steps_service()
    assert refusal(steps.step_service(NOWHERE).end, succeeded=True) == (
        400, "[Cannot ${action} ${type}. Step not found.]")
    assert refusal(steps.step_service(internal["steps"][0]["id"]).end, succeeded=True) == (
        400, f"[Cannot ${{action}} ${{type}}. {not_external}")
    # The SDK lets one leave it out, the engine does not.
    assert refusal(steps.step_service(NOWHERE).end) == (
        400, "Parameter 'succeeded' is mandatory but was not provided.")


def test_users_without_the_right_do_nothing(connect):
    jobs = connect(*USER).system_service().jobs_service()
    assert refusal(jobs.add, Job(description="Backup")) == (
        403, "[User is not authorized to perform this action.]")
    assert refusal(jobs.list) == (400, "query execution failed due to insufficient permissions.")


def test_a_vendor_adds_steps_but_cannot_read_them(connect, jobs):
    own = connect(*VENDOR).system_service().jobs_service()
    job = own.add(Job(description="Backup"))
    assert own.job_service(job.id).get().description == "Backup"
    steps = own.job_service(job.id).steps_service()
    insufficient = (400, "query execution failed due to insufficient permissions.")
    assert refusal(steps.add, Step(description="Copy", type=StepEnum.EXECUTING)) == insufficient
    assert refusal(steps.list) == insufficient
    # It was added all the same.
    assert [step.description for step in jobs.job_service(job.id).steps_service().list()] == ["Copy"]
    own.job_service(job.id).end()
    other = jobs.add(Job(description="Somebody else's"))
    assert refusal(own.job_service(other.id).get) == (404, None)


def test_maintenance_stops_every_command(engine, jobs):
    engine.maintenance(True)
    assert refusal(jobs.add, Job(description="Backup")) == (
        409, "[Engine is running in Maintenance mode and is not accepting commands.]")
    assert jobs.list() == []
