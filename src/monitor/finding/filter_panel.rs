//! The panel with every criterion but the text, each of which counts at once.

use std::rc::Rc;

use tasks::{AttentionKind, Bound, Status, TimeRange};

use super::criterion::owner_name;
use super::moments;
use crate::desk::Desk;
use crate::state::{Board, Viewing};
use crate::text::msg;
use crate::ui::choice::{OnChoice, checks, input_field, radios};
use crate::ui::field::select_field;
use crate::ui::{El, el, panel};
use crate::watched::Watched;
use crate::words;

const MINUTE: i64 = 60_000;

/// The panel; `close` has it go.
pub(in crate::monitor) fn filter_panel(close: Rc<dyn Fn()>) -> El {
    let board = Desk::here().board;
    let viewing = &board.viewing;
    let first = el("div").child(statuses(viewing)).child(origin(viewing));
    let owned = board.clone();
    let second = el("div").child(attention(&board)).live(move || owners(&owned));
    let third = el("div").child(time(viewing)).child(durations(viewing)).children(correlation(&board));
    let columns = el("div").class("columns").child(first).child(second).child(third);
    panel(&msg::filter_title(), vec![columns], close)
}

fn statuses(viewing: &Viewing) -> El {
    let chosen = viewing.peek().filter.statuses;
    let choices = Status::ALL.map(|status| (words::status(status), chosen.has(status)));
    let viewing = viewing.clone();
    let on_choice: OnChoice = Rc::new(move |at, into| {
        viewing.change(&|view| view.filter.statuses.set(Status::ALL[at], into));
    });
    checks(&msg::column_status(), choices.into(), on_choice)
}

fn origin(viewing: &Viewing) -> El {
    const CHOICES: [Option<bool>; 3] = [None, Some(true), Some(false)];
    let chosen = viewing.peek().filter.external;
    let choices =
        CHOICES.map(|choice| (choice.map_or_else(msg::filter_any, words::origin), choice == chosen));
    let viewing = viewing.clone();
    let on_choice: OnChoice =
        Rc::new(move |at, _| viewing.change(&|view| view.filter.external = CHOICES[at]));
    radios(&msg::column_origin(), "filter-origin", choices.into(), on_choice)
}

fn attention(board: &Board) -> El {
    let chosen = board.viewing.peek().filter.attention;
    let choices = AttentionKind::ALL.map(|kind| {
        let jobs = board.rows.attention_count(kind);
        (msg::filter_counted(words::attention(kind), jobs), chosen.has(kind))
    });
    let viewing = board.viewing.clone();
    let on_choice: OnChoice = Rc::new(move |at, into| {
        viewing.change(&|view| view.filter.attention.set(AttentionKind::ALL[at], into));
    });
    checks(&msg::filter_attention(), choices.into(), on_choice)
}

/// Everybody who owns a job now, and those who are filtered by; nothing where nobody is known. Tracks their names.
fn owners(board: &Board) -> Option<El> {
    let chosen = board.viewing.peek().filter.owners;
    let mut owners = board.rows.owners();
    owners.extend(chosen.iter().filter(|id| !owners.contains(id)).cloned().collect::<Vec<_>>());
    if owners.iter().all(String::is_empty) {
        return None;
    }
    let choices = owners.iter().map(|id| (owner_name(id, board), chosen.contains(id))).collect();
    let viewing = board.viewing.clone();
    let on_choice: OnChoice = Rc::new(move |at, into| {
        viewing.change(&|view| {
            let (id, chosen) = (&owners[at], &mut view.filter.owners);
            chosen.retain(|other| other != id);
            if into {
                chosen.push(id.clone());
            }
        });
    });
    Some(checks(&msg::column_owner(), choices, on_choice))
}

/// Periods that end now, by their word in the select; the last one has two ends of its own.
const PERIODS: [(&str, Option<i64>); 5] = [
    ("any", None),
    ("hour", Some(60 * MINUTE)),
    ("day", Some(24 * 60 * MINUTE)),
    ("week", Some(7 * 24 * 60 * MINUTE)),
    ("between", None),
];

