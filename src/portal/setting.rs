//! A setting as it stands in the site's file, and what is wrong with it.

use crate::text::msg;

/// The value of a key.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Setting {
    /// The key is not there.
    Absent,
    /// A number.
    Number(f64),
    /// A text.
    Text(String),
    /// `true` or `false`.
    Switch(bool),
    /// A list, each entry as a text.
    Words(Vec<String>),
    /// Anything else.
    Other,
}

/// A setting that does not count.
#[derive(Clone, Debug, PartialEq)]
pub struct Slip {
    /// Its key.
    pub key: &'static str,
    /// What it should be.
    wanted: Wanted,
}

#[derive(Clone, Debug, PartialEq)]
enum Wanted {
    Number { least: f64, most: f64 },
    Text,
    Switch,
    Words,
    OneOf(&'static [&'static str]),
    Known { instead_of: String },
}

impl Slip {
    /// It, in a sentence with what to do about it.
    pub fn tell(&self) -> String {
        let key = self.key;
        match &self.wanted {
            Wanted::Number { least, most } if *most < f64::MAX => {
                msg::setting_number(key, *least as i64, *most as i64)
            }
            Wanted::Number { least, .. } => msg::setting_number_from(key, *least as i64),
            Wanted::Text => msg::setting_text(key),
            Wanted::Switch => msg::setting_switch(key),
            Wanted::Words => msg::setting_words(key),
            Wanted::Known { instead_of } => msg::setting_unknown(key, instead_of),
            Wanted::OneOf(words) => msg::setting_one_of(key, words.join(", ")),
        }
    }
}

/// Checks settings one by one and gathers what does not count.
#[derive(Default)]
pub(super) struct Slips(Vec<Slip>);

impl Slips {
    pub(super) fn number(
        &mut self,
        key: &'static str,
        setting: Setting,
        least: f64,
        most: f64,
    ) -> Option<f64> {
        match setting {
            Setting::Number(number) if (least..=most).contains(&number) => Some(number),
            other => self.refuse(key, &other, Wanted::Number { least, most }),
        }
    }

    pub(super) fn text(&mut self, key: &'static str, setting: Setting) -> Option<String> {
        match setting {
            Setting::Text(text) => Some(text),
            other => self.refuse(key, &other, Wanted::Text),
        }
    }

    pub(super) fn switch(&mut self, key: &'static str, setting: Setting) -> Option<bool> {
        match setting {
            Setting::Switch(on) => Some(on),
            other => self.refuse(key, &other, Wanted::Switch),
        }
    }

    pub(super) fn words(&mut self, key: &'static str, setting: Setting) -> Vec<String> {
        match setting {
            Setting::Words(words) => words,
            other => self.refuse(key, &other, Wanted::Words).unwrap_or_default(),
        }
    }

    pub(super) fn one_of(&mut self, key: &'static str, setting: Setting, words: &'static [&'static str]) {
        match setting {
            Setting::Text(text) if words.contains(&text.as_str()) => {}
            other => self.refuse(key, &other, Wanted::OneOf(words)).unwrap_or_default(),
        }
    }

    /// Notes that a list names what nobody knows.
    pub(super) fn unknown(&mut self, key: &'static str, word: &str) {
        self.0.push(Slip { key, wanted: Wanted::Known { instead_of: word.to_owned() } });
    }

    /// What does not count, in the order in which it was checked.
    pub(super) fn into_list(self) -> Vec<Slip> {
        self.0
    }

    fn refuse<T>(&mut self, key: &'static str, setting: &Setting, wanted: Wanted) -> Option<T> {
        if *setting != Setting::Absent {
            self.0.push(Slip { key, wanted });
        }
        None
    }
}
