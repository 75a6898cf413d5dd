//! Holding back what answers bring, while somebody reads.

use super::Forest;
use super::ingest::Entry;
use crate::Ended;

impl Forest {
    /// Holds back the answers to come, or takes in the last one that was held back: [`digest`](Self::digest) goes on
    /// with it. While one is just coming in it is that one which will be taken in.
    pub fn pause(&mut self, paused: bool) {
        self.paused = paused;
        if paused {
            return;
        }
        if let Some(taken) = self.held.take().filter(|_| self.ingest.is_idle()) {
            self.digest(usize::MAX);
            self.commit(taken);
        }
    }

    /// Number of jobs that the answer that is held back would add, change or remove.
    pub fn waiting(&self) -> usize {
        let Some(taken) = &self.held else { return 0 };
        let mut gone = self.jobs.len();
        let mut news = 0;
        for entry in &taken.entries {
            gone -= usize::from(entry.old().is_some());
            news += usize::from(match entry {
                Entry::Kept(_) => false,
                Entry::Changed(at, reading) => reading.tree.is_some() || reading.core != self.jobs[*at].core,
                Entry::New(_) | Entry::Moved => true,
            });
        }
        gone + news
    }

    /// Watched jobs that have ended by the answer that is held back: they are told of at once.
    pub(super) fn ended_meanwhile(&mut self) -> Vec<Ended> {
        let Self { held, jobs, watched, .. } = self;
        let entries = held.iter().flat_map(|taken| &taken.entries);
        let ended = entries.filter_map(|entry| match entry {
            Entry::Changed(at, reading) if !reading.core.status.is_running() => {
                watched.end(&jobs[*at], Some(reading.core.status))
            }
            _ => None,
        });
        ended.collect()
    }
}
