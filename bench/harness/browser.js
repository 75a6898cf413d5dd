// Chromium over its debugging pipe, with nothing switched on but what is needed. Not Playwright: that watches the
// network, and Chromium then copies every answer for it, which adds 25 ms to each one of 5.6 MB.

import { spawn } from "node:child_process";

const FLAGS = [
  "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
  "--disable-component-update", "--disable-sync", "--disable-extensions", "--mute-audio", "--password-store=basic",
  "--hide-scrollbars", "--disable-background-timer-throttling", "--disable-backgrounding-occluded-windows",
  "--disable-renderer-backgrounding", "--window-size=1280,900", "--remote-debugging-pipe"
];
const VIEWPORT = { width: 1280, height: 800, deviceScaleFactor: 1, mobile: false };
const PATIENCE = 120_000;
const LAST_WORD = 5_000;

export const pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

/** Starts a browser with an empty profile in `folder` and attaches to its one page. */
export async function launch(executable, folder, env) {
  const pipe = new Pipe(spawn(executable, [...FLAGS, `--user-data-dir=${folder}`, "about:blank"], {
    stdio: ["ignore", "ignore", "ignore", "pipe", "pipe"],
    env
  }));
  const target = await waitFor("a page", async () => {
    const { targetInfos } = await pipe.call("Target.getTargets");
    return targetInfos.find(({ type }) => type === "page");
  });
  const { sessionId } = await pipe.call("Target.attachToTarget", { targetId: target.targetId, flatten: true });
  const page = new Page(pipe, sessionId);
  await page.send("Page.enable");
  await page.send("Runtime.enable");
  await page.send("Emulation.setDeviceMetricsOverride", VIEWPORT);
  return page;
}

async function waitFor(what, look) {
  for (const end = Date.now() + PATIENCE; Date.now() < end; await pause(40)) {
    const found = await look();
    if (found) {
      return found;
    }
  }
  throw new Error(`waited in vain for ${what}`);
}

// Messages end with a zero byte. An answer carries the number of its question; all else is an event.
class Pipe {
  #child;
  #pending = new Map();
  #number = 0;
  #rest = "";
  onEvent = () => {};

  constructor(child) {
    this.#child = child;
    this.exited = new Promise((resolve) => child.on("exit", resolve)).then(() => {
      this.#pending.forEach(({ reject }) => reject(new Error("the browser has ended")));
      this.#pending.clear();
    });
    child.stdio[3].on("error", () => {});
    child.stdio[4].setEncoding("utf8").on("data", (piece) => this.#take(piece));
  }

  call(method, params = {}, sessionId = undefined) {
    return new Promise((resolve, reject) => {
      this.#pending.set(++this.#number, { resolve, reject, method });
      this.#child.stdio[3].write(`${JSON.stringify({ id: this.#number, method, params, sessionId })}\0`);
    });
  }

  kill() {
    this.#child.kill("SIGKILL");
  }

  #take(piece) {
    const messages = (this.#rest + piece).split("\0");
    this.#rest = messages.pop();
    for (const { id, result, error, ...event } of messages.map((message) => JSON.parse(message))) {
      const asked = this.#pending.get(id);
      if (!asked) {
        this.onEvent(event);
        continue;
      }
      this.#pending.delete(id);
      if (error) {
        asked.reject(new Error(`${asked.method}: ${error.message}`));
      } else {
        asked.resolve(result);
      }
    }
  }
}

class Page {
  /** What the page complained about. */
  complaints = [];
  #pipe;
  #session;

  constructor(pipe, session) {
    this.#pipe = pipe;
    this.#session = session;
    pipe.onEvent = ({ method, params }) => {
      if (method === "Runtime.exceptionThrown") {
        const { exception, text } = params.exceptionDetails;
        this.complaints.push(exception?.description ?? text);
      } else if (method === "Runtime.consoleAPICalled" && params.type === "error") {
        this.complaints.push(params.args.map(({ value, description }) => value ?? description).join(" "));
      }
    };
  }

  send(method, params) {
    return this.#pipe.call(method, params, this.#session);
  }

  /** Runs a function in the page, with an argument that JSON can hold, and gives what it gives. */
  async evaluate(work, argument) {
    const expression = `(${work})(${argument === undefined ? "" : JSON.stringify(argument)})`;
    const { result, exceptionDetails: thrown } =
      await this.send("Runtime.evaluate", { expression, awaitPromise: true, returnByValue: true });
    if (thrown) {
      throw new Error(thrown.exception?.description ?? thrown.text);
    }
    return result.value;
  }

  /** Runs a function in each document before anything of the document's own. */
  evaluateFirst(work, argument) {
    return this.send("Page.addScriptToEvaluateOnNewDocument", { source: `(${work})(${JSON.stringify(argument)})` });
  }

  until(condition) {
    return waitFor(String(condition), () => this.evaluate(condition).catch(() => false));
  }

  async close() {
    this.#pipe.call("Browser.close").catch(() => {});
    const impatience = setTimeout(() => this.#pipe.kill(), LAST_WORD);
    await this.#pipe.exited;
    clearTimeout(impatience);
  }
}
