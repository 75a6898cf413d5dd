//! Serves the files of plug-ins, by the rules of the engine's own servlet (plug-in contract 1.5).
//!
//! There is no sign-in, no index page and no fallback: a file is found under its exact name or not at all.

use std::fs::File;
use std::io::{self, Read};
use std::path::{Path, PathBuf};
use std::time::{SystemTime, UNIX_EPOCH};

use axum::extract::State;
use axum::http::header::{CONTENT_TYPE, ETAG, IF_NONE_MATCH, SET_COOKIE};
use axum::http::{HeaderMap, HeaderValue, StatusCode, Uri};
use axum::response::{IntoResponse, Response};

use super::{Portal, headers, locale, mime, not_found};

/// Where the files of all plug-ins are; what follows is `<name>/<path>`.
const PREFIX: &str = "/ovirt-engine/webadmin/plugin/";

/// The same as a route.
pub(super) const ROUTE: &str = "/ovirt-engine/webadmin/plugin/{*path_info}";

/// The longest path that the engine looks up, in characters.
const LONGEST_PATH: usize = 512;

/// Answers `GET` and `HEAD` of a plug-in's file.
pub(super) async fn serve(State(portal): State<Portal>, uri: Uri, request: HeaderMap) -> Response {
    let mut response = match locate(&portal, uri.path()) {
        Some(path) => answer(&portal, path, &request).await,
        None => not_found(),
    };
    headers::add_no_cache(response.headers_mut());
    // The engine's filter of locales covers the files of plug-ins, too (plug-in contract 1.6).
    let (_, cookie) = locale::cookie(locale::choose(&uri, &request));
    response.headers_mut().extend(HeaderValue::try_from(cookie).ok().map(|cookie| (SET_COOKIE, cookie)));
    response
}

/// The file that a URL's path asks for, whether it exists or not.
fn locate(portal: &Portal, url_path: &str) -> Option<PathBuf> {
    let path_info = decode(&strip_parameters(url_path.strip_prefix(PREFIX)?))?;
    let (name, path) = path_info.split_once('/')?;
    if name.trim().is_empty() || path.trim().is_empty() {
        return None;
    }
    let plugin = portal.plugins.find(name)?;
    let path = format!("{}/{path}", plugin.descriptor.resource_path.as_deref()?);
    // A `resourcePath` from the root is none here: the engine appends it like any other.
    is_sane(&path).then(|| plugin.folder.join(path.trim_start_matches('/')))
}

/// Whether the engine looks the path up at all; it does not resolve what could lead elsewhere.
fn is_sane(path: &str) -> bool {
    path.chars().count() <= LONGEST_PATH && !["..", "//", "./"].iter().any(|part| path.contains(part))
}

/// Drops what follows a semicolon in each segment, as the engine's container does.
fn strip_parameters(path: &str) -> String {
    let kept = path.split('/').map(|segment| segment.split(';').next().unwrap_or_default());
    kept.collect::<Vec<_>>().join("/")
}

/// Resolves `%41` and the like; `None` if that is malformed. An encoded slash stays as it is written.
fn decode(path: &str) -> Option<String> {
    let mut out = Vec::with_capacity(path.len());
    let mut rest = path.as_bytes();
    while let [first, tail @ ..] = rest {
        rest = tail;
        if *first != b'%' {
            out.push(*first);
            continue;
        }
        let (digits, tail) = tail.split_at_checked(2)?;
        let byte = u8::from_str_radix(std::str::from_utf8(digits).ok()?, 16).ok()?;
        if byte == b'/' {
            out.push(b'%');
        } else {
            out.push(byte);
            rest = tail;
        }
    }
    String::from_utf8(out).ok()
}

async fn answer(portal: &Portal, path: PathBuf, request: &HeaderMap) -> Response {
    let Ok(content_type) = HeaderValue::from_str(mime::of(&file_name(&path), &portal.app.settings)) else {
        return StatusCode::INTERNAL_SERVER_ERROR.into_response();
    };
    let Ok(Ok(Found { bytes, etag })) = tokio::task::spawn_blocking(move || read(&path)).await else {
        return not_found();
    };
    // Only a single value that is exactly the same counts; the engine reads no lists.
    let known = request.get(IF_NONE_MATCH).map(HeaderValue::as_bytes);
    if known == Some(b"*") {
        return StatusCode::PRECONDITION_FAILED.into_response();
    }
    if known == Some(etag.as_bytes()) {
        return (StatusCode::NOT_MODIFIED, [(ETAG, etag)]).into_response();
    }
    ([(CONTENT_TYPE, content_type)], [(ETAG, etag)], bytes).into_response()
}

fn file_name(path: &Path) -> String {
    path.file_name().unwrap_or_default().to_string_lossy().into_owned()
}

struct Found {
    bytes: Vec<u8>,
    etag: String,
}

/// Reads a file, following links as official packages need; a folder is none.
fn read(path: &Path) -> io::Result<Found> {
    let mut file = File::open(path)?;
    let data = file.metadata()?;
    if !data.is_file() {
        return Err(io::ErrorKind::NotFound.into());
    }
    let mut bytes = Vec::new();
    file.read_to_end(&mut bytes)?;
    Ok(Found { etag: format!("W/\"{}-{}\"", data.len(), millis(data.modified()?)), bytes })
}

fn millis(time: SystemTime) -> u128 {
    time.duration_since(UNIX_EPOCH).unwrap_or_default().as_millis()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_that_could_lead_elsewhere_are_not_looked_up() {
        for (path, sane) in [
            ("a-resources/tasks.html", true),
            ("a-resources/js/app.1a2b.js", true),
            ("a-resources/.hidden", true),
            ("a-resources/../secret", false),
            ("a-resources/foo..js", false),
            ("a-resources//tasks.html", false),
            ("a-resources/./tasks.html", false),
            ("a-resources/dot./tasks.html", false),
        ] {
            assert_eq!(is_sane(path), sane, "{path}");
        }
        assert!(is_sane(&"é".repeat(LONGEST_PATH)));
        assert!(!is_sane(&"a".repeat(LONGEST_PATH + 1)));
    }

    #[test]
    fn parameters_are_dropped_before_decoding() {
        assert_eq!(strip_parameters("a/index.html;route=/x"), "a/index.html/x");
        assert_eq!(strip_parameters("a;v=1/b;c"), "a/b");
        assert_eq!(decode(&strip_parameters("a/b%3Bc")).as_deref(), Some("a/b;c"));
    }

    #[test]
    fn escapes_are_resolved_but_for_a_slash() {
        assert_eq!(decode("a/%74asks.html").as_deref(), Some("a/tasks.html"));
        assert_eq!(decode("a/%2e%2e/b").as_deref(), Some("a/../b"));
        assert_eq!(decode("a/b%2Fc").as_deref(), Some("a/b%2Fc"));
        for malformed in ["a/%", "a/%4", "a/%zz", "a/%ff"] {
            assert_eq!(decode(malformed), None, "{malformed}");
        }
    }
}
