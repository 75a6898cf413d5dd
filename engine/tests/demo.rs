//! The demonstration, played through in simulated time.

use std::collections::{BTreeMap, HashMap, HashSet};
use std::path::Path;

use rusqlite::Connection;
use task_engine::App;
use task_engine::clock::Clock;
use task_engine::config::Settings;
use task_engine::demo::{Demonstration, SEED};
use task_engine::ids::Ids;
use task_engine::inventory::{Disk, Snapshot, Vm, VmStatus};
use task_engine::model::{Job, Millis, Status, Step, User};
use task_engine::server;
use task_engine::store::{FILE_NAME, Filter, Page, Store};
use uuid::Uuid;

/// 14 July 2026, 08:00.
const BEGIN: Millis = 1_784_016_000_000;
const MINUTE: Millis = 60_000;
const VENDORS: [&str; 3] = ["nightjar@internal", "rapidclone@internal", "driftway@internal"];

struct Played {
    app: App,
    demonstration: Demonstration,
}

impl Played {
    /// A demonstration with its history behind it.
    async fn rehearsed(seed: u64) -> Self {
        let clock = Clock::manual(BEGIN);
        let app = App::new(Settings::default(), Store::in_memory().unwrap(), clock, Ids::random()).unwrap();
        Self::on(app, seed).await
    }

    async fn on(app: App, seed: u64) -> Self {
        let mut demonstration = Demonstration::new(app.clone(), seed);
        demonstration.rehearse().await.unwrap();
        Self { app, demonstration }
    }

    /// Lets time pass: what is due happens, and then the engine sweeps.
    async fn pass(&mut self, by: Millis) {
        let now = self.app.clock.advance(by);
        self.demonstration.play_until(now).await.unwrap();
        self.app.sweep().await.unwrap();
    }

    async fn tree(&self) -> Tree {
        let read = self.app.store.read(|tx| {
            let jobs = tx.jobs(&Filter::default(), Page::ALL)?;
            let steps = tx.steps_of(&jobs.iter().map(|job| job.id).collect::<Vec<_>>())?;
            Ok(Tree { jobs, steps })
        });
        read.await.unwrap()
    }
}

struct Tree {
    jobs: Vec<Job>,
    steps: Vec<Step>,
}

impl Tree {
    fn statuses(&self) -> HashSet<Status> {
        self.jobs.iter().map(|job| job.status).collect()
    }

    /// The depth of the deepest step; a step directly under a job has 1.
    fn depth(&self) -> usize {
        let parents = self.steps.iter().map(|step| (step.id, step.parent)).collect::<HashMap<_, _>>();
        let depth = |step: &Step| {
            std::iter::successors(Some(step.id), |id| parents.get(id).copied().flatten()).count()
        };
        self.steps.iter().map(depth).max().unwrap_or_default()
    }

    /// How many vendors have a job under way.
    fn vendors_at_work(&self) -> usize {
        let owners = self.jobs.iter().filter(|job| job.status == Status::Started).filter_map(|job| job.owner);
        let owners = owners.collect::<HashSet<_>>();
        vendors().filter(|id| owners.contains(id)).count()
    }

    /// Whether some step has two steps under way beneath it.
    fn has_concurrent_parts(&self) -> bool {
        let mut under_way = BTreeMap::<(Uuid, Option<Uuid>), usize>::new();
        for step in self.steps.iter().filter(|step| step.status == Status::Started) {
            *under_way.entry((step.job, step.parent)).or_default() += 1;
        }
        under_way.values().any(|count| *count > 1)
    }

    /// What a visitor sees, without ids.
    fn told(&self) -> Vec<Told> {
        let tell = |job: &Job| (job.description.clone(), job.status, job.start_time, job.end_time);
        let mut told = self.jobs.iter().map(tell).collect::<Vec<_>>();
        told.sort_by(|one, other| (one.2, &one.0).cmp(&(other.2, &other.0)));
        told
    }
}

/// A job's description, status, start and end.
type Told = (String, Status, Millis, Option<Millis>);

fn vendors() -> impl Iterator<Item = Uuid> {
    VENDORS.into_iter().map(|login| User::new(login, task_engine::model::Role::User).id)
}

#[tokio::test]
async fn the_first_look_shows_every_status_and_all_vendors() {
    let tree = Played::rehearsed(SEED).await.tree().await;
    assert_eq!(tree.statuses(), HashSet::from(Status::ALL));
    assert_eq!(tree.vendors_at_work(), VENDORS.len());
    assert!(tree.has_concurrent_parts());
}

