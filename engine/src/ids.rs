//! Where ids and tokens come from, and how the engine reads ids that it is given.

use std::collections::VecDeque;
use std::sync::{Arc, Mutex, PoisonError};

use rand::Rng;
use uuid::Uuid;

/// A source of new ids; clones draw from the same source.
#[derive(Clone, Debug)]
pub struct Ids(Source);

#[derive(Clone, Debug)]
enum Source {
    Random,
    /// Given ids first, then random ones: a test fixes only what it compares.
    Given(Arc<Mutex<VecDeque<Uuid>>>),
}

impl Ids {
    /// Random ids, as a real engine makes them.
    pub fn random() -> Self {
        Self(Source::Random)
    }

    /// The given ids in their order, and random ones after the last.
    pub fn given(ids: impl IntoIterator<Item = Uuid>) -> Self {
        Self(Source::Given(Arc::new(Mutex::new(ids.into_iter().collect()))))
    }

    /// The next id.
    pub fn next(&self) -> Uuid {
        match &self.0 {
            Source::Random => Uuid::new_v4(),
            Source::Given(ids) => {
                let mut ids = ids.lock().unwrap_or_else(PoisonError::into_inner);
                ids.pop_front().unwrap_or_else(Uuid::new_v4)
            }
        }
    }

    /// A new access token: 64 letters and digits, fit for a header and a form.
    pub fn token(&self) -> String {
        rand::rng().sample_iter(rand::distr::Alphanumeric).take(64).map(char::from).collect()
    }
}

/// An id that follows from a name alone, so that it is stable over runs and machines.
pub(crate) fn derived_id(name: &str) -> Uuid {
    /// Marks the ids of this engine among all that are derived from names.
    const NAMESPACE: Uuid = Uuid::from_u128(0x7461_736b_2d6d_6f6e_6974_6f72_2d69_6473);
    Uuid::new_v5(&NAMESPACE, name.as_bytes())
}

/// Reads an id as leniently as `java.util.UUID.fromString` does (contract 1.12).
///
/// Five groups of hexadecimal digits in any length, of which the last digits count; an empty text
/// is the nil id. `None` for anything else.
pub fn parse_lenient(text: &str) -> Option<Uuid> {
    if text.is_empty() {
        return Some(Uuid::nil());
    }
    // The longest text that Java accepts, whatever is in it.
    if text.len() > 36 {
        return None;
    }
    let mut groups = text.split('-').map(|group| {
        let digits = !group.is_empty() && group.bytes().all(|byte| byte.is_ascii_hexdigit());
        // 63 bits at most: Java parses a signed long.
        digits.then(|| i64::from_str_radix(group, 16).ok()).flatten().map(i64::cast_unsigned)
    });
    let mut next = || groups.next().flatten();
    let (first, second, third, fourth, fifth) = (next()?, next()?, next()?, next()?, next()?);
    if groups.next().is_some() {
        return None;
    }
    let most = (first & 0xffff_ffff) << 32 | (second & 0xffff) << 16 | third & 0xffff;
    let least = (fourth & 0xffff) << 48 | fifth & 0xffff_ffff_ffff;
    Some(Uuid::from_u64_pair(most, least))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_are_read_as_java_reads_them() {
        let full = "0d1f6f3e-0a55-4c66-93ba-0a55a5a11111";
        assert_eq!(parse_lenient(full).map(|id| id.to_string()).as_deref(), Some(full));
        let upper = parse_lenient("0D1F6F3E-0A55-4C66-93BA-0A55A5A11111");
        assert_eq!(upper.map(|id| id.to_string()).as_deref(), Some(full));
        let short = parse_lenient("1-2-3-4-5").map(|id| id.to_string());
        assert_eq!(short.as_deref(), Some("00000001-0002-0003-0004-000000000005"));
        let long = parse_lenient("aa00000001-2-3-4-5").map(|id| id.to_string());
        assert_eq!(long.as_deref(), Some("00000001-0002-0003-0004-000000000005"));
        assert_eq!(parse_lenient(""), Some(Uuid::nil()));
    }

    #[test]
    fn what_java_refuses_is_refused() {
        for text in ["x", "1-2-3-4", "1-2-3-4-5-6", "1-2--4-5", "g-2-3-4-5", "1-2-3-4-+5", "é-2-3-4-5"] {
            assert_eq!(parse_lenient(text), None, "{text}");
        }
        assert_eq!(parse_lenient(&"0".repeat(37)), None);
    }

    #[test]
    fn given_ids_come_first() {
        let first = Uuid::from_u128(1);
        let ids = Ids::given([first]);
        assert_eq!(ids.next(), first);
        assert_ne!(ids.next(), ids.next());
        assert_eq!(ids.token().len(), 64);
    }
}
