//! How the page was opened: inside a portal, on a file, or alone.

use leptos::prelude::window;
use web_sys::{Url, UrlSearchParams};

use crate::portal::Portal;

/// Path under which an engine serves everything.
const ENGINE: &str = "/ovirt-engine";

/// How the page was opened.
pub enum Entry {
    /// As the content of a place in the Administration Portal.
    Portal(Portal),
    /// On a file of jobs, which is looked at.
    Viewer(Viewer),
    /// On a file that may not be looked at: it is of another origin.
    ForeignFeed,
    /// At a plain address.
    Alone,
}

/// What to look at, out of the address's query (performance-anchors.md 9).
#[derive(Clone, Debug, PartialEq)]
pub struct Viewer {
    /// `feed`: address of the file, of the page's own origin.
    pub feed: String,
    /// `poll`: time between two readings in milliseconds; `None` for 0, which reads when asked.
    pub every: Option<u32>,
    /// `expand=all`: whether everything is open at first.
    pub expand_all: bool,
    /// `now`: a clock that stands still, in milliseconds since 1970.
    pub now: Option<i64>,
}

impl Entry {
    /// Looks around.
    pub fn find() -> Self {
        if let Some(portal) = Portal::find() {
            return Self::Portal(portal);
        }
        let location = window().location();
        let query = location.search().ok().and_then(|search| UrlSearchParams::new_with_str(&search).ok());
        let Some((query, feed)) = query.and_then(|query| query.get("feed").map(|feed| (query, feed))) else {
            return Self::Alone;
        };
        // Somebody else's link must not have this page read an address of its choice and show it as tasks.
        let own = location.href().and_then(|page| Url::new_with_base(&feed, &page)).ok();
        match own.filter(|url| location.origin().is_ok_and(|origin| url.origin() == origin)) {
            Some(url) => Self::Viewer(Viewer::of(url.href(), |name| query.get(name))),
            None => Self::ForeignFeed,
        }
    }
}

impl Viewer {
    fn of(feed: String, get: impl Fn(&str) -> Option<String>) -> Self {
        let every = get("poll").and_then(|poll| poll.parse().ok());
        Self {
            feed,
            every: every.filter(|every| *every > 0),
            expand_all: get("expand").as_deref() == Some("all"),
            now: get("now").and_then(|now| now.parse().ok()),
        }
    }
}

/// Address of the engine that serves this page.
pub fn engine_of_this_page() -> String {
    // A window always has an origin; one of a sandboxed frame is the text `null`, and no request from it succeeds.
    format!("{}{ENGINE}", window().location().origin().unwrap_or_default())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn viewer(query: &[(&str, &str)]) -> Viewer {
        let get =
            |name: &str| query.iter().find(|(key, _)| *key == name).map(|(_, value)| (*value).to_owned());
        Viewer::of("/feed.json".into(), get)
    }

    #[test]
    fn the_query_tells_what_to_look_at() {
        let bare = Viewer { feed: "/feed.json".into(), every: None, expand_all: false, now: None };
        assert_eq!(viewer(&[]), bare);
        assert_eq!(viewer(&[("poll", "0"), ("expand", "none"), ("now", "soon")]), bare);
        let full = viewer(&[("poll", "250"), ("expand", "all"), ("now", "1752480942130")]);
        assert_eq!(full, Viewer { every: Some(250), expand_all: true, now: Some(1_752_480_942_130), ..bare });
    }
}
