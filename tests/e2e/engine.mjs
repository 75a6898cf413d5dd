// The built embedded engine as a test uses it: started on a free port with its own empty state, its clock
// and its faults in the test's hands, and its REST API called as a vendor would.

import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { atEnd } from "./teardown.mjs";

const repository = fileURLToPath(new URL("../../", import.meta.url));
const binary = process.env.TASK_ENGINE ?? `${repository}target/engine/task-engine`;

/** The folder with the descriptor of the built plug-in. */
export const dist = `${repository}dist/plugin`;

/** The folder with a site's settings under which nothing waits to be undone. */
const site = fileURLToPath(new URL("site", import.meta.url));

/** Minutes in milliseconds, the unit of the engine's clock. */
export const minutes = (count) => count * 60_000;

/**
 * Starts an engine for the test `t`, which ends with it.
 *
 * `flags` are added to the command line; `plugins` are the folders of descriptors, the built plug-in by
 * default. Ends and clearings are sent at once, unless `flags` name other settings by `--plugin-config`. The state is in
 * memory unless `flags` name a folder with `--data`; with that and the `port` of one that was killed it is the same engine
 * again.
 */
export async function startEngine(t, { flags = [], plugins = [dist], port = 0 } = {}) {
  const state = flags.includes("--data") ? [] : ["--ephemeral"];
  const where = plugins.flatMap((folder) => ["--plugin", folder]);
  // Plug-ins of a test bring their own settings.
  const ours = plugins.includes(dist) && !flags.includes("--plugin-config");
  const settings = ours ? ["--plugin-config", site] : [];
  const child = spawn(binary, ["serve", "--port", String(port), "--dev", ...state, ...where, ...settings, ...flags], {
    stdio: ["ignore", "pipe", "pipe"]
  });
  const log = [];
  createInterface({ input: child.stderr }).on("line", (line) => log.push(line));
  atEnd(t, async () => {
    if (child.exitCode === null && child.signalCode === null) {
      child.kill();
      await once(child, "exit");
    }
  });
  return new Engine(child, await printedAddress(child, log));
}

// The engine prints one line for people, with the address of the portal page, when it accepts connections.
async function printedAddress(child, log) {
  for await (const line of createInterface({ input: child.stdout })) {
    const [address] = line.match(/http:\/\/\S+/) ?? [];
    if (address) {
      child.stdout.resume();
      return address;
    }
  }
  throw new Error(`the engine did not start:\n${log.join("\n")}`);
}

class Engine {
  #child;
  #token;

  constructor(child, portal) {
    this.#child = child;
    /** The address of the portal page. */
    this.portal = portal;
    /** Scheme, host and port. */
    this.origin = new URL(portal).origin;
    this.port = new URL(portal).port;
  }

  /** Where the portal serves a file of the plug-in. */
  pluginFile(name) {
    return `${this.origin}/ovirt-engine/webadmin/plugin/task-monitor/${name}`;
  }

  /** The JSON answer to GET of a path beneath `/ovirt-engine/api`. */
  async get(path) {
    return (await this.call("GET", path)).body;
  }

  /**
   * The JSON answer to POST of a path beneath `/ovirt-engine/api`, which must succeed; under a correlation id if
   * there is one.
   */
  async post(path, body = {}, correlationId) {
    const answer = await this.call("POST", path, body, correlationId ? { "Correlation-Id": correlationId } : {});
    assert.ok(answer.status < 300, `POST ${path}: ${answer.status} ${JSON.stringify(answer.body)}`);
    return answer.body;
  }

  /** Status and JSON body of any call, as the default administrator. */
  async call(method, path, body, headers = {}) {
    this.#token ??= await this.#signIn();
    const response = await fetch(`${this.origin}/ovirt-engine/api${path}`, {
      method,
      headers: {
        Accept: "application/json",
        Authorization: `Bearer ${this.#token}`,
        ...headers,
        ...(body === undefined ? {} : { "Content-Type": "application/json" })
      },
      body: body === undefined ? undefined : JSON.stringify(body)
    });
    const text = await response.text();
    return { status: response.status, body: text ? JSON.parse(text) : null };
  }

  async #signIn() {
    const response = await fetch(`${this.origin}/ovirt-engine/sso/oauth/token`, {
      method: "POST",
      headers: { Accept: "application/json" },
      body: new URLSearchParams({
        grant_type: "password",
        scope: "ovirt-app-api",
        username: "admin@internal",
        password: "admin"
      })
    });
    return (await response.json()).access_token;
  }

  /** Lets the engine's clock jump ahead by so many milliseconds. */
  async advance(milliseconds) {
    await this.#dev("POST", "/clock", { advance_ms: milliseconds });
  }

  /** Runs the retention sweep now, whenever it was due. */
  async sweep() {
    await this.#dev("POST", "/sweep");
  }

  /** The jobs straight from the database. */
  async storedJobs() {
    return (await this.#dev("GET", "/jobs")).job;
  }

  /** Puts jobs into the engine that REST can't make, such as internal or unknown ones. */
  async scenario(scenario) {
    return this.#dev("POST", "/scenario", scenario);
  }

  /** Orders a fault for coming requests; see the engine's `dev` module for the kinds. */
  async fault(fault) {
    await this.#dev("POST", "/faults", fault);
  }

  /** Takes back every ordered fault. */
  async noFaults() {
    await this.#dev("DELETE", "/faults");
  }

  /** Ends every session, as idling does. */
  async expireSessions() {
    await this.#dev("POST", "/session/expire");
    this.#token = undefined;
  }

  async #dev(method, path, body) {
    const response = await fetch(`${this.origin}/dev${path}`, {
      method,
      headers: body === undefined ? {} : { "Content-Type": "application/json" },
      body: body === undefined ? undefined : JSON.stringify(body)
    });
    const text = await response.text();
    assert.ok(response.ok, `${method} /dev${path}: ${response.status} ${text}`);
    return text ? JSON.parse(text) : null;
  }

  /** Stops the engine at once, as a power cut does. */
  async kill() {
    this.#child.kill("SIGKILL");
    await once(this.#child, "exit");
  }
}
