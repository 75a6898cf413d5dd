//! What JavaScript calls what goes in and out.

use wasm_bindgen::prelude::*;

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
