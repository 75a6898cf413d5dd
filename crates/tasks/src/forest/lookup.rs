//! Finding known jobs when an answer has them in another place than before.

use super::job::Job;
use super::places::sort_places;
use super::print::Print;

/// Places of the known jobs, sorted when they are first wanted: most answers never want them.
#[derive(Default)]
pub(super) struct Lookup {
    by_print: Option<Vec<u32>>,
    by_id: Option<Vec<u32>>,
}

impl Lookup {
    /// Place of a job with this very JSON.
    pub(super) fn by_print(&mut self, jobs: &[Job], print: Print) -> Option<usize> {
        let key = |at: &u32| jobs[*at as usize].print.hash;
        let places = self.by_print.get_or_insert_with(|| {
            let mut places: Vec<u32> = (0..jobs.len() as u32).collect();
            sort_places(&mut places, &|a, b| key(&a).cmp(&key(&b)));
            places
        });
        let at = places[places.binary_search_by_key(&print.hash, key).ok()?] as usize;
        (jobs[at].print == print).then_some(at)
    }

    /// Place of the job with this id.
    pub(super) fn by_id(&mut self, jobs: &[Job], id: &str) -> Option<usize> {
        let places = self.by_id.get_or_insert_with(|| {
            let mut places: Vec<u32> = (0..jobs.len() as u32).collect();
            sort_places(&mut places, &|a, b| jobs[a as usize].id().cmp(jobs[b as usize].id()));
            places
        });
        let found = places.binary_search_by(|at| jobs[*at as usize].id().cmp(id));
        found.ok().map(|at| places[at] as usize)
    }
}
