//! What stands in the way of fresh data, how old the data is, and what one can do.

use leptos::prelude::*;

use crate::desk::Desk;
use crate::format;
use crate::state::{Board, Command, Link, Renewal};
use crate::sync::browser_time;
use crate::task::fault_el;
use crate::text::msg;
use crate::ui::button::button;
use crate::ui::{El, Look, Tone, alert, el};
use crate::watched::Watched;

/// An alert for whatever stands in the way; nothing while all is well.
#[component]
pub fn Banner() -> El {
    let board = Desk::here().board;
    let read_only = board.read_only.then(|| alert(Tone::Info, &msg::banner_read_only(), Vec::new(), None));
    let (troubled, partial, used) = (board.clone(), board.clone(), board);
    let idle = Watched::derived(move || {
        // The engine's clock is only the beat here: the session was used by this browser's clock.
        used.now.track();
        used.session.ends_soon(browser_time(), used.link.peek_at(Link::is_live))
    });
    let unreadable = move || {
        let jobs = partial.unreadable.get();
        (jobs > 0).then(|| alert(Tone::Warning, &msg::monitor_unreadable(jobs), Vec::new(), None))
    };
    let alerts = el("div")
        .attr("role", "alert")
        .live(move || Some(trouble(&troubled.link.get())?.el(&troubled)))
        .live(unreadable)
        .live(move || Some(ending(idle.get()?)));
    el("div").child(alerts).children(read_only)
}

/// The session ends at this time of the browser's clock, although somebody may be reading.
fn ending(at: i64) -> El {
    let lines = vec![el("p").text(&msg::banner_ending_text())];
    alert(Tone::Warning, &msg::banner_ending(format::moment(at, browser_time())), lines, None)
}

/// What a button can do about it.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Remedy {
    Retry,
    Renew,
}

struct Trouble {
    tone: Tone,
    title: String,
    /// More about it: the engine's words, or what is wrong with them.
    detail: Option<El>,
    remedy: Remedy,
}

fn trouble(link: &Link) -> Option<Trouble> {
    let words = |fault: &Option<String>| fault.as_deref().map(fault_el);
    let (tone, title, detail, remedy) = match link {
        Link::Connecting | Link::Live | Link::Paused => return None,
        Link::Unreachable => (Tone::Warning, msg::banner_unreachable(), None, Remedy::Retry),
        Link::Failing { status, fault } => {
            (Tone::Warning, msg::banner_failing(*status), words(fault), Remedy::Retry)
        }
        Link::Malformed { detail } => {
            (Tone::Warning, msg::banner_malformed(), Some(el("p").class("code").text(detail)), Remedy::Retry)
        }
        Link::SessionExpired => (Tone::Danger, msg::banner_expired(), None, Remedy::Renew),
        Link::NotPermitted { fault } => {
            (Tone::Danger, msg::banner_not_permitted(), words(fault), Remedy::Retry)
        }
    };
    Some(Trouble { tone, title, detail, remedy })
}

impl Trouble {
    fn el(self, board: &Board) -> El {
        let retries = (self.remedy == Remedy::Retry && board.every.is_some())
            .then(|| el("p").text(&msg::banner_retries()));
        let lines = self.detail.into_iter().chain(retries).chain([age(board.clone())]).collect();
        let remedied = board.clone();
        let renew = |label: String| button(&label, Look::Secondary, move || remedied.session.renew());
        let remedy = match (self.remedy, board.session.renewal()) {
            (Remedy::Retry, _) => {
                let rows = board.rows.clone();
                Some(button(&msg::banner_retry(), Look::Secondary, move || rows.command(Command::Refresh)))
            }
            (Remedy::Renew, Renewal::ReloadPortal) => Some(renew(msg::banner_reload())),
            (Remedy::Renew, Renewal::SignIn) => Some(renew(msg::banner_sign_in())),
            (Remedy::Renew, Renewal::Never) => None,
        };
        alert(self.tone, &self.title, lines, remedy)
    }
}

/// How old the rows are, told anew as time goes by.
fn age(board: Board) -> El {
    el("p").attr("aria-live", "off").text_live(move || {
        // The engine's clock is only the beat here: the age is by this browser's clock, which noted the answer.
        board.now.track();
        let age = board.last_ok.get().map(|at| msg::banner_age(format::duration(browser_time() - at)));
        age.unwrap_or_default()
    })
}
