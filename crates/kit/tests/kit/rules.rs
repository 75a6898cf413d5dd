//! What the kit does, and what it refuses.

use futures::executor::block_on;
use futures::{FutureExt, join};
use kit::{Command, Failure, KitError, Plan, TaskOptions};
use serde_json::Value;

use super::{assert_done, options, run, work, world};

/// What the notes of a world say, one after the other.
fn notes(world: &super::world::World) -> Vec<Value> {
    let read =
        |event: &Value| serde_json::from_str(event["custom_data"].as_str().expect("data")).expect("a note");
    world.events.borrow().iter().map(read).collect()
}

#[test]
fn the_plan_is_told_first_and_every_step_is_bound_to_it() {
    let world = world();
    block_on(run(&world.kit())).expect("no fault");
    let notes = notes(&world);
    assert_eq!(notes[0]["plan"].as_array().map(Vec::len), Some(5));
    assert_eq!(notes[0]["plan"][2]["parent"], "clone");
    let keys: Vec<_> = notes.iter().filter_map(|note| note["key"].as_str()).collect();
    assert_eq!(keys, ["down", "clone", "disk1", "disk2", "meta"]);
    assert!(notes.iter().all(|note| note["v"] == 1 && note["by"] == "test 1"));
}

#[test]
fn progress_is_told_every_two_seconds_at_most_and_the_last_one_always() {
    let world = world();
    let plan = TaskOptions::new("Copy", Plan::new().step("copy", "Copy"));
    block_on(world.kit().run(plan, async |task| {
        task.step("copy", async |step| {
            for tenth in 0..=90 {
                world.time.set(f64::from(tenth) * 100.0);
                step.progress(tenth as u8, "").await;
            }
            Ok::<_, Failure<String>>(())
        })
        .await
    }))
    .expect("no fault");
    let told: Vec<_> = notes(&world).iter().filter_map(|note| note["progress"].as_u64()).collect();
    assert_eq!(told, [0, 20, 40, 60, 80, 90]);
}

#[test]
fn a_percent_never_goes_backwards_also_where_a_step_is_begun_again() {
    let world = world();
    let copy = TaskOptions::new("Copy", Plan::new().step("copy", "Copy"));
    block_on(async {
        let kit = world.kit();
        let task = kit.start(copy.clone()).await.expect("a task");
        let mut working = Box::pin(task.step("copy", async |step| {
            for (second, percent) in [(3, 50), (6, 40), (9, 60)] {
                world.time.set(f64::from(second) * 1_000.0);
                step.progress(percent, "").await;
            }
            futures::future::pending::<Result<(), Failure<String>>>().await
        }));
        while notes(&world).last().is_none_or(|note| note["progress"] != 60) {
            assert!(working.as_mut().now_or_never().is_none());
        }
        // The page is loaded anew, and the copy begins at nothing.
        drop(working);
        task.leave();
        let again = kit.attach(task.id(), copy).await.expect("nobody drives it");
        kit.drive(again, async |task| {
            task.step("copy", async |step| {
                for (second, percent) in [(9, 0), (10, 70), (12, 80)] {
                    world.time.set(f64::from(second) * 1_000.0);
                    step.progress(percent, "").await;
                }
                Ok::<_, Failure<String>>(())
            })
            .await
        })
        .await
        .expect("no fault");
    });
    let told: Vec<_> = notes(&world).iter().filter_map(|note| note["progress"].as_u64()).collect();
    assert_eq!(told, [50, 60, 80], "and none within two seconds of the last one before");
}

#[test]
fn who_may_not_post_notes_has_a_task_all_the_same() {
    let world = world();
    world.no_events.set(true);
    block_on(run(&world.kit())).expect("no fault");
    assert_done(&world, "without events");
    let asked = world.requests.borrow().iter().filter(|path| path.contains("events")).count();
    assert_eq!(asked, 1, "asked once, and not again");
}

