//! Icons, drawn in style/icons.css.

use super::{El, el};

/// An icon. It stands beside a word and is silent to a screen reader.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Icon {
    /// A cross: closes something.
    Close,
    /// Two arrows up: closes every branch.
    Collapse,
    /// An exclamation mark in a circle: it failed.
    Danger,
    /// An arrow down: later in an order.
    Down,
    /// Two arrows down: opens every branch.
    Expand,
    /// A funnel: filters.
    Filter,
    /// An i in a circle: good to know.
    Info,
    /// A lock: not allowed, or not any more.
    Lock,
    /// Three dots: more of it.
    More,
    /// Two bars: holds something back.
    Pause,
    /// A triangle to the right: goes on.
    Play,
    /// A plus: makes something.
    Plus,
    /// A round arrow: asks again.
    Refresh,
    /// A tick in a circle: it worked.
    Success,
    /// A magnifying glass: looks for something.
    Search,
    /// A list with ticks: tasks.
    Tasks,
    /// An arrow up: earlier in an order.
    Up,
    /// Columns: how it is looked at.
    View,
    /// An exclamation mark in a triangle: look here.
    Warning,
}

impl Icon {
    fn class(self) -> &'static str {
        match self {
            Self::Close => "icon icon-close",
            Self::Collapse => "icon icon-collapse",
            Self::Danger => "icon icon-danger",
            Self::Down => "icon icon-down",
            Self::Expand => "icon icon-expand",
            Self::Filter => "icon icon-filter",
            Self::Info => "icon icon-info",
            Self::Lock => "icon icon-lock",
            Self::More => "icon icon-more",
            Self::Pause => "icon icon-pause",
            Self::Play => "icon icon-play",
            Self::Plus => "icon icon-plus",
            Self::Refresh => "icon icon-refresh",
            Self::Search => "icon icon-search",
            Self::Success => "icon icon-success",
            Self::Tasks => "icon icon-tasks",
            Self::Up => "icon icon-up",
            Self::View => "icon icon-view",
            Self::Warning => "icon icon-warning",
        }
    }

    /// The element.
    pub fn el(self) -> El {
        el("span").class(self.class()).attr("aria-hidden", "true")
    }
}
