//! The engine's search language, as far as jobs, events and the things of the site know it (contract 1.9, 13).
//!
//! `origin = backup* and severity >= warning or message != "x y" sortby time desc page 2`: conditions on fields,
//! then an order, then a page, each of which can be missing.
//!
//! * `and` binds closer than `or`. Of conditions that only stand side by side all must hold.
//! * In texts `*` stands for anything.
//! * One word can stand without a field. It is looked for in every text.
//!
//! Nothing here knows the database: the store makes a condition of a [`Search`].

mod field;
mod scanner;
mod value;

pub use field::{EventField, Field, JobField, Kind, ThingField, UserField};
pub use value::Value;

use crate::model::Millis;
use scanner::Scanner;

/// The longest search that is understood, in bytes, and the most terms in it: beyond that SQLite gives up.
const MAX_LENGTH: usize = 16 * 1024;
const MAX_TERMS: usize = 500;

/// Signs that must not stand anywhere in a search.
const FORBIDDEN: [char; 2] = ['\'', ';'];

/// What to look for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Search<F> {
    /// All of these must hold.
    pub conditions: Vec<AnyOf<F>>,
    /// The order that is asked for.
    pub order: Option<Order<F>>,
    /// Which page is asked for, from 0.
    pub page: u32,
}

/// Conditions of which one must hold.
pub type AnyOf<F> = Vec<AllOf<F>>;

/// Conditions that must hold together.
pub type AllOf<F> = Vec<Term<F>>;

/// One condition.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Term<F> {
    /// The field to look at; every text when there is none.
    pub field: Option<F>,
    /// How field and value must relate.
    pub relation: Relation,
    /// The value.
    pub value: Value,
}

/// How a field relates to a value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Relation {
    /// `=`
    Equal,
    /// `!=`
    Unequal,
    /// `<`
    Below,
    /// `<=`
    AtMost,
    /// `>`
    Above,
    /// `>=`
    AtLeast,
}

/// An order.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Order<F> {
    /// The field that decides.
    pub field: F,
    /// Whether the highest comes first.
    pub descending: bool,
}

impl<F: Field> Search<F> {
    /// Reads a search; `now` gives words like `yesterday` their meaning. `None` when it cannot be understood.
    pub fn parse(text: &str, now: Millis) -> Option<Self> {
        if text.len() > MAX_LENGTH || text.contains(FORBIDDEN) {
            return None;
        }
        let mut parser = Parser { scanner: Scanner::new(text), now, terms: 0, free_text: false };
        let conditions = parser.conditions()?;
        let order = parser.order()?;
        let page = parser.page()?;
        parser.scanner.is_at_end().then_some(Self { conditions, order, page })
    }
}

/// A search that is being read.
struct Parser<'text> {
    scanner: Scanner<'text>,
    now: Millis,
    terms: usize,
    /// Whether a word without a field was there: only one is allowed.
    free_text: bool,
}

