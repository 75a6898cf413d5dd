//! For the vendor: whether its client keeps to the protocol of external tasks, looked at while its task runs.

mod check;
mod words;

use std::cell::Cell;

use leptos::prelude::Owner;

use super::panel::Scene;
use crate::part::{opened, part};
use crate::text::msg;
use crate::ui::{El, el};
use crate::watched::Watched;

/// A section that opens on demand, for external jobs. It watches the job from its first opening on.
pub(super) fn protocol(scene: &Scene) -> El {
    let details = el("details").class("protocol");
    let (node, watches, owner) =
        (details.node().clone(), Cell::new(false), Owner::current().unwrap_or_default());
    let (scene, place, seen) = (scene.clone(), el("div"), scene.seen.clone());
    let external = Watched::derived(move || seen.get().job.is_some_and(|job| job.external));
    let checked = place.clone();
    details
        .attr_live("hidden", move || (!external.get()).then(String::new))
        .child(el("summary").text(&msg::protocol_title()))
        .child(place)
        .on("toggle", move |_| {
            if node.has_attribute("open") && !watches.replace(true) {
                let scene = scene.clone();
                let check = owner.with(|| opened(move || fetched_check(scene.clone())));
                checked.clone().child(check);
            }
        })
}

part! {
    protocol:
    /// The check, from a part: it is there for those who write clients.
    async fn fetched_check(scene: Scene) -> El = check::check
}
