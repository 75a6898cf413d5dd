//! Where a JSON value ends, without looking into it.

use crate::json::plain;

/// Follows a value over as many pieces as it comes in.
#[derive(Clone, Copy, Debug)]
pub struct Extent {
    depth: u32,
    quoted: bool,
    escaped: bool,
    bare: bool,
}

impl Extent {
    /// A value that begins with this byte, which is still to be given to [`end`](Self::end).
    pub fn of(first: u8) -> Self {
        let bare = !matches!(first, b'{' | b'[' | b'"');
        Self { depth: 0, quoted: false, escaped: false, bare }
    }

    /// Takes the next bytes; the place after the value, if it ends in them. A bare value (number, `true`, `null`) ends
    /// before the first byte that cannot belong to it.
    pub fn end(&mut self, bytes: &[u8]) -> Option<usize> {
        if self.bare {
            return bytes.iter().position(|byte| {
                matches!(byte, b',' | b'}' | b']' | b':' | b'{' | b'[' | b'"') || byte.is_ascii_whitespace()
            });
        }
        let mut next = 0;
        while next < bytes.len() {
            if self.quoted && !std::mem::take(&mut self.escaped) {
                next += plain(&bytes[next..]);
                match bytes.get(next) {
                    Some(b'\\') => self.escaped = true,
                    Some(b'"') => {
                        self.quoted = false;
                        if self.depth == 0 {
                            return Some(next + 1);
                        }
                    }
                    // A text may not hold control characters, which is for those to say who read it.
                    _ => {}
                }
                next += 1;
                continue;
            }
            let at = next;
            next += 1;
            match bytes[at] {
                _ if self.quoted => {}
                b'"' => self.quoted = true,
                b'{' | b'[' => self.depth += 1,
                b'}' | b']' => {
                    self.depth -= 1;
                    if self.depth == 0 {
                        return Some(at + 1);
                    }
                }
                _ => {}
            }
        }
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn value(text: &str) -> Option<&str> {
        let end = Extent::of(text.as_bytes()[0]).end(text.as_bytes())?;
        Some(&text[..end])
    }

    #[test]
    fn values_end_where_they_end() {
        for (text, expected) in [
            (r#"{"a":{}}, 1"#, r#"{"a":{}}"#),
            (r#"{"a":"}"} "#, r#"{"a":"}"}"#),
            (r#"{"a":"\"}\\"}}"#, r#"{"a":"\"}\\"}"#),
            (r#"[1,[2]]]"#, "[1,[2]]"),
            (r#""a\"b", "#, r#""a\"b""#),
            ("true}", "true"),
            ("-1.5e3 ,", "-1.5e3"),
        ] {
            assert_eq!(value(text), Some(expected));
            let mut extent = Extent::of(text.as_bytes()[0]);
            let end = text.bytes().position(|byte| extent.end(&[byte]).is_some());
            let after = usize::from(!extent.bare);
            assert_eq!(end.map(|at| at + after), Some(expected.len()), "byte by byte: {text}");
        }
    }

    #[test]
    fn open_values_go_on() {
        for text in [r#"{"a":"}"#, "[[1]", r#""a\""#, "12"] {
            assert_eq!(value(text), None, "{text}");
        }
    }
}
