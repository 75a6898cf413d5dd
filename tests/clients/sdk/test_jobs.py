"""Jobs and steps through the SDK: a vendor's whole way."""

from datetime import datetime, timedelta, timezone

import pytest
from ovirtsdk4 import NotFoundError
from ovirtsdk4.types import Job, JobStatus, Step, StepEnum, StepStatus


def add_job(jobs, description="Backup of web01", **more):
    return jobs.add(Job(description=description, **more))


def add_step(steps, description="Copy the disk", type=StepEnum.EXECUTING, **more):
    return steps.add(Step(description=description, type=type, **more))


def test_the_engine_introduces_itself(connect):
    connection = connect()
    assert connection.test(raise_exception=True)
    api = connection.system_service().get()
    assert (api.product_info.name, api.product_info.version.major) == ("oVirt Engine", 4)
    assert connection.follow_link(api.authenticated_user).user_name == "admin@internal"


def test_a_new_job_is_under_way_and_its_callers(connect, jobs):
    before = datetime.now(timezone.utc) - timedelta(seconds=1)
    job = add_job(jobs, status=JobStatus.FAILED, external=False)
    assert (job.description, job.status, job.external, job.auto_cleared) == (
        "Backup of web01", JobStatus.STARTED, True, False)
    assert before < job.start_time == job.last_updated <= datetime.now(timezone.utc)
    assert job.end_time is None
    assert connect().follow_link(job.owner).user_name == "admin@internal"
    assert jobs.job_service(job.id).get().start_time == job.start_time


def test_steps_stand_under_jobs_and_steps(jobs):
    job = add_job(jobs, auto_cleared=True)
    steps = jobs.job_service(job.id).steps_service()
    first = add_step(steps, type=StepEnum.VALIDATING)
    second = add_step(steps)
    child = add_step(steps, "Sector 1", parent_step=Step(id=second.id))
    grandchild = add_step(steps, "Block 1", parent_step=Step(id=child.id))
    listed = steps.list()
    assert [step.id for step in listed[:2]] == [first.id, second.id]
    assert {step.id: step.parent_step and step.parent_step.id for step in listed} == {
        first.id: None, second.id: None, child.id: second.id, grandchild.id: child.id}
    assert [step.number for step in listed] == [0, 1, 0, 0]
    assert {step.job.id for step in listed} == {job.id}
    assert first.type == StepEnum.VALIDATING and first.progress is None
    assert steps.step_service(second.id).get().description == "Copy the disk"
    assert steps.step_service(second.id).statistics_service().list() == []


def test_ends_are_told(jobs):
    job = add_job(jobs)
    service = jobs.job_service(job.id)
    steps = service.steps_service()
    done, running = add_step(steps), add_step(steps, "Verify the copy")
    steps.step_service(done.id).end(succeeded=True)
    assert steps.step_service(done.id).get().status == StepStatus.FINISHED
    assert service.get().status == JobStatus.STARTED

    service.end(succeeded=True)
    ended = service.get()
    assert (ended.status, ended.end_time) == (JobStatus.FINISHED, ended.last_updated)
    assert steps.step_service(running.id).get().status == StepStatus.FINISHED
    # The first end stays.
    service.end(succeeded=False)
    assert service.get().status == JobStatus.FINISHED


def test_a_failed_step_fails_its_job(jobs):
    job = add_job(jobs)
    steps = jobs.job_service(job.id).steps_service()
    failing, running = add_step(steps), add_step(steps)
    steps.step_service(failing.id).end(succeeded=False)
    assert jobs.job_service(job.id).get().status == JobStatus.FAILED
    assert steps.step_service(running.id).get().status == StepStatus.FAILED


def test_clear_and_force_only_mark_a_job(jobs):
    cleared, forced = add_job(jobs), add_job(jobs)
    jobs.job_service(cleared.id).clear()
    assert (jobs.job_service(cleared.id).get().auto_cleared, jobs.job_service(cleared.id).get().status) == (
        True, JobStatus.STARTED)
    jobs.job_service(forced.id).end(force=True, succeeded=False)
    assert jobs.job_service(forced.id).get().auto_cleared
    assert jobs.job_service(forced.id).get().status == JobStatus.FAILED


def test_lists_are_cut_searched_and_followed(engine, jobs):
    engine.scenario({"description": "Adding Disk", "external": False, "owner": None, "started_ms_ago": 60_000})
    first = jobs.add(Job(description="One"), headers={"Correlation-Id": "rapid-clone-1"})
    second = add_job(jobs, "Two")
    add_step(jobs.job_service(second.id).steps_service())
    assert [job.description for job in jobs.list()] == ["Adding Disk", "One", "Two"]
    # The oldest stay.
    assert [job.description for job in jobs.list(max=2)] == ["Adding Disk", "One"]
    assert jobs.list(max=0) == []
    assert [job.id for job in jobs.list(search="correlation_id=rapid-clone-1")] == [first.id]
    assert jobs.list(search="correlation_id=another") == []
    assert jobs.list(search="status=started") == []

    followed = jobs.list(follow="steps")
    assert [[step.description for step in job.steps] for job in followed] == [[], [], ["Copy the disk"]]
    owned = jobs.job_service(second.id).get(follow="owner,steps.statistics")
    assert owned.owner.user_name == "admin@internal"


@pytest.mark.parametrize("text", ["<b>&amp;</b> ]]>", "Übernahme: 三 🧬", "  spaced\tout\n", "x" * 100_000])
def test_descriptions_come_back_as_they_were(jobs, text):
    assert jobs.job_service(add_job(jobs, text).id).get().description == text


def test_what_is_not_there_is_missing(jobs):
    for missing in ["00000000-0000-0000-0000-00000000000a", "no-id-at-all"]:
        with pytest.raises(NotFoundError, match="HTTP response code is 404"):
            jobs.job_service(missing).get()
    assert jobs.job_service("00000000-0000-0000-0000-00000000000a").steps_service().list() == []
