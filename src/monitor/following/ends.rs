//! Ends of watched tasks: a notice, and a count in the title until somebody looks.

use std::cell::Cell;
use std::rc::Rc;

use leptos::prelude::*;
use tasks::{Ended, Status};
use web_sys::Document;

use crate::state::Board;
use crate::text::msg;
use crate::ui::{Notices, Tone};
use crate::watched::follow;
use crate::words;

/// Tells the ends of watched tasks for as long as the present owner lives.
pub(in crate::monitor) fn tell_ends(board: &Board, notices: &Notices) {
    let missed = Rc::new(Cell::new(0));
    let (ended, notices, counted) = (board.ended.clone(), notices.clone(), missed.clone());
    follow(Box::new(move || {
        let ended = ended.get();
        for job in &ended {
            notices.tell(tone(job.status), &sentence(job));
        }
        if !ended.is_empty() && !is_looked_at() {
            counted.set(counted.get() + ended.len());
            show_count(counted.get());
        }
    }));
    for event in ["focus", "visibilitychange"] {
        let missed = missed.clone();
        let listener = window_event_listener_untyped(event, move |_| {
            if missed.get() > 0 && !document().hidden() {
                missed.set(0);
                show_count(0);
            }
        });
        on_cleanup(move || listener.remove());
    }
}

fn sentence(Ended { description, status, .. }: &Ended) -> String {
    match status {
        Some(status) => msg::watch_ended(description, words::status(*status)),
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
