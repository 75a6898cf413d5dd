//! The tasks that concern one entity of the engine, or one correlation id.
//!
//! A job tells neither (contract 9): they are found by events that carry the entity, and by the entity's name in the
//! job's description. The first is known, the second a guess, and the two are never mixed up.

mod events;
mod name;

pub(crate) use events::noted_job;
pub use events::{Mention, job_ids, mentions};

/// Why a task concerns what is looked at.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Bearing {
    /// The engine ties the two together, by an event or a correlation id.
    Told,
    /// Its description holds the very name; that may be chance.
    Guessed,
}

/// What is looked at: the jobs that are known to concern it, and the name that others may mention.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Focus {
    name: String,
    /// Ids of jobs, sorted.
    told: Vec<String>,
}

impl Focus {
    /// Looks at what bears this name; an empty one is mentioned by nobody.
    pub fn new(name: &str) -> Self {
        Self { name: name.to_owned(), told: Vec::new() }
    }

    /// Learns that a job concerns it; `false` when that was known.
    pub fn learn(&mut self, job: &str) -> bool {
        let place = self.told.binary_search_by(|told| told.as_str().cmp(job));
        if let Err(place) = place {
            self.told.insert(place, job.to_owned());
        }
        place.is_err()
    }

    /// Why a job concerns it; `None` when it does not.
    pub fn bearing(&self, job: &str, description: &str) -> Option<Bearing> {
        if self.told.binary_search_by(|told| told.as_str().cmp(job)).is_ok() {
            Some(Bearing::Told)
        } else if name::is_mentioned(&self.name, description) {
            Some(Bearing::Guessed)
        } else {
            None
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_told_is_no_guess() {
        let mut focus = Focus::new("web01");
        assert_eq!(focus.bearing("b", "Cloning VM web01"), Some(Bearing::Guessed));
        assert!(focus.learn("b") && focus.learn("a") && focus.learn("c"));
        assert!(!focus.learn("a"), "known before");
        assert_eq!(focus.bearing("b", "Cloning VM web01"), Some(Bearing::Told));
        assert_eq!(focus.bearing("c", "Nightly backup"), Some(Bearing::Told));
        assert_eq!(focus.bearing("d", "Nightly backup"), None);
    }

    #[test]
    fn without_a_name_nothing_is_guessed() {
        let focus = Focus::default();
        assert_eq!(focus.bearing("a", "Cloning VM web01"), None);
        assert_eq!(focus.bearing("a", ""), None);
    }
}
