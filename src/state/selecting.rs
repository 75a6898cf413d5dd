//! What is selected, and the ways to select. Only a part asks for this (`crate::part`).

use tasks::bulk::Target;

use super::Rows;

/// A way to select.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Pick {
    /// Selects a task, or no longer if it is selected.
    Toggle(String),
    /// Selects what stands between two rows, both included.
    Run(usize, usize),
    /// Selects every job that the view shows; none, if all of them are selected.
    Shown,
    /// Selects nothing any more.
    Nothing,
}

impl Rows {
    /// Changes what is selected.
    pub fn pick(&self, pick: &Pick) {
        let Self(keeper) = self;
        let changed = keeper.forest(|forest| match pick {
            Pick::Toggle(id) => forest.select(id, true) || forest.select(id, false),
            Pick::Run(from, to) => forest.select_rows(*from, *to),
            Pick::Shown if forest.all_shown_selected() => forest.select_none(),
            Pick::Shown => forest.select_shown(),
            Pick::Nothing => forest.select_none(),
        });
        keeper.react(changed, 0);
    }

    /// Selects these and nothing else, as far as they are there.
    pub fn pick_only(&self, targets: &[Target]) {
        let Self(keeper) = self;
        keeper.forest(|forest| {
            forest.select_none();
            for target in targets {
                forest.select(target.step.as_ref().unwrap_or(&target.job), true);
            }
        });
        keeper.react(true, 0);
    }

    /// The selected tasks, in the order of the view.
    pub fn selected(&self) -> Vec<Target> {
        self.0.forest(|forest| forest.selected())
    }

    /// Number of selected tasks that the view hides.
    pub fn selected_hidden(&self) -> usize {
        self.0.forest(|forest| forest.selected_hidden())
    }

    /// Whether every job that the view shows is selected.
    pub fn all_shown_selected(&self) -> bool {
        self.0.forest(|forest| forest.all_shown_selected())
    }
}
