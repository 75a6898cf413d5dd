//! What the browser knows of letters, as the standard library would tell it.

use monitor::letters::{is_letter, is_letter_or_digit, small_text};
use wasm_bindgen_test::wasm_bindgen_test;

/// Of scripts with capitals and without, digits of two kinds, and what is neither.
const CHARACTERS: &str = "aZéİßΣЯљაᲐשع字ㅂ한ก5٣²Ⅷªʰ?/ -_+.€–“\u{301}\u{a0}😀𝒜𐐀";

#[wasm_bindgen_test]
fn letters_are_those_of_the_standard_library() {
    for character in CHARACTERS.chars() {
        let text = character.to_string();
        assert_eq!(is_letter(&text), character.is_alphabetic(), "{text}");
        assert_eq!(is_letter_or_digit(&text), character.is_alphanumeric(), "{text}");
        assert_eq!(small_text(&text), text.to_lowercase(), "{text}");
    }
}

#[wasm_bindgen_test]
fn one_letter_is_one() {
    for text in ["", "ab", "Tab", "F1", "a\n", "\na", "字字"] {
        assert!(!is_letter(text) && !is_letter_or_digit(text), "{text:?}");
    }
}
