//! Every text that people read, as one function a message.
//!
//! [`msg`] is written by the build script out of `locales/en-US.json`. English is part of the program; the
//! catalogue of another language is fetched (`crate::language`) and [installed](install), and what it lacks stays English.

use std::cell::RefCell;

use messages::{Arg, English, Kind, Language, Pattern, fill};

/// The messages: key `area.thing` is `msg::area_thing`, its placeholders are its parameters.
pub mod msg {
    include!(concat!(env!("OUT_DIR"), "/messages.rs"));
}

/// Takes another language: `locale` as the portal names it (`de-DE`), `texts` its text for a key. A message that it
/// lacks, or has in a way that does not fit, stays English.
pub fn install(locale: &str, texts: impl Fn(&str) -> Option<String>) {
    let messages = msg::ORIGINALS.iter().map(|original| translated(original, &texts)).collect();
    TRANSLATION.set(Some(Translation { language: language(locale), messages }));
}

/// What a translation has to fit: the key of the message and its placeholders.
type Original = (&'static str, &'static [(&'static str, Kind)]);

/// What stands for a message in another language, ready to be filled.
fn translated((key, placeholders): &Original, texts: &dyn Fn(&str) -> Option<String>) -> Option<String> {
    let pattern = Pattern::parse(&texts(key)?).ok()?;
    pattern.check_against(placeholders).ok()?;
    let names: Vec<&str> = placeholders.iter().map(|(name, _)| *name).collect();
    Some(pattern.ready(&names))
}

/// Another language, by the number of the message.
struct Translation {
    language: Box<dyn Language>,
    messages: Vec<Option<String>>,
}

thread_local! {
    static TRANSLATION: RefCell<Option<Translation>> = const { RefCell::new(None) };
}

/// A message. Its English stands in the function that tells it and in no table, so that the texts of a part of the
/// program are in that part (`crate::part`); the build script has made it ready, so that no pattern is read here.
fn tell(index: usize, english: &str, args: &[Arg<'_>]) -> String {
    TRANSLATION.with_borrow(|translation| match translation {
        None => fill(english, args, &English),
        Some(Translation { language, messages }) => {
            let translated = messages.get(index).and_then(Option::as_deref);
            fill(translated.unwrap_or(english), args, &**language)
        }
    })
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
    fn what_a_catalogue_lacks_stays_english() {
        install("de-DE", |key| {
            let text = match key {
                "status.started" => "Läuft",
                "status.failed" => "{kaputt}",
                "status.finished" => "{",
                _ => return None,
            };
            Some(text.to_owned())
        });
        assert_eq!(msg::status_started(), "Läuft");
        assert_eq!(msg::status_failed(), "Failed", "a placeholder that nobody fills");
        assert_eq!(msg::status_finished(), "Finished", "a pattern that cannot be read");
        assert_eq!(msg::status_unknown(), "Unknown", "a key that is not there");
    }
}
