//! JSON read where it stands: one small reader that hands over member by member, without a tree and mostly without
//! copies.
//!
//! Readers that are derived for each type were measured at 75 kB in the plug-in's page, a sixth of all it may weigh.

mod run;
mod text;

use std::borrow::Cow;

pub(crate) use run::plain;
pub use text::quote;

/// How deep values may be nested; whoever sends more means harm.
const DEEPEST: u32 = 128;

/// Why JSON could not be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Flaw {
    /// It is not JSON.
    Syntax {
        /// Place of the first wrong byte.
        at: usize,
        /// What was wanted there.
        wanted: &'static str,
    },
    /// It is JSON, but of another kind than was asked for.
    Kind,
}

/// A value. Of an object and a list only the kind is told, and they are still to be read or skipped.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Value<'a> {
    /// A text, borrowed unless it holds escapes.
    Text(Cow<'a, str>),
    /// A number as it is written.
    Number(&'a str),
    /// `true` or `false`.
    Flag(bool),
    /// `null`.
    Null,
    /// `{`.
    Object,
    /// `[`.
    List,
}

/// A place in a JSON document.
pub struct Json<'a> {
    bytes: &'a [u8],
    at: usize,
    depth: u32,
}

/// Takes one entry; it must read or skip the value that it is called at.
type Each<'e, 'a> = &'e mut dyn FnMut(&mut Json<'a>) -> Result<(), Flaw>;

impl<'a> Json<'a> {
    /// The beginning of a document.
    pub fn new(bytes: &'a [u8]) -> Self {
        Self { bytes, at: 0, depth: 0 }
    }

    /// How many bytes were read.
    pub fn at(&self) -> usize {
        self.at
    }

