//! The plug-in's model tells beforehand what an action will do. Its rules are written a second time on
//! purpose: here random actions are played against the engine, and both must agree.

use std::collections::HashMap;

use axum::http::StatusCode;
use proptest::prelude::*;
use proptest::sample::Index;
use proptest::test_runner::TestRunner;
use task_engine::rules;
use tasks::bulk::{Deed, Obstacle, Target, preview};
use tasks::predict::{self, Ineligible, Outcome};
use tasks::{Forest, JobView, Order, Removal, Retention, Status, StepKind, wire};

use crate::engine::Engine;

/// Something that happens to the engine. Jobs and steps are chosen among those that are there.
#[derive(Clone, Debug)]
enum Act {
    AddJob { auto_cleared: bool },
    AddStep { job: Index, parent: Option<Index> },
    EndStep { job: Index, step: Index, succeeded: bool },
    EndJob { job: Index, succeeded: bool, force: bool },
    Clear { job: Index },
    Bulk { deed: Deed, targets: Vec<(Index, Option<Index>)> },
    Restart,
    Wait { milliseconds: i64 },
}

fn act() -> impl Strategy<Value = Act> {
    let index = any::<Index>;
    prop_oneof![
        1 => any::<bool>().prop_map(|auto_cleared| Act::AddJob { auto_cleared }),
        6 => (index(), prop::option::of(index())).prop_map(|(job, parent)| Act::AddStep { job, parent }),
        6 => (index(), index(), any::<bool>()).prop_map(|(job, step, succeeded)| Act::EndStep { job, step, succeeded }),
        3 => (index(), any::<bool>(), any::<bool>()).prop_map(|(job, succeeded, force)| Act::EndJob { job, succeeded, force }),
        2 => index().prop_map(|job| Act::Clear { job }),
        2 => bulk(),
        1 => Just(Act::Restart),
        3 => (0..5_000_i64).prop_map(|milliseconds| Act::Wait { milliseconds }),
    ]
}

fn bulk() -> impl Strategy<Value = Act> {
    let target = (any::<Index>(), prop::option::of(any::<Index>()));
    (prop::sample::select(&Deed::ALL[..]), prop::collection::vec(target, 0..6))
        .prop_map(|(deed, targets)| Act::Bulk { deed, targets })
}

/// A job as the plug-in sees it.
async fn look(engine: &Engine, job: &str) -> JobView {
    let mut forest = Forest::new(Order::NewestFirst);
    let jobs = engine.get("/jobs").await.text;
    forest.begin();
    forest.buffer(jobs.len()).copy_from_slice(jobs.as_bytes());
    forest.advance().expect("jobs");
    forest.finish().expect("jobs");
    let steps = engine.get(&format!("/jobs/{job}/steps")).await.text;
    forest.read_steps(job, steps.as_bytes()).expect("steps");
    forest.job(job).expect("the job")
}

/// What is predicted, and the path and body that make it happen.
type Planned = (Result<Outcome, Ineligible>, String, String);

fn plan(act: &Act, job: &JobView, now: i64) -> Option<Planned> {
    let retention = Retention::default();
    let steps = job.steps.as_deref().expect("steps were read");
    let id = |index: &Index| (!steps.is_empty()).then(|| steps[index.index(steps.len())].id.as_str());
    Some(match act {
        Act::AddStep { parent, .. } => {
            let parent = parent.as_ref().and_then(id);
            let body = wire::add_step(StepKind::Executing, "added", parent);
            (predict::add_step(job, parent, &retention, now), "steps".to_owned(), body)
        }
        Act::EndStep { step, succeeded, .. } => {
            let step = id(step)?;
            let outcome = predict::end_step(job, step, *succeeded, &retention, now);
            (outcome, format!("steps/{step}/end"), wire::end_step(*succeeded))
        }
        Act::EndJob { succeeded, force, .. } => {
            let outcome = predict::end_job(job, *succeeded, *force, &retention, now);
            (outcome, "end".to_owned(), wire::end_job(*succeeded, *force))
        }
        Act::Clear { .. } => (predict::clear(job, &retention, now), "clear".to_owned(), wire::clear_job()),
        Act::AddJob { .. } | Act::Bulk { .. } | Act::Restart | Act::Wait { .. } => return None,
    })
}

/// Plays one action; compares what became of it with what was predicted.
async fn play(engine: &Engine, jobs: &mut Vec<String>, act: &Act) {
    match act {
        Act::AddJob { auto_cleared } => jobs.push(engine.add_job("Clone", *auto_cleared).await),
        Act::Restart => {
            let now = engine.app.clock.now();
            engine.app.store.write(move |tx| rules::restart(tx, now)).await.expect("a restart");
        }
        Act::Wait { milliseconds } => {
            engine.advance(*milliseconds);
        }
        Act::Bulk { deed, targets } => compare_bulk(engine, jobs, *deed, targets).await,
        Act::AddStep { job, .. }
        | Act::EndStep { job, .. }
        | Act::EndJob { job, .. }
        | Act::Clear { job } => {
            compare(engine, &jobs[job.index(jobs.len())], act).await;
        }
    }
}

async fn compare(engine: &Engine, id: &str, act: &Act) {
    let before = look(engine, id).await;
    let Some((planned, path, body)) = plan(act, &before, engine.app.clock.now()) else { return };
    let reply = engine.post_text(&format!("/jobs/{id}/{path}"), &body).await;
    let mut after = look(engine, id).await;
    after.last_updated = before.last_updated;
    match planned {
        Err(reason) => {
            assert_eq!(reply.status, StatusCode::BAD_REQUEST, "{act:?}: {reason:?}");
            assert_eq!(after, before, "{act:?} is refused");
        }
        Ok(outcome) => {
            assert!(reply.status.is_success(), "{act:?}: {}", reply.text);
            if reply.status == StatusCode::CREATED {
                let steps = after.steps.as_mut().expect("steps");
                let at = steps.iter().position(|step| step.id == reply.created()).expect("the new step");
                let step = steps.remove(at);
                assert_eq!((step.status, step.end, step.external), (Status::Started, None, true));
            }
            assert_eq!(after, outcome.applied(&before), "{act:?}");
        }
    }
}

