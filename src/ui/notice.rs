//! Notices: what came of an action, told in a corner of the page and by a screen reader.

use std::time::Duration;

use leptos::prelude::*;

use super::alert::alert;
use super::button::icon_button;
use super::{El, Icon, Tone, el};
use crate::text::msg;

/// How long a notice stays. It says nothing that can't be seen in the tree as well.
const STAY: Duration = Duration::from_secs(8);

/// Where notices show, provided as context. It must stand on the page before the first of them, or a screen reader
/// misses it.
#[derive(Clone)]
pub struct Notices(El);

impl Default for Notices {
    fn default() -> Self {
        Self(el("div").class("notices").attr("role", "status"))
    }
}

impl Notices {
    /// The place, to be put on the page.
    pub fn el(&self) -> El {
        self.0.clone()
    }

    /// Shows a notice for a while.
    pub fn tell(&self, tone: Tone, text: &str) {
        let owner = Owner::new();
        let place = el("div");
        let (closed, late) = (place.clone(), place.clone());
        let dismiss =
            owner.with(|| icon_button(Icon::Close, &msg::notice_dismiss(), move || closed.remove()));
        self.el().child(place.child(alert(tone, text, Vec::new(), Some(dismiss))));
        let gone = move || {
            late.remove();
            owner.cleanup();
        };
        set_timeout(gone, STAY);
    }
}
