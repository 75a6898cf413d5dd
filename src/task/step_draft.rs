//! What is typed into the dialog of a new step, kept over leaving the page.

use tasks::StepKind;

use crate::state::Drawer;

/// A step that is being typed.
pub(super) struct StepDraft {
    /// Type.
    pub(super) kind: StepKind,
    /// Description; without one there is nothing to keep.
    pub(super) description: String,
}

impl StepDraft {
    /// What was kept, if anything was.
    pub(super) fn load(drawer: &Drawer) -> Option<Self> {
        let kept = drawer.load();
        let (kind, description) = kept.split_once('\n')?;
        Some(Self { kind: StepKind::from_wire(kind), description: description.to_owned() })
    }

    /// Keeps it.
    pub(super) fn keep(&self, drawer: &Drawer) {
        let Self { kind, description } = self;
        let text = [kind.as_wire(), "\n", description].concat();
        drawer.save(if description.is_empty() { "" } else { &text });
    }
}
