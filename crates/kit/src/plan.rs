//! What a task is going to do: a tree of steps that are told before they begin.

use tasks::{PlanEntry, StepKind};

/// A plan, in the order in which it is shown.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Plan {
    pub(crate) entries: Vec<PlanEntry>,
}

impl Plan {
    /// No steps yet.
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds a step. The key is what the program calls it.
    pub fn step(self, key: &str, description: &str) -> Self {
        self.entry(None, key, description)
    }

    /// Adds a step below another one.
    pub fn sub_step(self, parent: &str, key: &str, description: &str) -> Self {
        self.entry(Some(parent), key, description)
    }

    /// How much the step that was added last counts among those beside it; 1 otherwise.
    pub fn weight(mut self, weight: f64) -> Self {
        if let Some(last) = self.entries.last_mut() {
            last.weight = weight;
        }
        self
    }

    /// Type of the step that was added last; executing otherwise.
    pub fn kind(mut self, kind: StepKind) -> Self {
        if let Some(last) = self.entries.last_mut() {
            last.kind = kind;
        }
        self
    }

    fn entry(mut self, parent: Option<&str>, key: &str, description: &str) -> Self {
        self.entries.push(PlanEntry {
            key: key.to_owned(),
            description: description.to_owned(),
            kind: StepKind::Executing,
            parent: parent.map(str::to_owned),
            weight: 1.0,
        });
        self
    }

    /// The entry with a key; one that was not planned is called after its key.
    pub(crate) fn entry_of(&self, key: &str) -> PlanEntry {
        let planned = self.entries.iter().find(|entry| entry.key == key).cloned();
        planned.unwrap_or_else(|| Self::new().step(key, key).entries.remove(0))
    }

    pub(crate) fn drop_entry(&mut self, key: &str) {
        self.entries.retain(|entry| entry.key != key && entry.parent.as_deref() != Some(key));
    }
}
