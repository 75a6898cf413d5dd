//! Request bodies, and the small answers around jobs and steps, as JSON (contract 2).

use crate::{Fault, Status, StepKind};
use scan::{Flaw, Json, Value, quote};

/// Body of `POST /jobs` (contract 1.2). `auto_cleared` is always sent: left out it would be false.
pub fn create_job(description: &str, auto_cleared: bool) -> String {
    object(&[("description", quote(description)), ("auto_cleared", boolean(auto_cleared))])
}

/// Body of `POST /jobs/{id}/steps` (contract 1.3).
pub fn add_step(kind: StepKind, description: &str, parent: Option<&str>) -> String {
    let mut members = vec![("description", quote(description)), ("type", quote(kind.as_wire()))];
    if let Some(id) = parent {
        members.push(("parent_step", object(&[("id", quote(id))])));
    }
    object(&members)
}

/// Body of a step's `end`; `succeeded` is mandatory there (contract 1.1).
pub fn end_step(succeeded: bool) -> String {
    object(&[("succeeded", boolean(succeeded))])
}

/// Body of a job's `end` (contract 1.4).
pub fn end_job(succeeded: bool, force: bool) -> String {
    object(&[("succeeded", boolean(succeeded)), ("force", boolean(force))])
}

/// Body of a job's `clear` (contract 1.5).
pub fn clear_job() -> String {
    object(&[])
}

/// Body of `POST /events` (event contract): a sentence under a correlation id; the pair of origin and `id` is unique.
pub fn note(text: &str, correlation: &str, id: u32) -> String {
    object(&[
        ("description", quote(text)),
        ("correlation_id", quote(correlation)),
        ("custom_id", quote(&id.to_string())),
        // Without it the engine drops what it takes for a repetition (event contract, flood trap).
        ("flood_rate", quote("1")),
        ("origin", quote("Task Monitor")),
        ("severity", quote("normal")),
    ])
}

/// The id of what a 201 brought back.
pub fn created_id(body: &[u8]) -> Option<String> {
    Reply::read(body)?.id
}

/// What is told of a job or a step by itself: its status, and whether it is auto-cleared, which steps never are.
pub fn state(body: &[u8]) -> Option<(Status, bool)> {
    let reply = Reply::read(body)?;
    let auto_cleared = reply.auto_cleared.as_deref() == Some("true");
    Some((Status::from_wire(&reply.status?), auto_cleared))
}

/// The name to show for a user: `name@domain`, else the plain name (contract 2.4, User).
pub fn user_name(body: &[u8]) -> Option<String> {
    let reply = Reply::read(body)?;
    [reply.user_name, reply.name].into_iter().flatten().find(|name| !name.is_empty())
}

/// The name of an entity.
pub fn name(body: &[u8]) -> Option<String> {
    Reply::read(body)?.name.filter(|name| !name.is_empty())
}

/// The token out of an answer of the token endpoint (contract 7).
pub fn access_token(body: &[u8]) -> Option<String> {
    Reply::read(body)?.access_token.filter(|token| !token.is_empty())
}

/// The engine's fault: bare, inside a failed action, or in one of the two shapes of the token endpoint (contract 4.1,
/// 7). `None` where there is none, as in the web server's own error pages (contract 9.16).
pub fn fault(body: &[u8]) -> Option<Fault> {
    let reply = Reply::read(body)?;
    // An action may carry a `reason` of its own, which was sent with it: its fault comes first.
    let (reason, detail) = match (reply.fault, reply.error_code) {
        (Some(fault), _) => (fault.reason, fault.detail),
        (None, Some(code)) => (Some(code), reply.error),
        (None, None) => (reply.reason.or(reply.error), reply.detail.or(reply.error_description)),
    };
    (reason.is_some() || detail.is_some())
        .then(|| Fault { reason: reason.unwrap_or_default(), detail: detail.unwrap_or_default() })
}

