//! Everybody who takes part in the demonstration, and whose turn it is.

use std::ops::RangeInclusive;
use std::sync::Arc;

use rand::rngs::StdRng;
use rand::{Rng, SeedableRng};

use super::lane::Lane;
use super::operators::{self, Desk, Operator};
use super::script::Task;
use super::{clearing, engine_jobs, site, vendors};
use crate::commands::{self, Agenda};
use crate::error::Result;
use crate::ids::Ids;
use crate::model::{Millis, User};
use crate::store::Tx;

const SECOND: Millis = 1_000;

/// How often an administrator clears what the forgetful vendor leaves behind.
const CLEAR_EVERY: Millis = 25 * 60 * SECOND;

/// A performer: its tasks, the account it uses, and its shortest and longest rest in seconds.
type Performer = (fn(&mut StdRng) -> Task, &'static str, (Millis, Millis));

/// An administrator: what is wished for, the account, and the shortest and longest time between two wishes in seconds.
type Administrator = (fn(&mut StdRng, &Desk<'_>) -> Result<()>, &'static str, (Millis, Millis));

const ADMIN: &str = "admin@internal";
const OPERATOR: &str = "maria@internal";
const NIGHTJAR: &str = "nightjar@internal";
const RAPID_CLONE: &str = "rapidclone@internal";

/// The vendor that forgets to have its jobs cleared.
const DRIFTWAY: &str = "driftway@internal";

const CAST: [Performer; 7] = [
    (vendors::nightjar_fleet, NIGHTJAR, (5, 20)),
    (vendors::nightjar_single, NIGHTJAR, (60, 160)),
    (vendors::rapid_clone, RAPID_CLONE, (8, 30)),
    (vendors::rapid_clone, RAPID_CLONE, (10, 40)),
    (vendors::driftway_wave, DRIFTWAY, (5, 15)),
    (engine_jobs::volumes, ADMIN, (400, 900)),
    (engine_jobs::housekeeping, ADMIN, (300, 600)),
];

const ADMINISTRATORS: [Administrator; 4] = [
    (operators::disks, ADMIN, (40, 110)),
    (operators::migrations, OPERATOR, (60, 160)),
    (operators::power, OPERATOR, (50, 125)),
    (operators::snapshots, ADMIN, (60, 160)),
];

#[derive(Clone, Debug)]
pub(super) struct Stage {
    lanes: Vec<Lane>,
    operators: Vec<Operator>,
    administrator: Arc<User>,
    forgetful: Arc<User>,
    next_clearing: Millis,
}

impl Stage {
    /// Everybody ready to begin at `begin`; the same seed makes the same demonstration.
    pub(super) fn new(seed: u64, begin: Millis) -> Self {
        let span = |(least, most): (Millis, Millis)| least * SECOND..=most * SECOND;
        let dice = |number: u64, pause: &RangeInclusive<Millis>| {
            let mut rng = StdRng::seed_from_u64(seed + number);
            let due = begin + rng.random_range(0..=*pause.end());
            (rng, due)
        };
        let lanes = CAST.into_iter().zip(0..).map(|((repertoire, login, pause), number)| {
            let (pause, caller) = (span(pause), Arc::new(site::user(login)));
            let (rng, due) = dice(number, &pause);
            Lane { repertoire, caller, pause, rng, due, run: None }
        });
        let operators = ADMINISTRATORS.into_iter().zip(100..).map(|((wish, login, pause), number)| {
            let (pause, caller) = (span(pause), Arc::new(site::user(login)));
            let (rng, due) = dice(number, &pause);
            Operator { wish, caller, pause, rng, due }
        });
        Self {
            lanes: lanes.collect(),
            operators: operators.collect(),
            administrator: Arc::new(site::user(ADMIN)),
            forgetful: Arc::new(site::user(DRIFTWAY)),
            next_clearing: begin + CLEAR_EVERY,
        }
    }

    /// Makes those who take part known to the engine, so that jobs have owners with names.
    pub(super) fn introduce(&self, tx: &Tx<'_>) -> Result<()> {
        let callers = self.lanes.iter().map(|lane| &lane.caller);
        callers
            .chain(self.operators.iter().map(|operator| &operator.caller))
            .try_for_each(|user| tx.put_user(user))
    }

    /// When somebody has something to do.
    pub(super) fn next_due(&self) -> Millis {
        let lanes = self.lanes.iter().map(|lane| lane.due);
        lanes.chain(self.operators.iter().map(|operator| operator.due)).fold(self.next_clearing, Millis::min)
    }

    /// Lets everybody pause, so that what is due next is due at `time`.
    pub(super) fn put_off_to(&mut self, time: Millis) {
        let by = time - self.next_due();
        self.lanes.iter_mut().for_each(|lane| lane.put_off(by));
        self.operators.iter_mut().for_each(|operator| operator.due += by);
        self.next_clearing += by;
    }

    /// Performs what is due until `until`, in order, but at most so many things. What the engine's commands have due in
    /// between happens in between.
    pub(super) fn play(
        &mut self,
        tx: &Tx<'_>,
        ids: &Ids,
        agenda: &Agenda,
        until: Millis,
        at_most: usize,
    ) -> Result<()> {
        for _ in 0..at_most {
            let due = self.next_due();
            if due > until {
                return commands::catch_up(tx, ids, agenda, until);
            }
            commands::catch_up(tx, ids, agenda, due)?;
            if let Some(lane) = self.lanes.iter_mut().find(|lane| lane.due == due) {
                lane.play(tx, ids)?;
            } else if let Some(operator) = self.operators.iter_mut().find(|operator| operator.due == due) {
                operator.play(tx, ids, agenda)?;
            } else {
                clearing::clear(tx, ids, due, &self.administrator, &self.forgetful)?;
                self.next_clearing = due + CLEAR_EVERY;
            }
        }
        Ok(())
    }
}
