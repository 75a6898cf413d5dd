//! Reading JSON bodies.

use serde_json::{Deserializer, Value};

use super::schema::{Kind, Type};
use super::{Input, Object, Unreadable, scalar};

/// Reads the first value of the body; like the engine's library it does not look further.
pub(super) fn read(body: &[u8], expected: &'static Type) -> Result<Option<Object>, Unreadable> {
    let first = Deserializer::from_slice(body).into_iter::<Value>().next();
    match first.and_then(Result::ok) {
        Some(Value::Null) => Ok(None),
        Some(value) => object(&value, expected).map(Some),
        None => Err(Unreadable::Syntax),
    }
}

fn object(value: &Value, expected: &'static Type) -> Result<Object, Unreadable> {
    let members = value.as_object().ok_or(Unreadable::Syntax)?;
    let mut object = Object::default();
    for (name, value) in members {
        let (name, kind) = expected.member(name).ok_or(Unreadable::Syntax)?;
        if let Some(input) = member(value, kind)? {
            object.set(name, input);
        }
    }
    Ok(object)
}

/// A null counts as absent.
fn member(value: &Value, kind: Kind) -> Result<Option<Input>, Unreadable> {
    let text = match (value, kind) {
        (Value::Null, _) | (_, Kind::Unread) => return Ok(None),
        (_, Kind::Object(expected)) => return object(value, expected).map(Input::Object).map(Some),
        (Value::Array(values), Kind::Many(expected)) => {
            let objects = values.iter().map(|value| object(value, expected)).collect::<Result<_, _>>()?;
            return Ok(Some(Input::Many(objects)));
        }
        (Value::String(text), _) => text.clone(),
        (Value::Bool(flag), _) => flag.to_string(),
        (Value::Number(number), _) => number.to_string(),
        (Value::Array(_) | Value::Object(_), _) => return Err(Unreadable::Syntax),
    };
    scalar::read(&text, kind).map(Some).map_err(|_| Unreadable::Syntax)
}
