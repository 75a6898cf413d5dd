//! What filling has to know about a language.

/// Plural category of a number (CLDR).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Plural {
    /// `zero`
    Zero,
    /// `one`
    One,
    /// `two`
    Two,
    /// `few`
    Few,
    /// `many`
    Many,
    /// `other`, which every language has.
    Other,
}

impl Plural {
    /// Reads the word of CLDR, which patterns and `Intl.PluralRules` use.
    pub fn from_word(word: &str) -> Option<Self> {
        Some(match word {
            "zero" => Self::Zero,
            "one" => Self::One,
            "two" => Self::Two,
            "few" => Self::Few,
            "many" => Self::Many,
            "other" => Self::Other,
            _ => return None,
        })
    }

    /// The word of CLDR.
    pub fn word(self) -> &'static str {
        match self {
            Self::Zero => "zero",
            Self::One => "one",
            Self::Two => "two",
            Self::Few => "few",
            Self::Many => "many",
            Self::Other => "other",
        }
    }
}

/// Plural rule and number format of a language.
pub trait Language {
    /// Plural category of a number.
    fn plural(&self, number: i64) -> Plural;

    /// The number as people of that language write it.
    fn number(&self, number: i64) -> String;
}

/// English, which needs no data.
#[derive(Clone, Copy, Debug, Default)]
pub struct English;

impl Language for English {
    fn plural(&self, number: i64) -> Plural {
        if number.unsigned_abs() == 1 { Plural::One } else { Plural::Other }
    }

    fn number(&self, number: i64) -> String {
        let digits = number.unsigned_abs().to_string();
        let mut text = String::with_capacity(digits.len() + digits.len() / 3 + 1);
        if number < 0 {
            text.push('-');
        }
        for (at, digit) in digits.chars().enumerate() {
            if at > 0 && (digits.len() - at).is_multiple_of(3) {
                text.push(',');
            }
            text.push(digit);
        }
        text
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn groups_thousands() {
        for (number, text) in
            [(0, "0"), (999, "999"), (1000, "1,000"), (-1234567, "-1,234,567"), (100_000, "100,000")]
        {
            assert_eq!(English.number(number), text);
        }
        assert_eq!(English.number(i64::MIN), "-9,223,372,036,854,775,808");
    }

    #[test]
    fn only_one_is_singular() {
        assert_eq!(English.plural(1), Plural::One);
        assert_eq!(English.plural(-1), Plural::One);
        assert_eq!(English.plural(0), Plural::Other);
        assert_eq!(English.plural(2), Plural::Other);
    }
}
