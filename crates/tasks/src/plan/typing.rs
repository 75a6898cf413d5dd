//! What keys do to an outline that is being typed. Places are counted as browsers count them, in units of UTF-16.

/// A text with what is selected in it; the caret where nothing is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Typed {
    /// The text.
    pub text: String,
    /// Where the selection begins.
    pub start: usize,
    /// Where it ends.
    pub end: usize,
}

impl Typed {
    /// Moves the selected lines in by one level, or out; those that are not in at all stay.
    pub fn shift(&self, inwards: bool) -> Self {
        let mut shifted =
            Self { text: String::with_capacity(self.text.len() + 8), start: self.start, end: self.end };
        let mut at = 0;
        for line in self.text.split('\n') {
            if at > 0 {
                shifted.text.push('\n');
            }
            let length = line.encode_utf16().count();
            // A line at whose very beginning a selection ends is not selected.
            let ends_before = self.end > self.start && self.end == at;
            let is_selected = self.start <= at + length && self.end >= at && !ends_before;
            let out = if is_selected && !inwards { outdent(line) } else { 0 };
            let added = if is_selected && inwards { "\t" } else { "" };
            let moved = |place: usize, to: usize| {
                // What stands in the indentation that goes comes to stand at the line's beginning.
                if place >= at { to + added.len() - out.min(place - at) } else { to }
            };
            (shifted.start, shifted.end) = (moved(self.start, shifted.start), moved(self.end, shifted.end));
            shifted.text.push_str(added);
            shifted.text.push_str(&line[out..]);
            at += length + 1;
        }
        shifted
    }

    /// Begins a new line as far in as the one that the caret is in, in place of what is selected.
    pub fn begin_line(&self) -> Self {
        let (before, rest) = split(&self.text, self.start);
        let (_, after) = split(rest, self.end - self.start);
        let line = before.rsplit('\n').next().unwrap_or_default();
        let indent = &line[..line.len() - line.trim_start_matches([' ', '\t']).len()];
        let caret = self.start + 1 + indent.len();
        Self { text: [before, "\n", indent, after].concat(), start: caret, end: caret }
    }
}

/// Bytes of a line's first level: a tab, or up to four spaces.
fn outdent(line: &str) -> usize {
    if line.starts_with('\t') { 1 } else { line.bytes().take(4).take_while(|byte| *byte == b' ').count() }
}

/// A text before and from a place on.
fn split(text: &str, place: usize) -> (&str, &str) {
    let mut units = 0;
    let at = text.char_indices().find(|(_, char)| {
        let found = units >= place;
        units += char.len_utf16();
        found
    });
    text.split_at(at.map_or(text.len(), |(at, _)| at))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// A text with its selection between bars, or its caret at one.
    fn typed(marked: &str) -> Typed {
        let places: Vec<usize> = marked.match_indices('|').map(|(at, _)| at).collect();
        let units = |bytes: usize| marked[..bytes].encode_utf16().count();
        let start = units(places[0]);
        let end = places.get(1).map_or(start, |at| units(*at) - 1);
        Typed { text: marked.replace('|', ""), start, end }
    }

    #[test]
    fn lines_move_in_and_out_with_the_caret() {
        for (before, inwards, after) in [
            ("|", true, "\t|"),
            ("a|", true, "\ta|"),
            ("|a\nb", true, "\t|a\nb"),
            ("a\nb|c\nd", true, "a\n\tb|c\nd"),
            ("a\nb\n|", true, "a\nb\n\t|"),
            ("ä😀|b\nc", true, "\tä😀|b\nc"),
            ("a|\nb|\nc", true, "\ta|\n\tb|\nc"),
            ("|a\n|b", true, "\t|a\n|b"),
            ("\ta|", false, "a|"),
            ("|\ta", false, "|a"),
            ("      a|", false, "  a|"),
            ("a|", false, "a|"),
            ("\t|a\n\tb|", false, "|a\nb|"),
        ] {
            assert_eq!(typed(before).shift(inwards), typed(after), "{before:?}");
        }
    }

    #[test]
    fn a_new_line_begins_as_far_in() {
        for (before, after) in [
            ("a|", "a\n|"),
            ("\ta|", "\ta\n\t|"),
            ("\ta|b", "\ta\n\t|b"),
            ("a\n  b|\nc", "a\n  b\n  |\nc"),
            ("\tä😀|x|y", "\tä😀\n\t|y"),
        ] {
            assert_eq!(typed(before).begin_line(), typed(after), "{before:?}");
        }
    }

    proptest! {
        #[test]
        fn in_and_out_again_is_as_before(lines in prop::collection::vec("\t?[a-z😀]{1,5}", 1..6), a in 0..30_usize, b in 0..30_usize) {
            let text = lines.join("\n");
            let length = text.encode_utf16().count();
            let before = Typed { text, start: a.min(b).min(length), end: a.max(b).min(length) };
            prop_assert_eq!(before.shift(true).shift(false), before);
        }
    }
}
