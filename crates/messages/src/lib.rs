//! Message patterns of the catalogue: parsing, checking and filling.
//!
//! A catalogue is one flat JSON object a language, key to pattern. Patterns are the subset of ICU MessageFormat
//! that interface text needs: `{name}`, `{n, plural, =0 {..} one {..} other {# ..}}`,
//! `{x, select, a {..} other {..}}` and apostrophe quoting. The build script reads the English catalogue with
//! this crate and writes one typed function a message, with its pattern made ready; the plug-in fills that, and
//! needs the rest of the crate for another language only.
#![forbid(unsafe_code)]

mod arg;
mod catalogue;
mod error;
mod fill;
mod language;
mod parse;
mod pattern;
mod ready;

pub use arg::{Arg, Count, Value};
pub use catalogue::{CatalogueError, read_catalogue};
pub use error::{PatternError, Why};
pub use fill::fill;
pub use language::{English, Language, Plural};
pub use pattern::{Kind, Mismatch, Pattern, Placeholder};
