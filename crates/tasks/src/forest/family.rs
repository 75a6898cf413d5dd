//! The tree out of the flat list of steps that the engine answers (contract 1.10).

use super::places::sort_places;
use super::step::is_known;
use super::wire::StepWire;
use crate::Order;

/// No step: the job itself.
pub(super) const NONE: u32 = u32::MAX;

/// A step in the order of the tree.
pub(super) struct Member {
    /// Place in the list.
    pub(super) step: usize,
    /// Place of the parent in the tree, or [`NONE`].
    pub(super) parent: u32,
    /// 2 for a direct step of the job.
    pub(super) level: u16,
    /// Place among its siblings, from 1.
    pub(super) position: u32,
}

/// Brings steps into the order of the tree, parents before children.
///
/// Every step is there exactly once, whatever the list says: a step whose parent is not in the list, and one step of
/// every ring of parents, become direct steps of the job; of two with the same id the first counts. Steps without an
/// id are nobody's and left out.
pub(super) fn family(steps: &[StepWire<'_>], order: Order) -> Vec<Member> {
    let by_id = by_id(steps);
    let mut parents = parents(steps, &by_id);
    break_rings(&mut parents);

    // Siblings in a row, groups by parent.
    let mut siblings = by_id;
    let key = |at: u32| {
        let step = &steps[at as usize];
        let sibling = match order {
            Order::NewestFirst => {
                (step.number.0.unwrap_or(u32::MAX), step.start_time.0.unwrap_or(i64::MAX), at)
            }
            Order::AsGiven => (0, 0, at),
        };
        (parents[at as usize], sibling)
    };
    sort_places(&mut siblings, &|a, b| key(a).cmp(&key(b)));
    let children = |parent: u32| {
        let first = siblings.partition_point(|&at| parents[at as usize] < parent);
        let end = siblings.partition_point(|&at| parents[at as usize] <= parent);
        first..end
    };

    let mut members: Vec<Member> = Vec::with_capacity(siblings.len());
    // Groups of siblings that are begun: what is left of each, its length, and where its parent stands.
    let roots = children(NONE);
    let mut begun = vec![(roots.clone(), roots.len(), NONE)];
    while let Some((left, count, parent)) = begun.last_mut() {
        let Some(next) = left.next() else {
            begun.pop();
            continue;
        };
        let (position, parent) = ((*count - left.len()) as u32, *parent);
        let step = siblings[next];
        let here = members.len() as u32;
        let level = u16::try_from(begun.len() + 1).unwrap_or(u16::MAX);
        members.push(Member { step: step as usize, parent, level, position });
        let below = children(step);
        if !below.is_empty() {
            begun.push((below.clone(), below.len(), here));
        }
    }
    members
}

/// Places in the list, sorted by id; without those that have no id or one that is there already.
fn by_id(steps: &[StepWire<'_>]) -> Vec<u32> {
    let id = |at: &u32| steps[*at as usize].id.0.as_ref();
    let mut places: Vec<u32> = (0..steps.len() as u32).filter(|at| is_known(&steps[*at as usize])).collect();
    sort_places(&mut places, &|a, b| id(&a).cmp(id(&b)));
    places.dedup_by(|later, first| id(later) == id(first));
    places
}

/// Place of each step's parent in the list.
fn parents(steps: &[StepWire<'_>], by_id: &[u32]) -> Vec<u32> {
    let find = |id: &str| {
        let found = by_id.binary_search_by(|&at| steps[at as usize].id.0.as_ref().cmp(id));
        found.map_or(NONE, |at| by_id[at])
    };
    steps.iter().map(|step| step.parent_step.as_ref().map_or(NONE, |parent| find(&parent.id.0))).collect()
}

/// Makes the first step of every ring a direct step of the job.
fn break_rings(parents: &mut [u32]) {
    /// What is known of a step: nothing, that the way up from walk `n` comes by it, or that its way up ends.
    #[derive(Clone, Copy, PartialEq)]
    enum Way {
        New,
        Walk(u32),
        Ends,
    }
    let mut ways = vec![Way::New; parents.len()];
    for start in 0..parents.len() as u32 {
        let mut at = start;
        while at != NONE && ways[at as usize] == Way::New {
            ways[at as usize] = Way::Walk(start);
            at = parents[at as usize];
        }
        if at != NONE && ways[at as usize] == Way::Walk(start) {
            let (mut first, mut next) = (at, parents[at as usize]);
            while next != at {
                first = first.min(next);
                next = parents[next as usize];
            }
            parents[first as usize] = NONE;
        }
        let mut at = start;
        while at != NONE && ways[at as usize] == Way::Walk(start) {
            ways[at as usize] = Way::Ends;
            at = parents[at as usize];
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::steps;
    use super::*;

    /// Steps as `id<parent`, `id#number<parent`; the tree as `id` with a dot for each level below the first.
    fn tree(list: &str, order: Order) -> Vec<String> {
        let json: Vec<_> = list
            .split_whitespace()
            .map(|step| {
                let (name, parent) = step.split_once('<').unwrap_or((step, ""));
                let (id, number) = name.split_once('#').unwrap_or((name, ""));
                format!(r#"{{"id":"{id}","number":"{number}","parent_step":{{"id":"{parent}"}}}}"#)
            })
            .collect();
        let json = format!(r#"{{"step":[{}]}}"#, json.join(","));
        let (steps, _) = steps::read(json.as_bytes()).expect("steps");
        let members = family(&steps, order);
        members
            .iter()
            .map(|m| format!("{}{}", ".".repeat(usize::from(m.level) - 2), steps[m.step].id.0))
            .collect()
    }

    #[test]
    fn children_stand_below_their_parents() {
        assert_eq!(tree("a b c<a d<b e<c", Order::AsGiven), ["a", ".c", "..e", "b", ".d"]);
        assert_eq!(tree("e<c d<b c<a b a", Order::AsGiven), ["b", ".d", "a", ".c", "..e"]);
        assert_eq!(tree("", Order::AsGiven), [""; 0]);
    }

    #[test]
    fn the_engines_siblings_go_by_number() {
        assert_eq!(tree("b#1 x#9<a a#0 y#2<a", Order::NewestFirst), ["a", ".y", ".x", "b"]);
        assert_eq!(tree("b#1 x#9<a a#0 y#2<a", Order::AsGiven), ["b", "a", ".x", ".y"]);
        assert_eq!(
            tree("c b#3 a#3", Order::NewestFirst),
            ["b", "a", "c"],
            "equal numbers as given, none last"
        );
    }

    #[test]
    fn orphans_become_direct_steps() {
        assert_eq!(tree("a<gone b<a", Order::AsGiven), ["a", ".b"]);
    }

    #[test]
    fn rings_are_broken_at_their_first_step() {
        assert_eq!(tree("a<a", Order::AsGiven), ["a"]);
        assert_eq!(tree("tail<b a<c b<a c<b", Order::AsGiven), ["a", ".b", "..tail", "..c"]);
        assert_eq!(tree("a<b b<a c<d d<c", Order::AsGiven), ["a", ".b", "c", ".d"]);
    }

    #[test]
    fn of_equal_ids_the_first_counts() {
        assert_eq!(tree("a b<a a<b", Order::AsGiven), ["a", ".b"]);
    }

    #[test]
    fn places_among_siblings_are_counted() {
        let json = r#"{"step":[{"id":"a"},{"id":"b"},{"id":"c","parent_step":{"id":"a"}}]}"#;
        let (steps, _) = steps::read(json.as_bytes()).expect("steps");
        let told: Vec<_> = family(&steps, Order::AsGiven).iter().map(|m| (m.position, m.parent)).collect();
        assert_eq!(told, [(1, NONE), (1, 0), (2, NONE)]);
    }

    #[test]
    fn depth_is_no_danger() {
        let depth = 100_000;
        let step = |n: u32| format!(r#"{{"id":"{n}","parent_step":{{"id":"{}"}}}}"#, n + 1);
        let json = format!(r#"{{"step":[{}]}}"#, (0..depth).map(step).collect::<Vec<_>>().join(","));
        let (steps, _) = steps::read(json.as_bytes()).expect("steps");
        let members = family(&steps, Order::AsGiven);
        assert_eq!(members.len(), depth as usize);
        assert_eq!(members.last().map(|m| (m.step, m.level)), Some((0, u16::MAX)));
    }
}
