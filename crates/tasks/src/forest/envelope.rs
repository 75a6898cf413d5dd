//! The JSON around the entries of a collection: `{"job": [ … ]}`, or `{}` where there are none (contract 2.2).

use crate::AnswerError;
use scan::Extent;

/// Finds the entries of a collection in bytes that come piece by piece.
#[derive(Debug)]
pub(super) struct Envelope {
    key: &'static str,
    place: Place,
    found: bool,
    /// First member that is something else.
    other: Option<String>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Found {
    /// An entry begins at the place; the caller takes it before asking again.
    Entry,
    /// More bytes are needed.
    More,
}

#[derive(Clone, Copy, Debug)]
enum Place {
    Start,
    FirstKey,
    Key,
    Colon { entries: bool },
    Value { entries: bool },
    Skipping(Extent),
    AfterValue,
    FirstEntry,
    NextEntry,
    AfterEntry,
    End,
}

impl Envelope {
    /// Entries under the member `key`.
    pub(super) fn new(key: &'static str) -> Self {
        Self { key, place: Place::Start, found: false, other: None }
    }

    /// Goes on from `at` to the next entry. `base` bytes came before these; they count for places in errors only.
    pub(super) fn advance(
        &mut self,
        bytes: &[u8],
        at: &mut usize,
        base: usize,
    ) -> Result<Found, AnswerError> {
        loop {
            if let Place::Skipping(extent) = &mut self.place {
                match extent.end(&bytes[*at..]) {
                    Some(end) => {
                        *at += end;
                        self.place = Place::AfterValue;
                    }
                    None => {
                        *at = bytes.len();
                        return Ok(Found::More);
                    }
                }
            }
            *at += bytes[*at..].iter().take_while(|byte| byte.is_ascii_whitespace()).count();
            let Some(&byte) = bytes.get(*at) else { return Ok(Found::More) };
            let wrong =
                |wanted: &str| AnswerError::NotJson { at: base + *at, why: format!("{wanted} is wanted") };
            self.place = match (self.place, byte) {
                (Place::Start, b'{') => Place::FirstKey,
                (Place::Start, b'[') => return Err(not_a_collection("it is a bare list".to_owned())),
                (Place::Start, _) => return Err(wrong("{")),
                (Place::FirstKey, b'}') => Place::End,
                (Place::FirstKey | Place::Key, b'"') => {
                    let Some(len) = Extent::of(byte).end(&bytes[*at..]) else { return Ok(Found::More) };
                    let key = &bytes[*at + 1..*at + len - 1];
                    let entries = key == self.key.as_bytes();
                    if !entries && self.other.is_none() {
                        self.other = Some(String::from_utf8_lossy(key).into_owned());
                    }
                    *at += len;
                    self.place = Place::Colon { entries };
                    continue;
                }
                (Place::FirstKey | Place::Key, _) => return Err(wrong("the name of a member")),
                (Place::Colon { entries }, b':') => Place::Value { entries },
                (Place::Colon { .. }, _) => return Err(wrong(":")),
                (Place::Value { entries: true }, b'[') => {
                    self.found = true;
                    Place::FirstEntry
                }
                (Place::Value { entries: true }, _) => {
                    return Err(not_a_collection(format!("its `{}` is not a list", self.key)));
                }
                (Place::Value { entries: false }, _) => {
                    self.place = Place::Skipping(Extent::of(byte));
                    continue;
                }
                (Place::FirstEntry, b']') => Place::AfterValue,
                (Place::FirstEntry | Place::NextEntry, _) => {
                    self.place = Place::AfterEntry;
                    return Ok(Found::Entry);
                }
                (Place::AfterEntry, b',') => Place::NextEntry,
                (Place::AfterEntry, b']') => Place::AfterValue,
                (Place::AfterEntry, _) => return Err(wrong(", or ]")),
                (Place::AfterValue, b',') => Place::Key,
                (Place::AfterValue, b'}') => Place::End,
                (Place::AfterValue, _) => return Err(wrong(", or }")),
                (Place::End, _) => return Err(wrong("the end")),
                (Place::Skipping(_), _) => unreachable!("a skipped value has ended above"),
            };
            *at += 1;
        }
    }

    /// Whether it was complete after `bytes` bytes, and a collection. Something else, such as a fault that came with
    /// status 200, must not be taken for "there are none".
    pub(super) fn finish(&self, bytes: usize) -> Result<(), AnswerError> {
        match (&self.place, self.found, &self.other) {
            (Place::End, true, _) | (Place::End, false, None) => Ok(()),
            (Place::End, false, Some(other)) => {
                Err(not_a_collection(format!("it has `{other}` and no `{}`", self.key)))
            }
            _ => Err(AnswerError::CutOff { bytes }),
        }
    }
}

fn not_a_collection(why: String) -> AnswerError {
    AnswerError::NotACollection { why }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The entries of a whole answer.
    fn entries(json: &str) -> Result<Vec<&str>, AnswerError> {
        let (mut envelope, mut at, mut entries) = (Envelope::new("job"), 0, Vec::new());
        while envelope.advance(json.as_bytes(), &mut at, 0)? == Found::Entry {
            let Some(len) = Extent::of(json.as_bytes()[at]).end(&json.as_bytes()[at..]) else { break };
            entries.push(&json[at..at + len]);
            at += len;
        }
        envelope.finish(json.len()).map(|()| entries)
    }

    #[test]
    fn finds_entries() {
        assert_eq!(entries(r#"{"job":[{"a":1},{"b":[]}]}"#), Ok(vec![r#"{"a":1}"#, r#"{"b":[]}"#]));
        assert_eq!(entries("{\n  \"job\" : [ {\n} ,  3 ]\n}\n"), Ok(vec!["{\n}", "3"]));
        assert_eq!(entries(r#"{"x":{"job":[1]},"y":"],","job":[2],"z":-1}"#), Ok(vec!["2"]));
    }

    #[test]
    fn empty_collections() {
        for json in ["{}", "{ }", r#"{"job":[]}"#, r#"{"total":"0","job":[ ]}"#] {
            assert_eq!(entries(json), Ok(vec![]), "{json}");
        }
    }

    #[test]
    fn something_else_is_no_empty_collection() {
        for (json, part) in [
            (r#"{"detail":"x","reason":"y"}"#, "`detail` and no `job`"),
            (r#"[{"id":"1"}]"#, "bare list"),
            (r#"{"job":{"id":"1"}}"#, "not a list"),
            (r#"{"job":null}"#, "not a list"),
        ] {
            let error = entries(json).expect_err("no collection");
            assert!(matches!(error, AnswerError::NotACollection { .. }), "{json}");
            assert!(error.to_string().contains(part), "{error}");
        }
    }

    #[test]
    fn broken_json_is_told_with_its_place() {
        for (json, place) in [
            ("<html>", 0),
            (r#"{"job":[1 2]}"#, 10),
            (r#"{"job":[]}}"#, 10),
            (r#"{job:[]}"#, 1),
            (r#"{"job" [1]}"#, 7),
            (r#"{"a":1,}"#, 7),
            (r#"{"a":[];"job":[]}"#, 7),
        ] {
            match entries(json) {
                Err(AnswerError::NotJson { at, .. }) => assert_eq!(at, place, "{json}"),
                other => panic!("{json}: {other:?}"),
            }
        }
    }

    #[test]
    fn an_end_too_early_is_a_cut() {
        let json = r#"{"a":"b","job":[{"id":"1"}]}"#;
        for bytes in 0..json.len() {
            assert_eq!(entries(&json[..bytes]), Err(AnswerError::CutOff { bytes }));
        }
    }
}