    /// Reads a value that is neither object nor list, or tells which of the two begins here.
    pub fn value(&mut self) -> Result<Value<'a>, Flaw> {
        match self.peek() {
            Some(b'"') => text::read(self.bytes, &mut self.at).map(Value::Text),
            Some(b'{') => Ok(Value::Object),
            Some(b'[') => Ok(Value::List),
            Some(b't') => self.word("true").map(|()| Value::Flag(true)),
            Some(b'f') => self.word("false").map(|()| Value::Flag(false)),
            Some(b'n') => self.word("null").map(|()| Value::Null),
            _ => self.number().map(Value::Number),
        }
    }

    /// Reads an object: calls `each` at the value of every member, with its name.
    pub fn members(&mut self, each: &mut dyn FnMut(&str, &mut Self) -> Result<(), Flaw>) -> Result<(), Flaw> {
        self.container(b'{', b'}', &mut |json| {
            if json.peek() != Some(b'"') {
                return json.wrong("a member's name");
            }
            let name = text::read(json.bytes, &mut json.at)?;
            if !json.take(b':') {
                return json.wrong("a colon");
            }
            each(&name, json)
        })
    }

    /// Reads a list: calls `each` at every entry.
    pub fn entries(&mut self, each: Each<'_, 'a>) -> Result<(), Flaw> {
        self.container(b'[', b']', each)
    }

    /// Passes over a value of any kind, which must be JSON all the same.
    pub fn skip(&mut self) -> Result<(), Flaw> {
        match self.peek() {
            Some(b'"') => text::skip(self.bytes, &mut self.at),
            Some(b'{') => self.members(&mut |_, json| json.skip()),
            Some(b'[') => self.entries(&mut |json| json.skip()),
            _ => self.value().map(drop),
        }
    }

    /// Whether only white space is left.
    pub fn end(&mut self) -> Result<(), Flaw> {
        match self.peek() {
            None => Ok(()),
            Some(_) => self.wrong("the end"),
        }
    }

    fn container(&mut self, open: u8, close: u8, each: Each<'_, 'a>) -> Result<(), Flaw> {
        if !self.take(open) {
            // What is here instead may be no JSON at all.
            return self.skip().and(Err(Flaw::Kind));
        }
        self.depth += 1;
        if self.depth > DEEPEST {
            return self.wrong("less depth");
        }
        let mut first = true;
        while !self.take(close) {
            if !first && !self.take(b',') {
                return self.wrong("a comma or an end");
            }
            first = false;
            each(self)?;
        }
        self.depth -= 1;
        Ok(())
    }

    fn word(&mut self, word: &'static str) -> Result<(), Flaw> {
        if !self.bytes[self.at..].starts_with(word.as_bytes()) {
            return self.wrong(word);
        }
        self.at += word.len();
        Ok(())
    }

    /// `-`, digits without a leading zero, a fraction, an exponent.
    fn number(&mut self) -> Result<&'a str, Flaw> {
        let start = self.at;
        self.next_is(b"-");
        if !self.next_is(b"0") {
            self.digits()?;
        }
        if self.next_is(b".") {
            self.digits()?;
        }
        if self.next_is(b"eE") {
            self.next_is(b"+-");
            self.digits()?;
        }
        Ok(std::str::from_utf8(&self.bytes[start..self.at]).unwrap_or_default())
    }

    fn digits(&mut self) -> Result<(), Flaw> {
        let start = self.at;
        while self.bytes.get(self.at).is_some_and(u8::is_ascii_digit) {
            self.at += 1;
        }
        if self.at == start { self.wrong("a value") } else { Ok(()) }
    }

    /// Takes the very next byte if it is one of these.
    fn next_is(&mut self, any: &[u8]) -> bool {
        let is = self.bytes.get(self.at).is_some_and(|byte| any.contains(byte));
        self.at += usize::from(is);
        is
    }

    /// The next byte that is no white space.
    fn peek(&mut self) -> Option<u8> {
        while let Some(b' ' | b'\t' | b'\r' | b'\n') = self.bytes.get(self.at) {
            self.at += 1;
        }
        self.bytes.get(self.at).copied()
    }

    fn take(&mut self, byte: u8) -> bool {
        let is = self.peek() == Some(byte);
        self.at += usize::from(is);
        is
    }

    fn wrong<T>(&self, wanted: &'static str) -> Result<T, Flaw> {
        Err(Flaw::Syntax { at: self.at, wanted })
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use serde_json::Value as Tree;

    use super::*;

    /// The document as a tree, by way of every call that the reader has.
    fn tree(json: &mut Json<'_>) -> Result<Tree, Flaw> {
        Ok(match json.value()? {
            Value::Text(text) => Tree::String(text.into_owned()),
            Value::Number(number) => {
                // Others refuse a number that no float holds; here it stays as it is written.
                serde_json::from_str(number).map_err(|_| Flaw::Kind)?
            }
            Value::Flag(flag) => Tree::Bool(flag),
            Value::Null => Tree::Null,
            Value::Object => {
                let mut object = serde_json::Map::new();
                json.members(&mut |name, json| {
                    object.insert(name.to_owned(), tree(json)?);
                    Ok(())
                })?;
                Tree::Object(object)
            }
            Value::List => {
                let mut list = Vec::new();
                json.entries(&mut |json| {
                    list.push(tree(json)?);
                    Ok(())
                })?;
                Tree::Array(list)
            }
        })
    }

    fn read(bytes: &[u8]) -> Result<Tree, Flaw> {
        let mut json = Json::new(bytes);
        let tree = tree(&mut json)?;
        json.end()?;
        Ok(tree)
    }

    fn skip(bytes: &[u8]) -> Result<(), Flaw> {
        let mut json = Json::new(bytes);
        json.skip()?;
        json.end()
    }

    fn any_tree() -> impl Strategy<Value = Tree> {
        let leaf = prop_oneof![
            Just(Tree::Null),
            any::<bool>().prop_map(Tree::from),
            any::<i64>().prop_map(Tree::from),
            (-1e9..1e9f64).prop_map(Tree::from),
            any::<String>().prop_map(Tree::from),
        ];
        leaf.prop_recursive(4, 32, 6, |inner| {
            prop_oneof![
                prop::collection::vec(inner.clone(), 0..6).prop_map(Tree::from),
                prop::collection::hash_map(any::<String>(), inner, 0..6)
                    .prop_map(|members| Tree::Object(members.into_iter().collect())),
            ]
        })
    }

    proptest! {
        #[test]
        fn what_is_written_is_read(tree in any_tree(), pretty in any::<bool>()) {
            let text = if pretty { serde_json::to_vec_pretty(&tree) } else { serde_json::to_vec(&tree) };
            let text = text.expect("JSON");
            let theirs = serde_json::from_slice::<Tree>(&text).expect("JSON");
            prop_assert_eq!(read(&text), Ok(theirs));
            prop_assert_eq!(skip(&text), Ok(()));
        }

        #[test]
        fn what_is_broken_is_refused_as_by_others(
            tree in any_tree(),
            at in any::<prop::sample::Index>(),
            byte in prop_oneof![any::<u8>(), prop::sample::select(b"\"\\{}[]:,0-.eu ".to_vec())],
        ) {
            let mut text = serde_json::to_vec(&tree).expect("JSON");
            let at = at.index(text.len());
            text[at] = byte;
            let theirs = serde_json::from_slice::<Tree>(&text);
            prop_assert_eq!(read(&text).ok(), theirs.ok());
            prop_assert!(skip(&text[..at]).is_err() || serde_json::from_slice::<Tree>(&text[..at]).is_ok());
        }

        #[test]
        fn no_bytes_make_it_panic(bytes in prop::collection::vec(any::<u8>(), 0..64)) {
            let _ = (read(&bytes), skip(&bytes));
        }
    }

    #[test]
    fn a_flaw_names_its_place() {
        let cases: [(&str, usize, &str); 8] = [
            ("", 0, "a value"),
            ("nul", 0, "null"),
            ("[1 2]", 3, "a comma or an end"),
            ("[1,]", 3, "a value"),
            ("{1:2}", 1, "a member's name"),
            (r#"{"a" 1}"#, 5, "a colon"),
            ("{} x", 3, "the end"),
            ("01", 1, "the end"),
        ];
        for (json, at, wanted) in cases {
            assert_eq!(read(json.as_bytes()), Err(Flaw::Syntax { at, wanted }), "{json}");
        }
    }

    #[test]
    fn another_kind_is_told_from_no_json() {
        let members = |json: &str| Json::new(json.as_bytes()).members(&mut |_, json| json.skip());
        assert_eq!(members("[1]"), Err(Flaw::Kind));
        assert_eq!(members("7"), Err(Flaw::Kind));
        assert_eq!(members("[1"), Err(Flaw::Syntax { at: 2, wanted: "a comma or an end" }));
    }

    #[test]
    fn depth_has_an_end() {
        let nested = |depth: usize| format!("{}{}", "[".repeat(depth), "]".repeat(depth));
        assert_eq!(skip(nested(128).as_bytes()), Ok(()));
        assert!(skip(nested(129).as_bytes()).is_err());
    }
}