impl Parser<'_> {
    fn conditions<F: Field>(&mut self) -> Option<Vec<AnyOf<F>>> {
        let mut conditions = Vec::new();
        while !self.scanner.is_at_end() && !self.scanner.is_at("sortby") && !self.scanner.is_at("page") {
            conditions.push(self.any_of()?);
        }
        Some(conditions)
    }

    fn any_of<F: Field>(&mut self) -> Option<AnyOf<F>> {
        let mut any_of = vec![self.all_of()?];
        while self.scanner.take("or") {
            any_of.push(self.all_of()?);
        }
        Some(any_of)
    }

    fn all_of<F: Field>(&mut self) -> Option<AllOf<F>> {
        let mut all_of = vec![self.term()?];
        while self.scanner.take("and") {
            all_of.push(self.term()?);
        }
        Some(all_of)
    }

    fn term<F: Field>(&mut self) -> Option<Term<F>> {
        self.terms += 1;
        if self.terms > MAX_TERMS {
            return None;
        }
        if let Some((field, relation)) = self.scanner.condition::<F>() {
            let value = Value::read(&self.scanner.value()?, field.kind(), relation, self.now)?;
            return Some(Term { field: Some(field), relation, value });
        }
        if std::mem::replace(&mut self.free_text, true) {
            return None;
        }
        Some(Term {
            field: None,
            relation: Relation::Equal,
            value: Value::Text(format!("*{}*", self.scanner.value()?)),
        })
    }

    /// The order, if there is one.
    fn order<F: Field>(&mut self) -> Option<Option<Order<F>>> {
        if !self.scanner.take("sortby") {
            return Some(None);
        }
        let field = F::ALL.iter().copied().find(|field| self.scanner.take(field.name()))?;
        let descending = self.scanner.take("desc");
        // A page may only follow where the direction is said.
        if !descending && !self.scanner.take("asc") && !self.scanner.is_at_end() {
            return None;
        }
        Some(Some(Order { field, descending }))
    }

    /// The page from 0; people count from 1.
    fn page(&mut self) -> Option<u32> {
        if !self.scanner.take("page") {
            return Some(0);
        }
        self.scanner.value()?.parse::<u32>().ok()?.checked_sub(1)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    const NOW: Millis = 1_752_480_942_130;

    fn event_terms(text: &str) -> Vec<AnyOf<EventField>> {
        Search::parse(text, NOW).expect(text).conditions
    }

    fn text(field: EventField, relation: Relation, value: &str) -> Term<EventField> {
        Term { field: Some(field), relation, value: Value::Text(value.to_owned()) }
    }

    #[test]
    fn conditions_are_read_in_any_case_and_with_any_blanks() {
        let expected = vec![vec![vec![text(EventField::Origin, Relation::Equal, "Backup*")]]];
        for search in ["origin=Backup*", " ORIGIN  =  Backup* ", "origin=\"Backup*\""] {
            assert_eq!(event_terms(search), expected, "{search}");
        }
        let unequal = vec![vec![vec![text(EventField::Message, Relation::Unequal, "a b")]]];
        assert_eq!(event_terms("message!=\"a b\""), unequal);
        let with_sign = vec![vec![vec![text(EventField::Message, Relation::Equal, "a=b")]]];
        assert_eq!(event_terms("message=a=b"), with_sign);
    }

    #[test]
    fn and_binds_closer_than_or_and_what_stands_side_by_side_least() {
        let origin = |value: &str| text(EventField::Origin, Relation::Equal, value);
        assert_eq!(
            event_terms("origin=a or origin=b and origin=c origin=d"),
            vec![vec![vec![origin("a")], vec![origin("b"), origin("c")]], vec![vec![origin("d")]]]
        );
    }

    #[test]
    fn one_word_may_stand_alone() {
        let free = Term { field: None, relation: Relation::Equal, value: Value::Text("*clone*".to_owned()) };
        assert_eq!(event_terms("clone"), vec![vec![vec![free.clone()]]]);
        let origin = text(EventField::Origin, Relation::Equal, "a");
        assert_eq!(event_terms("origin=a and clone"), vec![vec![vec![origin, free]]]);
        // A field of another resource is no field here.
        assert_eq!(event_terms("status=started")[0][0][0].field, None);
        // A field's name without a relation is a word like any other.
        assert_eq!(event_terms("origin")[0][0][0].value, Value::Text("*origin*".to_owned()));
    }

    #[test]
    fn an_order_and_a_page_may_follow() {
        let order = |descending| Some(Order { field: JobField::CorrelationId, descending });
        let table = [
            ("", None, 0),
            ("sortby correlation_id", order(false), 0),
            ("sortby correlation_id asc page 1", order(false), 0),
            ("correlation_id=a SORTBY Correlation_Id DESC page 3", order(true), 2),
            ("page 2", None, 1),
        ];
        for (text, order, page) in table {
            let search = Search::<JobField>::parse(text, NOW).expect(text);
            assert_eq!((search.order, search.page), (order, page), "{text}");
        }
    }

    #[test]
    fn what_cannot_be_understood_is_none() {
        for text in [
            "correlation_id=",
            "correlation_id<a",
            "correlation_id=\"x",
            "correlation_id=x\"y\"",
            "correlation_id=a and",
            "correlation_id=a!",
            "correlation_id='a'",
            "correlation_id=a;",
            "a b",
            "a or b",
            "sortby start_time",
            "sortby",
            "page",
            "page 0",
            "page x",
            "page 1 x",
            "sortby correlation_id x",
            "sortby correlation_id page 1",
        ] {
            assert_eq!(Search::<JobField>::parse(text, NOW), None, "{text}");
        }
        for text in ["severity=fatal", "type=x", "deleted=perhaps", "time!=today", "time=soon", "message<x"] {
            assert_eq!(Search::<EventField>::parse(text, NOW), None, "{text}");
        }
    }

    proptest! {
        #[test]
        fn no_text_is_too_much_for_it(
            text in any::<String>(),
            words in "(correlation_id|origin|time|severity|=|!=|<|>=|and|or|sortby|page|\"|x|1|today| ){0,12}",
        ) {
            for text in [&text, &words] {
                // It is read or it is not, but it never panics.
                let _ = Search::<JobField>::parse(text, NOW);
                let _ = Search::<EventField>::parse(text, NOW);
            }
        }
    }
}
