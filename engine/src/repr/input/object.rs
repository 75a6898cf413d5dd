//! A body that was read, and its repetition in an answer (contract 1.7).

use super::schema::{Kind, Type};
use crate::model::Millis;
use crate::repr::document::{Element, Value};

/// What a body says of a thing: the members that are there.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Object(Vec<(&'static str, Input)>);

/// The value of a member that was sent.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Input {
    Text(String),
    Flag(bool),
    Number(i64),
    Time(Millis),
    Object(Object),
    Many(Vec<Object>),
    /// A date that is none: it is read over.
    Ignored,
}

impl Object {
    /// A text that was sent.
    pub(crate) fn text(&self, name: &str) -> Option<&str> {
        match self.get(name)? {
            Input::Text(text) => Some(text),
            _ => None,
        }
    }

    /// A flag that was sent.
    pub(crate) fn flag(&self, name: &str) -> Option<bool> {
        match self.get(name)? {
            Input::Flag(flag) => Some(*flag),
            _ => None,
        }
    }

    /// A number that was sent.
    pub(crate) fn number(&self, name: &str) -> Option<i64> {
        match self.get(name)? {
            Input::Number(number) => Some(*number),
            _ => None,
        }
    }

    /// A date that was sent.
    pub(crate) fn time(&self, name: &str) -> Option<Millis> {
        match self.get(name)? {
            Input::Time(time) => Some(*time),
            _ => None,
        }
    }

    /// A part that was sent.
    pub(crate) fn object(&self, name: &str) -> Option<&Object> {
        match self.get(name)? {
            Input::Object(object) => Some(object),
            _ => None,
        }
    }

    /// The parts of a list that was sent, none where there is no list.
    pub(crate) fn objects(&self, name: &str) -> &[Object] {
        match self.get(name) {
            Some(Input::Many(objects)) => objects,
            _ => &[],
        }
    }

    fn get(&self, name: &str) -> Option<&Input> {
        self.0.iter().find(|(member, _)| *member == name).map(|(_, input)| input)
    }

    /// Takes the value of a member; the last one of the same name counts.
    pub(super) fn set(&mut self, name: &'static str, input: Input) {
        self.0.retain(|(member, _)| *member != name);
        self.0.push((name, input));
    }

    /// Takes one more of a member that is repeated, as XML writes lists.
    pub(super) fn add(&mut self, name: &'static str, object: Object) {
        match self.0.iter_mut().find(|(member, _)| *member == name) {
            Some((_, Input::Many(objects))) => objects.push(object),
            _ => self.set(name, Input::Many(vec![object])),
        }
    }

    /// What was sent as an answer repeats it, members in the order of their type.
    pub(crate) fn echo(&self, expected: &'static Type) -> Element {
        let members = |members: &'static [(&'static str, Kind)]| {
            members.iter().filter_map(|(name, kind)| Some((*name, self.get(name)?.echo(*kind)?))).collect()
        };
        let attribute = |name: &&'static str| Some((*name, self.text(name)?.to_owned()));
        Element {
            own: members(expected.own),
            inherited: members(expected.inherited),
            attributes: expected.attributes.iter().filter_map(attribute).collect(),
        }
    }
}

impl Input {
    fn echo(&self, kind: Kind) -> Option<Value> {
        Some(match (self, kind) {
            (Input::Text(text), _) => Value::Text(text.clone()),
            (Input::Flag(flag), _) => Value::Flag(*flag),
            (Input::Number(number), _) => Value::Number(*number),
            (Input::Time(time), _) => Value::Time(*time),
            (Input::Object(object), Kind::Object(of)) => Value::One(object.echo(of)),
            (Input::Many(objects), Kind::Many(of)) => {
                Value::Many(objects.iter().map(|object| object.echo(of)).collect())
            }
            (Input::Object(_) | Input::Many(_) | Input::Ignored, _) => return None,
        })
    }
}
