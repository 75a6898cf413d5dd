//! Inline alerts.

use super::{El, Icon, el};

/// What an alert is about; icon and colour follow, and the words say it again.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tone {
    /// Good to know.
    Info,
    /// It worked.
    Success,
    /// Something to look at.
    Warning,
    /// It failed.
    Danger,
}

impl Tone {
    fn class(self) -> &'static str {
        match self {
            Self::Info => "alert info",
            Self::Success => "alert success",
            Self::Warning => "alert warning",
            Self::Danger => "alert danger",
        }
    }

    fn icon(self) -> Icon {
        match self {
            Self::Info => Icon::Info,
            Self::Success => Icon::Success,
            Self::Warning => Icon::Warning,
            Self::Danger => Icon::Danger,
        }
    }
}

/// A sentence in bold, the lines that belong to it, and what one can do about it.
pub fn alert(tone: Tone, title: &str, lines: Vec<El>, action: Option<El>) -> El {
    el("div")
        .class(tone.class())
        .child(tone.icon().el())
        .child(el("div").child(el("b").text(title)).children(lines))
        .children(action)
}
