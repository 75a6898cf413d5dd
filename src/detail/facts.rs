//! All that is known of a task, a line for each thing.

use client::EntityKind;
use tasks::{AttentionKind, JobView, Removal, StepSystem};

use super::outward::Outward;
use super::panel::Scene;
use super::seen::Seen;
use super::trace::Trace;
use crate::state::Task;
use crate::text::msg;
use crate::ui::button::button;
use crate::ui::{El, Look, el};
use crate::watched::Watched;
use crate::{format, words};

/// What a line is called.
type Term = fn() -> String;

/// What a line tells, as long as there is something to tell.
type Tells = fn(&Scene, &Seen) -> Option<String>;

/// When something was, as long as that is known; in milliseconds since 1970.
type Moment = fn(&Seen) -> Option<i64>;

/// The lines of a job or of a step.
pub(super) fn facts(scene: &Scene, task: &Task) -> El {
    let list = el("dl").class("facts");
    if task.step.is_none() { of_job(scene, list) } else { of_step(scene, list) }
}

fn of_job(scene: &Scene, list: El) -> El {
    let origin = lines(
        scene,
        &[
            (msg::filter_attention, attention),
            (msg::details_origin, |_, seen| Some(origin(seen.job.as_ref()?.external))),
            (msg::column_owner, owner),
        ],
    );
    let times = moments(
        scene,
        &[
            (msg::column_started, |seen| seen.span().0),
            (msg::column_ended, |seen| seen.span().1),
            (msg::details_expected, |seen| seen.gauge.expected_end),
            (msg::details_updated, |seen| seen.job.as_ref()?.last_updated),
        ],
    );
    let course = lines(
        scene,
        &[
            (msg::column_duration, duration),
            (msg::column_steps, |_, seen| {
                seen.gauge.steps.map(|steps| msg::steps_ended(steps.ended as usize, steps.all as usize))
            }),
            (msg::field_auto_clear, |_, seen| Some(words::auto_clear(seen.job.as_ref()?.auto_cleared))),
            (msg::details_removal, removal),
        ],
    );
    let ids = lines(
        scene,
        &[
            (msg::filter_correlation, |scene, _| match scene.trace.as_ref()?.get() {
                Trace::Told(told) => Some(told.correlation),
                _ => None,
            }),
            (msg::details_id, |_, seen| Some(seen.task.job.clone())),
        ],
    );
    let outward = scene.outward.as_ref();
    let ways = outward.map(|outward| [hosts(scene, outward), entities(scene, outward)]);
    list.children(origin).children(times).children(course).children(ways.into_iter().flatten()).children(ids)
}

fn of_step(scene: &Scene, list: El) -> El {
    let kind = lines(
        scene,
        &[
            (msg::column_type, |_, seen| Some(words::step_kind(seen.step()?.kind))),
            (msg::details_origin, |_, seen| Some(origin(seen.step()?.external))),
            (msg::details_system, |_, seen| Some(system(seen.step()?.system?))),
        ],
    );
    let times = moments(
        scene,
        &[(msg::column_started, |seen| seen.span().0), (msg::column_ended, |seen| seen.span().1)],
    );
    let duration = lines(scene, &[(msg::column_duration, duration)]);
    let id = lines(scene, &[(msg::details_id, |_, seen| seen.task.step.clone())]);
    let hosts = scene.outward.as_ref().map(|outward| hosts(scene, outward));
    list.child(parent(scene)).children(kind).children(times).children(duration).children(hosts).children(id)
}

/// Lines of which each stands there as long as it has something to tell.
fn lines(scene: &Scene, lines: &[(Term, Tells)]) -> Vec<El> {
    let line = |&(term, tells): &(Term, Tells)| {
        let (hidden, told) = (scene.clone(), scene.clone());
        let value = move || tells(&told, &told.seen.get()).unwrap_or_default();
        line(&term())
            .attr_live("hidden", move || tells(&hidden, &hidden.seen.get()).is_none().then(String::new))
            .child(el("dd").attr("dir", "auto").text_live(value))
    };
    lines.iter().map(line).collect()
}

/// Lines that tell when something was, and in full when they are hovered over.
fn moments(scene: &Scene, lines: &[(Term, Moment)]) -> Vec<El> {
    let line = |&(term, pick): &(Term, Moment)| {
        let (hidden, told, full) = (scene.seen.clone(), scene.clone(), scene.seen.clone());
        let value = move || pick(&told.seen.get()).map(|time| told.moment(time)).unwrap_or_default();
        line(&term()).attr_live("hidden", move || pick(&hidden.get()).is_none().then(String::new)).child(
            el("dd")
                .attr_live("title", move || pick(&full.get()).map(format::moment_in_full))
                .text_live(value),
        )
    };
    lines.iter().map(line).collect()
}

