//! Media types of plug-in files, as an engine host's `/etc/mime.types` knows them (plug-in contract 1.5).

use crate::config::Settings;

/// What the engine serves when it does not know better; also what scripts named `.mjs` get.
const UNKNOWN: &str = "application/octet-stream";

/// The media type of a file by its extension, which counts in its case. No charset is ever added.
///
/// WASM is what the settings say: an engine host of today does not know it, a newer one may.
pub(super) fn of<'a>(file_name: &str, settings: &'a Settings) -> &'a str {
    match file_name.rsplit_once('.').map_or("", |(_, extension)| extension) {
        "html" | "htm" => "text/html",
        "js" => "application/javascript",
        "css" => "text/css",
        "json" => "application/json",
        "txt" => "text/plain",
        "xml" => "text/xml",
        "svg" => "image/svg+xml",
        "png" => "image/png",
        "jpg" | "jpeg" => "image/jpeg",
        "gif" => "image/gif",
        "ico" => "image/vnd.microsoft.icon",
        "woff" => "font/woff",
        "woff2" => "font/woff2",
        "ttf" => "font/ttf",
        "gz" => "application/gzip",
        "wasm" => &settings.wasm_mime,
        _ => UNKNOWN,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn types_follow_the_extension_in_its_case() {
        let settings = Settings::default();
        for (name, wanted) in [
            ("plugin.html", "text/html"),
            ("app-1a2b.js", "application/javascript"),
            ("app.wasm", UNKNOWN),
            ("app.WASM", UNKNOWN),
            ("app.mjs", UNKNOWN),
            ("X.JS", UNKNOWN),
            ("README", UNKNOWN),
            ("dot.", UNKNOWN),
        ] {
            assert_eq!(of(name, &settings), wanted, "{name}");
        }
    }

    #[test]
    fn wasm_can_be_known() {
        let settings = Settings { wasm_mime: "application/wasm".to_owned(), ..Settings::default() };
        assert_eq!(of("app_bg.1a2b.wasm", &settings), "application/wasm");
        assert_eq!(of("app.WASM", &settings), UNKNOWN);
    }
}