fn time(viewing: &Viewing) -> El {
    let active = viewing.peek().filter.active;
    let period = PERIODS.into_iter().position(|(_, length)| match active {
        TimeRange { from: None, to: None } => true,
        TimeRange { from: Some(Bound::Ago(before)), to: None } => length == Some(before),
        TimeRange { .. } => false,
    });
    let between = Watched::new(period.is_none());
    let words = [
        msg::filter_any_time(),
        msg::filter_last_hour(),
        msg::filter_last_day(),
        msg::filter_last_week(),
        msg::filter_between(),
    ];
    let choices = PERIODS.iter().zip(words).map(|((key, _), word)| (*key, word)).collect();
    let (chooses, opened) = (viewing.clone(), between.clone());
    let chosen = PERIODS[period.unwrap_or(PERIODS.len() - 1)].0;
    let select = select_field(
        "filter-time",
        &msg::filter_time(),
        choices,
        chosen,
        Box::new(move |key| {
            let length = PERIODS.iter().find(|(other, _)| *other == key).and_then(|(_, length)| *length);
            opened.set(key == "between");
            chooses.change(&|view| {
                view.filter.active = TimeRange { from: length.map(Bound::Ago), to: None };
            });
        }),
    );
    let viewing = viewing.clone();
    el("div").class("fields").child(select).live(move || between.get().then(|| bounds(&viewing)))
}

fn bounds(viewing: &Viewing) -> El {
    let active = viewing.peek().filter.active;
    let told = |bound: Option<Bound>| match bound {
        Some(Bound::At(time)) => moments::write(time),
        _ => String::new(),
    };
    let field = |id, label: String, bound, set: fn(&mut TimeRange, Option<Bound>)| {
        let viewing = viewing.clone();
        let on_change = Box::new(move |text: String| {
            let bound = moments::read(&text).map(Bound::At);
            viewing.change(&|view| set(&mut view.filter.active, bound));
        });
        input_field(id, "datetime-local", &label, &told(bound), on_change)
    };
    el("div")
        .class("fields")
        .child(field("filter-from", msg::filter_from(), active.from, |active, bound| active.from = bound))
        .child(field("filter-to", msg::filter_to(), active.to, |active, bound| active.to = bound))
}

fn durations(viewing: &Viewing) -> El {
    let filter = viewing.peek().filter;
    let field = |id, label: String, limit: Option<i64>, set: fn(&mut tasks::Filter, Option<i64>)| {
        let viewing = viewing.clone();
        // Written and read by the browser: Rust's own way with fractions brings tables of 12 kB.
        let minutes = limit.map(|limit| js_text(limit as f64 / MINUTE as f64)).unwrap_or_default();
        let on_change = Box::new(move |text: String| {
            let minutes = js_sys::Number::parse_float(&text);
            let limit = (minutes >= 0.0).then_some((minutes * MINUTE as f64) as i64);
            viewing.change(&|view| set(&mut view.filter, limit));
        });
        input_field(id, "number", &label, &minutes, on_change)
    };
    let limits = el("div")
        .class("fields pair")
        .child(field("filter-least", msg::filter_at_least(), filter.at_least, |filter, limit| {
            filter.at_least = limit;
        }))
        .child(field("filter-most", msg::filter_at_most(), filter.at_most, |filter, limit| {
            filter.at_most = limit;
        }));
    el("fieldset").class("choices").child(el("legend").text(&msg::column_duration())).child(limits)
}

fn js_text(number: f64) -> String {
    // Throws only for a base that there is not.
    js_sys::Number::from(number).to_string_with_radix(10).map(String::from).unwrap_or_default()
}

/// Only an engine can be asked for a correlation id.
fn correlation(board: &Board) -> Option<El> {
    if board.read_only {
        return None;
    }
    let viewing = board.viewing.clone();
    let told = viewing.peek().correlation;
    let on_change = Box::new(move |text: String| {
        let id = text.trim().to_owned();
        viewing.change(&|view| view.correlation.clone_from(&id));
    });
    Some(input_field("filter-correlation", "text", &msg::filter_correlation(), &told, on_change))
}
