//! Single values, which both representations write as text.

use chrono::DateTime;

use super::Input;
use super::schema::Kind;
use crate::model::Millis;

/// Reads the text of a single value. The error is a sentence that names the value.
pub(super) fn read(text: &str, kind: Kind) -> Result<Input, String> {
    let invalid = |valid: &str| format!("The value '{text}' isn't valid. {valid}");
    match kind {
        Kind::Text => Ok(Input::Text(text.to_owned())),
        Kind::Flag => flag(text.trim())
            .map(Input::Flag)
            .ok_or_else(|| invalid("The valid values are 'true', 'false', '1' and '0'.")),
        Kind::Number => text.trim().parse().map(Input::Number).map_err(|_| invalid("It must be an integer.")),
        Kind::Integer => {
            let number = text.trim().parse::<i32>().map(i64::from).map(Input::Number);
            number.map_err(|_| invalid("It must be an integer of 32 bits."))
        }
        Kind::Status | Kind::StepType | Kind::Word(_) => {
            let words = kind.words().unwrap_or_default();
            let word = words.iter().find(|word| word.eq_ignore_ascii_case(text.trim()));
            word.map(|word| Input::Text((*word).to_owned()))
                .ok_or_else(|| invalid(&format!("The valid values are '{}'.", words.join("', '"))))
        }
        Kind::Date => Ok(date(text.trim()).map_or(Input::Ignored, Input::Time)),
        Kind::Unread => Ok(Input::Ignored),
        Kind::Object(_) | Kind::Many(_) => Err(invalid("It must be an element of its own.")),
    }
}

/// A date in milliseconds as JSON has it, or written out.
fn date(text: &str) -> Option<Millis> {
    let written = || DateTime::parse_from_rfc3339(text).ok().map(|date| date.timestamp_millis());
    text.parse().ok().or_else(written)
}

/// A boolean of a body: only these words, in any case (contract 2.1).
fn flag(text: &str) -> Option<bool> {
    if text == "1" || text.eq_ignore_ascii_case("true") {
        Some(true)
    } else if text == "0" || text.eq_ignore_ascii_case("false") {
        Some(false)
    } else {
        None
    }
}