#[tokio::test]
async fn there_is_something_to_see_at_once() {
    for seed in 0..4 {
        let played = Played::rehearsed(seed).await;
        let tree = played.tree().await;
        for status in [Status::Started, Status::Finished, Status::Failed, Status::Unknown] {
            assert!(tree.statuses().contains(&status), "seed {seed}: no job is {status}");
        }
        assert!(tree.depth() >= 4, "seed {seed}: depth {}", tree.depth());
        assert!(tree.jobs.iter().any(|job| job.owner.is_none()), "seed {seed}: every job has an owner");
        assert!(tree.steps.iter().any(|step| step.progress.is_some()), "seed {seed}: no step has a progress");
        assert!(tree.jobs.iter().all(|job| job.start_time <= BEGIN && job.end_time <= Some(BEGIN)));
    }
}

#[tokio::test]
async fn a_day_passes_and_the_engine_stays_alive_and_small() {
    let mut played = Played::rehearsed(1).await;
    let mut statuses = HashSet::new();
    let (mut deepest, mut all_at_work, mut concurrent) = (0, 0, 0);
    let ten_minutes = 24 * 6;
    for _ in 0..ten_minutes {
        played.pass(10 * MINUTE).await;
        let tree = played.tree().await;
        assert!((10..=150).contains(&tree.jobs.len()), "{} jobs", tree.jobs.len());
        let forgotten = tree.jobs.iter().filter(|job| !job.auto_cleared).count();
        assert!(forgotten <= 8, "{forgotten} jobs wait to be cleared");
        statuses.extend(tree.statuses());
        deepest = deepest.max(tree.depth());
        all_at_work += usize::from(tree.vendors_at_work() == VENDORS.len());
        concurrent += usize::from(tree.has_concurrent_parts());
    }
    for status in [Status::Started, Status::Finished, Status::Failed, Status::Aborted] {
        assert!(statuses.contains(&status), "no job was ever {status}");
    }
    assert!(deepest >= 4, "depth {deepest}");
    assert!(all_at_work * 10 > ten_minutes * 8, "all vendors at work {all_at_work} times of {ten_minutes}");
    assert!(concurrent * 10 > ten_minutes * 9, "steps side by side {concurrent} times of {ten_minutes}");
}

#[tokio::test]
async fn something_changes_every_few_seconds() {
    let mut played = Played::rehearsed(1).await;
    let mut changes = 0;
    let mut before = played.tree().await;
    for _ in 0..120 {
        let now = played.app.clock.advance(5_000);
        played.demonstration.play_until(now).await.unwrap();
        let after = played.tree().await;
        changes += usize::from(before.steps != after.steps || before.jobs != after.jobs);
        before = after;
    }
    assert!(changes > 108, "{changes} of 120 polls showed a change");
}

#[tokio::test]
async fn the_same_seed_makes_the_same_demonstration() {
    let (one, same, other) =
        (Played::rehearsed(5).await, Played::rehearsed(5).await, Played::rehearsed(6).await);
    assert_eq!(one.tree().await.told(), same.tree().await.told());
    assert_ne!(one.tree().await.told(), other.tree().await.told());
}

#[tokio::test]
async fn owners_have_names() {
    let played = Played::rehearsed(1).await;
    let owners = played.tree().await.jobs.iter().filter_map(|job| job.owner).collect::<HashSet<_>>();
    assert!(owners.len() >= 4, "{} owners", owners.len());
    for owner in owners {
        let user = played.app.store.read(move |tx| tx.user(owner)).await.unwrap();
        assert!(user.is_some_and(|user| !user.name.is_empty()));
    }
}

#[tokio::test]
async fn a_task_that_somebody_else_ended_is_given_up() {
    let mut played = Played::rehearsed(1).await;
    let admin = played.app.accounts.users().next().unwrap().clone();
    let vendors = vendors().collect::<HashSet<_>>();
    let running =
        played.tree().await.jobs.into_iter().find(|job| {
            job.status == Status::Started && job.owner.is_some_and(|owner| vendors.contains(&owner))
        });
    let job = running.expect("a vendor is at work").id;
    let call = played.app.call(admin, None);
    let end = task_engine::rules::JobEnd::default();
    played.app.store.write(move |tx| task_engine::rules::end_job(tx, &call, job, end)).await.unwrap();
    let steps = played.app.store.read(move |tx| tx.steps(job)).await.unwrap();
    let now = played.app.clock.advance(5 * MINUTE);
    played.demonstration.play_until(now).await.unwrap();
    assert_eq!(played.app.store.read(move |tx| tx.steps(job)).await.unwrap(), steps);
}

#[tokio::test]
async fn an_engine_with_a_history_of_its_own_gets_no_other() {
    let folder = tempfile::tempdir().unwrap();
    drop(Store::in_folder(folder.path()).unwrap());
    let store = Store::in_folder(folder.path()).unwrap();
    let app = App::new(Settings::default(), store, Clock::manual(BEGIN), Ids::random()).unwrap();
    let played = Played::on(app, 1).await;
    assert!(played.tree().await.jobs.iter().all(|job| job.start_time >= BEGIN));
}

/// An engine on the database in `folder`, after a restart if there is one already.
fn engine_on(folder: &Path, now: Millis) -> App {
    let settings = Settings { data: Some(folder.to_owned()), ..Settings::default() };
    server::open(settings, Clock::manual(now), Ids::random()).unwrap()
}

