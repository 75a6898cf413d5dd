// The life cycle of plug-ins (plug-in contract 2.1, 2.3, 2.4).

import { invoke } from "./invoke.js";

export const State = Object.freeze({
  DEFINED: "DEFINED", // Known to the page, not loaded: where a disabled plug-in stays.
  LOADING: "LOADING", // Its host page is attached and has not called ready() yet.
  READY: "READY", // It called ready() after register().
  INITIALIZING: "INITIALIZING", // Its UiInit is running.
  IN_USE: "IN_USE", // It gets events and may use the whole API.
  FAILED: "FAILED", // It threw; only a reload of the page gives it another chance.
});

const everybody = () => true;

export class PluginManager {
  #plugins = new Map();
  #log;
  #awaited = new Set();
  #allReady = Promise.withResolvers();

  constructor(definitions, log) {
    this.#log = log;
    for (const definition of definitions) this.#define(definition);
  }

  /** Loads every enabled plug-in. */
  start() {
    for (const plugin of this.#plugins.values()) {
      if (!plugin.definition.enabled) continue;
      if (!plugin.definition.lazyLoad) this.#awaited.add(plugin.name);
      document.body.append(plugin.frame);
      plugin.state = State.LOADING;
    }
    this.#settle();
  }

  /** Resolves once every enabled plug-in that is not lazy has called ready(). There is no time limit. */
  get allReady() {
    return this.#allReady.promise;
  }

  /** Names of the plug-ins that still hold up the first place. */
  get awaited() {
    return [...this.#awaited];
  }

  /** Whether the plug-in may change the portal. */
  mayAct(name) {
    return [State.INITIALIZING, State.IN_USE].includes(this.#plugins.get(name)?.state);
  }

  /** Whether the plug-in may ask for what the portal knows. */
  mayRead(name) {
    return this.mayAct(name) || this.#plugins.get(name)?.state === State.LOADING;
  }

  /** The live configuration object in any state, or null where there is none. */
  configuration(name) {
    return this.#plugins.get(name)?.definition.config ?? null;
  }

  /** Takes the handlers of a plug-in; only the first call counts, even one that has none. */
  register(name, handlers) {
    const plugin = this.#plugins.get(name);
    if (!plugin) return;
    if (plugin.handlers) {
      this.#log.warning(`Plug-in ${name} has registered already; its later handlers are ignored.`);
      return;
    }
    plugin.handlers = handlers ?? {};
  }

  /** Replaces the options of a plug-in. */
  setOptions(name, options) {
    const plugin = this.#plugins.get(name);
    if (plugin) plugin.allowedOrigins = [options?.allowedMessageOrigins ?? []].flat();
  }

  /** Runs UiInit at once, and after it what had to wait for it. */
  ready(name) {
    const plugin = this.#plugins.get(name);
    if (plugin?.state !== State.LOADING) return;
    if (!plugin.handlers) {
      this.#log.warning(`Plug-in ${name} called ready() before register(); the call is ignored.`);
      return;
    }
    plugin.state = State.READY;
    this.#initialize(plugin);
    this.#awaited.delete(name);
    this.#settle();
  }

  /** Calls the handler of every plug-in that is in use; the others miss the event. */
  callNow(event, ...args) {
    for (const plugin of this.#plugins.values()) this.#callIfInUse(plugin, event, args);
  }

  /** Calls the handler of every plug-in, of those that are still on their way as soon as they are in use. */
  callOrQueue(event, ...args) {
    for (const plugin of this.#plugins.values()) this.#deliver(plugin, { event, args, concerns: everybody });
  }

  /** Passes a message on to the plug-ins that allow its origin by the time at which they can get it. */
  passMessage({ origin, data, source }) {
    const concerns = ({ allowedOrigins }) => allowedOrigins.includes("*") || allowedOrigins.includes(origin);
    for (const plugin of this.#plugins.values()) {
      this.#deliver(plugin, { event: "MessageReceived", args: [data, source], concerns });
    }
  }

  #define(definition) {
    const { name, url } = definition;
    if (this.#plugins.has(name)) {
      this.#log.warning(`Plug-in ${name} is already defined; the later definition is ignored.`);
      return;
    }
    this.#plugins.set(name, {
      name,
      definition,
      state: State.DEFINED,
      frame: hostFrame(url),
      handlers: null,
      allowedOrigins: [],
      queue: [],
    });
  }

  #initialize(plugin) {
    plugin.state = State.INITIALIZING;
    this.#call(plugin, "UiInit", []);
    if (plugin.state === State.FAILED) return;
    plugin.state = State.IN_USE;
    for (const call of plugin.queue.splice(0)) this.#deliver(plugin, call);
  }

  #deliver(plugin, call) {
    if (plugin.state === State.IN_USE) {
      if (call.concerns(plugin)) this.#call(plugin, call.event, call.args);
    } else if (plugin.state !== State.FAILED) {
      plugin.queue.push(call);
    }
  }

  #callIfInUse(plugin, event, args) {
    if (plugin.state === State.IN_USE) this.#call(plugin, event, args);
  }

  /** What escapes a handler is the end of its plug-in. */
  #call(plugin, event, args) {
    invoke(plugin.handlers[event], args, (error) => {
      plugin.state = State.FAILED;
      plugin.frame.remove();
      this.#log.severe(`Plug-in ${plugin.name} failed in ${event} and was removed: ${error}`);
    });
  }

  #settle() {
    if (this.#awaited.size === 0) this.#allReady.resolve();
  }
}

/** The frame in which a plug-in lives for as long as the page does. Nobody sees it. */
function hostFrame(url) {
  const frame = document.createElement("iframe");
  frame.src = url;
  frame.setAttribute("frameborder", "0");
  Object.assign(frame.style, { position: "absolute", width: "0pt", height: "0pt", borderStyle: "none" });
  return frame;
}
