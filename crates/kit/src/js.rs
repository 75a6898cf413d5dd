//! The kit for JavaScript.

// Who exports to JavaScript says `pub`, and no Rust outside may reach it.
#![allow(unreachable_pub)]

use std::fmt;
use std::rc::Rc;

use client::ClientError;
use js_sys::{Array, Function, JSON, Promise, Reflect};
use tasks::{PlanEntry, StepKind};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;

use crate::browser::Browser;
use crate::drive::Driver;
use crate::step::run_step;
use crate::{Command, Failure, Kit, KitError, Later, Plan, Step, Task, TaskOptions};

#[wasm_bindgen(typescript_custom_section)]
const TYPES: &str = r#"
/** How to reach the engine. */
export interface Connection {
  /** Address of the engine, for instance `https://host/ovirt-engine`; in a UI plug-in `api.engineBaseUrl()`. */
  engine: string;
  /** Gives the token of a session; in a UI plug-in `() => api.ssoToken()`. Asked at each request, kept nowhere. */
  token: () => string;
  /** Who runs the tasks, for instance `rapid-clone 1.2`. */
  by?: string;
}

/** A step that is planned. */
export interface PlannedStep {
  /** What the program calls it. */
  key: string;
  /** What people read. */
  description: string;
  /** `executing` where it is not said. */
  type?: "validating" | "executing" | "finalizing";
  /** How much it counts among those beside it; 1 where it is not said. */
  weight?: number;
  /** Steps below it. */
  steps?: PlannedStep[];
}

/** What a task is. */
export interface TaskOptions {
  /** What people read. */
  description: string;
  /** What it is going to do. */
  plan?: PlannedStep[];
  /** Whether the engine may remove it some time after its end. True where it is not said. */
  autoCleared?: boolean;
  /** What it works on, for instance `{ vm: id }`: this ties it to that entity's page. */
  about?: { vm?: string; host?: string; storage_domain?: string; template?: string; cluster?: string; data_center?: string };
  /** Cancels the task. */
  signal?: AbortSignal;
}

/** A command of the engine: a request to a path beneath `/ovirt-engine` that changes something. */
export interface Command {
  /** For instance `/api/vms/ID/shutdown`. */
  path: string;
  /** `POST` where it is not said. */
  method?: "POST" | "DELETE";
  /** What is posted; an empty object where it is not said. */
  body?: object;
  /** False for commands that the engine makes no job for, such as attaching a disk. */
  monitored?: boolean;
}

/** Why the kit could not do what it was asked. Errors of your own work come back as you threw them. */
export interface TaskKitError extends Error {
  name: "TaskKitError";
  code:
    | "unreachable" | "session-expired" | "forbidden" | "not-found" | "refused" | "engine-failed" | "malformed"
    | "lost" | "ended" | "driven-elsewhere" | "cancelled" | "command-failed" | "uncertain" | "misuse";
  /** The engine's own words, where it said any. */
  fault?: { reason: string; detail: string };
  /** HTTP status, where the engine refused or failed. */
  status?: number;
}
"#;

#[wasm_bindgen]
extern "C" {
    /// How to reach the engine.
    #[wasm_bindgen(typescript_type = "Connection")]
    pub type JsConnection;
    /// What a task is.
    #[wasm_bindgen(typescript_type = "TaskOptions")]
    pub type JsOptions;
    /// A command.
    #[wasm_bindgen(typescript_type = "Command")]
    pub type JsCommand;
    /// The work of a task.
    #[wasm_bindgen(typescript_type = "(task: Task) => Promise<unknown> | unknown")]
    pub type TaskWork;
    /// The work of a step.
    #[wasm_bindgen(typescript_type = "(step: Step) => Promise<unknown> | unknown")]
    pub type StepWork;
    /// What came of it.
    #[wasm_bindgen(typescript_type = "Promise<any>")]
    pub type Outcome;
    /// Nothing, later.
    #[wasm_bindgen(typescript_type = "Promise<void>")]
    pub type Done;
    /// A task, later.
    #[wasm_bindgen(typescript_type = "Promise<Task>")]
    pub type Started;
}

#[wasm_bindgen(module = "/js/platform.js")]
extern "C" {
    #[wasm_bindgen(js_name = kitError)]
    fn kit_error(
        code: &str,
        message: &str,
        reason: Option<String>,
        detail: Option<String>,
        status: Option<u16>,
    ) -> JsValue;
}

/// What work threw.
struct Thrown(JsValue);

