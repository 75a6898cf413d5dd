//! The built program under test.

use std::io::{BufRead, BufReader, Read};
use std::path::Path;
use std::process::{Child, ChildStderr, Command, Output, Stdio};

use serde_json::Value;

pub(crate) fn program(arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_task-engine"));
    let set = std::env::vars_os().map(|(name, _)| name);
    set.filter(|name| name.to_string_lossy().starts_with("TASK_ENGINE_")).for_each(|name| {
        command.env_remove(name);
    });
    command.args(arguments);
    command
}

/// Runs the program where it cannot start.
pub(crate) fn refused(arguments: &[&str]) -> String {
    let mut process =
        program(arguments).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().expect("it runs");
    let mut said = String::new();
    BufReader::new(process.stdout.take().expect("its output")).read_line(&mut said).expect("a line");
    if !said.is_empty() {
        process.kill().expect("it is there");
        panic!("{arguments:?} was not refused: {said}");
    }
    let output: Output = process.wait_with_output().expect("it ends");
    assert_eq!(output.status.code(), Some(2), "{output:?}");
    String::from_utf8(output.stderr).expect("text")
}

/// Runs the program to its end, which is a good one; returns what it said.
pub(crate) fn done(arguments: &[&str]) -> String {
    let output: Output = program(arguments).output().expect("it runs");
    assert_eq!(output.status.code(), Some(0), "{output:?}");
    String::from_utf8(output.stdout).expect("text")
}

/// A running engine that ends with the test.
pub(crate) struct Engine {
    process: Child,
    /// The first line that it printed.
    pub(crate) announcement: String,
    /// Scheme, host and port.
    pub(crate) origin: String,
    pub(crate) agent: ureq::Agent,
    /// What it tells while it runs.
    errors: Option<ChildStderr>,
}

impl Engine {
    pub(crate) fn start(arguments: &[&str]) -> Self {
        let arguments = [&["serve", "--port", "0"], arguments].concat();
        let mut process =
            program(&arguments).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().expect("it runs");
        let mut announcement = String::new();
        let mut output = BufReader::new(process.stdout.take().expect("its output"));
        output.read_line(&mut announcement).expect("a line");
        let Some(url) = announcement.trim_end().strip_prefix("Task Monitor is at ") else {
            panic!("it did not start: {:?}", process.wait_with_output());
        };
        let origin = url.strip_suffix("/ovirt-engine/webadmin/").expect(url).to_owned();
        let agent = ureq::Agent::config_builder().http_status_as_error(false).build().new_agent();
        let errors = process.stderr.take();
        Self { process, announcement, origin, agent, errors }
    }

    pub(crate) fn on(data: &Path) -> Self {
        Self::start(&["--data", data.to_str().expect("a path in UTF-8")])
    }

    /// Name and password, as a header: `admin@internal:admin`.
    pub(crate) const ADMIN: &str = "Basic YWRtaW5AaW50ZXJuYWw6YWRtaW4=";

    pub(crate) fn get(&self, path: &str) -> Result<Value, ureq::Error> {
        let request = self.agent.get(format!("{}{path}", self.origin)).header("authorization", Self::ADMIN);
        request.header("accept", "application/json").call()?.body_mut().read_json()
    }

    pub(crate) fn post(&self, path: &str, body: &Value) -> Result<(u16, Value), ureq::Error> {
        post(&self.agent, &format!("{}{path}", self.origin), body)
    }

    /// Creates something; returns its id.
    pub(crate) fn create(&self, path: &str, body: &Value) -> String {
        let (status, created) = self.post(path, body).expect("an answer");
        assert_eq!(status, 201, "{created}");
        created["id"].as_str().expect("an id").to_owned()
    }

    /// Asks the process to stop; returns its exit code.
    pub(crate) fn stop(mut self) -> Option<i32> {
        self.ask_to_stop();
        self.process.wait().expect("it ends").code()
    }

    pub(crate) fn ask_to_stop(&self) {
        let asked = Command::new("kill").arg(self.process.id().to_string()).status().expect("kill runs");
        assert!(asked.success());
    }

    /// Stops the engine; returns everything that it told.
    pub(crate) fn end_of_errors(&mut self) -> String {
        self.ask_to_stop();
        let mut told = String::new();
        let mut errors = self.errors.take().expect("they are read once");
        errors.read_to_string(&mut told).expect("text");
        told
    }

    /// Ends the process at once, with no chance to tidy up.
    pub(crate) fn kill(mut self) {
        self.process.kill().expect("it is there");
        self.process.wait().expect("it ends");
    }
}

pub(crate) fn post(agent: &ureq::Agent, url: &str, body: &Value) -> Result<(u16, Value), ureq::Error> {
    let request = agent.post(url).header("authorization", Engine::ADMIN).header("accept", "application/json");
    let mut response = request.send_json(body)?;
    Ok((response.status().as_u16(), response.body_mut().read_json()?))
}

impl Drop for Engine {
    fn drop(&mut self) {
        // After a failed test the process is still there; otherwise there is nothing to end.
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

pub(crate) const JOBS: &str = "/ovirt-engine/api/jobs";
