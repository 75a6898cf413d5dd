//! The root component: chooses the screen by how the page was opened.

use client::{Engine, Feed};
use leptos::prelude::*;
use tasks::{Column, Order, Retention};

use crate::alone::alone;
use crate::desk::{Desk, Site};
use crate::entry::{Entry, Viewer, engine_of_this_page};
use crate::live::{Live, Started};
use crate::monitor::Monitor;
use crate::portal::{Config, Portal, Subject, take_correlation};
use crate::state::{Address, Board, Drawer, Openings, Renewal, Session};
use crate::sync::{Origin, browser_time};
use crate::task::Actor;
use crate::text::msg;
use crate::ui::El;

/// The page.
#[component]
pub fn App() -> impl IntoView {
    match Entry::find() {
        Entry::Portal(portal) => in_portal(portal),
        Entry::Viewer(viewer) => of_file(viewer),
        Entry::ForeignFeed => alone(Some(msg::alone_foreign_feed())),
        Entry::Alone => alone(None),
    }
}

/// The monitor inside a portal, in the portal's session.
fn in_portal(portal: Portal) -> El {
    let base = portal.engine().unwrap_or_else(engine_of_this_page);
    let user = portal.user().unwrap_or_default();
    let config = portal.config();
    let engine = {
        let portal = portal.clone();
        Engine::new(&base, move || portal.token())
    };
    let session = {
        let portal = portal.clone();
        let session = Session::new(Renewal::ReloadPortal, move || portal.reload());
        session.lasting(config.session, browser_time())
    };
    let live = Live::engine(engine.clone(), &user, config.poll_every, session);
    let (subject, correlation) = (Subject::find(), take_correlation());
    // A view that was chosen for every task could hide the few that are looked for; and is there again afterwards.
    let looked_for = subject.is_some() || correlation.is_some();
    let Config { retention, columns, undo, audit, templates, slips, .. } = config;
    let live = Live { retention, columns, undo, audit, subject, ..live };
    let live = if looked_for {
        Live { address: Address::nowhere(), bookmark: Drawer::nowhere(), ..live }
    } else {
        live
    };
    let Started { board, actor, keeper } = live.start();
    if let Some(id) = &correlation {
        board.viewing.change(&|view| view.correlation.clone_from(id));
        // Whoever looks for the task of an event wants to read of it.
        board.viewing.entered().set(true);
    }
    portal.on_leave(move || {
        keeper.leave();
        engine.abort_all();
    });
    monitor(board, actor, Site { portal: Some(portal), templates: templates.into(), slips: slips.into() })
}

/// The monitor over a file.
fn of_file(viewer: Viewer) -> El {
    let live = Live {
        origin: Origin::Feed(Feed::new(viewer.feed)),
        order: Order::AsGiven,
        openings: Openings::nowhere(),
        watching: Drawer::nowhere(),
        address: Address::nowhere(),
        bookmark: Drawer::nowhere(),
        keys: Drawer::lasting("", "keys"),
        columns: Column::DEFAULT.to_vec(),
        expand_all: viewer.expand_all,
        every: viewer.every,
        frozen_now: viewer.now,
        session: Session::new(Renewal::Never, || {}),
        user: String::new(),
        undo: 0,
        audit: false,
        retention: Retention::default(),
        subject: None,
    };
    let Started { board, actor, .. } = live.start();
    monitor(board, actor, Site::default())
}

/// The monitor over a board.
pub(crate) fn monitor(board: Board, actor: Option<Actor>, site: Site) -> El {
    Desk::provide(board, actor, site);
    Monitor()
}
