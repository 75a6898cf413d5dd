//! Attributes that come as a text or bare.

use std::borrow::Cow;
use std::fmt;
use std::marker::PhantomData;

use serde::de::{Deserialize, Deserializer, Error, IgnoredAny, MapAccess, SeqAccess, Visitor};

use crate::{Status, StepKind, time};

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

impl<'de, T: FromScalar> Deserialize<'de> for Scalar<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(ScalarVisitor(PhantomData)).map(Self)
    }
}

struct ScalarVisitor<T>(PhantomData<T>);

impl<'de, T: FromScalar> Visitor<'de> for ScalarVisitor<T> {
    type Value = T;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an attribute")
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<T, E> {
        Ok(T::from_text(text))
    }

    fn visit_bool<E: Error>(self, flag: bool) -> Result<T, E> {
        Ok(T::from_flag(flag))
    }

    fn visit_i64<E: Error>(self, number: i64) -> Result<T, E> {
        Ok(T::from_number(number))
    }

    fn visit_u64<E: Error>(self, number: u64) -> Result<T, E> {
        Ok(i64::try_from(number).map_or_else(|_| T::default(), T::from_number))
    }

    fn visit_f64<E: Error>(self, number: f64) -> Result<T, E> {
        Ok(T::from_number(number as i64))
    }

    fn visit_unit<E: Error>(self) -> Result<T, E> {
        Ok(T::default())
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<T, A::Error> {
        while seq.next_element::<IgnoredAny>()?.is_some() {}
        Ok(T::default())
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<T, A::Error> {
        while map.next_entry::<IgnoredAny, IgnoredAny>()?.is_some() {}
        Ok(T::default())
    }
}

/// A time: milliseconds since 1970, bare or as a text, or ISO 8601.
impl FromScalar for Option<i64> {
    fn from_text(text: &str) -> Self {
        text.parse().ok().or_else(|| time::parse_iso(text))
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

/// A text, borrowed from the answer unless it holds escapes; absent is empty.
#[derive(Clone, Debug, Default)]
pub(super) struct Text<'a>(pub(super) Cow<'a, str>);

impl<'de: 'a, 'a> Deserialize<'de> for Text<'a> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(TextVisitor)
    }
}

struct TextVisitor;

impl<'de> Visitor<'de> for TextVisitor {
    type Value = Text<'de>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a text")
    }

    fn visit_borrowed_str<E: Error>(self, text: &'de str) -> Result<Text<'de>, E> {
        Ok(Text(Cow::Borrowed(text)))
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<Text<'de>, E> {
        Ok(Text(Cow::Owned(text.to_owned())))
    }

    fn visit_unit<E: Error>(self) -> Result<Text<'de>, E> {
        Ok(Text::default())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read<T: FromScalar>(json: &str) -> T {
        serde_json::from_str::<Scalar<T>>(json).expect("JSON").0
    }

    #[test]
    fn times_come_in_three_spellings() {
        for json in ["1784016942130", r#""1784016942130""#, r#""2026-07-14T10:15:42.130+02:00""#] {
            assert_eq!(read::<Option<i64>>(json), Some(1_784_016_942_130), "{json}");
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
