//! What is left of a run when the page is left in the middle of it, as text.

use tasks::bulk::{Deed, Target};

/// As text: what is done, then a task a line. Nothing where there are no tasks.
pub(super) fn write(deed: Deed, targets: &[&Target]) -> String {
    if targets.is_empty() {
        return String::new();
    }
    let lines = targets.iter().map(|target| match &target.step {
        Some(step) => ["\n", &*target.job, " ", step].concat(),
        None => ["\n", &*target.job].concat(),
    });
    std::iter::once(deed.key().to_owned()).chain(lines).collect()
}

/// Reads what [`write`] wrote; anything else is nothing.
pub(super) fn read(text: &str) -> Option<(Deed, Vec<Target>)> {
    let mut lines = text.lines();
    let deed = Deed::from_key(lines.next()?)?;
    let target = |line: &str| match line.split_once(' ') {
        Some((job, step)) => Target { job: job.to_owned(), step: Some(step.to_owned()) },
        None => Target { job: line.to_owned(), step: None },
    };
    Some((deed, lines.map(target).collect()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_written_is_read() {
        let targets =
            [Target { job: "j1".into(), step: None }, Target { job: "j2".into(), step: Some("s".into()) }];
        for deed in Deed::ALL {
            let text = write(deed, &targets.iter().collect::<Vec<_>>());
            assert_eq!(read(&text), Some((deed, targets.to_vec())));
        }
        assert_eq!(read(&write(Deed::Clear, &[])), None);
        assert_eq!(read("else\nj1"), None);
    }
}
