//! Notices: what came of an action, told in a corner of the page and by a screen reader.

use std::rc::Rc;
use std::time::Duration;

use leptos::prelude::*;
use web_sys::Element;

use super::alert::alert;
use super::button::{button, icon_button};
use super::{El, Icon, Look, Tone, el};
use crate::spawn::spawn;
use crate::text::msg;
use crate::watched::follow;

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
    /// How long a notice stays. It says nothing that can't be seen in the tree as well.
    pub const STAY: Duration = Duration::from_secs(8);

    /// The place, to be put on the page.
    pub fn el(&self) -> El {
        self.0.clone()
    }

    /// How many pixels of the lower end of an element lie under notices.
    pub fn cover(&self, element: &Element) -> f64 {
        let own = self.0.node().get_bounding_client_rect();
        let covered = element.get_bounding_client_rect().bottom() - own.top();
        if own.height() > 0.0 { covered.max(0.0) } else { 0.0 }
    }

    /// A place for a notice that stays until it is taken away.
    pub fn place(&self) -> El {
        let place = el("div");
        self.el().child(place.clone());
        place
    }

    /// Shows a notice with something to do, which stays until that is done, it is dismissed, another one of its kind
    /// comes, or `over` tells that there is no point in it any more.
    pub fn offer(
        &self,
        tone: Tone,
        text: &str,
        lines: Vec<El>,
        actions: Vec<(String, Box<dyn Fn()>)>,
        over: Box<dyn Fn() -> bool>,
    ) {
        if let Ok(Some(last)) = self.0.node().query_selector(".offer") {
            last.remove();
        }
        let place = self.place().class("offer");
        let owner = Owner::new();
        let kept = owner.clone();
        let gone: Rc<dyn Fn()> = {
            let place = place.clone();
            Rc::new(move || {
                place.remove();
                kept.cleanup();
            })
        };
        owner.with(|| {
            let outlived = gone.clone();
            follow(Box::new(move || {
                if over() {
                    let outlived = outlived.clone();
                    // Not at once: what is followed may not go while it runs.
                    spawn(async move { outlived() });
                }
            }));
            let dismissed = gone.clone();
            let dismiss = icon_button(Icon::Close, &msg::notice_dismiss(), move || dismissed());
            let buttons = actions.into_iter().map(|(label, act)| {
                let gone = gone.clone();
                button(&label, Look::Secondary, move || {
                    act();
                    gone();
                })
            });
            let buttons = el("div").class("ways").children(buttons);
            let lines = lines.into_iter().chain([buttons]).collect();
            place.child(alert(tone, text, lines, Some(dismiss)));
        });
    }

    /// Shows a notice for a while.
    pub fn tell(&self, tone: Tone, text: &str) {
        let owner = Owner::new();
        let place = el("div");
        let (closed, late) = (place.clone(), place.clone());
        let dismiss =
            owner.with(|| icon_button(Icon::Close, &msg::notice_dismiss(), move || closed.remove()));
        let place = place.child(alert(tone, text, Vec::new(), Some(dismiss)));
        self.take_back(&place);
        self.el().child(place);
        let gone = move || {
            late.remove();
            owner.cleanup();
        };
        set_timeout(gone, Self::STAY);
    }

    /// Takes away a notice that says the very same, so that saying it again does not pile up.
    fn take_back(&self, again: &El) {
        let shown = self.0.node().children();
        let same = (0..shown.length())
            .filter_map(|at| shown.item(at))
            .find(|other| other.text_content() == again.node().text_content());
        if let Some(same) = same {
            same.remove();
        }
    }
}
