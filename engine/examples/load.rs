//! What the embedded engine bears: `make bench-engine`.
//!
//! For each number of jobs it fills a folder by `task-engine seed`, starts the built engine on it as a process of its
//! own, and measures as a client would: the whole list, the list with all steps, one job by 50 clients, and mixed
//! writes by 50 clients. Requests wait for nothing in between, so a latency includes the queue of the others.
//!
//! `load ENGINE [JOBS...]`: the engine's binary and the numbers of jobs, 1000 and 20000 unless told otherwise.

use std::io::{BufRead, BufReader, Read};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::sync::Barrier;
use std::time::{Duration, Instant};
use std::{env, fs, thread};

use serde_json::{Value, json};

const CLIENTS: usize = 50;
const STEPS: &str = "5";
const LISTS: usize = 20;
const READS_EACH: usize = 40;
/// Each is a job, a step, the step's end and the job's end.
const WAYS_EACH: usize = 5;

const ADMIN: &str = "Basic YWRtaW5AaW50ZXJuYWw6YWRtaW4=";

type Anything<T> = Result<T, Box<dyn std::error::Error + Send + Sync>>;

fn main() -> Anything<()> {
    let mut arguments = env::args().skip(1);
    let engine = arguments.next().ok_or("usage: load ENGINE [JOBS...]")?;
    let mut sizes: Vec<String> = arguments.collect();
    if sizes.is_empty() {
        sizes = vec!["1000".to_owned(), "20000".to_owned()];
    }
    for size in sizes {
        measure(&engine, &size)?;
    }
    Ok(())
}

fn measure(binary: &str, jobs: &str) -> Anything<()> {
    let folder = tempfile::tempdir()?;
    let data = folder.path().to_str().ok_or("a path in UTF-8")?;
    let seeded =
        Command::new(binary).args(["seed", "--data", data, "--jobs", jobs, "--steps", STEPS]).output()?;
    if !seeded.status.success() {
        return Err(String::from_utf8_lossy(&seeded.stderr).into());
    }
    let engine = Engine::start(binary, data)?;
    let ids = engine.ids()?;
    report(format_args!("{jobs} jobs of {STEPS} steps"), ["p50 ms", "p99 ms", "per s", "CPU ms", "MB"]);
    print(&format!("  at rest: {} MB of memory", engine.memory("VmRSS")?));

    for (name, query) in
        [("list", ""), ("list in XML", "?accept=application/xml"), ("list, follow=steps", "?follow=steps")]
    {
        let count = if query.contains("follow") { LISTS / 4 } else { LISTS };
        engine.run(name, 1, count, |client, _| client.get(&format!("/jobs{query}")))?;
    }
    engine.run("list, max=100, 50 clients", CLIENTS, READS_EACH, |client, _| client.get("/jobs?max=100"))?;
    engine.run("one job, 50 clients", CLIENTS, READS_EACH, |client, turn| {
        client.get(&format!("/jobs/{}", ids[turn * 7919 % ids.len()]))
    })?;
    engine.run("steps of one job, 50 clients", CLIENTS, READS_EACH, |client, turn| {
        client.get(&format!("/jobs/{}/steps", ids[turn * 7919 % ids.len()]))
    })?;
    engine.writes()?;
    print(&format!("  at most: {} MB of memory\n", engine.memory("VmHWM")?));
    Ok(())
}

/// The engine's process, which ends with this.
struct Engine {
    process: Child,
    api: String,
}

impl Engine {
    fn start(binary: &str, data: &str) -> Anything<Self> {
        let mut command = Command::new(binary);
        let mut process =
            command.args(["serve", "--port", "0", "--data", data]).stdout(Stdio::piped()).spawn()?;
        let mut announced = String::new();
        BufReader::new(process.stdout.take().ok_or("its output")?).read_line(&mut announced)?;
        let portal = announced.split_whitespace().last().ok_or("it did not start")?;
        let api = portal.replace("/ovirt-engine/webadmin/", "/ovirt-engine/api");
        Ok(Self { process, api })
    }

    fn client(&self) -> Client {
        Client { agent: ureq::Agent::config_builder().build().new_agent(), api: self.api.clone() }
    }

    fn ids(&self) -> Anything<Vec<String>> {
        let listed: Value = serde_json::from_str(&self.client().read("/jobs")?)?;
        let jobs = listed["job"].as_array().ok_or("no jobs")?;
        Ok(jobs.iter().filter_map(|job| job["id"].as_str()).map(str::to_owned).collect())
    }

    /// A line of `/proc/PID/status`, in megabytes.
    fn memory(&self, name: &str) -> Anything<u64> {
        let status =
            fs::read_to_string(Path::new("/proc").join(self.process.id().to_string()).join("status"))?;
        let line = status.lines().find(|line| line.starts_with(name)).ok_or("no such line")?;
        Ok(line.split_whitespace().nth(1).ok_or("no number")?.parse::<u64>()? / 1024)
    }

