//! What the jobs are like as a whole, for those who choose among them.

use super::Forest;
use crate::Unjudged;

impl Forest {
    /// Ids of everybody who owns a job, in the order of their names; an empty id first where jobs have no owner.
    pub fn owners(&self) -> Vec<String> {
        let mut owners: Vec<&str> = Vec::new();
        for job in &self.jobs {
            // The jobs of one owner mostly stand together, and owners are few.
            let owner = job.core.owner();
            if owners.last() != Some(&owner) && !owners.contains(&owner) {
                owners.push(owner);
            }
        }
        owners.sort_unstable_by_key(|id| (!id.is_empty(), self.names.of(id), *id));
        owners.into_iter().map(str::to_owned).collect()
    }

    /// Jobs that the filter hides only because their steps are not known.
    pub fn unjudged(&self) -> Unjudged {
        let mut unjudged = Unjudged::default();
        for job in &self.jobs {
            if job.candidate && !job.shown && job.steps.tree.is_none() && self.screen.needs_steps(job) {
                *if job.steps.unreadable { &mut unjudged.unreadable } else { &mut unjudged.awaited } += 1;
            }
        }
        unjudged
    }
}
