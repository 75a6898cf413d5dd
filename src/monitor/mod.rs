//! The live tree: the screen that people keep open.

pub mod banner;
pub mod blank;
mod column;
mod cursor;
mod keyboard;
mod kin;
mod pool;
mod row;
pub mod row_menu;
mod slot;
pub mod toolbar;
pub mod tree;
mod window;

use leptos::prelude::*;

use self::banner::Banner;
use self::blank::Blank;
use self::toolbar::Toolbar;
use self::tree::TaskTree;
use crate::state::Board;
use crate::task::{Asking, TaskDialogs};
use crate::ui::{Notices, NoticesView};

/// The monitor: bar, alerts, tree and dialogs. Takes [`Board`] and [`Session`](crate::state::Session) from the
/// context, and the actor where something can be acted on.
#[component]
pub fn Monitor() -> impl IntoView {
    let board = expect_context::<Board>();
    let notices = Notices::default();
    provide_context(notices);
    provide_context(Asking::default());
    // The tree stays while it is empty, so that it has its size when the first rows come.
    let blank = Memo::new(move |_| board.total.get() == 0);
    view! {
        <main class="monitor">
            <Toolbar />
            <Banner />
            <div class="stage" class:blank=blank>
                <TaskTree />
                {move || blank.get().then(|| view! { <Blank /> })}
            </div>
            <TaskDialogs />
            <NoticesView notices />
        </main>
    }
}
