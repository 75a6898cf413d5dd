//! How an engine is started, and why it is not.

use std::fs;
use std::net::TcpListener;
use std::path::Path;

use crate::engine::{Engine, JOBS, done, program, refused};

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
fn a_folder_without_a_plug_in_is_served_and_told() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().to_str().expect("a path");
    let mut engine = Engine::start(&["--ephemeral", "--plugin", path]);
    let told = engine.end_of_errors();
    assert!(told.contains("There is no plug-in in") && told.contains(path), "{told}");
}

#[test]
fn a_refused_account_is_not_repeated() {
    let said = refused(&["serve", "--ephemeral", "--port", "0", "--user", "vendor@internal:geheim:king"]);
    assert!(said.contains("NAME:PASSWORD:ROLE") && !said.contains("geheim"), "{said}");
}

#[test]
fn databases_that_cannot_be_used_are_named_and_kept() {
    let notes = "these are my notes, and no database at all. ".repeat(50).into_bytes();
    let sound = |folder: &Path| {
        done(&["seed", "--data", text(folder), "--jobs", "200"]);
        fs::read(folder.join("task-engine.db")).expect("it is there")
    };
    let newer = |folder: &Path| {
        // The layout's number is the header's user version, at the 60th byte.
        let mut bytes = sound(folder);
        bytes[60..64].copy_from_slice(&99_u32.to_be_bytes());
        bytes
    };
    let torn = |folder: &Path| {
        let bytes = sound(folder);
        bytes[..bytes.len() / 2].to_vec()
    };
    type Spoil<'a> = &'a dyn Fn(&Path) -> Vec<u8>;
    let table: [(&str, Spoil<'_>, &str); 3] = [
        ("notes", &|_| notes.clone(), "Restore it from a copy"),
        ("newer", &newer, "layout 99"),
        ("torn", &torn, "It was left as it is"),
    ];
    for (name, spoil, part) in table {
        let folder = tempfile::tempdir().expect("a folder");
        let file = folder.path().join("task-engine.db");
        let bytes = spoil(folder.path());
        fs::write(&file, &bytes).expect("it is written");
        let data = text(folder.path());
        let copy = folder.path().join("copy.db");
        let commands: [&[&str]; 4] = [
            &["serve", "--port", "0", "--data", data],
            &["seed", "--data", data, "--jobs", "1"],
            &["snapshot", "--data", data, text(&copy)],
            &["check", "--data", data],
        ];
        for command in commands {
            let said = refused(command);
            assert!(said.contains("task-engine.db") && said.contains(part), "{name}, {command:?}: {said}");
            assert!(fs::read(&file).expect("it is there") == bytes, "{name}, {command:?}: it was changed");
            assert!(!copy.exists(), "{name}, {command:?}: there is a copy of it");
        }
    }
}

#[test]
fn a_folder_in_use_and_one_that_cannot_be_made_are_named() {
    let running = tempfile::tempdir().expect("a folder");
    let engine = Engine::on(running.path());
    let data = text(running.path());
    for command in [&["serve", "--port", "0", "--data", data], &["seed", "--jobs", "1", "--data", data]] {
        let said = refused(command);
        assert!(said.contains("in use by another task-engine"), "{said}");
    }
    engine.get(JOBS).expect("the first one is well");

    let file = running.path().join("a-file");
    fs::write(&file, "mine").expect("it is written");
    for place in ["/proc/nowhere", text(&file)] {
        let said = refused(&["serve", "--port", "0", "--data", place]);
        assert!(said.contains(&format!("{place} cannot be made")) && said.contains("--data"), "{said}");
    }
    assert_eq!(fs::read_to_string(&file).expect("it is there"), "mine");
}

fn text(path: &Path) -> &str {
    path.to_str().expect("a path in UTF-8")
}

#[test]
fn wrong_arguments_are_explained() {
    let table: [(&[&str], &str); 12] = [
        (&[], "Usage: task-engine"),
        (&["serv"], "serve"),
        (&["serve", "--prot", "1"], "--port"),
        (&["serve", "--port", "99999"], "99999"),
        (&["serve", "--user", "vendor"], "NAME:PASSWORD:ROLE"),
        (&["serve", "--data", "x", "--ephemeral"], "leave out one of them"),
        (&["serve", "--log-level", "loud"], "[possible values: off, error, warn, info, debug]"),
        (&["serve", "--demo=perhaps"], "perhaps"),
        (&["seed"], "--scenario"),
        (&["seed", "--demo", "--jobs", "1"], "cannot be used with"),
        (&["snapshot"], "<FILE>"),
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
fn a_configuration_file_that_cannot_be_used_is_explained() {
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("engine.toml");
    let table = [
        ("ephemeral = true\nprot = 80\n", "line 2: unknown field `prot`, expected one of `host`, `port`"),
        ("port = 'eighty'\n", "line 1"),
        ("port = \n", "line 1"),
        ("log_level = 'loud'\n", "unknown variant `loud`"),
        ("users = ['vendor@internal:geheim:administrator'\nport = 1", "line"),
    ];
    for (written, part) in table {
        fs::write(&file, written).expect("it is written");
        let said = refused(&["serve", "--config", text(&file)]);
        assert!(said.contains("engine.toml cannot be used") && said.contains(part), "{said}");
        assert!(said.contains("--config") && said.lines().count() == 1, "{said}");
        assert!(!said.contains("geheim"), "{said}");
    }
}

#[test]
fn what_is_typed_wins_over_the_environment() {
    let folder = tempfile::tempdir().expect("a folder");
    let data = folder.path().join("data");
    let output = program(&["serve", "--ephemeral", "--host", "192.0.2.1"])
        .env("TASK_ENGINE_DATA", &data)
        .env("TASK_ENGINE_USERS", "vendor@internal:secret:administrator\nother@internal:secret:user")
        .env("TASK_ENGINE_DEV", "off")
        .output()
        .expect("it runs");
    let said = String::from_utf8(output.stderr).expect("text");
    assert!(said.contains("Cannot listen on 192.0.2.1"), "{said}");
    assert!(!data.exists());
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
    for command in ["serve", "seed", "snapshot", "restore", "check"] {
        let help = done(&[command, "--help"]);
        assert!(help.contains(&format!("  task-engine {command}")), "{command} shows no example: {help}");
    }
    let version = program(&["--version"]).output().expect("it runs");
    assert_eq!(
        String::from_utf8(version.stdout).expect("text"),
        format!("task-engine {}\n", env!("CARGO_PKG_VERSION"))
    );
}
