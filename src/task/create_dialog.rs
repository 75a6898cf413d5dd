//! Asks for a new job.

use super::Action;
use super::description::Description;
use super::sending::{Order, Sending, Wording};
use crate::text::msg;
use crate::ui::field::switch_field;
use crate::ui::{El, Look};
use crate::watched::Watched;

/// Asks for the description of a new job, and whether the engine may remove it by itself.
pub(super) fn create_dialog(sending: Sending) -> El {
    let description = Description::new(Some(&msg::create_description_hint()));
    // Off is what the engine takes when it is not told, and then the job stays for good (contract 4.6).
    let auto_cleared = Watched::new(true);
    let meaning = |on: bool| if on { msg::field_auto_clear_on() } else { msg::field_auto_clear_off() };
    let fields = vec![
        description.el(),
        switch_field("auto-clear", &msg::field_auto_clear(), auto_cleared.clone(), meaning),
    ];
    let wording = Wording {
        title: msg::create_title(),
        look: Look::Primary,
        label: Box::new(msg::create_submit),
        outcome: None,
    };
    sending.dialog(wording, fields, move || {
        let description = description.checked()?;
        let told = msg::create_done(&description);
        let auto_cleared = auto_cleared.peek();
        Some(Order { action: Action::CreateJob { description, auto_cleared }, told, opens: None })
    })
}
