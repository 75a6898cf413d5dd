//! What is wrong with the site's settings and with the language, and which build this is. Not there while all is well.

use std::rc::Rc;

use leptos::prelude::document;

use crate::desk::Desk;
use crate::language::missing;
use crate::part::{opened, part};
use crate::portal::Slip;
use crate::text::msg;
use crate::ui::{El, el};

/// That the page is not in its language, and the settings that do not count, folded away.
pub(super) fn diagnostics() -> Vec<El> {
    let slips = Desk::here().site.slips;
    let settings = (!slips.is_empty()).then(|| opened(move || fetched_settings(slips.clone())));
    let language = missing().map(|locale| {
        let told = msg::diagnostics_language(&locale);
        el("p").class("diagnostics").attr("role", "status").text(&told)
    });
    language.into_iter().chain(settings).collect()
}

part! {
    diagnostics:
    /// What is wrong with the settings, from a part, since hardly ever anything is.
    async fn fetched_settings(slips: Rc<[Slip]>) -> El = settings
}

fn settings(slips: Rc<[Slip]>) -> El {
    let told: Vec<String> = slips.iter().map(Slip::tell).collect();
    if let Some(portal) = Desk::here().site.portal {
        told.iter().for_each(|slip| portal.warn(slip));
    }
    el("details")
        .class("diagnostics")
        .child(el("summary").text(&msg::diagnostics_title(told.len())))
        .child(el("p").text(&msg::diagnostics_text()))
        .child(el("ul").children(told.iter().map(|slip| el("li").text(slip))))
        .child(el("p").class("hint").text(&msg::diagnostics_build(build())))
}

/// Version and commit, as the package was stamped with (packaging/plugin.sh).
fn build() -> String {
    let stamp = document().query_selector("meta[name=build]").ok().flatten();
    stamp.and_then(|stamp| stamp.get_attribute("content")).unwrap_or_default()
}