#[tokio::test]
async fn what_hosts_were_doing_before_a_restart_comes_to_an_end() {
    let folder = tempfile::tempdir().unwrap();
    drop(Played::on(engine_on(folder.path(), BEGIN), SEED).await);
    let app = engine_on(folder.path(), BEGIN + 1_000);
    let started = |job: &&Job| job.status == Status::Started;
    let before = app.store.read(|tx| tx.jobs(&Filter::default(), Page::ALL)).await.unwrap();
    let outlived = before.iter().filter(started).map(|job| job.id).collect::<Vec<_>>();
    assert!(!outlived.is_empty(), "some host works on over the restart");

    let mut played = Played::on(app, SEED).await;
    played.pass(2 * MINUTE).await;
    let tree = played.tree().await;
    assert_eq!(tree.jobs.iter().filter(|job| job.start_time <= BEGIN).find(started), None);
    for job in tree.jobs.iter().filter(|job| outlived.contains(&job.id)) {
        assert_eq!(job.status, Status::Finished, "{}", job.description);
    }
    let steps = tree.steps.iter().filter(|step| outlived.contains(&step.job));
    assert!(steps.clone().count() > 0 && steps.clone().all(|step| step.status != Status::Started));
}

#[tokio::test]
async fn the_site_lives_but_stays_of_its_size() {
    let mut played = Played::rehearsed(1).await;
    let mut statuses = HashSet::new();
    for _ in 0..3 * 60 {
        played.pass(MINUTE).await;
        let read =
            played.app.store.read(|tx| Ok((tx.items::<Vm>()?, tx.items::<Disk>()?, tx.items::<Snapshot>()?)));
        let (vms, disks, snapshots) = read.await.unwrap();
        assert!(vms.len() == 16 && disks.len() <= 32 && snapshots.len() <= 3 * 16);
        assert!(vms.iter().filter(|vm| vm.status == VmStatus::Down).count() <= 6);
        statuses.extend(vms.iter().map(|vm| vm.status.name()));
    }
    for status in ["up", "down", "powering_up", "powering_down", "migrating"] {
        assert!(statuses.contains(status), "no machine was ever {status}");
    }
}

#[tokio::test]
async fn everybody_waits_until_maintenance_is_over() {
    let mut played = Played::rehearsed(1).await;
    let before = played.tree().await.told();
    played.app.set_maintenance(true);
    for _ in 0..3 {
        let now = played.app.clock.advance(5 * MINUTE);
        played.demonstration.play_until(now).await.unwrap();
    }
    assert_eq!(played.tree().await.told(), before);
    played.app.set_maintenance(false);
    let back = played.app.clock.advance(5 * MINUTE);
    played.demonstration.play_until(back).await.unwrap();
    let after = played.tree().await.told();
    assert!(after.len() > before.len(), "others begin");
    let ended = |told: &[Told]| told.iter().filter(|job| job.1 != Status::Started).count();
    assert!(ended(&after) > ended(&before), "what was under way goes on");
}

#[tokio::test]
async fn a_long_time_is_skipped() {
    const YEAR: Millis = 365 * 24 * 60 * MINUTE;
    let mut played = Played::rehearsed(1).await;
    let now = played.app.clock.advance(YEAR);
    played.demonstration.play_until(now).await.unwrap();
    let jobs = played.tree().await.jobs;
    assert!(jobs.iter().all(|job| job.start_time <= BEGIN || job.start_time == now));
    played.pass(10 * MINUTE).await;
    assert_eq!(played.tree().await.vendors_at_work(), VENDORS.len());
    assert!(played.tree().await.jobs.iter().any(|job| job.start_time > now));
}

#[tokio::test]
async fn what_the_database_did_not_take_is_done_later_as_if_nothing_had_happened() {
    let folder = tempfile::tempdir().unwrap();
    let mut disturbed = Played::on(engine_on(folder.path(), BEGIN), 1).await;
    let mut calm = Played::rehearsed(1).await;
    let database = Connection::open(folder.path().join(FILE_NAME)).unwrap();
    for event in ["INSERT ON job", "INSERT ON step", "UPDATE ON step"] {
        database
            .execute_batch(&format!(
                "CREATE TRIGGER full BEFORE {event} BEGIN SELECT RAISE(ABORT, 'the disk is full'); END"
            ))
            .unwrap();
        let now = disturbed.app.clock.advance(10 * MINUTE);
        disturbed.demonstration.play_until(now).await.expect_err(event);
        database.execute_batch("DROP TRIGGER full").unwrap();
        disturbed.demonstration.play_until(now).await.unwrap();
        calm.app.clock.advance(10 * MINUTE);
        calm.demonstration.play_until(now).await.unwrap();
        assert_eq!(disturbed.tree().await.told(), calm.tree().await.told(), "{event}");
    }
}
