//! Whether a text mentions a name: as a whole, not as a part of a longer one.

/// Whether `text` holds exactly this name somewhere. `web01` is mentioned in *Cloning VM web01.* and *"web01"*, but
/// neither in *web012* nor in *web01-copy* nor in *web01.example.com*.
pub(super) fn is_mentioned(name: &str, text: &str) -> bool {
    // Looked for at each letter: the search of the standard library is quicker and 2 kB larger.
    !name.is_empty()
        && text.char_indices().any(|(at, _)| {
            let (before, here) = text.split_at(at);
            here.strip_prefix(name)
                .is_some_and(|after| !goes_on(before.chars().rev()) && !goes_on(after.chars()))
        })
}

/// Whether the characters next to a name belong to a longer one. A dot does where more of a name stands behind it.
fn goes_on(mut chars: impl Iterator<Item = char>) -> bool {
    match chars.next() {
        Some('.') => chars.next().is_some_and(is_in_names),
        Some(next) => is_in_names(next) || next == '-' || next == '_',
        None => false,
    }
}

/// Letters and digits of any script: what is not ASCII counts, save where Unicode keeps its marks and blanks. (The exact
/// list is a table of some kilobytes.)
fn is_in_names(next: char) -> bool {
    let mark = matches!(next, '\u{80}'..='\u{bf}' | '\u{2000}'..='\u{206f}' | '\u{3000}'..='\u{303f}' | '\u{ff00}'..='\u{ff0f}');
    next.is_ascii_alphanumeric() || !next.is_ascii() && !mark
}

#[cfg(test)]
mod tests {
    use super::is_mentioned;

    #[test]
    fn a_name_is_mentioned_only_as_a_whole() {
        for text in [
            "web01",
            "Cloning VM web01 from Blank",
            "Stop web01.",
            "(web01)",
            "“web01”, db",
            "web012 and web01",
        ] {
            assert!(is_mentioned("web01", text), "{text}");
        }
        for text in [
            "",
            "web012",
            "myweb01",
            "web01-copy",
            "old_web01",
            "web01.example.com",
            "a.web01",
            "Web01",
            "wéb01",
        ] {
            assert!(!is_mentioned("web01", text), "{text}");
        }
    }

    #[test]
    fn names_of_any_script_and_shape_are_found() {
        assert!(is_mentioned("機械", "仮想マシン 機械 を停止"));
        assert!(!is_mentioned("機械", "仮想機械を停止"));
        assert!(is_mentioned("a (copy)", "Removing a (copy)"));
        assert!(is_mentioned("É", "VM É stopped"));
        assert!(!is_mentioned("", "anything"));
    }
}
