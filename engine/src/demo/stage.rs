//! Everybody who takes part in the demonstration, and whose turn it is.

use std::sync::Arc;

use rand::rngs::StdRng;
use rand::{Rng, SeedableRng};

use super::lane::Lane;
use super::script::Task;
use super::{clearing, engine_jobs, leftovers, site, vendors};
use crate::error::Result;
use crate::ids::Ids;
use crate::model::{Millis, User};
use crate::store::Tx;

const SECOND: Millis = 1_000;

/// How often an administrator clears what the forgetful vendor leaves behind.
const CLEAR_EVERY: Millis = 25 * 60 * SECOND;

/// A performer: its tasks, the account it uses, and its shortest and longest rest in seconds.
type Performer = (fn(&mut StdRng) -> Task, &'static str, (Millis, Millis));

const ADMIN: &str = "admin@internal";
const OPERATOR: &str = "maria@internal";
const NIGHTJAR: &str = "nightjar@internal";
const RAPID_CLONE: &str = "rapidclone@internal";

/// The vendor that forgets to have its jobs cleared.
const DRIFTWAY: &str = "driftway@internal";

const CAST: [Performer; 11] = [
    (vendors::nightjar_fleet, NIGHTJAR, (5, 20)),
    (vendors::nightjar_single, NIGHTJAR, (60, 160)),
    (vendors::rapid_clone, RAPID_CLONE, (8, 30)),
    (vendors::rapid_clone, RAPID_CLONE, (10, 40)),
    (vendors::driftway_wave, DRIFTWAY, (5, 15)),
    (engine_jobs::disks, ADMIN, (20, 60)),
    (engine_jobs::migrations, OPERATOR, (40, 120)),
    (engine_jobs::power, OPERATOR, (40, 110)),
    (engine_jobs::snapshots, ADMIN, (60, 180)),
    (engine_jobs::volumes, ADMIN, (400, 900)),
    (engine_jobs::housekeeping, ADMIN, (300, 600)),
];

#[derive(Clone, Debug)]
pub(super) struct Stage {
    lanes: Vec<Lane>,
    administrator: Arc<User>,
    forgetful: Arc<User>,
    next_clearing: Millis,
}

impl Stage {
    /// Everybody ready to begin at `begin`; the same seed makes the same demonstration.
    pub(super) fn new(seed: u64, begin: Millis) -> Self {
        let lanes = CAST.into_iter().zip(seed..).map(|((repertoire, login, (least, most)), seed)| {
            let mut rng = StdRng::seed_from_u64(seed);
            let pause = least * SECOND..=most * SECOND;
            let due = begin + rng.random_range(0..=most * SECOND);
            Lane { repertoire, caller: Arc::new(site::user(login)), pause, rng, due, run: None }
        });
        Self {
            lanes: lanes.collect(),
            administrator: Arc::new(site::user(ADMIN)),
            forgetful: Arc::new(site::user(DRIFTWAY)),
            next_clearing: begin + CLEAR_EVERY,
        }
    }

    /// Makes those who take part known to the engine, so that jobs have owners with names.
    pub(super) fn introduce(&self, tx: &Tx<'_>) -> Result<()> {
        self.lanes.iter().try_for_each(|lane| tx.put_user(&lane.caller))
    }

    /// Ends what an earlier demonstration left behind.
    pub(super) fn end_leftovers(&self, tx: &Tx<'_>, ids: &Ids, now: Millis) -> Result<()> {
        leftovers::end(tx, ids, now, &self.administrator)
    }

    /// When somebody has something to do.
    pub(super) fn next_due(&self) -> Millis {
        self.lanes.iter().map(|lane| lane.due).fold(self.next_clearing, Millis::min)
    }

    /// Lets everybody pause, so that what is due next is due at `time`.
    pub(super) fn put_off_to(&mut self, time: Millis) {
        let by = time - self.next_due();
        self.lanes.iter_mut().for_each(|lane| lane.put_off(by));
        self.next_clearing += by;
    }

    /// Performs what is due until `until`, in order, but at most so many things.
    pub(super) fn play(&mut self, tx: &Tx<'_>, ids: &Ids, until: Millis, at_most: usize) -> Result<()> {
        for _ in 0..at_most {
            let due = self.next_due();
            if due > until {
                break;
            }
            match self.lanes.iter_mut().find(|lane| lane.due == due) {
                Some(lane) => lane.play(tx, ids)?,
                None => {
                    clearing::clear(tx, ids, due, &self.administrator, &self.forgetful)?;
                    self.next_clearing = due + CLEAR_EVERY;
                }
            }
        }
        Ok(())
    }
}
