//! A program in Rust with ureq.

use super::{Request, are_apart, is_used, variable, wire};

/// Stands for the place of a variable until the rest is quoted. No id holds it.
const MARK: char = '\u{e000}';

pub(super) fn script(api: &str, requests: &[Request]) -> String {
    let creates = (0..requests.len()).any(|at| is_used(requests, at));
    let mut script = format!(
        "// [dependencies] ureq = {{ version = \"3\", features = [\"json\"] }}, serde_json = \"1\"\n\
         // The token comes from the environment: export OVIRT_TOKEN=…\n\
         fn main() -> Result<(), Box<dyn std::error::Error>> {{\n    \
           let token = std::env::var(\"OVIRT_TOKEN\")?;\n    \
           let post = |path: &str, body: &str| -> Result<serde_json::Value, ureq::Error> {{\n        \
             ureq::post(format!(\"{{}}{{path}}\", {}))\n            \
               .header(\"Authorization\", format!(\"Bearer {{token}}\"))\n            \
               .header(\"Accept\", \"application/json\")\n            \
               .content_type(\"application/json\")\n            \
               .send(body)?\n            \
               .body_mut()\n            \
               .read_json()\n    \
           }};\n",
        literal(api)
    );
    if creates {
        script.push_str(
            "    let id = |made: serde_json::Value| made[\"id\"].as_str().unwrap_or_default().to_owned();\n",
        );
    }
    if are_apart(requests) {
        script.push_str(&each(requests));
        return script;
    }
    for (at, request) in requests.iter().enumerate() {
        let (path, body) = wire(request, &|id| id.written(|name| format!("{MARK}{name}{MARK}")));
        let call = format!("post({}, {})?", with_variables(&path), with_variables(&body));
        script.push_str(&if is_used(requests, at) {
            format!("    let {} = id({call});\n", variable(at))
        } else {
            format!("    {call};\n")
        });
    }
    script.push_str("    Ok(())\n}\n");
    script
}

/// Requests of which one that fails does not stop the rest, and the end of the program.
fn each(requests: &[Request]) -> String {
    let calls = requests.iter().map(|request| {
        let (path, body) = wire(request, &|id| id.written(|name| name));
        ["        (", &*literal(&path), ", ", &literal(&body), "),\n"].concat()
    });
    format!(
        "    let mut failed = 0;\n    \
           for (path, body) in [\n{}    ] {{\n        \
             if let Err(error) = post(path, body) {{\n            \
               eprintln!(\"{{path}}: {{error}}\");\n            \
               failed += 1;\n        \
             }}\n    \
           }}\n    \
           if failed > 0 {{ Err(format!(\"{{failed}} failed\").into()) }} else {{ Ok(()) }}\n\
         }}\n",
        calls.collect::<String>()
    )
}

/// A literal of this text, or what makes it with the marked variables filled in.
fn with_variables(text: &str) -> String {
    if !text.contains(MARK) {
        return literal(text);
    }
    let parts = text.split(MARK).enumerate().map(|(at, part)| match at % 2 {
        0 => part.replace('{', "{{").replace('}', "}}"),
        _ => ["{", part, "}"].concat(),
    });
    ["&format!(", &*literal(&parts.collect::<String>()), ")"].concat()
}

/// A literal of this text. What can't be seen is escaped, since the compiler refuses some of it; by hand, since `Debug`
/// would bring the tables of what can be printed.
fn literal(text: &str) -> String {
    let mut literal = String::from("\"");
    for letter in text.chars() {
        match letter {
            '"' | '\\' => literal.extend(['\\', letter]),
            '\0'..='\u{1f}' | '\u{7f}'..='\u{9f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' => {
                literal.push_str(&format!("\\u{{{:x}}}", u32::from(letter)));
            }
            _ => literal.push(letter),
        }
    }
    literal.push('"');
    literal
}
