//! What a restart does (contract 4.7), with a database in a folder.

use std::path::Path;

use task_engine::App;
use task_engine::clock::Clock;
use task_engine::config::Settings;
use task_engine::ids::Ids;
use task_engine::model::{ExternalSystem, Millis, StepType};
use task_engine::rules::{self, NewCommand, NewInternalStep};
use task_engine::server;

use crate::engine::{Engine, START, settings};

fn start(data: &Path, now: Millis) -> Engine {
    let settings = Settings { data: Some(data.to_owned()), ..settings() };
    Engine::over(server::open(settings, Clock::manual(now), Ids::random()).expect("it starts"))
}

/// Begins a command of the engine with one step; returns the job's id.
async fn begin(
    app: &App,
    engine: &Engine,
    action: &str,
    kind: StepType,
    worker: Option<ExternalSystem>,
) -> String {
    let call = engine.call();
    let command = NewCommand { action_type: action.to_owned(), description: action.to_owned(), owned: true };
    app.store
        .write(move |tx| {
            let job = rules::begin_command(tx, &call, command)?.id;
            let step = NewInternalStep {
                job,
                parent: None,
                kind,
                description: "Executing".to_owned(),
                execution_host: None,
                external_type: worker,
            };
            rules::begin_internal_step(tx, &call, step)?;
            Ok(job.to_string())
        })
        .await
        .expect("a command")
}

#[tokio::test]
async fn commands_on_vms_are_forgotten_and_external_systems_work_on() {
    let folder = tempfile::tempdir().expect("a folder");
    let before = start(folder.path(), START);
    let app = &before.app;
    let vdsm = Some(ExternalSystem::Vdsm);
    let migrating = StepType::Internal(StepType::MIGRATE_VM.to_owned());
    let run = begin(app, &before, "RunVm", StepType::Executing, None).await;
    let run_with_task = begin(app, &before, "RunVm", StepType::Executing, vdsm).await;
    let maintenance = begin(app, &before, "MaintenanceNumberOfVdss", migrating, vdsm).await;
    let disk = begin(app, &before, "AddDisk", StepType::Executing, None).await;
    let disk_with_task = begin(app, &before, "AddDisk", StepType::Executing, vdsm).await;
    drop(before);

    let after = start(folder.path(), START + 1);
    for job in [run, maintenance] {
        assert_eq!(after.get(&format!("/jobs/{job}")).await.status.as_u16(), 404);
    }
    for (job, status) in [(run_with_task, "started"), (disk, "unknown"), (disk_with_task, "started")] {
        assert_eq!(after.job(&job).await["status"], status);
        assert_eq!(after.steps(&job).await[0]["status"], status);
    }
}

#[tokio::test]
async fn owners_keep_their_names_when_their_account_is_gone() {
    let folder = tempfile::tempdir().expect("a folder");
    let before = start(folder.path(), START);
    let job = before.signed_in("vendor@internal").add_job("Clone", false).await;
    drop(before);
    let settings = Settings { data: Some(folder.path().to_owned()), ..Settings::default() };
    let app = server::open(settings, Clock::manual(START), Ids::random()).expect("it starts");
    let after = Engine::over(app);
    let owner = after.job(&job).await["owner"]["id"].as_str().expect("an owner").to_owned();
    let user = after.get(&format!("/users/{owner}")).await.document;
    assert_eq!(user["user_name"], "vendor@internal");
}

#[tokio::test]
async fn time_does_not_run_back_over_a_restart() {
    const DAY: Millis = 24 * 60 * 60 * 1000;
    let folder = tempfile::tempdir().expect("a folder");
    let before = start(folder.path(), START);
    before.advance(3 * DAY);
    let job = before.add_job("Clone", false).await;
    before.advance(DAY);
    drop(before);

    // What was advanced without a trace is forgotten, what was stored is not.
    let after = start(folder.path(), START);
    assert_eq!(after.app.clock.now(), START + 3 * DAY);
    assert_eq!(after.job(&job).await["end_time"], START + 3 * DAY);
    drop(after);

    let later = start(folder.path(), START + 30 * DAY);
    assert_eq!(later.app.clock.now(), START + 30 * DAY);
    let event = later.get("/events").await.list("event").remove(0);
    assert_eq!(event["time"], START + 3 * DAY);
}
