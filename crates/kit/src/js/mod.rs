//! The kit for JavaScript.

// Who exports to JavaScript says `pub`, and no Rust outside may reach it.
#![allow(unreachable_pub)]

mod error;
mod read;
mod types;

use std::rc::Rc;

use js_sys::{Function, Promise};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;

use self::error::{Thrown, js_error, misuse};
use self::read::{json, member, read_command, read_options, text};
use self::types::{Done, JsCommand, JsConnection, JsOptions, Outcome, Started, StepWork, TaskWork};
use crate::browser::Browser;
use crate::drive::Driver;
use crate::step::run_step;
use crate::{Failure, Kit, Later, Step, Task};

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
