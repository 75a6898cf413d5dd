//! Scripts as they are shown, kept in tests/fixtures/scripts: other tests run these very files against an engine.

use std::path::PathBuf;

use tasks::plan::Plan;
use tasks::script::{Id, Language, Request, creation, script};

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
        (
            "force-end",
            vec![Request::EndJob { job: known("JOB"), description, succeeded: false, force: true }],
        ),
        ("clear", vec![Request::Clear { job: known("JOB") }]),
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
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../tests/fixtures/scripts");
    for (name, requests) in scripted() {
        for language in Language::ALL {
            let path = folder.join(format!("{name}.{}", extension(language)));
            let written = script(language, API, &requests);
            // To be looked at before it is committed, as any golden document.
            if std::env::var_os("WRITE_SCRIPTS").is_some() {
                std::fs::write(&path, &written).expect("a file");
            }
            assert_eq!(std::fs::read_to_string(&path).unwrap_or_default(), written, "{}", path.display());
        }
    }
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