    /// How long processors have worked for the engine: unlike the latencies, that is the same on a busy machine.
    fn processor_time(&self) -> Anything<Duration> {
        const TICK: Duration = Duration::from_millis(10);
        let stat = fs::read_to_string(Path::new("/proc").join(self.process.id().to_string()).join("stat"))?;
        let after_name = stat.rsplit(')').next().unwrap_or_default();
        let ticks = after_name.split_whitespace().skip(11).take(2).map(str::parse::<u32>);
        Ok(TICK * ticks.sum::<Result<u32, _>>()?)
    }

    /// Asks the same thing from many clients at once and reports how long the answers took.
    fn run(
        &self,
        name: &str,
        clients: usize,
        each: usize,
        ask: impl Fn(&Client, usize) -> Anything<usize> + Sync,
    ) -> Anything<()> {
        let begin = Barrier::new(clients);
        let (begun, worked) = (Instant::now(), self.processor_time()?);
        let ask_often = |number: usize| {
            let client = self.client();
            begin.wait();
            (0..each).map(|turn| timed(|| ask(&client, number * each + turn))).collect::<Anything<Vec<_>>>()
        };
        let asked = thread::scope(|scope| {
            let ask_often = &ask_often;
            let threads: Vec<_> = (0..clients).map(|number| scope.spawn(move || ask_often(number))).collect();
            let ended = threads.into_iter().map(|thread| thread.join().map_err(|_| "a client panicked")?);
            ended.collect::<Anything<Vec<_>>>()
        })?;
        let elapsed = begun.elapsed();
        let worked = self.processor_time()?.saturating_sub(worked);
        let bytes = asked.iter().flatten().map(|(_, bytes)| *bytes).max().unwrap_or(0);
        let latencies = asked.into_iter().flatten().map(|(latency, _)| latency).collect();
        tell(name, latencies, elapsed, worked, bytes);
        Ok(())
    }

    /// What vendors do all day.
    fn writes(&self) -> Anything<()> {
        self.run("a job, its step, both ends, 50 clients", CLIENTS, WAYS_EACH, |client, turn| {
            let job = client
                .add("/jobs", &json!({ "description": format!("Load {turn}"), "auto_cleared": true }))?;
            let steps = format!("/jobs/{job}/steps");
            let step = client.add(&steps, &json!({ "description": "Copy", "type": "executing" }))?;
            client.post(&format!("{steps}/{step}/end"), &json!({ "succeeded": true }))?;
            Ok(client.post(&format!("/jobs/{job}/end"), &json!({ "succeeded": true }))?.len())
        })
    }
}

impl Drop for Engine {
    fn drop(&mut self) {
        // What is measured is measured; nobody waits for a tidy end.
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

/// A connection that is kept.
struct Client {
    agent: ureq::Agent,
    api: String,
}

impl Client {
    fn read(&self, path: &str) -> Anything<String> {
        let request = self.agent.get(format!("{}{path}", self.api)).header("authorization", ADMIN);
        let mut text = String::new();
        request
            .header("accept", "application/json")
            .call()?
            .body_mut()
            .as_reader()
            .read_to_string(&mut text)?;
        Ok(text)
    }

    /// How many bytes the answer has.
    fn get(&self, path: &str) -> Anything<usize> {
        Ok(self.read(path)?.len())
    }

    fn post(&self, path: &str, body: &Value) -> Anything<String> {
        let request = self.agent.post(format!("{}{path}", self.api)).header("authorization", ADMIN);
        Ok(request.header("accept", "application/json").send_json(body)?.body_mut().read_to_string()?)
    }

    fn add(&self, path: &str, body: &Value) -> Anything<String> {
        let added: Value = serde_json::from_str(&self.post(path, body)?)?;
        Ok(added["id"].as_str().ok_or("no id")?.to_owned())
    }
}

fn timed(ask: impl FnOnce() -> Anything<usize>) -> Anything<(Duration, usize)> {
    let begun = Instant::now();
    let bytes = ask()?;
    Ok((begun.elapsed(), bytes))
}

fn tell(name: &str, mut latencies: Vec<Duration>, elapsed: Duration, worked: Duration, bytes: usize) {
    latencies.sort_unstable();
    let percentile = |percent: usize| {
        let at = (latencies.len() * percent).div_ceil(100).saturating_sub(1);
        format!("{:.1}", latencies[at].as_secs_f64() * 1_000.0)
    };
    let count = latencies.len() as f64;
    let rate = format!("{:.0}", count / elapsed.as_secs_f64());
    let work = format!("{:.2}", worked.as_secs_f64() * 1_000.0 / count);
    let size = format!("{:.2}", bytes as f64 / 1e6);
    report(format_args!("  {name}"), [&percentile(50), &percentile(99), &rate, &work, &size]);
}

fn report(name: std::fmt::Arguments<'_>, figures: [&str; 5]) {
    let figures: String = figures.iter().map(|figure| format!("{figure:>10}")).collect();
    print(&format!("{:<42}{figures}", name.to_string()));
}

#[expect(clippy::print_stdout, reason = "the figures are what this is for")]
fn print(line: &str) {
    println!("{line}");
}
