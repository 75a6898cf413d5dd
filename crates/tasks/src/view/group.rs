//! What the jobs are grouped by.

/// What the jobs are grouped by. Groups are rows of the tree, the jobs stand below them.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Grouping {
    /// Not at all.
    #[default]
    None,
    /// By status, what needs a look first.
    Status,
    /// By owner, in the order of their names.
    Owner,
    /// By the vendor's program that task notes name, in the order of the alphabet; then those of which none is told, and
    /// last what the engine does by itself.
    Vendor,
    /// By description, in the order of the alphabet.
    Description,
}

impl Grouping {
    /// Every way.
    pub const ALL: [Self; 5] = [Self::None, Self::Status, Self::Owner, Self::Vendor, Self::Description];

    /// Its word in a link.
    pub fn key(self) -> &'static str {
        match self {
            Self::None => "none",
            Self::Status => "status",
            Self::Owner => "owner",
            Self::Vendor => "vendor",
            Self::Description => "description",
        }
    }

    /// The way of a word.
    pub fn from_key(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|grouping| grouping.key() == key)
    }
}
