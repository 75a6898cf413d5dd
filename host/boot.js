// Loads the plug-in into its page: fetches the WASM, whatever type the server gives it, and starts it. Every text a
// person may see stands in index.html, in English, and in the catalogues; this script only shows it.

import { tellCrash, tellCrashes } from "./crash.js";
import { language } from "./language.js";
import { applyTheme } from "./theme.js";

const element = (id) => document.getElementById(id);

// Replaces the progress by one of the page's failure texts.
function fail(id) {
  element("boot-loading").hidden = true;
  element("boot-progress").hidden = true;
  element(id).hidden = false;
}

async function download(url) {
  const response = await fetch(url, { credentials: "same-origin" });
  if (!response.ok) {
    throw new Error(`${url}: ${response.status} ${response.statusText}`);
  }
  return response;
}

// An answer of the media type that streaming compilation insists on goes to the compiler by itself; how far it is nobody
// sees then.
const WASM = "application/wasm";
const compile = (response) =>
  WebAssembly.compileStreaming(response.headers.get("Content-Type") === WASM ? response : asWasm(response));

// The same bytes as that type, which an engine with an old /etc/mime.types doesn't send (plug-in contract 1.5), counted
// into the progress bar as they arrive.
function asWasm(response) {
  const bar = element("boot-progress");
  const total = Number(response.headers.get("Content-Length"));
  let received = 0;
  const counted = new TransformStream({
    transform(chunk, controller) {
      received += chunk.byteLength;
      if (total > 0) {
        bar.value = Math.min(received / total, 1);
      }
      controller.enqueue(chunk);
    }
  });
  return new Response(response.body.pipeThrough(counted), { headers: { "Content-Type": WASM } });
}

// Shows the texts of this page in the language that people read, once that is known.
function translate({ texts }) {
  if (texts) {
    for (const name of ["loading", "unsupported", "failed"]) {
      const { firstChild: text } = element(`boot-${name}`);
      text.data = texts[`boot.${name}`] ?? text.data;
    }
    for (const name of ["title", "text", "reload"]) {
      const told = element(`crash-${name}`);
      told.textContent = texts[`crash.${name}`] ?? told.textContent;
    }
    document.title = texts["monitor.title"] ?? document.title;
  }
  nameFrame();
  element("boot-loading").hidden = false;
}

// WebAdmin gives its frames no name; a screen reader would read out the address. There is none to a page by itself, or in
// a frame of another origin.
function nameFrame() {
  const { frameElement } = window;
  if (frameElement) {
    frameElement.title = document.title;
  }
}

function readLocales() {
  try {
    new Worker(new URL(LOCALES, import.meta.url));
  } catch {
    // Where no worker may run, the page does it itself.
  }
}

async function boot() {
  const settled = language().then((told) => {
    translate(told);
    window.taskMonitor = told;
  });
  if (typeof WebAssembly !== "object") {
    await settled;
    fail("boot-unsupported");
    return;
  }
  tellCrashes();
  try {
    const [glue, module] = await Promise.all([
      import(element("boot-glue").href),
      download(element("boot-wasm").href).then(compile),
      settled
    ]);
    await glue.default({ module_or_path: module });
    element("boot").remove();
  } catch (error) {
    await settled;
    if (tellCrash(error)) {
      element("boot").remove();
      return;
    }
    element("boot-detail").textContent = error.message;
    fail("boot-failed");
  }
}

readLocales();
applyTheme();
boot();
