//! What stands in place of the rows while there are none.

use leptos::prelude::*;

use crate::state::{Board, Link};
use crate::task::{Ask, Asking};
use crate::text::msg;
use crate::ui::{Button, EmptyState, Icon, Look};

/// Widths of the still bars that hold the place of the first rows, in percent.
const BARS: [u8; 7] = [58, 44, 66, 38, 52, 61, 35];

/// The first load, the empty engine, or an engine that has not answered yet.
#[component]
pub fn Blank() -> impl IntoView {
    let board = expect_context::<Board>();
    let asking = expect_context::<Asking>();
    let create = move || {
        (!board.read_only).then(|| {
            view! {
                <Button
                    label=msg::monitor_create()
                    look=Look::Primary
                    icon=Icon::Plus
                    on_press=move |()| asking.open(Ask::CreateJob)
                />
            }
        })
    };
    move || {
        let answered = board.last_ok.with(Option::is_some);
        if answered {
            view! { <EmptyState icon=Icon::Tasks title=msg::empty_title() text=msg::empty_text()>{create()}</EmptyState> }
                .into_any()
        } else if board.link.get() == Link::Connecting {
            let bars = BARS
                .map(|width| view! { <span style:inline-size=format!("{width}%")></span> })
                .collect_view();
            view! { <div class="skeleton" role="status" aria-label=msg::monitor_loading()>{bars}</div> }
                .into_any()
        } else {
            view! {
                <EmptyState icon=Icon::Tasks title=msg::empty_waiting() text=msg::empty_waiting_text()>
                    ""
                </EmptyState>
            }
            .into_any()
        }
    }
}