impl fmt::Display for Thrown {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let message = Reflect::get(&self.0, &"message".into()).ok().and_then(|message| message.as_string());
        out.write_str(&message.or_else(|| self.0.as_string()).unwrap_or_else(|| "It failed".to_owned()))
    }
}

type Worked = Result<JsValue, Failure<Thrown>>;

/// The task kit, for one engine.
#[wasm_bindgen(js_name = Kit)]
pub struct JsKit {
    kit: Kit,
    by: String,
}

/// Connects to an engine.
#[wasm_bindgen]
pub fn connect(connection: &JsConnection) -> Result<JsKit, JsValue> {
    let engine =
        member(connection, "engine").as_string().ok_or_else(|| misuse("connect: `engine` is missing"))?;
    let token: Function =
        member(connection, "token").dyn_into().map_err(|_| misuse("connect: `token` must be a function"))?;
    let engine = engine.trim_end_matches('/').to_owned();
    let kit = Kit::new(Rc::new(Browser { engine, token }));
    Ok(JsKit { kit, by: text(connection, "by") })
}

#[wasm_bindgen(js_class = Kit)]
impl JsKit {
    /// Starts a task, runs the work and ends the task as the work ends: as succeeded when it returns, as failed with its
    /// message in a note when it throws. Gives back what the work returned.
    pub fn run(&self, options: JsOptions, work: TaskWork) -> Outcome {
        let (kit, by) = (self.kit.clone(), self.by.clone());
        promise(async move {
            let task = kit.start(read_options(&options, by)?).await?;
            drive(&kit, task, &options, work.into()).await
        })
    }

    /// Takes up a task again, after a reload for example, and runs the work to its end. Steps that had finished are not
    /// run again: `task.step` gives `undefined` for them at once.
    pub fn resume(&self, id: String, options: JsOptions, work: TaskWork) -> Outcome {
        let (kit, by) = (self.kit.clone(), self.by.clone());
        promise(async move {
            let task = kit.attach(&id, read_options(&options, by)?).await?;
            drive(&kit, task, &options, work.into()).await
        })
    }

    /// Starts a task that the caller ends.
    pub fn start(&self, options: JsOptions) -> Started {
        let (kit, by) = (self.kit.clone(), self.by.clone());
        promise(async move {
            let task = kit.start(read_options(&options, by)?).await?;
            listen(&task, &options);
            Ok(JsTask { task }.into())
        })
    }

    /// Takes up a task again that the caller ends.
    pub fn attach(&self, id: String, options: JsOptions) -> Started {
        let (kit, by) = (self.kit.clone(), self.by.clone());
        promise(async move {
            let task = kit.attach(&id, read_options(&options, by)?).await?;
            listen(&task, &options);
            Ok(JsTask { task }.into())
        })
    }

    /// Reads something of the engine, for instance `/api/vms/ID`, with the same patience.
    pub fn get(&self, path: String) -> Outcome {
        let kit = self.kit.clone();
        promise(async move { Ok(json(&kit.get(&path).await?)) })
    }
}

/// A task: one external job of the engine.
#[wasm_bindgen(js_name = Task)]
pub struct JsTask {
    task: Task,
}

#[wasm_bindgen(js_class = Task)]
impl JsTask {
    /// Id of its job. Keep it to `resume` the task later.
    #[wasm_bindgen(getter)]
    pub fn id(&self) -> String {
        self.task.id().to_owned()
    }

    /// Runs a step: the engine is told that it began, and how it ended. Gives back what the work returned; `undefined`
    /// where the step had finished in an earlier run. Steps may run at once: `Promise.all([task.step(…), task.step(…)])`.
    pub fn step(&self, key: String, work: StepWork) -> Outcome {
        run(self.task.driver.clone(), None, key, work)
    }

    /// Takes a step out of the plan: it is not needed after all.
    pub fn skip(&self, key: String) -> Done {
        let task = self.task.clone();
        promise(async move {
            task.skip(&key).await;
            Ok(JsValue::UNDEFINED)
        })
    }

    /// Reports a percent for the task as a whole. Without one it is the mean of its steps, by their weights.
    pub fn progress(&self, percent: f64, text: Option<String>) -> Done {
        let task = self.task.clone();
        promise(async move {
            task.progress(percent as u8, &text.unwrap_or_default()).await;
            Ok(JsValue::UNDEFINED)
        })
    }

    /// Ends it as succeeded. Only for tasks that were started or attached to: `run` ends its task by itself.
    pub fn end(&self) -> Done {
        let task = self.task.clone();
        promise(async move { Ok(task.end().await.map(|()| JsValue::UNDEFINED)?) })
    }

