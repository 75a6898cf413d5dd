// The way into the task kit: loads its WASM, whatever type a server gives it, and offers what it exports. Importing this
// file is all that is needed, from an npm package or at run time from the portal that serves it.

import { initSync } from "./glue.js";

const response = await fetch(new URL("task-kit.wasm", import.meta.url), { credentials: "same-origin" });
if (!response.ok) {
  throw new Error(`task-kit.wasm: ${response.status} ${response.statusText}`);
}
// Compiled beside the page's own work. The glue's own ways to a module are longer than all of the kit's script.
initSync({ module: await WebAssembly.compile(await response.arrayBuffer()) });

export { connect, Kit, Step, Task } from "./glue.js";
