//! Scripts as they are shown, kept in tests/fixtures/scripts: other tests run these very files against an engine.

use std::path::PathBuf;

use tasks::plan::Plan;
use tasks::script::{Id, Language, Request, creation, script, token_command};

const API: &str = "http://engine.example.com/ovirt-engine/api";

fn known(id: &str) -> Id {
    Id::Known(id.into())
}

/// What is scripted, under the name of its files. `JOB` and `STEP` stand for ids.
fn scripted() -> Vec<(&'static str, Vec<Request>)> {
    let plan = Plan::read(
        "validating: Check “it's”\nClone {{ the }} disk\n\tCopy \"all\" $HOME\n\t\tBlock\nfinalizing: Tell",
    );
    let description = "Clone VM 'web01'".to_owned();
    let gone = "00000000-0000-0000-0000-000000000000";
    let force_end = |job: &str, description| Request::EndJob {
        job: known(job),
        description,
        succeeded: false,
        force: true,
    };
    vec![
        ("create", creation("Back up {{ all }} of it's \"disks\" \\ $HOME", true, &plan)),
        ("create-alone", vec![Request::CreateJob { description: "Backup".into(), auto_cleared: true }]),
        (
            "add-step",
            vec![Request::AddStep {
                job: known("JOB"),
                parent: Some(known("STEP")),
                kind: tasks::StepKind::Executing,
                description: "Verify".into(),
            }],
        ),
        ("end-step", vec![Request::EndStep { job: known("JOB"), step: known("STEP"), succeeded: false }]),
        (
            "end-job",
            vec![Request::EndJob {
                job: known("JOB"),
                description: description.clone(),
                succeeded: true,
                force: false,
            }],
        ),
        ("force-end", vec![force_end("JOB", description)]),
        ("clear", vec![Request::Clear { job: known("JOB") }]),
        // Of several, the one that is refused does not stop those behind it.
        ("force-end-many", [gone, "JOB"].map(|job| force_end(job, "Clone VM 'web01'".into())).to_vec()),
        (
            "end-many",
            vec![
                Request::EndStep { job: known("JOB"), step: known(gone), succeeded: true },
                Request::EndStep { job: known("JOB"), step: known("STEP"), succeeded: true },
                Request::EndJob {
                    job: known("JOB"),
                    description: "Clone VM 'web01'".into(),
                    succeeded: true,
                    force: false,
                },
            ],
        ),
        ("clear-many", [gone, "JOB"].map(|job| Request::Clear { job: known(job) }).to_vec()),
    ]
}

fn extension(language: Language) -> &'static str {
    match language {
        Language::Curl => "sh",
        Language::Python => "py",
        Language::Ansible => "yml",
        Language::Rust => "rs",
    }
}

#[test]
fn scripts_are_as_kept() {
    for (name, requests) in scripted() {
        for language in Language::ALL {
            is_as_kept(&format!("{name}.{}", extension(language)), &script(language, API, &requests));
        }
    }
    is_as_kept("token.sh", &token_command(API, "admin@internal"));
}

fn is_as_kept(name: &str, written: &str) {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../tests/fixtures/scripts");
    let path = folder.join(name);
    // To be looked at before it is committed, as any golden document.
    if std::env::var_os("WRITE_SCRIPTS").is_some() {
        std::fs::write(&path, written).expect("a file");
    }
    assert_eq!(std::fs::read_to_string(&path).unwrap_or_default(), written, "{}", path.display());
}

#[test]
fn none_holds_a_token() {
    for (_, requests) in scripted() {
        for language in Language::ALL {
            let written = script(language, API, &requests);
            assert!(written.contains("OVIRT_TOKEN"), "{written}");
        }
    }
}

#[test]
fn a_rust_program_holds_no_letter_that_its_compiler_refuses() {
    let description = "a\n\"b\\ \u{202e}ц".to_owned();
    let written = script(Language::Rust, API, &[Request::CreateJob { description, auto_cleared: true }]);
    assert!(written.contains(r#"a\\u000a\\\"b\\\\ \u{202e}ц"#), "{written}");
}
