//! The page's own scripts, styles and drawings, built into the binary.

use axum::extract::Path;
use axum::http::header::{CACHE_CONTROL, CONTENT_TYPE};
use axum::response::{IntoResponse, Response};

use super::not_found;

/// Where the page's own files are.
pub(super) const ROUTE: &str = "/ovirt-engine/webadmin/portal/{file}";

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
    "absent-view.js",
    "alerts.js",
    "built-in-places.js",
    "document-view.js",
    "icon.svg",
    "icons.css",
    "log.js",
    "masthead.js",
    "menu.css",
    "menu.js",
    "notice-type.js",
    "notices.css",
    "page-data.js",
    "page.css",
    "place-frame.js",
    "places.js",
    "plugin-api.js",
    "plugin-manager.js",
    "portal.js",
    "sign-in.css",
    "toasts.js",
    "users-view.js",
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_file_of_the_folder_is_served_or_a_template() {
        let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/src/portal/assets");
        let mut found = std::fs::read_dir(folder)
            .unwrap()
            .map(|entry| entry.unwrap().file_name().into_string().unwrap())
            .filter(|name| !name.ends_with(".html"))
            .collect::<Vec<_>>();
        found.sort();
        let mut served = FILES.map(|(name, _)| name.to_owned()).to_vec();
        served.sort();
        assert_eq!(served, found);
    }
}