/// Every member that is read from any small answer.
#[derive(Default)]
struct Reply {
    id: Option<String>,
    name: Option<String>,
    user_name: Option<String>,
    access_token: Option<String>,
    status: Option<String>,
    auto_cleared: Option<String>,
    error: Option<String>,
    error_code: Option<String>,
    error_description: Option<String>,
    reason: Option<String>,
    detail: Option<String>,
    fault: Option<Box<Reply>>,
}

impl Reply {
    fn read(body: &[u8]) -> Option<Self> {
        let mut reply = Self::default();
        let mut json = Json::new(body);
        reply.take(&mut json).and_then(|()| json.end()).ok()?;
        Some(reply)
    }

    fn take(&mut self, json: &mut Json<'_>) -> Result<(), Flaw> {
        json.members(&mut |name, json| {
            let member = match name {
                "id" => &mut self.id,
                "name" => &mut self.name,
                "user_name" => &mut self.user_name,
                "access_token" => &mut self.access_token,
                "status" => &mut self.status,
                "auto_cleared" => &mut self.auto_cleared,
                "error" => &mut self.error,
                "error_code" => &mut self.error_code,
                "error_description" => &mut self.error_description,
                "reason" => &mut self.reason,
                "detail" => &mut self.detail,
                "fault" => return self.fault.insert(Box::default()).take(json),
                _ => return json.skip(),
            };
            match json.value()? {
                Value::Text(text) => *member = Some(text.into_owned()),
                Value::Object | Value::List => json.skip()?,
                Value::Number(_) | Value::Flag(_) | Value::Null => {}
            }
            Ok(())
        })
    }
}

/// An object of members whose values are JSON already.
fn object(members: &[(&str, String)]) -> String {
    let members: Vec<_> = members.iter().map(|(name, value)| format!("\"{name}\":{value}")).collect();
    format!("{{{}}}", members.join(","))
}

/// The engine's own documents have booleans as strings.
fn boolean(value: bool) -> String {
    quote(if value { "true" } else { "false" })
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
        assert!(user_name(&fixture("user.json")).is_some_and(|name| name.contains('@')));
        assert!(access_token(&fixture("token.json")).is_some());
        assert_eq!(fault(&fixture("token-refused.json")).expect("a fault").reason, "access_denied");
    }

    #[test]
    fn answers_that_are_something_else_are_refused() {
        for body in ["", "<html>", "[]", "null", "{}"] {
            let body = body.as_bytes();
            assert_eq!(created_id(body), None);
            assert_eq!(user_name(body), None);
            assert_eq!(access_token(body), None);
            assert_eq!(fault(body), None);
        }
    }

    #[test]
    fn a_fault_is_read_bare_and_inside_an_action() {
        let bare = fault(&fixture("fault-bare.json")).expect("a fault");
        assert_eq!(bare.reason, "Operation Failed");
        assert!(bare.detail.starts_with('[') && bare.detail.ends_with(']'), "{bare}");
        let inside = fault(&fixture("fault-action.json")).expect("a fault");
        assert_eq!(inside.reason, "Operation Failed");
        assert_eq!(
            fault(&fixture("fault-validation.json")).expect("a fault").reason,
            "Input validation failed."
        );
    }

    #[test]
    fn an_actions_own_reason_is_not_its_fault() {
        let body = br#"{"reason":"night shift","status":"failed","fault":{"detail":"[Job not found.]"}}"#;
        assert_eq!(fault(body).expect("a fault").to_string(), "[Job not found.]");
    }

    #[test]
    fn other_bodies_hold_no_fault() {
        for body in ["", "<html>", "{}", "[]", "null", r#"{"status":"complete"}"#] {
            assert_eq!(fault(body.as_bytes()), None, "{body}");
        }
    }

    #[test]
    fn the_token_endpoint_has_two_shapes_of_refusal() {
        let oauth = br#"{"error":"invalid_request","error_description":"No grant."}"#;
        assert_eq!(fault(oauth).expect("a fault").to_string(), "invalid_request: No grant.");
        let api = br#"{"error_code":"access_denied","error":"Cannot authenticate."}"#;
        assert_eq!(fault(api).expect("a fault").to_string(), "access_denied: Cannot authenticate.");
    }
}
