//! The kit against an engine in memory: with faults at every request, and interrupted at every one.

mod faults;
mod guide;
mod rules;
mod world;

use std::rc::Rc;

use futures::join;
use kit::{Command, Failure, Kit, Plan, Task, TaskOptions};
use world::World;

/// A task with everything in it: steps in turn and at once, steps below steps, a command of the engine, percents.
fn options() -> TaskOptions {
    let plan = Plan::new()
        .step("down", "Shut down")
        .step("clone", "Clone")
        .weight(6.0)
        .sub_step("clone", "disk1", "Disk 1")
        .sub_step("clone", "disk2", "Disk 2")
        .step("meta", "Metadata");
    TaskOptions {
        by: "test 1".into(),
        about: Some(("vm".into(), "v1".into())),
        ..TaskOptions::new("Clone web01", plan)
    }
}

type Worked = Result<(), Failure<String>>;

async fn work(task: Task) -> Worked {
    task.step("down", async |step| Ok(step.mirror(&Command::new("/api/vms/v1/shutdown", "{}")).await?))
        .await?;
    task.step("clone", async |step| {
        let disk = async |key: &str| {
            let copied = step.step(key, async |step| {
                for percent in [20, 40, 60] {
                    step.progress(percent, "some GiB").await;
                }
                Ok(())
            });
            copied.await
        };
        let (one, two) = join!(disk("disk1"), disk("disk2"));
        one?;
        two?;
        Ok(())
    })
    .await?;
    task.step("meta", async |_| Ok(())).await?;
    Ok(())
}

async fn run(kit: &Kit) -> Worked {
    kit.run(options(), work).await
}

/// All that is to be there when the work has been done, exactly once.
fn assert_done(world: &World, case: &str) {
    let jobs = world.external_jobs();
    assert_eq!(jobs.len(), 1, "{case}: {jobs:?}");
    assert_eq!(jobs[0].status, "finished", "{case}");
    let all =
        ["Clone finished", "Disk 1 finished", "Disk 2 finished", "Metadata finished", "Shut down finished"];
    assert_eq!(world.told(), all, "{case}");
    assert_eq!(world.commands.borrow().len(), 1, "{case}: the command ran once");
}

fn world() -> Rc<World> {
    Rc::default()
}
