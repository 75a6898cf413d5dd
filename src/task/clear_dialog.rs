//! Asks whether the engine may remove a job.

use leptos::prelude::*;
use tasks::predict;

use super::outcome::{OutcomeView, Told};
use super::{Action, Sending, Subject};
use crate::text::msg;
use crate::ui::Dialog;

/// Asks whether to clear a job, and says that this deletes nothing by itself.
#[component]
pub fn ClearDialog(
    /// Id of the job.
    job: String,
) -> impl IntoView {
    let sending = Sending::here();
    let subject = Subject::new(job.clone(), None);
    let name = subject.name();
    let title = msg::clear_title(&name);
    let told = Memo::new(move |_| {
        let (job, retention, now) = subject.look()?;
        Some(Told::clear(&predict::clear(&job, &retention, now).ok()?, now))
    });
    let submit = move |()| sending.send(Action::Clear { job: job.clone() }, msg::clear_done(&name));
    view! {
        <Dialog
            title
            submit=Some(msg::clear_submit())
            busy=sending.busy()
            on_submit=submit
            on_close=sending.close()
        >
            {sending.refusal()}
            {move || view! { <OutcomeView told=told.get() /> }}
        </Dialog>
    }
}
