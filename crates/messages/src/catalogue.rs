//! A catalogue file: one flat JSON object, key to pattern.

use std::collections::BTreeMap;
use std::fmt;

use serde::de::{Deserialize, Deserializer, Error, MapAccess, Visitor};

/// Why a catalogue cannot be read.
#[derive(Debug, thiserror::Error)]
#[error("the catalogue is not one flat JSON object of texts: {0}")]
pub struct CatalogueError(#[from] serde_json::Error);

/// Reads the texts of a catalogue, without looking into them.
///
/// # Errors
/// When it is not JSON, not one object of strings, has a key twice, or a key is not of the form `area.thing`.
pub fn read_catalogue(json: &str) -> Result<BTreeMap<String, String>, CatalogueError> {
    let entries: Entries = serde_json::from_str(json)?;
    Ok(entries.0)
}

/// Parts of lower-case letters, digits and underscores, joined by dots: two at least, each begun with a letter.
fn is_key(key: &str) -> bool {
    let part = |part: &str| {
        part.starts_with(|c: char| c.is_ascii_lowercase())
            && part.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_')
    };
    key.contains('.') && key.split('.').all(part)
}

struct Entries(BTreeMap<String, String>);

impl<'de> Deserialize<'de> for Entries {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_map(EntriesVisitor)
    }
}

/// A map type of the standard library would take the last of two equal keys in silence.
struct EntriesVisitor;

impl<'de> Visitor<'de> for EntriesVisitor {
    type Value = Entries;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an object of texts")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Entries, A::Error> {
        let mut entries = BTreeMap::new();
        while let Some((key, text)) = map.next_entry::<String, String>()? {
            if !is_key(&key) {
                return Err(A::Error::custom(format_args!("`{key}` is not a key of the form area.thing")));
            }
            if entries.contains_key(&key) {
                return Err(A::Error::custom(format_args!("the key `{key}` is there twice")));
            }
            entries.insert(key, text);
        }
        Ok(Entries(entries))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_texts() {
        let texts = read_catalogue(r#"{"b.x": "{n}", "a.y_2.z": ""}"#).expect("a good catalogue");
        assert_eq!(
            texts.into_iter().collect::<Vec<_>>(),
            [("a.y_2.z".to_owned(), String::new()), ("b.x".to_owned(), "{n}".to_owned())]
        );
    }

    #[test]
    fn refuses_what_is_no_catalogue() {
        for (json, part) in [
            (r#"{"a.x": "1", "a.x": "2"}"#, "twice"),
            (r#"{"a.x": {"b": "2"}}"#, "string"),
            (r#"["a"]"#, "an object of texts"),
            (r#"{"plain": "1"}"#, "area.thing"),
            (r#"{"a.X": "1"}"#, "area.thing"),
            (r#"{"a..x": "1"}"#, "area.thing"),
            (r#"{"a.x": "1""#, "EOF"),
        ] {
            let error = read_catalogue(json).expect_err("a bad catalogue").to_string();
            assert!(error.contains(part), "{json}: {error}");
        }
    }
}
