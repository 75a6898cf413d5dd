//! An Ansible playbook. The module `ovirt_job` knows a job by its description, makes no sub-steps, gives steps no type, and
//! neither forces nor clears: where that is not the very same, the playbook makes the request itself.

use super::{Request, are_apart, is_used, variable, wire};
use scan::quote;

pub(super) fn script(api: &str, requests: &[Request]) -> String {
    let mut script = format!(
        "# The token comes from the environment: export OVIRT_TOKEN=…\n\
         - hosts: localhost\n  \
           gather_facts: false\n  \
           vars:\n    \
             api: {}\n    \
             token: \"{{{{ lookup('env', 'OVIRT_TOKEN') }}}}\"\n  \
           tasks:\n",
        text(api)
    );
    match requests {
        [Request::CreateJob { description, auto_cleared: true }] => {
            script.push_str(&by_module(description, "started"));
        }
        [Request::EndJob { description, succeeded, force: false, .. }] => {
            script.push_str(&by_module(description, if *succeeded { "finished" } else { "failed" }));
        }
        _ if are_apart(requests) => script.push_str(&by_loop(requests)),
        _ => (0..requests.len()).for_each(|at| script.push_str(&by_request(requests, at))),
    }
    script
}

fn by_module(description: &str, state: &str) -> String {
    format!(
        "    # It takes the first job with this description that is not finished.\n    \
         - ovirt.ovirt.ovirt_job:\n        \
             auth: {{ url: \"{{{{ api }}}}\", token: \"{{{{ token }}}}\", insecure: false }}\n        \
             description: {}\n        \
             state: {state}\n",
        text(description)
    )
}

fn by_request(requests: &[Request], at: usize) -> String {
    let (path, body) = wire(&requests[at], &|id| id.written(result));
    let registered =
        if is_used(requests, at) { format!("      register: {}\n", variable(at)) } else { String::new() };
    // What a person wrote is no template; the parent's id is.
    let body = match &requests[at] {
        Request::CreateJob { description, auto_cleared } => {
            format!("{{ description: {}, auto_cleared: {auto_cleared} }}", text(description))
        }
        Request::AddStep { kind, description, parent, .. } => {
            let parent = parent.as_ref().map(|id| quote(&id.written(result)));
            let parent = parent.map(|id| format!(", parent_step: {{ id: {id} }}")).unwrap_or_default();
            format!("{{ description: {}, type: {}{parent} }}", text(description), kind.as_wire())
        }
        _ => body,
    };
    [&*post(&path, &body), &registered].concat()
}

/// The id of what a request made, for Ansible to fill in.
fn result(name: String) -> String {
    format!("{{{{ {name}.json.id }}}}")
}

/// Requests of which one that fails does not stop the rest: a loop goes through to its end, and then fails.
fn by_loop(requests: &[Request]) -> String {
    let mut script = post("{{ item.path }}", "\"{{ item.body }}\"");
    script.push_str("      loop:\n");
    for request in requests {
        let (path, body) = wire(request, &|id| id.written(|name| name));
        script.push_str(&format!("        - {{ path: {path}, body: {body} }}\n"));
    }
    script
}

fn post(path: &str, body: &str) -> String {
    format!(
        "    - ansible.builtin.uri:\n        \
             url: \"{{{{ api }}}}{path}\"\n        \
             method: POST\n        \
             headers: {{ Authorization: \"Bearer {{{{ token }}}}\", Accept: application/json }}\n        \
             body_format: json\n        \
             body: {body}\n        \
             status_code: [200, 201]\n"
    )
}

/// A text that is taken as it stands.
fn text(text: &str) -> String {
    let quoted = quote(text);
    if text.contains("{{") || text.contains("{%") { ["!unsafe ", &quoted].concat() } else { quoted }
}
