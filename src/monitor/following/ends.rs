//! Ends of watched tasks: a notice, and a count in the title until somebody looks.

use std::cell::{Cell, RefCell};

use leptos::prelude::*;
use tasks::{Ended, Status};
use web_sys::Document;

use crate::part::part;
use crate::spawn::spawn_detached;
use crate::state::{Board, Farewell};
use crate::text::msg;
use crate::ui::{Notices, Tone};
use crate::watched::follow;
use crate::words;

/// Tells the ends of watched tasks for as long as the present owner lives.
pub(in crate::monitor) fn tell_ends(board: &Board, notices: &Notices) {
    let (ended, notices) = (board.ended.clone(), notices.clone());
    let farewell = board.farewell.clone();
    follow(Box::new(move || {
        let ended = ended.get();
        if ended.is_empty() {
            return;
        }
        let (jobs, notices, farewell) = (ended.len(), notices.clone(), farewell.clone());
        spawn_detached(async move {
            if fetched_ends(ended, notices.clone(), farewell).await.is_err() {
                notices.tell(Tone::Info, &msg::watch_ended_some(jobs));
            }
        });
    }));
}

part! {
    keys:
    /// Tells of them, from the part that most of them were watched by.
    async fn fetched_ends(ended: Vec<Ended>, notices: Notices, farewell: Farewell) -> () = tell
}

fn tell(ended: Vec<Ended>, notices: Notices, farewell: Farewell) {
    if !is_looked_at() {
        MISSED.set(MISSED.get() + ended.len());
        show_count(MISSED.get());
        farewell.add(forget);
        if !LISTENS.replace(true) {
            listen();
        }
    }
    if document().hidden() {
        // Notices go by themselves: these wait until somebody can read them.
        WAITING.with_borrow_mut(|waiting| waiting.push((notices, ended)));
    } else {
        show(&notices, &ended);
    }
}

fn show(notices: &Notices, ended: &[Ended]) {
    ended.iter().for_each(|job| notices.tell(tone(job.status), &sentence(job)));
}

thread_local! {
    /// Number of ends that nobody was there to see: one for all of the page, as there is one title.
    static MISSED: Cell<usize> = const { Cell::new(0) };
    /// Whether it is noticed when somebody looks again.
    static LISTENS: Cell<bool> = const { Cell::new(false) };
    /// What is told as soon as somebody looks again.
    static WAITING: RefCell<Vec<(Notices, Vec<Ended>)>> = const { RefCell::new(Vec::new()) };
}

fn listen() {
    for event in ["focus", "visibilitychange"] {
        let _ = window_event_listener_untyped(event, |_| {
            if !document().hidden() {
                forget();
                WAITING.take().iter().for_each(|(notices, ended)| show(notices, ended));
            }
        });
    }
}

/// Takes the count away: somebody looks, or the page goes, which the portal's title outlives.
fn forget() {
    if MISSED.take() > 0 {
        show_count(0);
    }
}

fn sentence(Ended { description, status, .. }: &Ended) -> String {
    match status {
        Some(status) => msg::watch_ended(description, words::status(*status)),
        None if description.is_empty() => msg::watch_gone_unnamed(),
        None => msg::watch_gone(description),
    }
}

fn tone(status: Option<Status>) -> Tone {
    match status {
        Some(Status::Finished) => Tone::Success,
        Some(Status::Failed) => Tone::Danger,
        Some(Status::Started) => Tone::Info,
        Some(Status::Aborted | Status::Unknown) | None => Tone::Warning,
    }
}

fn is_looked_at() -> bool {
    !document().hidden() && document().has_focus().unwrap_or(false)
}

/// Puts a count before the titles of this page and of the portal around it, which is what the browser's tab shows.
fn show_count(count: usize) {
    let portal = window().top().ok().flatten().and_then(|portal| portal.document());
    let portal = portal.filter(|portal| *portal != document());
    for page in [Some(document()), portal].into_iter().flatten() {
        let title = page.title();
        let bare = bare(&title);
        retitle(&page, &if count > 0 { msg::watch_title(count, bare) } else { bare.to_owned() });
    }
}

fn retitle(page: &Document, title: &str) {
    if page.title() != title {
        page.set_title(title);
    }
}

/// A title without the count before it.
fn bare(title: &str) -> &str {
    let counted = title.strip_prefix('(').and_then(|rest| rest.split_once(") "));
    let is_count = |text: &str| !text.is_empty() && text.chars().all(char::is_numeric);
    counted.filter(|(count, _)| is_count(count)).map_or(title, |(_, bare)| bare)
}

#[cfg(test)]
mod tests {
    use super::bare;

    #[test]
    fn only_a_count_is_taken_off() {
        assert_eq!(bare("(2) Tasks"), "Tasks");
        assert_eq!(bare("Tasks"), "Tasks");
        assert_eq!(bare("(beta) Tasks"), "(beta) Tasks");
        assert_eq!(bare("() Tasks"), "() Tasks");
    }
}
