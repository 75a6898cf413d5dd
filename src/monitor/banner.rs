//! What stands in the way of fresh data, how old the data is, and what one can do.

use js_sys::Date;
use leptos::prelude::*;

use crate::format;
use crate::state::{Board, Command, Link, Renewal, Session};
use crate::text::msg;
use crate::ui::{Alert, Button, Tone};

/// An alert for whatever stands in the way; nothing while all is well.
#[component]
pub fn Banner() -> impl IntoView {
    let board = expect_context::<Board>();
    let session = expect_context::<Session>();
    let trouble = move || trouble(&board.link.get());
    let alert = move || {
        trouble().map(|Trouble { tone, title, fault, remedy }| {
            let detail = move || {
                let fault = fault.clone().map(|fault| {
                    view! { <p class="fault">{msg::fault_label()} " " <q class="code">{fault}</q></p> }
                });
                view! { {fault} <Age /> }
            };
            let actions = move || remedy_button(remedy, board, session);
            view! { <Alert tone title detail actions /> }
        })
    };
    let unreadable = move || {
        let jobs = board.unreadable.get();
        (jobs > 0).then(|| view! { <Alert tone=Tone::Warning title=msg::monitor_unreadable(jobs) /> })
    };
    let read_only =
        board.read_only.then(|| view! { <Alert tone=Tone::Info title=msg::banner_read_only() /> });
    view! { <div class="banners" role="alert">{alert} {unreadable}</div> {read_only} }
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Remedy {
    Retry,
    Renew,
}

struct Trouble {
    tone: Tone,
    title: String,
    fault: Option<String>,
    remedy: Remedy,
}

fn trouble(link: &Link) -> Option<Trouble> {
    let (tone, title, fault, remedy) = match link {
        Link::Connecting | Link::Live | Link::Paused => return None,
        Link::Unreachable { .. } => (Tone::Warning, msg::banner_unreachable(), None, Remedy::Retry),
        Link::Failing { status, fault } => {
            (Tone::Warning, msg::banner_failing(*status), fault.clone(), Remedy::Retry)
        }
        Link::Malformed { detail } => {
            (Tone::Warning, msg::banner_malformed(), Some(detail.clone()), Remedy::Retry)
        }
        Link::SessionExpired => (Tone::Danger, msg::banner_expired(), None, Remedy::Renew),
        Link::NotPermitted { fault } => {
            (Tone::Danger, msg::banner_not_permitted(), fault.clone(), Remedy::Retry)
        }
    };
    Some(Trouble { tone, title, fault, remedy })
}

fn remedy_button(remedy: Remedy, board: Board, session: Session) -> Option<AnyView> {
    let retry = move |()| board.rows.command(Command::Refresh);
    let renew = move |()| session.renew();
    match (remedy, session.renewal()) {
        (Remedy::Retry, _) => Some(view! { <Button label=msg::banner_retry() on_press=retry /> }.into_any()),
        (Remedy::Renew, Renewal::ReloadPortal) => {
            Some(view! { <Button label=msg::banner_reload() on_press=renew /> }.into_any())
        }
        (Remedy::Renew, Renewal::SignIn) => {
            Some(view! { <Button label=msg::banner_sign_in() on_press=renew /> }.into_any())
        }
        (Remedy::Renew, Renewal::Never) => None,
    }
}

/// How old the rows are, told anew as time goes by.
#[component]
fn Age() -> impl IntoView {
    let board = expect_context::<Board>();
    let age = move || {
        // The engine's clock is only the beat here: the age is by this browser's clock, which noted the answer.
        board.now.track();
        board.last_ok.get().map(|at| msg::banner_age(format::duration(Date::now() as i64 - at)))
    };
    view! { <p aria-live="off">{age}</p> }
}
