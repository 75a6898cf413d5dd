//! Views that a person keeps under a name.

use super::View;
use super::codec::{escape, unescape};

/// A view under a name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SavedView {
    /// What the person calls it.
    pub name: String,
    /// The view, as in a link.
    pub query: String,
}

/// The views that a person keeps, in the order in which they were saved.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SavedViews(Vec<SavedView>);

impl SavedViews {
    /// Reads what [`to_text`](Self::to_text) wrote; lines that make no sense are left out.
    pub fn from_text(text: &str) -> Self {
        let mut views = Self::default();
        for (name, query) in text.lines().filter_map(|line| line.split_once('?')) {
            views.put(&unescape(name), query.to_owned());
        }
        views
    }

    /// One view a line, its name before a question mark.
    pub fn to_text(&self) -> String {
        let lines: Vec<String> =
            self.0.iter().map(|saved| [&escape(&saved.name), "?", &*saved.query].concat()).collect();
        lines.join("\n")
    }

    /// Saves a view, in place of one with the same name. Blanks around a name do not count; without a name nothing is
    /// saved.
    pub fn save(&mut self, name: &str, view: &View) {
        self.put(name, view.to_query());
    }

    fn put(&mut self, name: &str, query: String) {
        let name = name.trim();
        match self.0.iter_mut().find(|saved| saved.name == name) {
            Some(saved) => saved.query = query,
            None if name.is_empty() => {}
            None => self.0.push(SavedView { name: name.to_owned(), query }),
        }
    }

    /// Drops a view.
    pub fn remove(&mut self, name: &str) {
        self.0.retain(|saved| saved.name != name);
    }

    /// The views.
    pub fn list(&self) -> &[SavedView] {
        &self.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Filter;

    #[test]
    fn names_may_hold_anything() {
        let mut views = SavedViews::default();
        let filter = Filter { text: "a?b\nc".to_owned(), ..Filter::default() };
        let view = View { filter, ..View::default() };
        views.save(" what? a\nname, 50 % ", &view);
        views.save("mine", &View::default());
        views.save("", &View::default());
        let read = SavedViews::from_text(&views.to_text());
        assert_eq!(read, views);
        assert_eq!(read.list()[0].name, "what? a\nname, 50 %");
        assert_eq!(View::from_query(&read.list()[0].query), view);
    }

    #[test]
    fn a_name_is_there_once() {
        let mut views = SavedViews::default();
        views.save("mine", &View::default());
        let view = View { correlation: "x".to_owned(), ..View::default() };
        views.save("mine", &view);
        assert_eq!(views.list().len(), 1);
        assert_eq!(View::from_query(&views.list()[0].query), view);
        views.remove("mine");
        assert_eq!(views.to_text(), "");
    }

    #[test]
    fn damaged_lines_are_left_out() {
        assert_eq!(SavedViews::from_text("no mark\n?text=a\nmine?text=a").list().len(), 1);
    }
}
