//! The built program as people run it: start, answers over HTTP, sudden death, wrong arguments.

use std::fs;
use std::io::{BufRead, BufReader};
use std::net::TcpListener;
use std::path::Path;
use std::process::{Child, Command, Output, Stdio};

use serde_json::{Value, json};

fn program(arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_task-engine"));
    command.args(arguments).env_remove("TASK_ENGINE_PORT").env_remove("TASK_ENGINE_CONFIG");
    command
}

/// Runs the program where it cannot start.
fn refused(arguments: &[&str]) -> String {
    let output: Output = program(arguments).output().expect("it runs");
    assert_eq!(output.status.code(), Some(2), "{output:?}");
    assert!(output.stdout.is_empty(), "{output:?}");
    String::from_utf8(output.stderr).expect("text")
}

/// A running engine that ends with the test.
struct Engine {
    process: Child,
    /// The first line that it printed.
    announcement: String,
    /// Scheme, host and port.
    origin: String,
    agent: ureq::Agent,
}

impl Engine {
    fn start(arguments: &[&str]) -> Self {
        let arguments = [&["serve", "--port", "0"], arguments].concat();
        let mut process = program(&arguments).stdout(Stdio::piped()).spawn().expect("it runs");
        let mut announcement = String::new();
        let mut output = BufReader::new(process.stdout.take().expect("its output"));
        output.read_line(&mut announcement).expect("a line");
        let url = announcement.trim_end().strip_prefix("Task Monitor is at ").expect(&announcement);
        let origin = url.strip_suffix("/ovirt-engine/webadmin/").expect(url).to_owned();
        let agent = ureq::Agent::config_builder().http_status_as_error(false).build().new_agent();
        Self { process, announcement, origin, agent }
    }

    fn on(data: &Path) -> Self {
        Self::start(&["--data", data.to_str().expect("a path in UTF-8")])
    }

    /// Name and password, as a header: `admin@internal:admin`.
    const ADMIN: &str = "Basic YWRtaW5AaW50ZXJuYWw6YWRtaW4=";

    fn get(&self, path: &str) -> Result<Value, ureq::Error> {
        let request = self.agent.get(format!("{}{path}", self.origin)).header("authorization", Self::ADMIN);
        request.header("accept", "application/json").call()?.body_mut().read_json()
    }

    fn post(&self, path: &str, body: &Value) -> Result<(u16, Value), ureq::Error> {
        let request = self.agent.post(format!("{}{path}", self.origin)).header("authorization", Self::ADMIN);
        let mut response = request.header("accept", "application/json").send_json(body)?;
        Ok((response.status().as_u16(), response.body_mut().read_json()?))
    }

    /// Creates something; returns its id.
    fn create(&self, path: &str, body: &Value) -> String {
        let (status, created) = self.post(path, body).expect("an answer");
        assert_eq!(status, 201, "{created}");
        created["id"].as_str().expect("an id").to_owned()
    }

    /// Asks the process to stop; returns its exit code.
    fn stop(mut self) -> Option<i32> {
        let asked = Command::new("kill").arg(self.process.id().to_string()).status().expect("kill runs");
        assert!(asked.success());
        self.process.wait().expect("it ends").code()
    }

    /// Ends the process at once, with no chance to tidy up.
    fn kill(mut self) {
        self.process.kill().expect("it is there");
        self.process.wait().expect("it ends");
    }
}