    /// Ends it as failed, with the reason in a note.
    pub fn fail(&self, reason: String) -> Done {
        let task = self.task.clone();
        promise(async move { Ok(task.fail(&reason).await.map(|()| JsValue::UNDEFINED)?) })
    }

    /// Cancels it: steps that are worked on fail with this reason, and the task with them.
    pub fn cancel(&self, reason: &str) {
        self.task.cancel(reason);
    }

    /// Begins a new job in the place of one that the engine lost at a restart, with the steps that had finished.
    #[wasm_bindgen(js_name = restartAsNew)]
    pub fn restart_as_new(&self) -> Started {
        let task = self.task.clone();
        promise(async move { Ok(JsTask { task: task.restart_as_new().await? }.into()) })
    }
}

/// A step that is being worked on.
#[wasm_bindgen(js_name = Step)]
pub struct JsStep {
    step: Step,
}

#[wasm_bindgen(js_class = Step)]
impl JsStep {
    /// Its id in the engine.
    #[wasm_bindgen(getter)]
    pub fn id(&self) -> String {
        self.step.id().to_owned()
    }

    /// Whether an earlier run had begun it.
    #[wasm_bindgen(getter)]
    pub fn resumed(&self) -> bool {
        self.step.resumed()
    }

    /// Reports a percent, with words that go with it. Call it as often as you like, and wait for it or not.
    pub fn progress(&self, percent: f64, text: Option<String>) -> Done {
        let step = self.step.clone();
        promise(async move {
            step.progress(percent as u8, &text.unwrap_or_default()).await;
            Ok(JsValue::UNDEFINED)
        })
    }

    /// Runs a step below this one.
    pub fn step(&self, key: String, work: StepWork) -> Outcome {
        run(self.step.driver.clone(), Some(self.step.id.clone()), key, work)
    }

    /// Runs a command of the engine and follows it to its end; gives back the engine's answer to it.
    pub fn mirror(&self, command: JsCommand) -> Outcome {
        let step = self.step.clone();
        promise(async move { Ok(json(&step.mirror(&read_command(&command)?).await?)) })
    }

    /// Runs a command of the engine under the task's own job. The engine ends that job with the command, so it must be the
    /// last step of the task.
    pub fn nest(&self, command: JsCommand) -> Outcome {
        let step = self.step.clone();
        promise(async move { Ok(json(&step.nest(&read_command(&command)?).await?)) })
    }
}

/// Runs a step, of a task or below another.
fn run(driver: Rc<Driver>, parent: Option<String>, key: String, work: StepWork) -> Outcome {
    let work = Function::from(JsValue::from(work));
    promise(async move {
        let worked =
            run_step(&driver, parent.as_deref(), &key, async |step| call(&work, JsStep { step }).await);
        Ok(worked.await?.unwrap_or_default())
    })
}

async fn drive(kit: &Kit, task: Task, options: &JsOptions, work: JsValue) -> Worked {
    listen(&task, options);
    let work = Function::from(work);
    kit.drive(task, async |task| call(&work, JsTask { task }).await).await
}

/// Has the task cancelled with the signal.
fn listen(task: &Task, options: &JsOptions) {
    let signal = member(options, "signal");
    let Ok(listen) = member(&signal, "addEventListener").dyn_into::<Function>() else { return };
    let task = task.clone();
    let cancel = Closure::<dyn Fn()>::new(move || task.cancel("Cancelled"));
    if member(&signal, "aborted").is_truthy() {
        let _ = cancel.as_ref().unchecked_ref::<Function>().call0(&JsValue::UNDEFINED);
    }
    let _ = listen.call2(&signal, &"abort".into(), &cancel.into_js_value());
}

/// Calls work and waits for what it returns.
async fn call(work: &Function, with: impl Into<JsValue>) -> Worked {
    let returned =
        work.call1(&JsValue::UNDEFINED, &with.into()).map_err(|thrown| Failure::Work(Thrown(thrown)))?;
    JsFuture::from(Promise::resolve(&returned)).await.map_err(|thrown| Failure::Work(Thrown(thrown)))
}

/// Boxed, or everything around a promise would be compiled anew for each.
fn promise<P: JsCast>(work: impl Future<Output = Worked> + 'static) -> P {
    JsValue::from(settled(Box::pin(work))).unchecked_into()
}

fn settled(work: Later<'static, Worked>) -> Promise {
    wasm_bindgen_futures::future_to_promise(async move { work.await.map_err(js_error) })
}

