//! Finding known jobs when an answer has them in another place than before.

use super::job::Job;
use scan::{Print, Printer};

/// Places of the known jobs, gathered when they are first wanted: most answers never want them.
#[derive(Default)]
pub(super) struct Lookup {
    by_print: Option<Table>,
    by_id: Option<Table>,
}

impl Lookup {
    /// Place of a job with this very JSON.
    pub(super) fn by_print(&mut self, jobs: &[Box<Job>], followed: bool, print: Print) -> Option<usize> {
        let hash = |at: usize| jobs[at].prints.get(followed).map_or(0, |print| print.hash);
        let table = self.by_print.get_or_insert_with(|| Table::of(jobs.len(), &hash));
        table.find(print.hash, &|at| jobs[at].prints.get(followed) == Some(print))
    }

    /// Place of the job with this id.
    pub(super) fn by_id(&mut self, jobs: &[Box<Job>], printer: Printer, id: &str) -> Option<usize> {
        let hash = |id: &str| printer.print(id.as_bytes()).hash;
        let table = self.by_id.get_or_insert_with(|| Table::of(jobs.len(), &|at| hash(jobs[at].id())));
        table.find(hash(id), &|at| jobs[at].id() == id)
    }
}

/// Places by a hash of what stands there: sorting ten thousand of them instead would hold up the page.
pub(super) struct Table {
    /// A place wherever one was put, at the first free slot from its hash on; at most half of them are taken.
    slots: Vec<u32>,
}

const FREE: u32 = u32::MAX;

impl Table {
    /// Room for this many places.
    pub(super) fn new(places: usize) -> Self {
        Self { slots: vec![FREE; (2 * places).next_power_of_two().max(2)] }
    }

    fn of(places: usize, hash: &dyn Fn(usize) -> u64) -> Self {
        let mut table = Self::new(places);
        (0..places).for_each(|at| table.put(hash(at), at));
        table
    }

    pub(super) fn put(&mut self, hash: u64, place: usize) {
        let at = self.slot(hash, &|_| false);
        self.slots[at] = place as u32;
    }

    /// The first place with this hash that is the wanted one.
    pub(super) fn find(&self, hash: u64, is_wanted: &dyn Fn(usize) -> bool) -> Option<usize> {
        let place = self.slots[self.slot(hash, is_wanted)];
        (place != FREE).then_some(place as usize)
    }

    /// Where the wanted place stands, or the free slot where it is missing.
    fn slot(&self, hash: u64, is_wanted: &dyn Fn(usize) -> bool) -> usize {
        let mask = self.slots.len() - 1;
        let mut at = hash as usize & mask;
        while self.slots[at] != FREE && !is_wanted(self.slots[at] as usize) {
            at = (at + 1) & mask;
        }
        at
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn equal_hashes_are_told_apart() {
        let mut table = Table::new(4);
        for (hash, place) in [(7, 0), (7, 1), (15, 2), (u64::MAX, 3)] {
            table.put(hash, place);
        }
        for (hash, place) in [(7, 0), (7, 1), (15, 2), (u64::MAX, 3)] {
            assert_eq!(table.find(hash, &|at| at == place), Some(place));
        }
        assert_eq!(table.find(7, &|_| false), None);
        assert_eq!(Table::new(0).find(1, &|_| true), None);
    }
}