#[test]
fn a_step_that_fails_tells_why_and_lets_none_begin_after_it() {
    let world = world();
    let ended = block_on(world.kit().run(options(), async |task| {
        let bad = task.step("clone", async |_| Err::<(), _>(Failure::Work("disk full".to_owned())));
        let other = task.step("down", async |_| Ok::<_, Failure<String>>(()));
        let (bad, other) = join!(bad, other);
        assert!(bad.is_err());
        assert!(other.is_ok(), "what runs beside it ends as it ends");
        let late = task.step("meta", async |_| Ok::<_, Failure<String>>(())).await;
        assert!(matches!(late, Err(Failure::Kit(KitError::Ended(_)))), "{late:?}");
        bad
    }));
    assert_eq!(ended, Err(Failure::Work("disk full".to_owned())));
    assert_eq!(world.told(), ["Clone failed", "Shut down finished"]);
    let problem =
        notes(&world).into_iter().find(|note| note["text"] == "disk full").expect("a note that tells why");
    assert!(problem["step"].is_string());
}

#[test]
fn a_cancelled_task_has_failed_and_its_work_stops() {
    let world = world();
    let ended = block_on(world.kit().run(options(), async |task| {
        let canceller = task.clone();
        let work = task.step("clone", async |_| {
            canceller.cancel("not needed any more");
            futures::future::pending::<Result<(), Failure<String>>>().await
        });
        work.await.map(drop)
    }));
    assert_eq!(ended, Err(Failure::Kit(KitError::Cancelled("not needed any more".to_owned()))));
    assert_eq!(world.told(), ["Clone failed"]);
    assert_eq!(world.external_jobs()[0].status, "failed");
}

#[test]
fn a_cancelled_task_sends_no_command_any_more() {
    let world = world();
    block_on(async {
        let task = world.kit().start(options()).await.expect("a task");
        let kept = std::cell::RefCell::new(None);
        let ended = task.step("down", async |step| {
            kept.replace(Some(step));
            task.cancel("not needed any more");
            futures::future::pending::<Result<(), Failure<String>>>().await
        });
        assert!(ended.await.is_err());
        // Work in JavaScript goes on beside its step, and does not know.
        let step = kept.take().expect("the step");
        let sent = step.mirror(&Command::new("/api/vms/v1/shutdown", "{}")).await;
        assert_eq!(sent, Err(KitError::Cancelled("not needed any more".to_owned())));
    });
    assert!(world.commands.borrow().is_empty());
}

#[test]
fn a_task_lost_at_a_restart_is_told_and_can_begin_anew() {
    let world = world();
    let kit = world.kit();
    block_on(async {
        let task = kit.start(options()).await.expect("a task");
        task.step("down", async |_| Ok::<_, Failure<String>>(())).await.expect("a step");
        world.restart();
        let lost = task.step("meta", async |_| Ok::<_, Failure<String>>(())).await;
        assert_eq!(lost, Err(Failure::Kit(KitError::Lost)));
        let again = task.restart_as_new().await.expect("a new job");
        assert_ne!(again.id(), task.id());
        let done = again.step("down", async |_| panic!("it had finished")).await
            as Result<Option<()>, Failure<String>>;
        assert_eq!(done, Ok(None));
        again.step("meta", async |_| Ok::<_, Failure<String>>(())).await.expect("a step");
        again.end().await.expect("an end");
    });
    assert_eq!(world.external_jobs()[1].status, "finished");
    assert!(world.complaints.borrow().is_empty(), "{:?}", world.complaints.borrow());
}

#[test]
fn one_drives_a_task_at_a_time() {
    let world = world();
    block_on(async {
        let task = world.kit().start(options()).await.expect("a task");
        let other = world.kit().attach(task.id(), options()).await;
        assert_eq!(other.map(|_| ()), Err(KitError::DrivenElsewhere));
        task.leave();
        let other = world.kit().attach(task.id(), options()).await.expect("nobody drives it");
        world.kit().drive(other, work).await.expect("no fault");
    });
    assert_done(&world, "in another tab");
}

