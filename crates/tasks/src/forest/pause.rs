//! Holding back what answers bring, while somebody reads.

use super::Forest;
use super::taken::Entry;
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
        let gone = taken.present.iter().filter(|present| !**present).count();
        let is_news = |entry: &&Entry| match entry {
            Entry::Kept(..) => false,
            Entry::Edited(_, edits) => taken.edits.any(*edits),
            Entry::New(_) | Entry::Moved => true,
        };
        gone + taken.entries.iter().filter(is_news).count()
    }

    /// Watched jobs that have ended by the answer that is held back: they are told of at once.
    pub(super) fn ended_meanwhile(&mut self) -> Vec<Ended> {
        let Self { held, jobs, watched, .. } = self;
        let mut ended = Vec::new();
        let Some(taken) = held else { return ended };
        for entry in &taken.entries {
            if let Entry::Edited(at, edits) = entry
                && let Some(status) = taken.edits.status(*edits).filter(|status| !status.is_running())
            {
                ended.extend(watched.end(&jobs[*at as usize], Some(status)));
            }
        }
        ended
    }
}
