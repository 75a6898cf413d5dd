//! Every text that people read, as one function a message.
//!
//! [`msg`] is written by the build script out of `locales/en-US.json`. English is part of the program; the
//! catalogue of another language is fetched and [installed](install), and what it lacks stays English.

use std::cell::RefCell;
use std::rc::Rc;

use messages::{Arg, CatalogueError, English, Language, Pattern, read_catalogue};

/// The messages: key `area.thing` is `msg::area_thing`, its placeholders are its parameters.
pub mod msg {
    include!(concat!(env!("OUT_DIR"), "/messages.rs"));
}

/// What an installed catalogue brought.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Installed {
    /// Messages that it has.
    pub translated: usize,
    /// Messages that stay English, because it lacks them or what it has does not fit.
    pub english: usize,
}

/// Takes another language: `locale` as the portal names it (`de-DE`), `json` the catalogue's file.
///
/// # Errors
/// When `json` is no catalogue; the language stays as it was.
pub fn install(locale: &str, json: &str) -> Result<Installed, CatalogueError> {
    let texts = read_catalogue(json)?;
    let mut patterns: Vec<Option<Rc<Pattern>>> = vec![None; msg::ENGLISH.len()];
    for (key, text) in texts {
        let Ok(index) = msg::ENGLISH.binary_search_by(|(known, _)| (*known).cmp(&key)) else { continue };
        if let Ok(pattern) = Pattern::parse(&text)
            && pattern.check_against(&english(index)).is_ok()
        {
            patterns[index] = Some(Rc::new(pattern));
        }
    }
    let translated = patterns.iter().flatten().count();
    LANGUAGE.set(Rc::new(Catalogue { language: language(locale), patterns: RefCell::new(patterns) }));
    Ok(Installed { translated, english: msg::ENGLISH.len() - translated })
}

/// The catalogue in force. English patterns are read when they are first wanted.
struct Catalogue {
    language: Box<dyn Language>,
    patterns: RefCell<Vec<Option<Rc<Pattern>>>>,
}

thread_local! {
    static LANGUAGE: RefCell<Rc<Catalogue>> = RefCell::new(Rc::new(Catalogue {
        language: Box::new(English),
        patterns: RefCell::new(vec![None; msg::ENGLISH.len()]),
    }));
}

fn english(index: usize) -> Pattern {
    Pattern::parse(msg::ENGLISH[index].1).expect("the build script has read every English pattern")
}

fn render(index: usize, args: &[(&str, Arg<'_>)]) -> String {
    let catalogue = LANGUAGE.with_borrow(Rc::clone);
    let pattern =
        catalogue.patterns.borrow_mut()[index].get_or_insert_with(|| Rc::new(english(index))).clone();
    pattern.render(args, &*catalogue.language)
}

#[cfg(not(target_arch = "wasm32"))]
fn language(_locale: &str) -> Box<dyn Language> {
    Box::new(English)
}

#[cfg(target_arch = "wasm32")]
fn language(locale: &str) -> Box<dyn Language> {
    match intl::Rules::new(locale) {
        Ok(rules) => Box::new(rules),
        Err(_) => Box::new(English),
    }
}

/// The browser's own plural rules and number formats, which cost no data.
#[cfg(target_arch = "wasm32")]
mod intl {
    use messages::{Language, Plural};
    use wasm_bindgen::prelude::*;

    #[wasm_bindgen]
    extern "C" {
        #[wasm_bindgen(js_namespace = Intl)]
        type PluralRules;
        #[wasm_bindgen(constructor, js_namespace = Intl, catch)]
        fn new(locale: &str) -> Result<PluralRules, JsValue>;
        #[wasm_bindgen(method)]
        fn select(this: &PluralRules, number: f64) -> String;

        #[wasm_bindgen(js_namespace = Intl)]
        type NumberFormat;
        #[wasm_bindgen(constructor, js_namespace = Intl, catch)]
        fn new(locale: &str) -> Result<NumberFormat, JsValue>;
        #[wasm_bindgen(method)]
        fn format(this: &NumberFormat, number: f64) -> String;
    }

    pub(super) struct Rules {
        plural: PluralRules,
        number: NumberFormat,
    }

    impl Rules {
        /// Fails for what is no locale, which JavaScript tells by throwing.
        pub(super) fn new(locale: &str) -> Result<Self, JsValue> {
            Ok(Self { plural: PluralRules::new(locale)?, number: NumberFormat::new(locale)? })
        }
    }

    impl Language for Rules {
        fn plural(&self, number: i64) -> Plural {
            Plural::from_word(&self.plural.select(number as f64)).unwrap_or(Plural::Other)
        }

        fn number(&self, number: i64) -> String {
            self.number.format(number as f64)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn english_needs_no_catalogue() {
        assert_eq!(msg::status_started(), "Started");
    }

    #[test]
    fn the_table_is_sorted_for_the_search() {
        assert!(msg::ENGLISH.is_sorted_by(|a, b| a.0 < b.0));
    }

    #[test]
    fn what_a_catalogue_lacks_stays_english() {
        let json = r#"{"status.started": "Läuft", "status.failed": "{kaputt}", "status.finished": "{",
                       "gone.key": "Alt"}"#;
        let installed = install("de-DE", json).expect("a good catalogue");
        assert_eq!(installed.translated, 1);
        assert_eq!(installed.english, msg::ENGLISH.len() - 1);
        assert_eq!(msg::status_started(), "Läuft");
        assert_eq!(msg::status_failed(), "Failed", "a placeholder that nobody fills");
        assert_eq!(msg::status_finished(), "Finished", "a pattern that cannot be read");
        assert_eq!(msg::status_unknown(), "Unknown", "a key that is not there");

        assert!(install("de-DE", "[]").is_err());
        assert_eq!(msg::status_started(), "Läuft", "a bad catalogue changes nothing");
    }
}
