//! What letters of all scripts are, and their small ones, by the browser: those of the standard library are tables of 14 kB,
//! which stay in the page's own program once anything there asks for them. The model compares texts with small letters.

use std::cell::RefCell;

use js_sys::{JsString, RegExp};

/// From here on no script has capitals but some of which hardly anything is called; they are asked for each time.
const KEPT: usize = 0x3000;

thread_local! {
    /// The small letter of each that was asked for; nothing for the others.
    static SMALL: RefCell<Vec<Option<char>>> = const { RefCell::new(Vec::new()) };
}

/// Gives the browser's letters to the model.
pub fn install() {
    tasks::take_small_letters_from(small);
}

/// Comparing asks for the same few letters again and again.
fn small(letter: char) -> char {
    // Chinese, Japanese and Korean.
    if matches!(letter, '\u{3000}'..'\u{a640}' | '\u{ac00}'..'\u{d7b0}') {
        return letter;
    }
    SMALL.with_borrow_mut(|known| {
        if known.is_empty() {
            known.resize(KEPT, None);
        }
        match known.get_mut(letter as usize) {
            Some(known) => *known.get_or_insert_with(|| ask(letter)),
            None => ask(letter),
        }
    })
}

fn ask(letter: char) -> char {
    let small =
        JsString::from_code_point1(letter.into()).ok().map(|text| text.to_lower_case().code_point_at(0));
    small.and_then(|code| char::from_u32(code.as_f64()? as u32)).unwrap_or(letter)
}

/// A text in small letters.
pub fn small_text(text: &str) -> String {
    JsString::from(text).to_lower_case().into()
}

/// Whether a text is one letter.
pub fn is_letter(text: &str) -> bool {
    RegExp::new(r"^\p{Alphabetic}$", "u").test(text)
}

/// Whether a text is one letter or digit.
pub fn is_letter_or_digit(text: &str) -> bool {
    RegExp::new(r"^[\p{Alphabetic}\p{N}]$", "u").test(text)
}
