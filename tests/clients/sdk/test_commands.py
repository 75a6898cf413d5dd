"""The feature page's cloning wizard through the SDK: steps of its own and commands of the engine in one job."""

import pytest
from ovirtsdk4 import Error, NotFoundError
from ovirtsdk4.types import (
    Cluster, Disk, DiskAttachment, DiskFormat, DiskInterface, DiskStatus, Job, JobStatus, Snapshot, Step, StepEnum,
    StepStatus, StorageDomain, Template, Vm, VmStatus)

SECOND = 1_000


@pytest.fixture
def system(connect):
    """The administrator's service of everything."""
    return connect().system_service()


@pytest.fixture
def wait_for(engine):
    """Waits in the engine's time until something has a status."""

    def wait(service, wanted):
        for _ in range(600):
            if service.get().status == wanted:
                return
            engine.advance(SECOND)
        raise AssertionError(f"it is {service.get().status}, and never was {wanted}")

    return wait


def find(services, name):
    """The service of the one thing of that name."""
    (found,) = services.list(search=f"name={name}")
    return services.service(found.id)


def test_a_wizard_mixes_its_steps_with_commands(system, wait_for):
    jobs, vms = system.jobs_service(), system.vms_service()
    job = jobs.job_service(jobs.add(Job(description="Rapid clone of web01", auto_cleared=True)).id)
    job_id = job.get().id
    source = find(vms, "web01")

    step = job.steps_service().add(Step(description="Shut down web01", type=StepEnum.EXECUTING))
    source.shutdown()
    wait_for(source, VmStatus.DOWN)
    job.steps_service().step_service(step.id).end(succeeded=True)

    disks = system.disks_service()
    disk = disks.add(Disk(
        name="web01-clone_Disk1", format=DiskFormat.COW, provisioned_size=40 * 2**30,
        storage_domains=[StorageDomain(name="data2")]))
    wait_for(disks.disk_service(disk.id), DiskStatus.OK)
    assert job.get().status == JobStatus.STARTED

    # The last command runs in the wizard's job, and ends it.
    clone = vms.add(
        Vm(name="web01-clone", cluster=Cluster(name="Default"), template=Template(name="Blank")),
        query={"JobId": job_id})
    assert job.get().status == JobStatus.FINISHED
    told = {step.external: step.status for step in job.steps_service().list()}
    assert told == {True: StepStatus.FINISHED, False: StepStatus.FINISHED}

    machine = vms.vm_service(clone.id)
    attachments = machine.disk_attachments_service()
    attachments.add(DiskAttachment(
        disk=Disk(id=disk.id), interface=DiskInterface.VIRTIO_SCSI, bootable=True, active=True))
    assert [attachment.disk.id for attachment in attachments.list()] == [disk.id]
    machine.start()
    wait_for(machine, VmStatus.UP)


def test_a_command_has_a_job_of_its_own_with_steps(system, engine):
    jobs, source = system.jobs_service(), find(system.vms_service(), "web02")
    source.stop()
    (job,) = jobs.list()
    assert (job.external, job.status) == (False, JobStatus.FINISHED)
    steps = jobs.job_service(job.id).steps_service().list()
    assert steps and all(not step.external and step.status == StepStatus.FINISHED for step in steps)
    with pytest.raises(Error, match="External steps can be added only to external jobs or steps"):
        jobs.job_service(job.id).end()


def test_snapshots_come_and_go(system, engine):
    snapshots = find(system.vms_service(), "web01").snapshots_service()
    before = {snapshot.id for snapshot in snapshots.list()}
    taken = snapshots.add(Snapshot(description="before the clone", persist_memorystate=False))
    engine.advance(120 * SECOND)
    assert {snapshot.id for snapshot in snapshots.list()} == before | {taken.id}
    snapshots.snapshot_service(taken.id).remove()
    engine.advance(600 * SECOND)
    assert {snapshot.id for snapshot in snapshots.list()} == before
    with pytest.raises(NotFoundError):
        snapshots.snapshot_service(taken.id).get()


def test_what_a_machine_cannot_do_is_refused(system):
    source = find(system.vms_service(), "web01")
    with pytest.raises(Error) as refused:
        source.start()
    assert (refused.value.code, refused.value.fault.detail) == (409, "[Cannot run VM. VM is running.]")
