//! What is typed into the dialog, kept over leaving the page; and under which correlation id it is being created.

use crate::state::Drawer;

/// What is typed, or is being created.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Draft {
    /// The correlation id of the job, once it was sent.
    pub(super) correlation: String,
    /// Whether the sweep may remove the job.
    pub(super) auto_cleared: bool,
    /// Description of the job.
    pub(super) description: String,
    /// The steps, as typed.
    pub(super) steps: String,
}

impl Draft {
    /// Reads what [`keep`](Self::keep) kept; `None` where nothing is.
    pub(super) fn load(drawer: &Drawer) -> Option<Self> {
        Self::read(&drawer.load())
    }

    /// Keeps it; an empty one takes no room.
    pub(super) fn keep(&self, drawer: &Drawer) {
        let is_empty = self.description.is_empty() && self.steps.trim().is_empty();
        drawer.save(&if is_empty { String::new() } else { self.write() });
    }

    fn write(&self) -> String {
        let auto_clear = if self.auto_cleared { "on" } else { "off" };
        // A description is one line.
        [&*self.correlation, "\n", auto_clear, "\n", &self.description, "\n", &self.steps].concat()
    }

    fn read(text: &str) -> Option<Self> {
        let mut parts = text.splitn(4, '\n').map(str::to_owned);
        let (correlation, auto_clear) = (parts.next()?, parts.next()?);
        let (description, steps) = (parts.next()?, parts.next()?);
        Some(Self { correlation, auto_cleared: auto_clear == "on", description, steps })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_written_is_read() {
        for (correlation, auto_cleared, description, steps) in
            [("", true, "Clone", ""), ("TaskMonitor-1", false, "", "a\n\tb\n"), ("", true, "x", "\n\n")]
        {
            let [correlation, description, steps] = [correlation, description, steps].map(str::to_owned);
            let draft = Draft { correlation, auto_cleared, description, steps };
            assert_eq!(Draft::read(&draft.write()), Some(draft));
        }
        assert_eq!(Draft::read(""), None);
        assert_eq!(Draft::read("a\nb"), None);
    }
}
