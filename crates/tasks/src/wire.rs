//! Request bodies, and the small answers around jobs and steps, as JSON (contract 2).

use serde::{Deserialize, Serialize};

use crate::{Fault, StepKind};

/// Body of `POST /jobs` (contract 1.2). `auto_cleared` is always sent: left out it would be false.
pub fn create_job(description: &str, auto_cleared: bool) -> String {
    #[derive(Serialize)]
    struct Body<'a> {
        description: &'a str,
        auto_cleared: &'a str,
    }
    json(&Body { description, auto_cleared: boolean(auto_cleared) })
}

/// Body of `POST /jobs/{id}/steps` (contract 1.3).
pub fn add_step(kind: StepKind, description: &str, parent: Option<&str>) -> String {
    #[derive(Serialize)]
    struct Parent<'a> {
        id: &'a str,
    }
    #[derive(Serialize)]
    struct Body<'a> {
        description: &'a str,
        r#type: &'a str,
        #[serde(skip_serializing_if = "Option::is_none")]
        parent_step: Option<Parent<'a>>,
    }
    json(&Body { description, r#type: kind.as_wire(), parent_step: parent.map(|id| Parent { id }) })
}

/// Body of a step's `end`; `succeeded` is mandatory there (contract 1.1).
pub fn end_step(succeeded: bool) -> String {
    #[derive(Serialize)]
    struct Body<'a> {
        succeeded: &'a str,
    }
    json(&Body { succeeded: boolean(succeeded) })
}

/// Body of a job's `end` (contract 1.4).
pub fn end_job(succeeded: bool, force: bool) -> String {
    #[derive(Serialize)]
    struct Body<'a> {
        succeeded: &'a str,
        force: &'a str,
    }
    json(&Body { succeeded: boolean(succeeded), force: boolean(force) })
}

/// Body of a job's `clear` (contract 1.5).
pub fn clear_job() -> String {
    "{}".to_owned()
}

/// The id of what a 201 brought back.
pub fn created_id(body: &[u8]) -> Option<String> {
    let made: Identified = serde_json::from_slice(body).ok()?;
    made.id
}

/// What the page needs of the API's root document (contract 2.4).
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ApiRoot {
    /// Full version of the engine.
    pub version: Option<String>,
    /// The engine's time, in milliseconds since 1970.
    pub time: Option<i64>,
    /// Id of the user who asks.
    pub user: Option<String>,
}

impl ApiRoot {
    /// Reads the document; `None` when it is not one.
    pub fn read(body: &[u8]) -> Option<Self> {
        #[derive(Default, Deserialize)]
        #[serde(default)]
        struct Version {
            full_version: Option<String>,
        }
        #[derive(Default, Deserialize)]
        #[serde(default)]
        struct Product {
            version: Version,
        }
        #[derive(Deserialize)]
        struct Root {
            product_info: Product,
            time: Option<i64>,
            authenticated_user: Option<Identified>,
        }
        let root: Root = serde_json::from_slice(body).ok()?;
        Some(Self {
            version: root.product_info.version.full_version,
            time: root.time,
            user: root.authenticated_user.and_then(|user| user.id),
        })
    }
}

/// The name to show for a user: `name@domain`, else the plain name (contract 2.4, User).
pub fn user_name(body: &[u8]) -> Option<String> {
    #[derive(Default, Deserialize)]
    #[serde(default)]
    struct User {
        user_name: Option<String>,
        name: Option<String>,
    }
    let user: User = serde_json::from_slice(body).ok()?;
    [user.user_name, user.name].into_iter().flatten().find(|name| !name.is_empty())
}

/// The token out of an answer of the token endpoint (contract 7).
pub fn access_token(body: &[u8]) -> Option<String> {
    #[derive(Deserialize)]
    struct Token {
        access_token: Option<String>,
    }
    serde_json::from_slice::<Token>(body).ok()?.access_token.filter(|token| !token.is_empty())
}

/// Why the token endpoint refused; it has two shapes of its own (contract 7).
pub fn sign_in_fault(body: &[u8]) -> Option<Fault> {
    #[derive(Default, Deserialize)]
    #[serde(default)]
    struct Refusal {
        error_code: Option<String>,
        error: Option<String>,
        error_description: Option<String>,
    }
    let refusal: Refusal = serde_json::from_slice(body).ok()?;
    let (reason, detail) = match refusal.error_code {
        Some(code) => (Some(code), refusal.error),
        None => (refusal.error, refusal.error_description),
    };
    (reason.is_some() || detail.is_some())
        .then(|| Fault { reason: reason.unwrap_or_default(), detail: detail.unwrap_or_default() })
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct Identified {
    id: Option<String>,
}

/// The engine's own documents have booleans as strings.
fn boolean(value: bool) -> &'static str {
    if value { "true" } else { "false" }
}

fn json(body: &impl Serialize) -> String {
    serde_json::to_string(body).expect("plain texts always have a JSON form")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn fixture(name: &str) -> Vec<u8> {
        let path = format!("{}/../../tests/fixtures/{name}", env!("CARGO_MANIFEST_DIR"));
        std::fs::read(&path).unwrap_or_else(|error| panic!("{path}: {error}"))
    }

    #[test]
    fn bodies_are_what_the_contract_names_and_nothing_else() {
        let cases = [
            (create_job("Copy \"a\"", true), r#"{"description":"Copy \"a\"","auto_cleared":"true"}"#),
            (add_step(StepKind::Executing, "x", None), r#"{"description":"x","type":"executing"}"#),
            (
                add_step(StepKind::Validating, "x", Some("S1")),
                r#"{"description":"x","type":"validating","parent_step":{"id":"S1"}}"#,
            ),
            (end_step(false), r#"{"succeeded":"false"}"#),
            (end_job(true, false), r#"{"succeeded":"true","force":"false"}"#),
            (clear_job(), "{}"),
        ];
        for (body, expected) in cases {
            assert_eq!(body, expected);
        }
    }

    #[test]
    fn small_answers_are_read() {
        assert!(created_id(&fixture("job-created.json")).is_some());
        assert!(created_id(&fixture("step-created.json")).is_some());
        let root = ApiRoot::read(&fixture("api.json")).expect("an API root");
        assert!(root.version.is_some() && root.time.is_some() && root.user.is_some(), "{root:?}");
        assert!(user_name(&fixture("user.json")).is_some_and(|name| name.contains('@')));
        assert!(access_token(&fixture("token.json")).is_some());
        assert_eq!(sign_in_fault(&fixture("token-refused.json")).expect("a fault").reason, "access_denied");
    }

    #[test]
    fn answers_that_are_something_else_are_refused() {
        for body in ["", "<html>", "[]", "null", "{}"] {
            let body = body.as_bytes();
            assert_eq!(created_id(body), None);
            assert_eq!(ApiRoot::read(body), None);
            assert_eq!(user_name(body), None);
            assert_eq!(access_token(body), None);
            assert_eq!(sign_in_fault(body), None);
        }
    }
}
