//! Commands and scripts with a button that copies them.

use crate::spawn::spawn_detached;
use crate::text::msg;
use crate::ui::button::button;
use crate::ui::{El, Look, Notices, Tone, adopt, clipboard, el};

/// The style sheet of what dialogs tell beyond their fields.
pub(super) const STYLE: &str = include_str!("../../style/task/acting.css");

/// A command, and a button that copies it.
pub(super) fn code_with_copy(code: String, notices: &Notices) -> El {
    adopt(STYLE);
    let shown = el("pre").class("code").attr("tabindex", "0").text(&code);
    el("div").class("copied").child(shown).child(copy_button(Box::new(move || code.clone()), notices))
}

/// A button that copies a text.
pub(super) fn copy_button(text: Box<dyn Fn() -> String>, notices: &Notices) -> El {
    let notices = notices.clone();
    button(&msg::script_copy(), Look::Secondary, move || {
        let (text, notices) = (text(), notices.clone());
        spawn_detached(async move {
            if clipboard::write(&text).await {
                notices.tell(Tone::Success, &msg::script_copied());
            } else {
                notices.tell(Tone::Info, &msg::script_by_hand());
            }
        });
    })
}
