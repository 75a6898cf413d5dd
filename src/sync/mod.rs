//! Keeps the board as fresh as the engine allows: polls, reads steps and names, ticks the clock.
//!
//! Each of these is one loop that ends with the page; each waits for a bell or its own pause, so that nothing runs
//! twice at once and a hidden page asks nothing.

mod clock;
mod correlation;
mod focus;
mod names;
mod notes;
mod origin;
mod page;
mod poller;
mod steps;

use std::rc::Rc;

use leptos::prelude::on_cleanup;
use send_wrapper::SendWrapper;

use crate::portal::Subject;
use crate::spawn::spawn;
use crate::state::{Bells, Keeper, Owners, Viewing};

pub use clock::{Clock, browser_time};
pub use origin::Origin;

use page::watch_page;

/// What keeps one board fresh.
pub struct Sync {
    /// Where the answers come from.
    pub origin: Origin,
    /// Who takes them.
    pub keeper: Rc<Keeper>,
    /// Who wants names.
    pub owners: Owners,
    /// How the tasks are looked at.
    pub viewing: Viewing,
    /// How the view tells its wishes.
    pub bells: Bells,
    /// Time between two polls, in milliseconds; `None` polls only when asked.
    pub every: Option<u32>,
    /// The engine's time.
    pub clock: Clock,
    /// The entity in whose details the page is; `None` in the place of its own.
    pub subject: Option<Subject>,
}

impl Sync {
    /// Starts it under the present reactive owner, and ends with it.
    pub fn start(self) {
        let Self { origin, keeper, owners, viewing, bells, every, clock, subject } = self;
        watch_page(&origin, &keeper, &bells.poll);
        spawn(clock.clone().run(keeper.board().clone(), bells.poll.clone()));
        if let Origin::Engine(engine) = &origin {
            let left = SendWrapper::new(engine.clone());
            on_cleanup(move || left.abort_all());
            spawn(steps::read_steps(engine.clone(), keeper.clone(), bells.clone()));
            spawn(names::read_names(engine.clone(), owners, keeper.clone(), bells.names));
            spawn(notes::read_notes(engine.clone(), keeper.clone(), bells.notes));
            spawn(correlation::find_correlated(engine.clone(), keeper.clone(), viewing, bells.correlation));
            if let Some(subject) = subject {
                keeper.board().subject.set(Some(subject.clone()));
                spawn(focus::find_jobs(engine.clone(), keeper.clone(), subject, bells.focus));
            }
        }
        spawn(poller::Poller::new(origin, keeper, bells.poll, every, clock).run());
    }
}
