//! What is wrong with the site's settings and with the language, and which build this is. Not there while all is well.

use leptos::prelude::document;

use crate::desk::Desk;
use crate::language::missing;
use crate::text::msg;
use crate::ui::{El, el};

/// That the page is not in its language, and the settings that do not count, folded away.
pub(super) fn diagnostics() -> Vec<El> {
    let language = missing().map(|locale| {
        let told = msg::diagnostics_language(&locale);
        el("p").class("diagnostics").attr("role", "status").text(&told)
    });
    language.into_iter().chain(settings()).collect()
}

fn settings() -> Option<El> {
    let slips = Desk::here().site.slips;
    let items: Vec<El> = slips.iter().map(|slip| el("li").text(slip)).collect();
    (!items.is_empty()).then(|| {
        el("details")
            .class("diagnostics")
            .child(el("summary").text(&msg::diagnostics_title(items.len())))
            .child(el("p").text(&msg::diagnostics_text()))
            .child(el("ul").children(items))
            .child(el("p").class("hint").text(&msg::diagnostics_build(build())))
    })
}

/// Version and commit, as the package was stamped with (packaging/plugin.sh).
fn build() -> String {
    let stamp = document().query_selector("meta[name=build]").ok().flatten();
    stamp.and_then(|stamp| stamp.get_attribute("content")).unwrap_or_default()
}
