//! The root component: chooses the screen by how the page was opened.

use std::rc::Rc;

use client::{Engine, Feed};
use leptos::prelude::*;
use tasks::Order;

use crate::alone::{Account, Alone};
use crate::entry::{Entry, Viewer, engine_of_this_page};
use crate::live::Live;
use crate::monitor::Monitor;
use crate::portal::{Config, Portal};
use crate::state::{Openings, Renewal, Session};
use crate::sync::Origin;
use crate::text::msg;

/// The page.
#[component]
pub fn App() -> impl IntoView {
    match Entry::find() {
        Entry::Portal(portal) => in_portal(portal).into_any(),
        Entry::Viewer(viewer) => of_file(viewer).into_any(),
        Entry::ForeignFeed => view! { <StandAlone reason=Some(msg::alone_foreign_feed()) /> }.into_any(),
        Entry::Alone => view! { <StandAlone reason=None /> }.into_any(),
    }
}

/// The monitor inside a portal, in the portal's session.
fn in_portal(portal: Portal) -> impl IntoView {
    let base = portal.engine().unwrap_or_else(engine_of_this_page);
    let user = portal.user().unwrap_or_default();
    let every = portal.config().poll_every;
    let engine = {
        let portal = portal.clone();
        Engine::new(&base, move || portal.token())
    };
    let session = {
        let portal = portal.clone();
        Session::new(Renewal::ReloadPortal, move || portal.reload())
    };
    let keeper = Live::engine(engine.clone(), &user, every, session).provide();
    portal.on_leave(move || {
        keeper.leave();
        engine.abort_all();
    });
    view! { <Monitor /> }
}

/// The monitor over a file.
fn of_file(viewer: Viewer) -> impl IntoView {
    let live = Live {
        origin: Origin::Feed(Feed::new(viewer.feed)),
        order: Order::AsGiven,
        openings: Openings::nowhere(),
        expand_all: viewer.expand_all,
        every: viewer.every,
        frozen_now: viewer.now,
        session: Session::new(Renewal::Never, || {}),
    };
    live.provide();
    view! { <Monitor /> }
}

/// The page by itself: signs in, then shows the monitor, and signs in again when the session has ended.
#[component]
fn StandAlone(reason: Option<String>) -> impl IntoView {
    let account = RwSignal::new(None::<Account>);
    let reason = RwSignal::new(reason);
    let user = RwSignal::new(String::new());
    let sign_in = Callback::new(move |signed_in: Account| {
        user.set(signed_in.user.clone());
        account.set(Some(signed_in));
    });
    move || match account.get() {
        None => {
            view! { <Alone reason=reason.get_untracked() user=user.get_untracked() on_account=sign_in /> }
                .into_any()
        }
        Some(Account { user, token }) => {
            let token: Rc<str> = token.into();
            let engine = Engine::new(&engine_of_this_page(), move || Some(token.to_string()));
            let session = Session::new(Renewal::SignIn, move || {
                reason.set(Some(msg::alone_expired()));
                account.set(None);
            });
            Live::engine(engine, &user, Config::default().poll_every, session).provide();
            view! { <Monitor /> }.into_any()
        }
    }
}
