//! Asks for a new job.

use leptos::prelude::*;

use super::description::Description;
use super::{Action, Sending};
use crate::text::msg;
use crate::ui::{Dialog, SwitchField};

/// Asks for the description of a new job, and whether the engine may remove it by itself.
#[component]
pub fn CreateDialog() -> impl IntoView {
    let sending = Sending::here();
    let description = Description::default();
    // Off is what the engine takes when it is not told, and then the job stays for good (contract 4.6).
    let auto_cleared = RwSignal::new(true);
    let submit = move |()| {
        let Some(description) = description.checked() else { return };
        let told = msg::create_done(&description);
        sending.send(Action::CreateJob { description, auto_cleared: auto_cleared.get_untracked() }, told);
    };
    let meaning =
        move || if auto_cleared.get() { msg::field_auto_clear_on() } else { msg::field_auto_clear_off() };
    view! {
        <Dialog
            title=msg::create_title()
            submit=Some(msg::create_submit())
            busy=sending.busy()
            on_submit=submit
            on_close=sending.close()
        >
            {sending.refusal()}
            {description.field(Some(msg::create_description_hint()))}
            <SwitchField
                id="auto-clear"
                label=msg::field_auto_clear()
                value=auto_cleared
                hint=Signal::derive(meaning)
            />
        </Dialog>
    }
}
