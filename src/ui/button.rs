//! Buttons.

use super::{El, Icon, el};
use crate::watched::Watched;

/// What a button looks like.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Look {
    /// The one action that is expected next.
    Primary,
    /// Any other.
    #[default]
    Secondary,
    /// An action that can't be taken back.
    Danger,
    /// Without a frame; for icons.
    Plain,
}

impl Look {
    fn class(self) -> &'static str {
        match self {
            Self::Primary => "button primary",
            Self::Secondary => "button",
            Self::Danger => "button danger",
            Self::Plain => "button plain",
        }
    }
}

/// A button with a text.
pub fn button(label: &str, look: Look, on_press: impl Fn() + 'static) -> El {
    pressed(plain(look).text(label), Box::new(on_press))
}

/// A button with an icon before its text.
pub fn icon_text_button(icon: Icon, label: &str, look: Look, on_press: impl Fn() + 'static) -> El {
    pressed(plain(look).child(icon.el()).text(label), Box::new(on_press))
}

/// A button that is only an icon; the label is its name and shows when it is hovered over.
pub fn icon_button(icon: Icon, label: &str, on_press: impl Fn() + 'static) -> El {
    let button = plain(Look::Plain).attr("aria-label", label).attr("title", label).child(icon.el());
    pressed(button, Box::new(on_press))
}

/// The button that submits a form. While `busy` it turns a spinner and counts as disabled, as it does while there is
/// nothing to do, but keeps the focus; the form must not listen to it then.
pub fn submit_button(
    look: Look,
    busy: Watched<bool>,
    idle: Watched<bool>,
    label: Box<dyn Fn() -> String>,
) -> El {
    let spinner = || el("span").class("spinner").attr("aria-hidden", "true");
    let turning = busy.clone();
    el("button")
        .class(look.class())
        .attr("type", "submit")
        .attr_live("aria-disabled", move || (busy.get() | idle.get()).then(|| "true".into()))
        .live(move || turning.get().then(spinner))
        .text_live(label)
}

fn plain(look: Look) -> El {
    el("button").class(look.class()).attr("type", "button")
}

fn pressed(button: El, on_press: Box<dyn Fn()>) -> El {
    button.on("click", move |_| on_press())
}
