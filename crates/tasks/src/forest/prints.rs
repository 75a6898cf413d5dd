//! The fingerprints of one job.

use scan::Print;

/// Prints of the same thing as it comes bare and with what belongs to it.
#[derive(Clone, Copy, Default)]
pub(super) struct Prints([Option<Print>; 2]);

impl Prints {
    pub(super) fn get(&self, followed: bool) -> Option<Print> {
        self.0[usize::from(followed)]
    }

    pub(super) fn set(&mut self, followed: bool, print: Print) {
        self.0[usize::from(followed)] = Some(print);
    }

    /// What belongs to it has come in another way.
    pub(super) fn forget_followed(&mut self) {
        self.0[1] = None;
    }
}
