//! A shell script with curl.

use super::{Request, are_apart, is_used, variable, wire};

/// Stands for the place of a variable until the rest is quoted. No id holds it.
const MARK: char = '\u{e000}';

pub(super) fn script(api: &str, requests: &[Request]) -> String {
    // In parentheses, so that leaving it leaves no shell that it is pasted into.
    let mut script = format!(
        "# The token comes from the environment: export OVIRT_TOKEN=…\n\
         (\n\
         : \"${{OVIRT_TOKEN:?}}\"\n\
         api={}\n\
         post() {{\n  \
           curl --fail-with-body --silent --show-error --write-out '\\n' --data \"$2\" \"$api$1\" \\\n    \
             --header \"Authorization: Bearer $OVIRT_TOKEN\" \\\n    \
             --header 'Accept: application/json' --header 'Content-Type: application/json'\n\
         }}\n",
        quoted(api)
    );
    let apart = are_apart(requests);
    for (at, request) in requests.iter().enumerate() {
        let (path, body) = wire(request, &|id| id.written(|name| format!("{MARK}{name}{MARK}")));
        let call = format!("post {} {}", with_variables(&path), with_variables(&body));
        script.push_str(&if is_used(requests, at) {
            format!("{}=$({call} | jq --exit-status --raw-output .id) || exit\n", variable(at))
        } else if apart {
            format!("{call} || failed=1\n")
        } else {
            format!("{call} || exit\n")
        });
    }
    if apart {
        script.push_str("exit ${failed:-0}\n");
    }
    script.push_str(")\n");
    script
}

/// A command that signs in with a password that it asks for, and keeps the token where scripts look for it.
pub(super) fn token(api: &str, user: &str) -> String {
    let tokens = [api.strip_suffix("/api").unwrap_or(api), "/sso/oauth/token"].concat();
    // The password goes through a pipe: arguments can be seen by everybody on the machine.
    format!(
        "read -rsp 'Password: ' password && export OVIRT_TOKEN=$(printf %s \"$password\" |\n  \
           curl --fail --silent --show-error --header 'Accept: application/json' \\\n    \
             --data grant_type=password --data scope=ovirt-app-api \\\n    \
             --data-urlencode {} --data-urlencode password@- \\\n    \
             {} | jq --raw-output .access_token)\n",
        quoted(&["username=", user].concat()),
        quoted(&tokens)
    )
}

/// A word of the shell that is this very text.
fn quoted(text: &str) -> String {
    ["'", &text.replace('\'', r"'\''"), "'"].concat()
}

/// The same, with the marked variables filled in by the shell.
fn with_variables(text: &str) -> String {
    let parts = text.split(MARK).enumerate().map(|(at, part)| match at % 2 {
        0 if part.is_empty() => String::new(),
        0 => quoted(part),
        _ => ["\"$", part, "\""].concat(),
    });
    parts.collect()
}
