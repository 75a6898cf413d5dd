//! How fresh the rows are, in a word.

use crate::format;
use crate::state::{Board, Link};
use crate::sync::browser_time;
use crate::text::msg;
use crate::ui::{El, el};
use crate::watched::Watched;

/// An answer that is so much later than the next one was due makes the connection slow; less is a hiccup that nobody
/// needs to know of.
const SLOW: i64 = 10_000;
/// So much later, and what stands there is old.
const STALE: i64 = 60_000;

/// How fresh the rows are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Freshness {
    Connecting,
    Live,
    Held,
    Slow,
    /// With its age in milliseconds, in whole steps, so that it is not told anew each second.
    Stale(i64),
    Hidden,
    Offline,
    Stopped,
    NotPermitted,
}

/// By the state of the connection and the age of the last answer, which is due each `every` milliseconds.
fn freshness(link: &Link, held: bool, age: Option<i64>, every: Option<u32>) -> Freshness {
    let late = age.zip(every).map_or(0, |(age, every)| age - i64::from(every));
    match link {
        Link::Connecting => Freshness::Connecting,
        Link::Live if late > STALE => {
            Freshness::Stale((late + i64::from(every.unwrap_or(0))) / 10_000 * 10_000)
        }
        Link::Live if late > SLOW => Freshness::Slow,
        Link::Live if held => Freshness::Held,
        Link::Live => Freshness::Live,
        Link::Paused => Freshness::Hidden,
        Link::SessionExpired => Freshness::Stopped,
        Link::NotPermitted { .. } => Freshness::NotPermitted,
        Link::Unreachable | Link::Failing { .. } | Link::Malformed { .. } => Freshness::Offline,
    }
}

/// The word. It says no time while all is well: nothing on the page moves for an unchanged answer.
pub(in crate::monitor) fn link_state(board: &Board) -> El {
    let board = board.clone();
    let fresh = Watched::derived(move || {
        // Only a beat: the age is by the browser's clock, which noted the answer.
        board.now.track();
        let age = board.last_ok.get().map(|at| browser_time() - at);
        freshness(&board.link.get(), board.held.get(), age, board.every)
    });
    let classed = fresh.clone();
    let class = move || match classed.get() {
        Freshness::Live => "link-state live",
        Freshness::Connecting | Freshness::Hidden | Freshness::Held => "link-state",
        Freshness::Slow | Freshness::Stale(_) => "link-state slow",
        Freshness::Offline | Freshness::Stopped | Freshness::NotPermitted => "link-state offline",
    };
    let word = move || match fresh.get() {
        Freshness::Connecting => msg::link_connecting(),
        Freshness::Live => msg::link_live(),
        Freshness::Held => msg::link_held(),
        Freshness::Slow => msg::link_slow(),
        Freshness::Stale(age) => msg::link_stale(format::duration(age)),
        Freshness::Hidden => msg::link_paused(),
        Freshness::Stopped => msg::link_stopped(),
        Freshness::NotPermitted => msg::link_not_permitted(),
        Freshness::Offline => msg::link_offline(),
    };
    el("span").attr_live("class", move || Some(class().to_owned())).attr("role", "status").text_live(word)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn live_slow_and_stale_go_by_what_is_due() {
        let fresh =
            |age: i64, every: u32| freshness(&Link::Live, false, Some(age * 1_000), Some(every * 1_000));
        assert_eq!(fresh(14, 5), Freshness::Live);
        assert_eq!(fresh(16, 5), Freshness::Slow);
        assert_eq!(fresh(66, 5), Freshness::Stale(60_000));
        assert_eq!(fresh(69, 5), Freshness::Stale(60_000), "not told anew each second");
        assert_eq!(fresh(66, 60), Freshness::Live, "a site that asks once a minute");
    }

    #[test]
    fn what_is_asked_for_by_hand_is_never_late() {
        assert_eq!(freshness(&Link::Live, false, Some(1_000_000), None), Freshness::Live);
    }

    #[test]
    fn what_stands_in_the_way_comes_first() {
        assert_eq!(freshness(&Link::Unreachable, true, Some(1), Some(5_000)), Freshness::Offline);
        assert_eq!(freshness(&Link::Live, true, Some(1), Some(5_000)), Freshness::Held);
        assert_eq!(freshness(&Link::Live, true, Some(30_000), Some(5_000)), Freshness::Slow);
    }
}
