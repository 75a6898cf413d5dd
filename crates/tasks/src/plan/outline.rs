//! A plan as people type or paste it: a step a line, deeper ones further in.
//!
//! ```text
//! validating: Check the source
//! Clone the disk
//!     Copy the blocks
//!     Compare the blocks
//! finalizing: Tell the owner
//! ```

use super::{Plan, Planned};
use crate::StepKind;

/// So many spaces are as far in as a tab.
const TAB: usize = 4;

/// The types that a line may begin with. One that has none is executing.
const KINDS: [StepKind; 6] = [
    StepKind::Executing,
    StepKind::Validating,
    StepKind::Finalizing,
    StepKind::RebalancingVolume,
    StepKind::RemovingBricks,
    StepKind::Unknown,
];

impl Plan {
    /// Reads an outline. Any text is one: empty lines count for nothing, and bullets and numbers of a pasted list are left
    /// out. A line stands under the last one that is less far in.
    pub fn read(text: &str) -> Self {
        let mut open: Vec<usize> = Vec::new();
        let mut steps = Vec::new();
        for line in text.lines() {
            let text = line.trim();
            if text.is_empty() {
                continue;
            }
            let (kind, description) = kind_and_description(unmarked(text));
            let indent = indent(line);
            while open.last().is_some_and(|outer| *outer >= indent) {
                open.pop();
            }
            steps.push(Planned { depth: open.len(), kind, description: description.to_owned() });
            open.push(indent);
        }
        Self { steps }
    }

    /// The outline that reads as this plan, indented by tabs.
    pub fn write(&self) -> String {
        let line = |step: &Planned| {
            let Planned { depth, kind, description } = step;
            let tabs = "\t".repeat(*depth);
            // Also where the description would be taken for something else without.
            let plain = kind_and_description(unmarked(description)) == (*kind, description);
            if plain {
                [&*tabs, description, "\n"].concat()
            } else {
                [&*tabs, kind.as_wire(), ": ", description, "\n"].concat()
            }
        };
        self.steps.iter().map(line).collect()
    }
}

/// How far in a line begins.
fn indent(line: &str) -> usize {
    let mut column = 0;
    for char in line.chars().take_while(|char| char.is_whitespace()) {
        column = if char == '\t' { (column / TAB + 1) * TAB } else { column + 1 };
    }
    column
}

/// A line without the marks of a list before it; as it is, where nothing would be left.
fn unmarked(line: &str) -> &str {
    let mut rest = line;
    while let Some(shorter) = without_mark(rest) {
        rest = shorter;
    }
    rest
}

fn without_mark(line: &str) -> Option<&str> {
    let marks = ["-", "*", "+", "•", "[ ]", "[x]", "[X]"];
    let marked = marks.iter().find_map(|mark| line.strip_prefix(mark));
    let numbered = || {
        let rest = line.trim_start_matches(|char: char| char.is_ascii_digit());
        (rest.len() < line.len()).then(|| rest.strip_prefix(['.', ')'])).flatten()
    };
    let rest = marked.or_else(numbered)?;
    let text = rest.trim_start();
    // A mark stands apart from its text: `-1` and `3.5 GiB` are texts.
    (text.len() < rest.len() && !text.is_empty()).then_some(text)
}

fn kind_and_description(line: &str) -> (StepKind, &str) {
    let told = line.split_once(':').and_then(|(word, rest)| {
        let kind = KINDS.into_iter().find(|kind| kind.as_wire().eq_ignore_ascii_case(word.trim()))?;
        let rest = rest.trim();
        (!rest.is_empty()).then_some((kind, rest))
    });
    told.unwrap_or((StepKind::Executing, line))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn steps(text: &str) -> Vec<(usize, &'static str, String)> {
        let steps = Plan::read(text).steps.into_iter();
        steps.map(|step| (step.depth, step.kind.as_wire(), step.description)).collect()
    }

    fn executing(depth: usize, description: &str) -> (usize, &'static str, String) {
        (depth, "executing", description.to_owned())
    }

    #[test]
    fn indentation_tells_what_stands_below_what() {
        let expected =
            [executing(0, "a"), executing(1, "b"), executing(2, "c"), executing(1, "d"), executing(0, "e")];
        assert_eq!(steps("a\n\tb\n\t\tc\n\td\ne"), expected);
        assert_eq!(steps("a\n  b\n    c\n  d\ne\n"), expected);
        assert_eq!(steps("\n    a\n\n        b\n                c\n        d\n    e\n\n"), expected);
        assert_eq!(steps("a\n    b\n\t\tc\n\td\r\ne"), expected, "tabs and spaces mixed");
    }

    #[test]
    fn a_line_may_begin_with_its_type() {
        assert_eq!(
            steps("validating: Check\nFinalizing:Tidy up\nremoving_bricks: B\nNote: keep this\nexecuting:"),
            [
                (0, "validating", "Check".to_owned()),
                (0, "finalizing", "Tidy up".to_owned()),
                (0, "removing_bricks", "B".to_owned()),
                executing(0, "Note: keep this"),
                executing(0, "executing:"),
            ]
        );
    }

    #[test]
    fn marks_of_pasted_lists_are_left_out() {
        let pasted = "1. Check\n2) Copy\n   - [ ] Blocks\n   - [x] Names\n* -1 is no mark\n+ 3.5 GiB\n-";
        assert_eq!(
            steps(pasted),
            [
                executing(0, "Check"),
                executing(0, "Copy"),
                executing(1, "Blocks"),
                executing(1, "Names"),
                executing(0, "-1 is no mark"),
                executing(0, "3.5 GiB"),
                executing(0, "-"),
            ]
        );
    }

    proptest! {
        #[test]
        fn any_text_is_a_plan_that_reads_as_it_is_written(
            text in "([ \t]{0,9}(- |\\* |1\\. |\\[ \\] |validating: |executing:|[a-z :\\-.]{0,9}){0,4}\r?\n?){0,12}",
        ) {
            let plan = Plan::read(&text);
            let mut deepest = 0;
            for (at, step) in plan.steps.iter().enumerate() {
                prop_assert!(step.depth <= deepest);
                deepest = step.depth + 1;
                prop_assert!(!step.description.trim().is_empty());
                prop_assert_eq!(plan.parent(at).is_some(), step.depth > 0);
            }
            prop_assert_eq!(Plan::read(&plan.write()), plan);
        }
    }
}
