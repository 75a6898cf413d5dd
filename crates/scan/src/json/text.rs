//! Texts in JSON: quotes, escapes, UTF-8.

use std::borrow::Cow;
use std::fmt::Write;

use super::{Flaw, plain};

/// Reads the text that begins at `at` with its quote, and goes behind it.
pub(super) fn read<'a>(bytes: &'a [u8], at: &mut usize) -> Result<Cow<'a, str>, Flaw> {
    let start = *at + 1;
    let mut owned = String::new();
    let mut from = start;
    *at = start;
    loop {
        *at += plain(&bytes[*at..]);
        let Some(&byte) = bytes.get(*at) else { return wrong(*at, "a quote") };
        match byte {
            b'"' => break,
            b'\\' => {
                owned.push_str(utf8(bytes, from, *at)?);
                *at += 1;
                owned.push(escaped(bytes, at)?);
                from = *at;
            }
            _ => return wrong(*at, "an escape"),
        }
    }
    let rest = utf8(bytes, from, *at)?;
    *at += 1;
    if from == start {
        return Ok(Cow::Borrowed(rest));
    }
    owned.push_str(rest);
    Ok(Cow::Owned(owned))
}

/// Passes over the text that begins at `at`. What nobody reads need not be UTF-8.
pub(super) fn skip(bytes: &[u8], at: &mut usize) -> Result<(), Flaw> {
    *at += 1;
    loop {
        *at += plain(&bytes[*at..]);
        let Some(&byte) = bytes.get(*at) else { return wrong(*at, "a quote") };
        *at += 1;
        match byte {
            b'"' => return Ok(()),
            b'\\' => {
                escaped(bytes, at)?;
            }
            _ => return wrong(*at - 1, "an escape"),
        }
    }
}

/// The character that an escape stands for, from behind its backslash.
fn escaped(bytes: &[u8], at: &mut usize) -> Result<char, Flaw> {
    let Some(&kind) = bytes.get(*at) else { return wrong(*at, "an escape") };
    *at += 1;
    Ok(match kind {
        b'"' | b'\\' | b'/' => char::from(kind),
        b'b' => '\u{8}',
        b'f' => '\u{c}',
        b'n' => '\n',
        b'r' => '\r',
        b't' => '\t',
        b'u' => return unicode(bytes, at),
        _ => return wrong(*at - 1, "an escape"),
    })
}

/// Four digits, or twice four where the first are the upper half of a pair.
fn unicode(bytes: &[u8], at: &mut usize) -> Result<char, Flaw> {
    let place = *at;
    let mut code = hexadecimal(bytes, at)?;
    if (0xd800..0xdc00).contains(&code) && bytes[*at..].starts_with(b"\\u") {
        *at += 2;
        let low = hexadecimal(bytes, at)?;
        if !(0xdc00..0xe000).contains(&low) {
            return wrong(place, "a pair");
        }
        code = 0x1_0000 + ((code - 0xd800) << 10) + (low - 0xdc00);
    }
    char::from_u32(code).map_or_else(|| wrong(place, "a character"), Ok)
}

fn hexadecimal(bytes: &[u8], at: &mut usize) -> Result<u32, Flaw> {
    let mut code = 0;
    for _ in 0..4 {
        let digit = bytes.get(*at).and_then(|byte| char::from(*byte).to_digit(16));
        let Some(digit) = digit else { return wrong(*at, "a hexadecimal digit") };
        code = code * 16 + digit;
        *at += 1;
    }
    Ok(code)
}

fn utf8(bytes: &[u8], from: usize, to: usize) -> Result<&str, Flaw> {
    std::str::from_utf8(&bytes[from..to])
        .map_err(|error| Flaw::Syntax { at: from + error.valid_up_to(), wanted: "UTF-8" })
}

fn wrong<T>(at: usize, wanted: &'static str) -> Result<T, Flaw> {
    Err(Flaw::Syntax { at, wanted })
}

/// A text as JSON, with its quotes.
pub fn quote(text: &str) -> String {
    let mut json = String::with_capacity(text.len() + 2);
    json.push('"');
    for char in text.chars() {
        match char {
            '"' | '\\' => {
                json.push('\\');
                json.push(char);
            }
            ..' ' => {
                write!(json, "\\u{:04x}", u32::from(char)).expect("a String takes everything");
            }
            _ => json.push(char),
        }
    }
    json.push('"');
    json
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn what_is_quoted_is_read_by_everybody(text in any::<String>()) {
            let json = quote(&text);
            prop_assert_eq!(serde_json::from_str::<String>(&json).expect("JSON"), text.clone());
            prop_assert_eq!(read(json.as_bytes(), &mut 0).expect("JSON"), text);
        }
    }

    #[test]
    fn a_text_without_escapes_is_borrowed() {
        assert!(matches!(read(br#""Clone VM""#, &mut 0), Ok(Cow::Borrowed("Clone VM"))));
        assert!(matches!(read(br#""a\tb""#, &mut 0), Ok(Cow::Owned(text)) if text == "a\tb"));
    }

    #[test]
    fn pairs_make_one_character() {
        assert_eq!(read(br#""\ud83d\ude00""#, &mut 0).as_deref(), Ok("\u{1f600}"));
        for json in [r#""\ud83d""#, r#""\ude00""#, r#""\ud83d\u0041""#, r#""\u12"#, "\"\n\"", "\"\\x\""] {
            assert!(read(json.as_bytes(), &mut 0).is_err(), "{json}");
        }
    }
}