fn js_error(failure: Failure<Thrown>) -> JsValue {
    let error = match failure {
        Failure::Work(Thrown(thrown)) => return thrown,
        Failure::Kit(error) => error,
    };
    let message = error.to_string();
    let (code, inner) = match error {
        KitError::Engine(error) => (code(&error), Some(error)),
        KitError::Uncertain(error) => ("uncertain", Some(error)),
        KitError::Lost => ("lost", None),
        KitError::Ended(_) => ("ended", None),
        KitError::DrivenElsewhere => ("driven-elsewhere", None),
        KitError::Cancelled(_) => ("cancelled", None),
        KitError::CommandFailed(_) => ("command-failed", None),
        KitError::Misuse(_) => ("misuse", None),
    };
    let status = match &inner {
        Some(ClientError::Refused { status, .. } | ClientError::EngineFailed { status, .. }) => Some(*status),
        _ => None,
    };
    let fault = inner.as_ref().and_then(ClientError::fault);
    kit_error(
        code,
        &message,
        fault.map(|fault| fault.reason.clone()),
        fault.map(|fault| fault.detail.clone()),
        status,
    )
}

fn code(error: &ClientError) -> &'static str {
    match error {
        ClientError::Unreachable { .. } | ClientError::TimedOut { .. } | ClientError::Aborted => {
            "unreachable"
        }
        ClientError::SessionExpired => "session-expired",
        ClientError::Forbidden { .. } => "forbidden",
        ClientError::NotFound { .. } => "not-found",
        ClientError::Refused { .. } => "refused",
        ClientError::EngineFailed { .. } => "engine-failed",
        ClientError::Malformed { .. } => "malformed",
    }
}

fn misuse(mistake: &str) -> JsValue {
    kit_error("misuse", mistake, None, None, None)
}

fn read_options(options: &JsOptions, by: String) -> Result<TaskOptions, KitError> {
    let description = text(options, "description");
    let mut plan = Plan::new();
    read_plan(&member(options, "plan"), None, &mut plan)?;
    let about = member(options, "about");
    let about = about.dyn_ref::<js_sys::Object>().and_then(|about| {
        let entry: Array = js_sys::Object::entries(about).get(0).dyn_into().ok()?;
        Some((entry.get(0).as_string()?, entry.get(1).as_string()?))
    });
    Ok(TaskOptions {
        description,
        plan,
        kept: member(options, "autoCleared").as_bool() == Some(false),
        about,
        by,
    })
}

fn read_plan(steps: &JsValue, parent: Option<&str>, plan: &mut Plan) -> Result<(), KitError> {
    if steps.is_undefined() || steps.is_null() {
        return Ok(());
    }
    for step in Array::from(steps).iter() {
        let (key, description) = (text(&step, "key"), text(&step, "description"));
        if key.is_empty() || plan.entries.iter().any(|entry| entry.key == key) {
            return Err(KitError::Misuse(format!("Every step of a plan needs a key of its own: `{key}`")));
        }
        let kind =
            StepKind::from_wire(&member(&step, "type").as_string().unwrap_or_else(|| "executing".to_owned()));
        let weight = member(&step, "weight").as_f64().unwrap_or(1.0);
        let description = if description.is_empty() { key.clone() } else { description };
        plan.entries.push(PlanEntry {
            key: key.clone(),
            description,
            kind,
            parent: parent.map(str::to_owned),
            weight,
        });
        read_plan(&member(&step, "steps"), Some(&key), plan)?;
    }
    Ok(())
}

fn read_command(command: &JsCommand) -> Result<Command, KitError> {
    let path = text(command, "path");
    if !path.starts_with("/api/") {
        return Err(KitError::Misuse(format!("The path of a command begins with /api/: `{path}`")));
    }
    let body = member(command, "body");
    let body = if body.is_object() {
        JSON::stringify(&body).map(String::from).unwrap_or_default()
    } else {
        "{}".to_owned()
    };
    let removes = text(command, "method") == "DELETE";
    let read = if removes { Command::remove(&path) } else { Command::new(&path, &body) };
    Ok(if member(command, "monitored").as_bool() == Some(false) { read.unmonitored() } else { read })
}

/// An answer as JavaScript has it; `undefined` for an empty one.
fn json(body: &[u8]) -> JsValue {
    std::str::from_utf8(body).ok().and_then(|text| JSON::parse(text).ok()).unwrap_or_default()
}

fn member(object: &JsValue, name: &str) -> JsValue {
    Reflect::get(object, &name.into()).unwrap_or_default()
}

fn text(object: &JsValue, name: &str) -> String {
    member(object, name).as_string().unwrap_or_default()
}
