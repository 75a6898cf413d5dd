//! A view as a part of a link, `status=failed,started&text=disk`, and back.
//!
//! Only what differs from the default is written. Reading never fails: parts that make no sense, such as those that a
//! later version writes, are left out.

use super::{Column, Filter, Grouping, Sort, View, span};
use crate::{AttentionKind, Status, joined};

impl View {
    /// The view as text of a link, safe behind `?` or `#`; empty for the default.
    pub fn to_query(&self) -> String {
        let Self { filter, sort, grouping, columns, correlation } = self;
        let Filter { statuses, attention, external, owners, active, at_least, at_most, text } = filter;
        let mut parts = Vec::new();
        let mut part = |key: &str, value: String| {
            if !value.is_empty() {
                parts.push([key, "=", &value].concat());
            }
        };
        part("status", list(statuses.iter().map(Status::as_wire)));
        part("attention", list(attention.iter().map(AttentionKind::key)));
        part("external", external.map_or_else(String::new, |external| external.to_string()));
        // A comma before each, so that jobs without an owner can be among them.
        part("owner", owners.iter().map(|id| [",", &*escape(id)].concat()).collect());
        part("from", active.from.map_or_else(String::new, span::write_bound));
        part("to", active.to.map_or_else(String::new, span::write_bound));
        part("atleast", at_least.map_or_else(String::new, span::write));
        part("atmost", at_most.map_or_else(String::new, span::write));
        part("text", escape(text));
        let direction = |sort: &Sort| if sort.descending { "-" } else { "" };
        part("sort", sort.map_or_else(String::new, |sort| [direction(&sort), sort.by.key()].concat()));
        if *grouping != Grouping::None {
            part("group", grouping.key().to_owned());
        }
        if columns != Column::DEFAULT {
            part("columns", list(columns.iter().map(|column| column.key())));
        }
        part("correlation", escape(correlation));
        joined(&parts, "&")
    }

    /// Reads a part of a link.
    pub fn from_query(query: &str) -> Self {
        let mut view = Self::default();
        for (key, value) in query.split('&').filter_map(|part| part.split_once('=')) {
            view.take(key, value);
        }
        view
    }

    fn take(&mut self, key: &str, value: &str) {
        let filter = &mut self.filter;
        let words = || value.split(',');
        match key {
            "status" => {
                let status = |word: &str| Status::ALL.into_iter().find(|status| status.as_wire() == word);
                filter.statuses = words().filter_map(status).collect();
            }
            "attention" => filter.attention = words().filter_map(AttentionKind::from_key).collect(),
            "external" => {
                filter.external = match value {
                    "true" => Some(true),
                    "false" => Some(false),
                    _ => None,
                }
            }
            "owner" => {
                filter.owners.clear();
                for owner in value.strip_prefix(',').unwrap_or(value).split(',').map(unescape) {
                    if !filter.owners.contains(&owner) {
                        filter.owners.push(owner);
                    }
                }
            }
            "from" => filter.active.from = span::read_bound(value),
            "to" => filter.active.to = span::read_bound(value),
            "atleast" => filter.at_least = span::read(value),
            "atmost" => filter.at_most = span::read(value),
            "text" => filter.text = unescape(value),
            "sort" => {
                let (descending, word) = value.strip_prefix('-').map_or((false, value), |word| (true, word));
                let column = Column::from_key(word).filter(|column| column.sorts());
                self.sort = column.map(|by| Sort { by, descending });
            }
            "group" => self.grouping = Grouping::from_key(value).unwrap_or_default(),
            "columns" => {
                let mut columns = Vec::new();
                for column in words().filter_map(Column::from_key) {
                    if !columns.contains(&column) {
                        columns.push(column);
                    }
                }
                if !columns.is_empty() {
                    self.columns = columns;
                }
            }
            "correlation" => self.correlation = unescape(value),
            _ => {}
        }
    }
}

fn list<'a>(words: impl Iterator<Item = &'a str>) -> String {
    joined(&words.collect::<Vec<_>>(), ",")
}

/// Writes every byte as `%41` that could mean something in a link or in a view.
pub(super) fn escape(text: &str) -> String {
    const DIGITS: &[u8; 16] = b"0123456789ABCDEF";
    let mut out = String::with_capacity(text.len());
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_' | b'.' | b'~') {
            out.push(char::from(byte));
        } else {
            let digits = [DIGITS[usize::from(byte >> 4)], DIGITS[usize::from(byte & 15)]];
            out.push('%');
            out.extend(digits.map(char::from));
        }
    }
    out
}

/// The text again; `+` is a blank, as browsers write it.
pub(super) fn unescape(text: &str) -> String {
    let bytes = text.as_bytes();
    let digit = |at: usize| bytes.get(at).and_then(|byte| char::from(*byte).to_digit(16));
    let (mut out, mut at) = (Vec::with_capacity(bytes.len()), 0);
    while let Some(&byte) = bytes.get(at) {
        let escaped = digit(at + 1).zip(digit(at + 2)).filter(|_| byte == b'%');
        out.push(match escaped {
            Some((high, low)) => (high * 16 + low) as u8,
            None if byte == b'+' => b' ',
            None => byte,
        });
        at += if escaped.is_some() { 3 } else { 1 };
    }
    String::from_utf8_lossy(&out).into_owned()
}
