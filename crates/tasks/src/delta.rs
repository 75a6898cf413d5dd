//! What an answer changed.

use std::fmt;

use crate::Status;

/// What one answer of the engine changed, by id. Empty when the answer told nothing new.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Delta {
    /// Jobs and steps that were not there before.
    pub added: Ids,
    /// Jobs and steps of which an attribute changed.
    pub changed: Ids,
    /// Jobs and steps that are gone.
    pub removed: Ids,
    /// Whether shown jobs changed their order among each other.
    pub reordered: bool,
    /// Whether steps, which had been uncertain since their job changed, are known again; also where they are what they
    /// were.
    pub confirmed: bool,
    /// Watched jobs that ended.
    pub ended: Vec<Ended>,
    /// What became of jobs, watched or not.
    pub fates: Fates,
    /// Bytes of the answer that had to be parsed, not only compared.
    pub parsed_bytes: usize,
    /// Entries of the answer that could not be read and were skipped.
    pub unreadable: usize,
}

impl Delta {
    /// Whether nothing changed.
    pub fn is_empty(&self) -> bool {
        self.added.is_empty() && self.changed.is_empty() && self.removed.is_empty() && !self.reordered
    }
}

/// Jobs that came, and those that were seen to end.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Fates {
    /// Jobs that were not there before.
    pub came: usize,
    /// Jobs that ended, however.
    pub ended: usize,
    /// Those among them that failed.
    pub failed: usize,
}

/// Ids, one behind the other in one text: an answer may change a hundred thousand rows.
#[derive(Clone, Default, PartialEq, Eq)]
pub struct Ids {
    text: String,
    ends: Vec<u32>,
}

impl Ids {
    pub(crate) fn push(&mut self, id: &str) {
        self.text.push_str(id);
        self.ends.push(self.text.len() as u32);
    }

    /// Number of ids.
    pub fn len(&self) -> usize {
        self.ends.len()
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.ends.is_empty()
    }

    /// The ids.
    pub fn iter(&self) -> impl Iterator<Item = &str> {
        let starts = std::iter::once(0).chain(self.ends.iter().copied());
        starts.zip(&self.ends).map(|(start, end)| &self.text[start as usize..*end as usize])
    }
}

impl<'a> Extend<&'a str> for Ids {
    fn extend<T: IntoIterator<Item = &'a str>>(&mut self, ids: T) {
        ids.into_iter().for_each(|id| self.push(id));
    }
}

impl fmt::Debug for Ids {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.debug_list().entries(self.iter()).finish()
    }
}

/// A watched job that ended.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ended {
    /// Id.
    pub job: String,
    /// Description.
    pub description: String,
    /// How it ended; `None` where it is gone and nobody saw how.
    pub status: Option<Status>,
}
