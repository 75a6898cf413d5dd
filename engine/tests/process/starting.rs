//! How an engine is started, and why it is not.

use std::fs;
use std::net::TcpListener;

use crate::engine::{Engine, JOBS, program, refused};

#[test]
fn a_taken_port_is_named() {
    let listener = TcpListener::bind("127.0.0.1:0").expect("a port");
    let port = listener.local_addr().expect("an address").port().to_string();
    let folder = tempfile::tempdir().expect("a folder");
    let data = folder.path().join("data");
    let said = refused(&["serve", "--port", &port, "--data", data.to_str().expect("a path")]);
    for part in [&format!("Port {port}"), "127.0.0.1", "PORT=", "--port"] {
        assert!(said.contains(part), "{said}");
    }
    assert!(!data.exists(), "the data of an engine that runs already would be restarted");
}

#[test]
fn other_machines_need_an_account_of_their_own() {
    let everywhere = ["serve", "--ephemeral", "--host", "0.0.0.0", "--port", "0"];
    let said = refused(&everywhere);
    assert!(said.contains("--user NAME:PASSWORD:ROLE"), "{said}");

    let vendor = ["--ephemeral", "--host", "0.0.0.0", "--user", "vendor@internal:secret:administrator"];
    let engine = Engine::start(&vendor);
    let status = |authorization: &str| {
        let request =
            engine.agent.get(format!("{}{JOBS}", engine.origin)).header("authorization", authorization);
        request.call().expect("an answer").status().as_u16()
    };
    assert_eq!(status("Basic dmVuZG9yQGludGVybmFsOnNlY3JldA=="), 200);
    assert_eq!(status(Engine::ADMIN), 401);
}

#[test]
fn what_tests_may_do_is_not_for_other_machines() {
    let account = "vendor@internal:secret:administrator";
    let said =
        refused(&["serve", "--ephemeral", "--host", "0.0.0.0", "--port", "0", "--user", account, "--dev"]);
    assert!(said.contains("--dev") && said.contains("127.0.0.1"), "{said}");
}

#[test]
fn a_folder_of_plug_ins_that_is_not_there_is_named() {
    let said = refused(&["serve", "--ephemeral", "--port", "0", "--plugin", "/nowhere/at/all"]);
    assert!(said.contains("/nowhere/at/all"), "{said}");
}

#[test]
fn a_refused_account_is_not_repeated() {
    let said = refused(&["serve", "--ephemeral", "--port", "0", "--user", "vendor@internal:geheim:king"]);
    assert!(said.contains("NAME:PASSWORD:ROLE") && !said.contains("geheim"), "{said}");
}

#[test]
fn databases_that_cannot_be_used_are_named_and_kept() {
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("task-engine.db");
    fs::write(&file, "these are my notes").expect("it is written");
    let data = folder.path().to_str().expect("a path");
    let said = refused(&["serve", "--port", "0", "--data", data]);
    assert!(said.contains("task-engine.db cannot be used as a database"), "{said}");
    assert_eq!(fs::read_to_string(&file).expect("it is there"), "these are my notes");

    let running = tempfile::tempdir().expect("a folder");
    let engine = Engine::on(running.path());
    let said = refused(&["serve", "--port", "0", "--data", running.path().to_str().expect("a path")]);
    assert!(said.contains("in use by another task-engine"), "{said}");
    engine.get(JOBS).expect("the first one is well");

    let said = refused(&["serve", "--port", "0", "--data", "/proc/nowhere"]);
    assert!(said.contains("/proc/nowhere cannot be made"), "{said}");
}

#[test]
fn wrong_arguments_are_explained() {
    let table: [(&[&str], &str); 7] = [
        (&[], "Usage: task-engine"),
        (&["serv"], "serve"),
        (&["serve", "--prot", "1"], "--port"),
        (&["serve", "--port", "99999"], "99999"),
        (&["serve", "--user", "vendor"], "NAME:PASSWORD:ROLE"),
        (&["serve", "--data", "x", "--ephemeral"], "cannot be used with"),
        (&["serve", "--config", "/nowhere.toml"], "/nowhere.toml"),
    ];
    for (arguments, part) in table {
        let said = refused(arguments);
        assert!(said.contains(part), "{arguments:?}: {said}");
    }
}

#[test]
fn settings_come_from_a_file_and_the_environment_too() {
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("engine.toml");
    fs::write(&file, "ephemeral = true\nport = 1\nfailed_job_cleanup = 0\n").expect("it is written");
    let config = file.to_str().expect("a path");
    assert!(refused(&["serve", "--config", config]).contains("failed-job-cleanup is 0"));
    let output = program(&["serve", "--config", config, "--failed-job-cleanup", "5"])
        .env("TASK_ENGINE_HOST", "192.0.2.1")
        .output()
        .expect("it runs");
    let said = String::from_utf8(output.stderr).expect("text");
    assert!(said.contains("Listening on 192.0.2.1"), "{said}");
}

#[test]
fn it_helps_and_tells_its_version() {
    let help = program(&["serve", "--help"]).output().expect("it runs");
    let text = String::from_utf8(help.stdout).expect("text");
    for flag in
        ["--port", "--data", "--ephemeral", "--user", "--plugin", "--demo", "--dev", "--job-cleanup-rate"]
    {
        assert!(text.contains(flag), "{flag}");
    }
    let version = program(&["--version"]).output().expect("it runs");
    assert_eq!(
        String::from_utf8(version.stdout).expect("text"),
        format!("task-engine {}\n", env!("CARGO_PKG_VERSION"))
    );
}
