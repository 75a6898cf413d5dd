//! The page's own scripts, styles and drawings, built into the binary.

use axum::extract::Path;
use axum::http::header::{CACHE_CONTROL, CONTENT_TYPE};
use axum::response::{IntoResponse, Response};

use super::not_found;

/// Where the page's own files are.
pub(super) const ROUTE: &str = "/ovirt-engine/webadmin/portal/{*file}";

/// Answers `GET` and `HEAD` of one of the page's own files.
pub(super) async fn serve(Path(file): Path<String>) -> Response {
    let Some((_, text)) = FILES.into_iter().find(|(name, _)| *name == file) else { return not_found() };
    let kind = match file.rsplit_once('.').map(|(_, extension)| extension) {
        Some("js") => "text/javascript",
        Some("css") => "text/css",
        _ => "image/svg+xml",
    };
    ([(CONTENT_TYPE, kind), (CACHE_CONTROL, "no-cache")], text).into_response()
}

macro_rules! files {
    ($($name:literal),* $(,)?) => {
        const FILES: [(&str, &str); [$($name),*].len()] = [$(($name, include_str!(concat!("assets/", $name)))),*];
    };
}

files![
    "api/rest.js",
    "api/session-watch.js",
    "details/detail-places.js",
    "details/detail-view.js",
    "details/events-tab.js",
    "details/general-tab.js",
    "element.js",
    "frame/alerts.js",
    "frame/dialogs.js",
    "frame/do-not-disturb.js",
    "frame/language.js",
    "frame/masthead.js",
    "frame/menu.js",
    "frame/notice-type.js",
    "frame/tags.js",
    "frame/tasks-overlay.js",
    "frame/toasts.js",
    "icon.svg",
    "lists/action-panel.js",
    "lists/entity-list.js",
    "lists/format.js",
    "lists/grid.js",
    "lists/kinds.js",
    "lists/list-places.js",
    "lists/machine-actions.js",
    "lists/main-view.js",
    "lists/marks.js",
    "lists/search-bar.js",
    "log.js",
    "page-data.js",
    "places/address.js",
    "places/built-in-places.js",
    "places/heading.js",
    "places/place-frame.js",
    "places/places.js",
    "places/sessions-view.js",
    "plugins/action-buttons.js",
    "plugins/api/accessors.js",
    "plugins/api/buttons.js",
    "plugins/api/defer.js",
    "plugins/api/deprecated.js",
    "plugins/api/dialogs.js",
    "plugins/api/life-cycle.js",
    "plugins/api/places.js",
    "plugins/api/plugin-api.js",
    "plugins/entity-types.js",
    "plugins/invoke.js",
    "plugins/options.js",
    "plugins/plugin-manager.js",
    "plugins/recorder.js",
    "portal.js",
    "style/details.css",
    "style/dialogs.css",
    "style/icons.css",
    "style/lists.css",
    "style/masthead.css",
    "style/menu.css",
    "style/notices.css",
    "style/page.css",
    "style/sign-in.css",
];
#[cfg(test)]
mod tests {
    use super::*;
    use std::path::Path;

    /// Names of all files below `folder`, relative to `root`.
    fn names(root: &Path, folder: &Path) -> Vec<String> {
        let entries = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
        entries
            .flat_map(|path| match path.is_dir() {
                true => names(root, &path),
                false => vec![path.strip_prefix(root).unwrap().to_str().unwrap().to_owned()],
            })
            .collect()
    }

    #[test]
    fn every_file_of_the_folder_is_served_or_a_template() {
        let folder = Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/src/portal/assets"));
        let mut found = names(folder, folder);
        found.retain(|name| !name.ends_with(".html"));
        found.sort();
        let mut served = FILES.map(|(name, _)| name.to_owned()).to_vec();
        served.sort();
        assert_eq!(served, found);
    }
}
