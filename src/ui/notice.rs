//! Notices: what came of an action, told in a corner of the page and by a screen reader.

use std::time::Duration;

use leptos::prelude::*;

use super::{Alert, Button, Icon, Look, Tone};
use crate::text::msg;

/// How long a notice stays. It says nothing that can't be seen in the tree as well.
const STAY: Duration = Duration::from_secs(8);

/// A notice.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Notice {
    /// What it is about.
    pub tone: Tone,
    /// What it says.
    pub text: String,
}

/// The notices that show, provided as context by whoever shows them.
#[derive(Clone, Copy)]
pub struct Notices {
    shown: RwSignal<Vec<(u32, Notice)>>,
    count: StoredValue<u32>,
}

impl Default for Notices {
    fn default() -> Self {
        Self { shown: RwSignal::new(Vec::new()), count: StoredValue::new(0) }
    }
}

impl Notices {
    /// Shows a notice for a while.
    pub fn tell(self, tone: Tone, text: String) {
        self.count.update_value(|count| *count += 1);
        let id = self.count.get_value();
        self.shown.update(|shown| shown.push((id, Notice { tone, text })));
        set_timeout(move || self.dismiss(id), STAY);
    }

    fn dismiss(self, id: u32) {
        // The page may be gone when the time is up.
        let _ = self.shown.try_update(|shown| shown.retain(|(other, _)| *other != id));
    }
}

/// Where notices show. It must be on the page before the first of them, or a screen reader misses it.
#[component]
pub fn NoticesView(
    /// The notices.
    notices: Notices,
) -> impl IntoView {
    view! {
        <div class="notices" role="status">
            <For each=move || notices.shown.get() key=|(id, _)| *id let((id, notice))>
                <Alert
                    tone=notice.tone
                    title=notice.text
                    actions=move || {
                        view! {
                            <Button
                                label=msg::notice_dismiss()
                                look=Look::Plain
                                icon=Icon::Close
                                bare=true
                                on_press=move |()| notices.dismiss(id)
                            />
                        }
                    }
                />
            </For>
        </div>
    }
}
