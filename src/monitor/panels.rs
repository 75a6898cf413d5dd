//! The panels above the tree, one of which is open at a time. They come from parts, since most visits need none.

use std::rc::Rc;

use super::arranging::view_panel;
use super::attention::attention_panel;
use super::export::export_panel;
use super::finding::filter_panel;
use super::more::more_menu;
use super::shortcuts::list::shortcut_list;
use crate::part::{opened_above, part};
use crate::ui::button::icon_text_button;
use crate::ui::{El, Icon, Look, el};
use crate::watched::Watched;

/// A panel.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Panel {
    /// Every criterion but the text.
    Filter,
    /// Groups, columns, saved views.
    View,
    /// What needs attention.
    Attention,
    /// What is shown, as a file.
    Export,
    /// What concerns all tasks and is seldom wanted.
    More,
    /// What keys do.
    Shortcuts,
}

/// Which panel is open. Clones are the same.
#[derive(Clone)]
pub struct Panels(Watched<Option<Panel>>);

impl Default for Panels {
    fn default() -> Self {
        Self(Watched::new(None))
    }
}

impl Panels {
    /// Opens a panel, beside the button that has the focus.
    pub fn open(&self, panel: Panel) {
        self.0.set(Some(panel));
    }

    /// The place of the panel that is open.
    pub(super) fn place(self) -> El {
        el("div").live(move || {
            let panel = self.0.get()?;
            let open = self.0.clone();
            let close: Rc<dyn Fn()> = Rc::new(move || open.set(None));
            let closed = close.clone();
            Some(match panel {
                Panel::Filter | Panel::View => {
                    opened_above(move || fetched_panel(panel, closed.clone()), close)
                }
                _ => opened_above(move || fetched_tool(panel, closed.clone()), close),
            })
        })
    }

    /// A button that opens a panel.
    pub(super) fn opener(&self, icon: Icon, label: &str, panel: Panel) -> El {
        let (opens, told) = (self.clone(), self.0.clone());
        icon_text_button(icon, label, Look::Secondary, move || opens.open(panel))
            .attr("aria-haspopup", "dialog")
            .attr_live("aria-expanded", move || Some((told.get() == Some(panel)).to_string()))
    }
}

part! {
    panels:
    /// A panel for how the tasks are looked at; `close` has it go.
    async fn fetched_panel(panel: Panel, close: Rc<dyn Fn()>) -> El = view_made
}

part! {
    tools:
    /// Any other panel.
    async fn fetched_tool(panel: Panel, close: Rc<dyn Fn()>) -> El = tool_made
}

fn view_made(panel: Panel, close: Rc<dyn Fn()>) -> El {
    match panel {
        Panel::Filter => filter_panel(close),
        _ => view_panel(close),
    }
}

fn tool_made(panel: Panel, close: Rc<dyn Fn()>) -> El {
    match panel {
        Panel::Attention => attention_panel(close),
        Panel::Export => export_panel(close),
        Panel::Shortcuts => shortcut_list(close),
        _ => more_menu(close),
    }
}