#[test]
fn mistakes_of_the_program_are_told() {
    let world = world();
    block_on(async {
        let task = world.kit().start(options()).await.expect("a task");
        let stuck =
            task.step("down", async |_| futures::future::pending::<Result<(), Failure<String>>>().await);
        let mut stuck = Box::pin(stuck);
        for _ in 0..20 {
            assert!(stuck.as_mut().now_or_never().is_none());
        }
        let twice = task.step("down", async |_| Ok::<_, Failure<String>>(())).await;
        assert!(matches!(twice, Err(Failure::Kit(KitError::Misuse(_)))), "{twice:?}");
        assert!(matches!(task.end().await, Err(KitError::Misuse(_))), "a step is open");
    });
    assert_eq!(world.external_jobs()[0].status, "failed", "it is no success that nobody waited for");
    block_on(async { drop(world.kit().start(options()).await.expect("a task")) });
    let complaints = world.complaints.borrow();
    assert_eq!(complaints.len(), 2, "{complaints:?}");
    assert!(complaints[1].contains("without an end"), "{complaints:?}");
}

#[test]
fn a_skipped_step_leaves_the_plan() {
    let world = world();
    block_on(async {
        let task = world.kit().start(options()).await.expect("a task");
        task.skip("clone").await;
        task.end().await.expect("an end");
    });
    let told = notes(&world);
    let left: Vec<_> =
        told[1]["plan"].as_array().expect("a plan").iter().map(|entry| &entry["key"]).collect();
    assert_eq!(left, ["down", "meta"]);
}

#[test]
fn a_command_that_fails_fails_its_step() {
    let world = world();
    world.command_fails.set(true);
    let ended = block_on(run(&world.kit()));
    assert!(matches!(ended, Err(Failure::Kit(KitError::CommandFailed(_)))), "{ended:?}");
    assert_eq!(world.told(), ["Shut down failed"]);
}

fn two() -> TaskOptions {
    TaskOptions::new("Hybrid", Plan::new().step("copy", "Copy").step("start", "Start"))
}

#[test]
fn the_last_step_may_be_nested_and_ends_the_task() {
    let world = world();
    block_on(world.kit().run(two(), async |task| {
        task.step("copy", async |_| Ok::<_, Failure<String>>(())).await?;
        task.step("start", async |step| Ok(step.nest(&Command::new("/api/vms/v1/start", "{}")).await?))
            .await
            .map(drop)
    }))
    .expect("no fault");
    assert_eq!(
        world.commands.borrow()[0],
        format!("/api/vms/v1/start?JobId={}", world.external_jobs()[0].id)
    );
    assert_eq!(world.told(), ["Copy finished", "Executing finished", "Start finished"]);
    assert_eq!(world.external_jobs()[0].status, "finished");
}

#[test]
fn a_nested_command_is_refused_where_it_would_end_more_than_its_step() {
    let world = world();
    let ended = block_on(world.kit().run(two(), async |task| {
        task.step("start", async |step| {
            Ok::<_, Failure<String>>(step.nest(&Command::new("/api/vms/v1/start", "{}")).await?)
        })
        .await
        .map(drop)
    }));
    assert!(matches!(ended, Err(Failure::Kit(KitError::Misuse(_)))), "{ended:?}");
    assert!(world.commands.borrow().is_empty());
}

#[test]
fn a_nested_command_that_fails_fails_the_task() {
    let world = world();
    world.command_fails.set(true);
    let ended = block_on(world.kit().run(TaskOptions::new("Start", Plan::new()), async |task| {
        task.step("start", async |step| {
            Ok::<_, Failure<String>>(step.nest(&Command::new("/api/vms/v1/start", "{}")).await?)
        })
        .await
        .map(drop)
    }));
    assert!(matches!(ended, Err(Failure::Kit(KitError::CommandFailed(_)))), "{ended:?}");
    assert_eq!(world.external_jobs()[0].status, "failed");
}
