//! What every screen works with.

use std::rc::Rc;

use leptos::prelude::{expect_context, provide_context};
use send_wrapper::SendWrapper;

use crate::monitor::goal::Goal;
use crate::monitor::panels::Panels;
use crate::portal::{Portal, Slip};
use crate::state::Board;
use crate::task::{Actor, Asking, Doings};
use crate::ui::Notices;

/// What the screens around a board share, as the one context of them all. Clones are the same.
#[derive(Clone)]
pub struct Desk {
    /// What is known.
    pub board: Board,
    /// What acts on it; `None` where a file is looked at.
    pub actor: Option<Actor>,
    /// Which dialog is open.
    pub asking: Asking,
    /// Which panel is open.
    pub panels: Panels,
    /// The task that somebody wants to go to.
    pub goal: Goal,
    /// Where it is told what came of an action.
    pub notices: Notices,
    /// What is about to be sent, and what is done to many tasks at once.
    pub doings: Doings,
    /// What is around the page.
    pub site: Site,
}

/// What is around the page.
#[derive(Clone, Default)]
pub struct Site {
    /// The portal; `None` where the page stands alone.
    pub portal: Option<Portal>,
    /// Templates of tasks that the site offers, as texts.
    pub templates: Rc<[String]>,
    /// What is wrong with the site's settings.
    pub slips: Rc<[Slip]>,
}

impl Desk {
    /// Provides a desk to everything under the present reactive owner.
    pub fn provide(board: Board, actor: Option<Actor>, site: Site) -> Self {
        let (asking, panels, notices) = (Asking::default(), Panels::default(), Notices::default());
        let doings = Doings::of(&board);
        let desk = Self { board, actor, asking, panels, goal: Goal::default(), notices, doings, site };
        provide_context(SendWrapper::new(desk.clone()));
        desk
    }

    /// The desk that was provided.
    pub fn here() -> Self {
        expect_context::<SendWrapper<Self>>().take()
    }
}
