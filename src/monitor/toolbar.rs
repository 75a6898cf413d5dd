//! The bar above the tree: what is shown, how fresh it is, and what concerns all of it.

use leptos::prelude::*;

use crate::state::{Board, Command, Link};
use crate::task::{Ask, Asking};
use crate::text::msg;
use crate::ui::{Button, Icon, Look};

/// The bar above the tree.
#[component]
pub fn Toolbar() -> impl IntoView {
    let board = expect_context::<Board>();
    let asking = expect_context::<Asking>();
    let send = move |command: Command| move |()| board.rows.command(command.clone());
    let create = (!board.read_only).then(|| {
        view! {
            <Button
                label=msg::monitor_create()
                look=Look::Primary
                icon=Icon::Plus
                on_press=move |()| asking.open(Ask::CreateJob)
            />
        }
    });
    view! {
        <header class="bar">
            <h1>{msg::monitor_title()}</h1>
            <span class="count">{move || msg::monitor_jobs(board.jobs.get())}</span>
            <span class="gap"></span>
            <LinkState />
            <Button
                label=msg::monitor_refresh()
                look=Look::Plain
                icon=Icon::Refresh
                bare=true
                on_press=send(Command::Refresh)
                attr:data-tm="refresh"
            />
            <Button
                label=msg::monitor_expand_all()
                look=Look::Plain
                icon=Icon::Expand
                bare=true
                on_press=send(Command::ExpandAll)
                attr:data-tm="expand-all"
            />
            <Button
                label=msg::monitor_collapse_all()
                look=Look::Plain
                icon=Icon::Collapse
                bare=true
                on_press=send(Command::CollapseAll)
                attr:data-tm="collapse-all"
            />
            {create}
        </header>
    }
}

/// How fresh the rows are. It says no time while they are: nothing on the page moves for an unchanged answer.
#[component]
fn LinkState() -> impl IntoView {
    let link = expect_context::<Board>().link;
    let class = move || match link.get() {
        Link::Live => "link-state live",
        Link::Connecting | Link::Paused => "link-state",
        _ => "link-state offline",
    };
    let word = move || match link.get() {
        Link::Connecting => msg::link_connecting(),
        Link::Live => msg::link_live(),
        Link::Paused => msg::link_paused(),
        Link::SessionExpired | Link::NotPermitted { .. } => msg::link_stopped(),
        Link::Unreachable { .. } | Link::Failing { .. } | Link::Malformed { .. } => msg::link_offline(),
    };
    view! { <span class=class role="status">{word}</span> }
}
