//! Comments in JSON: descriptors may carry `//` and `/* */`, as the engine's parser allows (plug-in contract 1.1).

/// Blanks out comments that stand outside of strings.
///
/// Every character of a comment becomes a space and line ends stay, so the line and column that the
/// JSON parser names in an error are those of the file. An unclosed comment reaches to the end of the text.
pub(super) fn blank(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text.chars().peekable();
    while let Some(c) = rest.next() {
        match (c, rest.peek()) {
            ('"', _) => copy_string(&mut rest, &mut out),
            ('/', Some('/')) => {
                out.push(' ');
                while let Some(c) = rest.next_if(|c| *c != '\n') {
                    out.push(blanked(c));
                }
            }
            ('/', Some('*')) => {
                rest.next();
                out.push_str("  ");
                blank_block(&mut rest, &mut out);
            }
            _ => out.push(c),
        }
    }
    out
}

/// Copies a string whose opening quote was just read, escapes included.
fn copy_string(rest: &mut impl Iterator<Item = char>, out: &mut String) {
    out.push('"');
    while let Some(c) = rest.next() {
        out.push(c);
        match c {
            '"' => return,
            '\\' => out.extend(rest.next()),
            _ => {}
        }
    }
}

/// Blanks a block comment up to and with its closing mark.
fn blank_block(rest: &mut impl Iterator<Item = char>, out: &mut String) {
    let mut previous = ' ';
    for c in rest {
        out.push(blanked(c));
        if previous == '*' && c == '/' {
            return;
        }
        previous = c;
    }
}

fn blanked(c: char) -> char {
    if c == '\n' || c == '\r' { c } else { ' ' }
}

#[cfg(test)]
mod tests {
    use super::blank;

    #[test]
    fn comments_become_spaces_and_lines_stay() {
        let text = "// head\n{ /* a\nb */ \"a\": 1 } // tail";
        let out = blank(text);
        assert_eq!(out.lines().count(), text.lines().count());
        assert_eq!(out.split_whitespace().collect::<String>(), "{\"a\":1}");
    }

    #[test]
    fn marks_inside_strings_are_text() {
        for text in [r#"{"url":"http://x/*y*/"}"#, r#"{"a":"\"// b"}"#, r#"{"a":"\\"}"#] {
            assert_eq!(blank(text), text);
        }
    }

    #[test]
    fn a_block_is_not_closed_by_its_own_star() {
        assert_eq!(blank("/*/ x */1").trim(), "1");
    }

    #[test]
    fn an_unclosed_block_takes_the_rest() {
        assert_eq!(blank("1 /* rest").trim(), "1");
    }

    #[test]
    fn a_lone_slash_is_left_for_the_parser_to_refuse() {
        assert_eq!(blank("1 / 2"), "1 / 2");
    }
}
