// Writes down what plug-ins touch of the portal's window beside `pluginApi`. Only for tests, as a variant of the page.
//
// Everything of the window and of its document is wrapped so that whoever reads, sets or calls it is looked up in the
// stack: a caller whose file is a plug-in's is written down. `document`, `location` and `top` of a window can't be
// wrapped, but what the document consists of can. Names that somebody adds to the window are found by comparison.

/** What a plug-in may touch: the API, the way up to it, and the title of its own frame (plug-in contract 3, 8). */
const ALLOWED = new Set(["window.pluginApi", "window.parent", "HTMLElement.title="]);

const PLUGIN_FILE = /\/ovirt-engine\/webadmin\/plugin\/([^/]+)\//;

const touched = new Set();

/** Begins to record; `window.touchedByPlugins()` tells what was written down since. */
export function record() {
  Error.stackTraceLimit = 20;
  window.touchedByPlugins = () => [...touched, ...addedNames()];
  // Interfaces and the language's own objects are no part of what a page offers, and are not enumerable.
  for (const owner of chain(window)) wrapAll(window, owner, "window", ([, { enumerable }]) => enumerable);
  for (const type of [Document, Node, Element, HTMLElement, HTMLIFrameElement]) {
    wrapAll(type.prototype, type.prototype, type.name, ([name]) => name !== "constructor");
  }
  const known = new Set(names());
  const addedNames = () => names().filter((name) => !known.has(name)).map((name) => `somebody: window.${name}=`);
}

/** The names that a window has of its own, but for the numbers of its frames. */
const names = () => Object.getOwnPropertyNames(window).filter((name) => !/^\d+$/.test(name));

/** An object and what it inherits from, but for what every object does. */
function* chain(object) {
  for (let owner = object; owner && owner !== Object.prototype; owner = Object.getPrototypeOf(owner)) yield owner;
}

/** Wraps the members of `owner` that `wanted` takes, as members of `target`. */
function wrapAll(target, owner, words, wanted) {
  for (const [name, member] of Object.entries(Object.getOwnPropertyDescriptors(owner)).filter(wanted)) {
    // What is nearer hides what is inherited; what can't be changed can't be wrapped.
    const nearest = Object.getOwnPropertyDescriptor(target, name);
    if (owner === target ? member.configurable : !nearest) {
      Object.defineProperty(target, name, wrapped(member, `${words}.${name}`));
    }
  }
}

/** A descriptor that does what `member` does, and notes who used it. */
function wrapped(member, words) {
  const { enumerable } = member;
  if (typeof member.value === "function" && words.split(".")[0] !== "window") {
    const noting = function noting(...args) {
      note(words);
      return Reflect.apply(member.value, this, args);
    };
    return { value: noting, writable: true, configurable: true, enumerable };
  }
  let { value } = member;
  return {
    configurable: true,
    enumerable,
    get() {
      note(words);
      return member.get ? Reflect.apply(member.get, this, []) : value;
    },
    set(next) {
      note(`${words}=`);
      if (member.set) Reflect.apply(member.set, this, [next]);
      else if (!member.get) value = next;
    },
  };
}

function note(words) {
  if (ALLOWED.has(words)) return;
  const plugin = callingPlugin();
  if (plugin) touched.add(`${plugin}: ${words}`);
}

/** The plug-in whose file used a member, which is the nearest file in the stack but for this one. */
function callingPlugin() {
  const lines = new Error().stack.split("\n");
  const user = lines.find((line) => /https?:\/\//.test(line) && !line.includes(import.meta.url));
  return PLUGIN_FILE.exec(user ?? "")?.[1];
}