impl Drop for Engine {
    fn drop(&mut self) {
        // After a failed test the process is still there; otherwise there is nothing to end.
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

const JOBS: &str = "/ovirt-engine/api/jobs";

#[test]
fn what_was_answered_outlives_a_sudden_death() {
    let folder = tempfile::tempdir().expect("a folder");
    let engine = Engine::on(folder.path());
    let job = engine.create(JOBS, &json!({ "description": "Clone", "auto_cleared": "true" }));
    let steps_path = format!("{JOBS}/{job}/steps");
    let step = engine.create(&steps_path, &json!({ "description": "Copy", "type": "executing" }));
    let child = json!({ "description": "Check", "type": "validating", "parent_step": { "id": step } });
    let child = engine.create(&steps_path, &child);
    let (status, _) = engine
        .post(&format!("{steps_path}/{child}/end"), &json!({ "succeeded": "true" }))
        .expect("an answer");
    assert_eq!(status, 200);
    let ended = engine.create(JOBS, &json!({ "description": "Other" }));
    engine.post(&format!("{JOBS}/{ended}/end"), &json!({ "succeeded": "false" })).expect("an answer");
    let ended_before = engine.get(&format!("{JOBS}/{ended}")).expect("an answer");
    let child_before = engine.get(&format!("{steps_path}/{child}")).expect("an answer");
    let last = engine.create(JOBS, &json!({ "description": "The last one" }));
    engine.kill();

    let engine = Engine::on(folder.path());
    let jobs = engine.get(JOBS).expect("an answer");
    let found: Vec<_> =
        jobs["job"].as_array().expect("jobs").iter().map(|job| (&job["id"], &job["status"])).collect();
    let unknown = json!("unknown");
    let expected = [(&json!(job), &unknown), (&json!(ended), &json!("failed")), (&json!(last), &unknown)];
    assert_eq!(found, expected);
    assert_eq!(engine.get(&format!("{JOBS}/{ended}")).expect("an answer"), ended_before);
    assert_eq!(engine.get(&format!("{steps_path}/{child}")).expect("an answer"), child_before);
    assert_eq!(engine.get(&format!("{steps_path}/{step}")).expect("an answer")["status"], "unknown");
}

#[test]
fn the_demonstration_has_its_history_before_the_first_request() {
    let engine = Engine::start(&["--ephemeral", "--demo"]);
    let jobs = engine.get(JOBS).expect("an answer");
    let statuses: Vec<_> =
        jobs["job"].as_array().expect("jobs").iter().map(|job| job["status"].as_str()).collect();
    for status in ["started", "finished", "failed", "unknown", "aborted"] {
        assert!(statuses.contains(&Some(status)), "no job is {status}: {statuses:?}");
    }
}

#[test]
fn it_stops_when_asked_and_says_one_line() {
    let folder = tempfile::tempdir().expect("a folder");
    let engine = Engine::on(folder.path());
    assert!(engine.announcement.starts_with("Task Monitor is at http://127.0.0.1:"));
    assert_eq!(engine.stop(), Some(0));
}

#[test]
fn a_request_without_an_end_does_not_keep_it_from_stopping() {
    let engine = Engine::start(&["--ephemeral", "--dev"]);
    engine.post("/dev/faults", &json!({ "path": "/jobs", "kind": "hang" })).expect("an answer");
    let agent = engine.agent.clone();
    let url = format!("{}{JOBS}", engine.origin);
    let waiting = std::thread::spawn(move || agent.get(url).call().is_err());
    // The order is used up by the request that hangs now.
    while engine.get("/dev/faults").expect("an answer") != json!([]) {}
    assert_eq!(engine.stop(), Some(0));
    assert!(waiting.join().expect("the request ends with its engine"));
}

#[test]
fn connections_break_when_a_test_wants_it() {
    let engine = Engine::start(&["--ephemeral", "--dev"]);
    for (kind, stored) in [("drop_before", 0), ("drop_after", 1)] {
        let (status, _) = engine
            .post("/dev/faults", &json!({ "path": "/jobs", "method": "POST", "kind": kind }))
            .expect("an answer");
        assert_eq!(status, 200);
        let broken = engine.post(JOBS, &json!({ "description": "Clone" }));
        assert!(broken.is_err(), "{kind}: {broken:?}");
        let tables = engine.get("/dev/jobs").expect("an answer");
        assert_eq!(tables["job"].as_array().map(Vec::len), Some(stored), "{kind}");
    }
}

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
