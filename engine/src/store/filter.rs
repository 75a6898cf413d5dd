//! Which rows of a table to list: searches as conditions in SQL.

use rusqlite::types::Value as Sql;
use rusqlite::{Params, params_from_iter};

use crate::search::{Field, Relation, Search, Term, Value};

/// A field of searches that has a column.
pub(super) trait Column: Field {
    /// The column that holds it.
    fn column(self) -> &'static str;

    /// The columns in which a word without a field is looked for.
    const TEXTS: &'static [&'static str];
}

/// Which rows to list: a condition in SQL on the columns of the table, with its values.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Filter {
    /// An empty one is no condition.
    condition: String,
    /// The values of the condition's `?`s in their order.
    values: Vec<Sql>,
    /// An order in place of that of the table.
    order: Option<String>,
}

/// Which part of a list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Page {
    /// At most how many rows.
    pub max: u32,
    /// Which page of that many rows, from 0.
    pub page: u32,
}

impl Page {
    /// How many rows a page has for whom nothing else is said: the engine's largest number (contract 1.9).
    pub const UNLIMITED: u32 = i32::MAX.unsigned_abs();

    /// The whole list.
    pub const ALL: Page = Page { max: Self::UNLIMITED, page: 0 };
}

impl Filter {
    /// What a search asks for. Case counts in texts, or it does not.
    pub(super) fn of<F: Column>(search: &Search<F>, case_sensitive: bool) -> Self {
        let mut filter = Self::default();
        let conditions: Vec<String> = search
            .conditions
            .iter()
            .map(|any_of| {
                let any_of = any_of.iter().map(|all_of| {
                    let all_of = all_of.iter().map(|term| filter.term(term, case_sensitive));
                    all_of.collect::<Vec<_>>().join(" AND ")
                });
                format!("({})", any_of.collect::<Vec<_>>().join(" OR "))
            })
            .collect();
        filter.condition = conditions.join(" AND ");
        filter.order = search.order.map(|order| {
            let direction = if order.descending { "DESC NULLS LAST" } else { "ASC NULLS FIRST" };
            format!("{} {direction}", order.field.column())
        });
        filter
    }

    /// Asks for one thing more.
    pub(super) fn and(mut self, condition: &str, value: Option<Sql>) -> Self {
        if !self.condition.is_empty() {
            self.condition.push_str(" AND ");
        }
        self.condition.push_str(condition);
        self.values.extend(value);
        self
    }

    /// `WHERE … ORDER BY … LIMIT … OFFSET …` over a table that is else sorted by `order`, and its values.
    pub(super) fn clauses(&self, order: &str, page: Page) -> (String, impl Params + use<>) {
        // The condition stands alone, so an `OR` in it needs no brackets.
        let condition = if self.condition.is_empty() { "TRUE" } else { &self.condition };
        let order = match &self.order {
            Some(first) => format!("{first}, {order}"),
            None => order.to_owned(),
        };
        let limit = i64::from(page.max);
        let offset = limit.saturating_mul(page.page.into());
        let values = self.values.iter().cloned().chain([Sql::Integer(limit), Sql::Integer(offset)]);
        let values = params_from_iter(values.collect::<Vec<_>>());
        (format!("WHERE {condition} ORDER BY {order} LIMIT ? OFFSET ?"), values)
    }

    fn term<F: Column>(&mut self, term: &Term<F>, case_sensitive: bool) -> String {
        let Some(field) = term.field else {
            let columns = F::TEXTS.iter().map(|column| self.compare(column, term, case_sensitive));
            return format!("({})", columns.collect::<Vec<_>>().join(" OR "));
        };
        self.compare(field.column(), term, case_sensitive)
    }

    fn compare<F>(&mut self, column: &str, term: &Term<F>, case_sensitive: bool) -> String {
        match &term.value {
            Value::Text(pattern) => {
                // `*` means the same to GLOB; its other signs stand for themselves here.
                self.values.push(Sql::Text(pattern.replace('[', "[[]").replace('?', "[?]")));
                let negation = if term.relation == Relation::Unequal { "NOT " } else { "" };
                if case_sensitive {
                    format!("{column} {negation}GLOB ?")
                } else {
                    format!("lower({column}) {negation}GLOB lower(?)")
                }
            }
            Value::Number(number) | Value::Time(number) => {
                self.values.push(Sql::Integer(*number));
                format!("{column} {} ?", sign(term.relation))
            }
            Value::Day(from) => {
                const DAY: i64 = 24 * 60 * 60 * 1000;
                self.values.extend([Sql::Integer(*from), Sql::Integer(from.saturating_add(DAY))]);
                format!("{column} BETWEEN ? AND ?")
            }
        }
    }
}

fn sign(relation: Relation) -> &'static str {
    match relation {
        Relation::Equal => "=",
        Relation::Unequal => "<>",
        Relation::Below => "<",
        Relation::AtMost => "<=",
        Relation::Above => ">",
        Relation::AtLeast => ">=",
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::search::{EventField, JobField};

    fn filter<F: Column>(text: &str, case_sensitive: bool) -> Filter {
        Filter::of(&Search::<F>::parse(text, 0).expect(text), case_sensitive)
    }

    #[test]
    fn searches_become_conditions() {
        let table: [(&str, &str, &[&str]); 6] = [
            ("", "", &[]),
            ("correlation_id=abc", "(correlation_id GLOB ?)", &["abc"]),
            ("correlation_id!=\"a b\"", "(correlation_id NOT GLOB ?)", &["a b"]),
            (
                "correlation_id=a or correlation_id=b?",
                "(correlation_id GLOB ? OR correlation_id GLOB ?)",
                &["a", "b[?]"],
            ),
            (
                "correlation_id=a correlation_id=[b",
                "(correlation_id GLOB ?) AND (correlation_id GLOB ?)",
                &["a", "[[]b"],
            ),
            ("abc", "((correlation_id GLOB ?))", &["*abc*"]),
        ];
        for (text, condition, values) in table {
            let values = values.iter().map(|value| Sql::Text((*value).to_owned())).collect();
            let expected = Filter { condition: condition.to_owned(), values, order: None };
            assert_eq!(filter::<JobField>(text, true), expected, "{text}");
        }
        let either_case = filter::<JobField>("correlation_id=Ab", false);
        assert_eq!(either_case.condition, "(lower(correlation_id) GLOB lower(?))");
    }

    #[test]
    fn numbers_and_times_are_compared_as_such() {
        let severe = filter::<EventField>("severity >= warning and type!=11000 sortby time desc", true);
        assert_eq!(severe.condition, "(severity >= ? AND code <> ?)");
        assert_eq!(severe.values, [Sql::Integer(1), Sql::Integer(11_000)]);
        assert_eq!(severe.order.as_deref(), Some("time DESC NULLS LAST"));
        let day = filter::<EventField>("time=2025-07-14", true);
        assert_eq!((day.condition.as_str(), day.values.len()), ("(time BETWEEN ? AND ?)", 2));
        let word = filter::<EventField>("web01", true);
        assert_eq!(word.condition.matches("GLOB ?").count(), word.values.len());
    }
}
