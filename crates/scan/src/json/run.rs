//! Runs of bytes within a text that mean themselves: most of an answer is such runs.

const EACH: u64 = u64::MAX / 0xff;
const TOP: u64 = EACH * 0x80;

/// Number of bytes before the next quote, backslash or control character.
///
/// Eight are looked at together, by subtracting so that what is searched for borrows from its top bit. A byte above one
/// that was found may be taken for another one, so only the lowest counts.
pub(crate) fn plain(bytes: &[u8]) -> usize {
    let mut at = 0;
    while let Some(eight) = bytes[at..].first_chunk() {
        let word = u64::from_le_bytes(*eight);
        let (quote, escape) = (word ^ (EACH * u64::from(b'"')), word ^ (EACH * u64::from(b'\\')));
        let zero = |word: u64| word.wrapping_sub(EACH) & !word;
        let control = word.wrapping_sub(EACH * 0x20) & !word;
        let found = (zero(quote) | zero(escape) | control) & TOP;
        if found != 0 {
            return at + (found.trailing_zeros() / 8) as usize;
        }
        at += 8;
    }
    let means_itself = |byte: &&u8| !matches!(byte, b'"' | b'\\' | ..0x20);
    at + bytes[at..].iter().take_while(means_itself).count()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn a_run_ends_where_each_byte_alone_says(bytes in prop::collection::vec(prop_oneof![
            4 => 0x20..=0xff_u8, 1 => prop::sample::select(vec![b'"', b'\\', 0, 0x1f, 0x20, 0x21, 0x7f, 0x80, 0xa2, 0xff]),
        ], 0..40)) {
            let plainly = bytes.iter().position(|byte| *byte < 0x20 || *byte == b'"' || *byte == b'\\');
            prop_assert_eq!(plain(&bytes), plainly.unwrap_or(bytes.len()));
        }
    }
}
