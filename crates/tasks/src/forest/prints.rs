//! The fingerprints of one job.

use scan::Print;

/// Prints of what a job and its steps were last told by. No JSON is empty: that stands for none. Lengths and hashes apart,
/// since each print by itself would be padded.
#[derive(Clone, Copy, Default)]
pub(super) struct Prints {
    lens: [u32; 3],
    hashes: [u64; 3],
}

// The places in them: the bare job, the job with its steps, its steps alone.
const BARE: usize = 0;
const FOLLOWED: usize = 1;
const STEPS: usize = 2;

impl Prints {
    /// Print of the job in an answer of `GET /jobs`.
    pub(super) fn get(&self, followed: bool) -> Option<Print> {
        self.at(place(followed))
    }

    /// Notes it. Where the steps came with the job, what they were told by before is past.
    pub(super) fn set(&mut self, followed: bool, print: Print) {
        self.put(place(followed), print);
        if followed {
            self.lens[STEPS] = 0;
        }
    }

    /// The job is not as any answer told it.
    pub(super) fn forget_job(&mut self) {
        self.lens[BARE] = 0;
        self.lens[FOLLOWED] = 0;
    }

    /// Print of an answer of `GET /jobs/{id}/steps`.
    pub(super) fn steps(&self) -> Option<Print> {
        self.at(STEPS)
    }

    /// Notes it: the steps are no more those that came with the job.
    pub(super) fn set_steps(&mut self, print: Print) {
        self.put(STEPS, print);
        self.lens[FOLLOWED] = 0;
    }

    fn at(&self, place: usize) -> Option<Print> {
        let (len, hash) = (self.lens[place], self.hashes[place]);
        (len > 0).then_some(Print { len, hash })
    }

    fn put(&mut self, place: usize, Print { len, hash }: Print) {
        (self.lens[place], self.hashes[place]) = (len, hash);
    }
}

fn place(followed: bool) -> usize {
    if followed { FOLLOWED } else { BARE }
}
