//! The fingerprints of one job.

use scan::Print;

/// Prints of the same thing as it comes bare and with what belongs to it. No JSON is empty: that stands for none.
#[derive(Clone, Copy)]
pub(super) struct Prints([Print; 2]);

const NONE: Print = Print { len: 0, hash: 0 };

impl Default for Prints {
    fn default() -> Self {
        Self([NONE; 2])
    }
}

impl Prints {
    pub(super) fn get(&self, followed: bool) -> Option<Print> {
        Some(self.0[usize::from(followed)]).filter(|print| print.len > 0)
    }

    pub(super) fn set(&mut self, followed: bool, print: Print) {
        self.0[usize::from(followed)] = print;
    }

    /// What belongs to it has come in another way.
    pub(super) fn forget_followed(&mut self) {
        self.0[1] = NONE;
    }
}
