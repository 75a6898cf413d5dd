//! Never a doubled job or step, and never a task left open.

use std::pin::pin;
use std::rc::Rc;
use std::task::{Context, Poll};

use futures::executor::block_on;
use futures::task::noop_waker;
use kit::{Command, Failure, KitError, Plan, Task, TaskOptions};

use super::world::{Fault, World};
use super::{assert_done, options, run, work, world};

/// How many requests the whole work takes.
fn requests() -> usize {
    let world = world();
    block_on(run(&world.kit())).expect("no fault");
    assert_done(&world, "no fault");
    assert!(world.complaints.borrow().is_empty());
    world.requests.borrow().len()
}

#[test]
fn a_fault_at_any_request_is_got_over() {
    let all = requests();
    assert!(all > 20, "{all}");
    for at in 0..all {
        for fault in [Fault::DropBefore, Fault::DropAfter, Fault::Unavailable, Fault::Malformed] {
            let (world, case) = (world(), format!("{fault:?} at request {at}"));
            world.fault.set(Some((at, fault)));
            block_on(run(&world.kit())).unwrap_or_else(|error| panic!("{case}: {error}"));
            assert_done(&world, &case);
            let events = world.events.borrow();
            assert!(
                events.iter().all(|event| event["flood_rate"] == "1" && event["vm"]["id"] == "v1"),
                "{case}"
            );
        }
    }
}

#[test]
fn work_that_fails_has_failed_whatever_becomes_of_a_request() {
    for at in 0..30 {
        for fault in [Fault::DropBefore, Fault::DropAfter, Fault::Unavailable, Fault::Malformed] {
            let (world, case) = (world(), format!("{fault:?} at request {at}"));
            world.fault.set(Some((at, fault)));
            let failed = block_on(world.kit().run(options(), async |task| {
                task.step("down", async |_| Ok(())).await?;
                task.step("clone", async |_| Err::<(), _>(Failure::Work("no space left".to_owned()))).await?;
                Ok(())
            }));
            assert_eq!(failed, Err(Failure::Work("no space left".to_owned())), "{case}");
            let jobs = world.external_jobs();
            assert_eq!((jobs.len(), jobs[0].status), (1, "failed"), "{case}");
            assert_eq!(world.told(), ["Clone failed", "Shut down finished"], "{case}");
        }
    }
}

/// A step outside the engine, and a nested command as the last one.
async fn run_nested(world: &Rc<World>) -> Result<(), Failure<String>> {
    let plan = Plan::new().step("copy", "Copy").step("start", "Start");
    let work = async |task: Task| {
        task.step("copy", async |_| Ok(())).await?;
        let start = Command::new("/api/vms/v1/start", "{}");
        task.step("start", async |step| Ok(step.nest(&start).await?)).await.map(drop)
    };
    world.kit().run(TaskOptions::new("Hybrid", plan), work).await
}

#[test]
fn a_fault_at_any_request_around_a_nested_command_is_got_over() {
    let world = world();
    block_on(run_nested(&world)).expect("no fault");
    let all = world.requests.borrow().len();
    assert!(all > 8, "{all}");
    for at in 0..all {
        for fault in [Fault::DropBefore, Fault::DropAfter, Fault::Unavailable, Fault::Malformed] {
            let (world, case) = (super::world(), format!("{fault:?} at request {at}"));
            world.fault.set(Some((at, fault)));
            block_on(run_nested(&world)).unwrap_or_else(|error| panic!("{case}: {error}"));
            let jobs = world.external_jobs();
            assert_eq!((jobs.len(), jobs[0].status), (1, "finished"), "{case}");
            assert_eq!(world.told(), ["Copy finished", "Executing finished", "Start finished"], "{case}");
            assert_eq!(world.commands.borrow().len(), 1, "{case}: the command ran once");
        }
    }
}

#[test]
fn a_session_that_expires_for_a_moment_leaves_nothing_open() {
    for at in 0..requests() {
        let (world, case) = (world(), format!("expired at request {at}"));
        world.fault.set(Some((at, Fault::Expired)));
        let ended = block_on(run(&world.kit()));
        if let Err(error) = ended {
            assert_eq!(error, Failure::Kit(KitError::Engine(kit::ClientError::SessionExpired)), "{case}");
        }
        // Without a session the very last request can't be made, and is told.
        let open = world.external_jobs().iter().filter(|job| job.status == "started").count();
        assert!(open == 0 || !world.complaints.borrow().is_empty(), "{case}");
    }
}

/// Works until so many requests have been made, then stops as a page that is left. Tells whether it was stopped.
fn interrupt(world: &Rc<World>, at: usize) -> bool {
    let kit = world.kit();
    let mut running = pin!(run(&kit));
    let waker = noop_waker();
    let mut context = Context::from_waker(&waker);
    while world.requests.borrow().len() < at {
        if let Poll::Ready(worked) = running.as_mut().poll(&mut context) {
            worked.expect("no fault");
            return false;
        }
    }
    true
}

#[test]
fn a_task_that_is_left_at_any_request_is_taken_up_and_done_once() {
    for no_events in [false, true] {
        for at in 1..=requests() {
            let (world, case) = (world(), format!("left after {at} requests, without events: {no_events}"));
            world.no_events.set(no_events);
            let stopped = interrupt(&world, at);
            let Some(job) = world.external_jobs().first().cloned() else { continue };
            if stopped && job.status == "started" {
                let kit = world.kit();
                let resumed = async {
                    let task = kit.attach(&job.id, options()).await?;
                    kit.drive(task, work).await
                };
                block_on(resumed).unwrap_or_else(|error| panic!("{case}: {error}"));
            }
            assert_done(&world, &case);
        }
    }
}
