//! Attributes that come as a text or bare.

use std::borrow::Cow;

use crate::{Status, StepKind, StepSystem, time};
use scan::{Flaw, Json, Value};

/// What an attribute's value is read from; whatever is not understood is the default: absent.
pub(super) trait FromScalar: Sized + Default {
    fn from_text(_text: &str) -> Self {
        Self::default()
    }

    fn from_number(_number: i64) -> Self {
        Self::default()
    }

    fn from_flag(_flag: bool) -> Self {
        Self::default()
    }
}

/// An attribute.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Scalar<T>(pub(super) T);

impl<T: FromScalar> Scalar<T> {
    /// Reads the value.
    pub(super) fn take(&mut self, json: &mut Json<'_>) -> Result<(), Flaw> {
        self.0 = match json.value()? {
            Value::Text(text) => T::from_text(&text),
            Value::Number(number) => whole(number).map_or_else(T::default, T::from_number),
            Value::Flag(flag) => T::from_flag(flag),
            Value::Null => T::default(),
            Value::Object | Value::List => {
                json.skip()?;
                T::default()
            }
        };
        Ok(())
    }
}

/// More digits could be more than fit.
const MOST_DIGITS: usize = 18;

/// The whole part of a number; none is written with an exponent. By hand, since most numbers of an answer are times, and
/// the standard library's way to them was a twentieth of reading it.
fn whole(number: &str) -> Option<i64> {
    let (digits, sign) = number.strip_prefix('-').map_or((number, 1), |digits| (digits, -1));
    let (mut value, mut count, mut in_fraction) = (0, 0, false);
    for byte in digits.bytes() {
        match byte {
            b'0'..=b'9' if in_fraction => {}
            b'0'..=b'9' => {
                value = 10 * value + i64::from(byte - b'0');
                count += 1;
                if count > MOST_DIGITS {
                    return None;
                }
            }
            b'.' if !in_fraction => in_fraction = true,
            _ => return None,
        }
    }
    (count > 0).then_some(sign * value)
}

/// A time: milliseconds since 1970, bare or as a text, or ISO 8601.
impl FromScalar for Option<i64> {
    fn from_text(text: &str) -> Self {
        whole(text).or_else(|| time::parse_iso(text))
    }

    fn from_number(number: i64) -> Self {
        Some(number)
    }
}

/// A whole number from 0.
impl FromScalar for Option<u32> {
    fn from_text(text: &str) -> Self {
        text.parse().ok()
    }

    fn from_number(number: i64) -> Self {
        u32::try_from(number).ok()
    }
}

/// A truth value in the spellings of contract 2.1; absent is false.
impl FromScalar for bool {
    fn from_text(text: &str) -> Self {
        text.eq_ignore_ascii_case("true") || text == "1"
    }

    fn from_number(number: i64) -> Self {
        number == 1
    }

    fn from_flag(flag: bool) -> Self {
        flag
    }
}

impl FromScalar for Status {
    fn from_text(text: &str) -> Self {
        Self::from_wire(text)
    }
}

impl FromScalar for StepKind {
    fn from_text(text: &str) -> Self {
        Self::from_wire(text)
    }
}

impl FromScalar for Option<StepSystem> {
    fn from_text(text: &str) -> Self {
        StepSystem::from_wire(text)
    }
}

/// A text, borrowed from the answer unless it holds escapes; absent is empty.
#[derive(Clone, Debug, Default)]
pub(super) struct Text<'a>(pub(super) Cow<'a, str>);

impl<'a> Text<'a> {
    /// Reads the value.
    pub(super) fn take(&mut self, json: &mut Json<'a>) -> Result<(), Flaw> {
        self.0 = match json.value()? {
            Value::Text(text) => text,
            Value::Null => Cow::default(),
            _ => return Err(Flaw::Kind),
        };
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read<T: FromScalar>(json: &str) -> T {
        let mut scalar = Scalar::default();
        scalar.take(&mut Json::new(json.as_bytes())).expect("JSON");
        scalar.0
    }

    #[test]
    fn times_come_in_three_spellings() {
        for json in ["1784016942130", r#""1784016942130""#, r#""2026-07-14T10:15:42.130+02:00""#] {
            assert_eq!(read::<Option<i64>>(json), Some(1_784_016_942_130), "{json}");
        }
    }

    #[test]
    fn whole_numbers_are_read_as_far_as_they_are_whole() {
        for (number, expected) in [
            ("0", Some(0)),
            ("-0", Some(0)),
            ("-17.9", Some(-17)),
            ("1784016942130", Some(1_784_016_942_130)),
            ("999999999999999999", Some(999_999_999_999_999_999)),
            ("1000000000000000000", None),
            ("1e3", None),
            ("1.5E3", None),
            ("-", None),
            (".5", None),
            ("", None),
        ] {
            assert_eq!(whole(number), expected, "{number}");
        }
    }

    #[test]
    fn numbers_and_truth_values_come_as_text_or_bare() {
        assert_eq!(read::<Option<u32>>("7"), Some(7));
        assert_eq!(read::<Option<u32>>(r#""7""#), Some(7));
        for json in ["true", r#""true""#, r#""TRUE""#, "1", r#""1""#] {
            assert!(read::<bool>(json), "{json}");
        }
        for json in ["false", r#""false""#, "0", r#""yes""#] {
            assert!(!read::<bool>(json), "{json}");
        }
    }

    #[test]
    fn what_is_not_understood_is_absent() {
        for json in ["null", r#""soon""#, "[1, [2]]", r#"{"state": "x"}"#, "true", "18446744073709551615"] {
            assert_eq!(read::<Option<i64>>(json), None, "{json}");
        }
        assert_eq!(read::<Option<u32>>("-1"), None);
        assert_eq!(read::<Status>("3"), Status::Unknown);
    }
}
