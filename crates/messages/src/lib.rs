//! Message patterns of the catalogue: parsing, checking and rendering.
//!
//! A catalogue is one flat JSON object a language, key to pattern. Patterns are the subset of ICU MessageFormat
//! that interface text needs: `{name}`, `{n, plural, =0 {..} one {..} other {# ..}}`,
//! `{x, select, a {..} other {..}}` and apostrophe quoting. The build script reads the English catalogue with
//! this crate and writes one typed function a message; the plug-in renders with it.
#![forbid(unsafe_code)]

mod arg;
mod catalogue;
mod error;
mod language;
mod parse;
mod pattern;
mod render;

pub use arg::{Arg, Count};
pub use catalogue::{CatalogueError, read_catalogue};
pub use error::{PatternError, Why};
pub use language::{English, Language, Plural};
pub use pattern::{Kind, Mismatch, Pattern, Placeholder};