/// A line without what it tells.
fn line(term: &str) -> El {
    el("div").child(el("dt").text(term))
}

/// Why a job needs a person's attention.
fn attention(scene: &Scene, seen: &Seen) -> Option<String> {
    let findings = scene.board.rows.findings(&seen.task.job);
    // That it has failed is told first of all.
    let kinds = findings.iter().map(|finding| finding.evidence.kind());
    let kinds: Vec<_> = kinds.filter(|kind| *kind != AttentionKind::Failed).map(words::attention).collect();
    (!kinds.is_empty()).then(|| kinds.join(". "))
}

fn origin(external: bool) -> String {
    if external { msg::details_external() } else { msg::details_internal() }
}

fn system(system: StepSystem) -> String {
    match system {
        StepSystem::Vdsm => msg::details_vdsm(),
        StepSystem::Gluster => msg::details_gluster(),
    }
}

fn owner(scene: &Scene, seen: &Seen) -> Option<String> {
    let owner = seen.job.as_ref()?.owner.as_deref();
    Some(owner.map_or_else(msg::owner_none, |id| scene.board.owners.shown(id)))
}

fn duration(scene: &Scene, seen: &Seen) -> Option<String> {
    let (start, end) = seen.span();
    let runs = seen.status()?.is_running();
    // The time that it has run so far ends where it was last seen.
    let end = if runs && !seen.is_gone { scene.board.now.get() } else { end? };
    Some(format::duration(end - start?))
}

fn removal(scene: &Scene, seen: &Seen) -> Option<String> {
    let job: &JobView = seen.job.as_ref().filter(|_| !seen.is_gone)?;
    Some(match scene.board.retention.removal(job, scene.board.now.peek()) {
        Removal::Never => msg::removal_never(),
        Removal::NotWhileRunning => msg::removal_not_while_running(),
        Removal::Window { from, to } => {
            let now = scene.board.now.peek();
            msg::removal_window(format::moment(from, now), format::moment(to, now))
        }
    })
}

/// What a step is a part of, as a way there.
fn parent(scene: &Scene) -> El {
    let scene = scene.clone();
    line(&msg::details_parent()).child(el("dd").live(move || {
        let seen = scene.seen.get();
        let job = seen.job.as_ref()?;
        let parent = seen.step()?.parent.as_deref().and_then(|id| job.step(id));
        let name = parent.map_or(&job.description, |step| &step.description);
        let task = Task { job: job.id.clone(), step: parent.map(|step| step.id.clone()) };
        let viewing = scene.board.viewing.clone();
        let go = move || viewing.enter(task.clone());
        Some(button(name, Look::Plain, go).class("link").attr("dir", "auto"))
    }))
}

/// The hosts that run it, or its steps.
fn hosts(scene: &Scene, outward: &Outward) -> El {
    let (scene, outward) = (scene.clone(), outward.clone());
    let hosts = Watched::derived(move || {
        let seen = scene.seen.get();
        let steps = seen.job.as_ref().and_then(|job| job.steps.as_deref()).unwrap_or_default();
        let is_meant = |id: &str| seen.task.step.as_deref().is_none_or(|step| step == id);
        let mut hosts: Vec<String> = Vec::new();
        for step in steps.iter().filter(|step| is_meant(&step.id)) {
            let new = step.execution_host.as_ref().filter(|host| !hosts.contains(host));
            hosts.extend(new.cloned());
        }
        hosts
    });
    let hidden = hosts.clone();
    line(&msg::details_host()).attr_live("hidden", move || hidden.get().is_empty().then(String::new)).child(
        el("dd").live(move || {
            let ways = hosts.get().into_iter().map(|id| outward.way(EntityKind::Host, &id, ""));
            Some(el("div").class("ways").children(ways))
        }),
    )
}

/// What the events say that it works on.
fn entities(scene: &Scene, outward: &Outward) -> El {
    let (trace, outward) = (scene.trace.clone(), outward.clone());
    let entities = Watched::derived(move || {
        let mut entities = Vec::new();
        if let Some(Trace::Told(told)) = trace.as_ref().map(Watched::get) {
            for about in told.records.into_iter().flat_map(|record| record.about) {
                let is_new = |known: &tasks::About| (&known.link, &known.id) != (&about.link, &about.id);
                if entities.iter().all(is_new) {
                    entities.push(about);
                }
            }
        }
        entities
    });
    let hidden = entities.clone();
    line(&msg::details_entities())
        .attr_live("hidden", move || hidden.get().is_empty().then(String::new))
        .child(el("dd").live(move || {
            let kind = |link: &str| EntityKind::ALL.into_iter().find(|kind| kind.link() == link);
            let entities = entities.get().into_iter();
            let ways =
                entities.filter_map(|about| Some(outward.way(kind(&about.link)?, &about.id, &about.name)));
            Some(el("div").class("ways").children(ways))
        }))
}