/// Does one thing to some tasks, one after the other, and compares each with what was told of all of them beforehand.
async fn compare_bulk(engine: &Engine, jobs: &[String], deed: Deed, chosen: &[(Index, Option<Index>)]) {
    let mut seen = HashMap::new();
    let mut targets = Vec::new();
    for (job, step) in chosen {
        let id = &jobs[job.index(jobs.len())];
        let view = look(engine, id).await;
        let steps = view.steps.as_deref().expect("steps were read");
        let step =
            step.as_ref().filter(|_| !steps.is_empty()).map(|at| steps[at.index(steps.len())].id.clone());
        seen.insert(id.clone(), view);
        let target = Target { job: id.clone(), step };
        if !targets.contains(&target) {
            targets.push(target);
        }
    }
    // As they stand in a selection.
    targets.sort_by_key(|target| (target.job.clone(), target.step.clone()));
    let now = engine.app.clock.now();
    let told = preview(deed, &targets, &|id| seen.get(id).cloned(), &Retention::default(), now);
    assert_eq!(told.fit.len() + told.unfit.len(), targets.len());
    assert!(told.steps_known());
    for fit in &told.fit {
        let before = look(engine, &fit.target.job).await;
        let (status, mut after) = send(engine, deed, &fit.target).await;
        after.last_updated = before.last_updated;
        assert_eq!(status, StatusCode::OK, "{deed:?}: {fit:?}");
        assert_eq!(after, fit.outcome.applied(&before), "{deed:?}: {fit:?}");
        assert_ne!(after, before, "{deed:?} changes something: {fit:?}");
    }
    for unfit in &told.unfit {
        let before = look(engine, &unfit.target.job).await;
        match unfit.obstacle {
            // There is no such request.
            Obstacle::Refused(Ineligible::JobsOnly) => {}
            Obstacle::Refused(_) => {
                let (status, after) = send(engine, deed, &unfit.target).await;
                assert_eq!((status, after), (StatusCode::BAD_REQUEST, before), "{deed:?}: {unfit:?}");
            }
            Obstacle::EndedBefore | Obstacle::StaysUnknown | Obstacle::ClearedBefore => {
                let (_, after) = send(engine, deed, &unfit.target).await;
                let statuses = |job: &JobView| {
                    let steps = job.steps.iter().flatten().map(|step| step.status).collect::<Vec<_>>();
                    (job.status, job.auto_cleared, steps)
                };
                assert_eq!(statuses(&after), statuses(&before), "{deed:?} changes nothing: {unfit:?}");
            }
            Obstacle::WithItsJob => {
                let step = unfit.target.step.as_deref().and_then(|step| before.step(step));
                assert!(step.is_some_and(|step| !step.status.is_running()) || !before.external);
            }
            Obstacle::Gone => panic!("{unfit:?} is there"),
        }
    }
}

/// Does one thing to a task; tells the answer's status, and what became of the job.
async fn send(engine: &Engine, deed: Deed, target: &Target) -> (StatusCode, JobView) {
    let job = &target.job;
    let (path, body) = match (deed, &target.step) {
        (Deed::End { succeeded, force }, None) => ("end".to_owned(), wire::end_job(succeeded, force)),
        (Deed::End { succeeded, .. }, Some(step)) => (format!("steps/{step}/end"), wire::end_step(succeeded)),
        (Deed::Clear, _) => ("clear".to_owned(), wire::clear_job()),
    };
    let reply = engine.post_text(&format!("/jobs/{job}/{path}"), &body).await;
    (reply.status, look(engine, job).await)
}

/// Lets time pass, and the sweep take every job at the beginning of its window and not before.
async fn sweep(engine: &Engine, jobs: &[String]) {
    let mut windows = Vec::new();
    for job in jobs {
        let view = look(engine, job).await;
        let removal = Retention::default().removal(&view, engine.app.clock.now());
        windows.push((job, if let Removal::Window { from, .. } = removal { Some(from) } else { None }));
    }
    let mut moments: Vec<i64> = windows.iter().filter_map(|(_, from)| *from).collect();
    moments.sort_unstable();
    for moment in moments {
        for now in [moment, moment + 1] {
            engine.advance((now - engine.app.clock.now()).max(0));
            engine.app.sweep().await.expect("a sweep");
            for (job, from) in &windows {
                let there = from.is_none_or(|from| engine.app.clock.now() <= from);
                let status = engine.get(&format!("/jobs/{job}")).await.status;
                assert_eq!(status == StatusCode::OK, there, "{job} at {now} of {from:?}");
            }
        }
    }
}

#[test]
fn what_is_predicted_happens() {
    let runtime = tokio::runtime::Runtime::new().expect("a runtime");
    let mut runner = TestRunner::new(ProptestConfig {
        cases: 100,
        failure_persistence: None,
        ..ProptestConfig::default()
    });
    let played = runner.run(&prop::collection::vec(act(), 1..25), |acts| {
        runtime.block_on(async {
            let engine = Engine::new();
            let mut jobs = vec![engine.add_job("Clone", true).await, engine.internal_job().await.0];
            for act in &acts {
                play(&engine, &mut jobs, act).await;
            }
            sweep(&engine, &jobs).await;
        });
        Ok(())
    });
    played.unwrap_or_else(|error| panic!("{error}"));
}
