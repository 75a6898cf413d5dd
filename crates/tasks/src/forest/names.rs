//! Names of owners, told from outside: the engine names a job's owner by an id only.

/// Names by id, sorted: few users own jobs.
#[derive(Default)]
pub(super) struct Names(Vec<(Box<str>, Box<str>)>);

impl Names {
    /// The name of an owner, or the id as long as no name is known.
    pub(super) fn of<'a>(&'a self, id: &'a str) -> &'a str {
        self.find(id).map_or(id, |at| &self.0[at].1)
    }

    /// Enters a name, and tells whether it is news.
    pub(super) fn enter(&mut self, id: &str, name: &str) -> bool {
        match self.find(id) {
            Ok(at) if *self.0[at].1 == *name => false,
            Ok(at) => {
                self.0[at].1 = name.into();
                true
            }
            Err(at) => {
                self.0.insert(at, (id.into(), name.into()));
                true
            }
        }
    }

    fn find(&self, id: &str) -> Result<usize, usize> {
        self.0.binary_search_by(|(other, _)| (**other).cmp(id))
    }
}
