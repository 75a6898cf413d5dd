// The way into the task kit: loads its WASM, whatever type a server gives it, and offers what it exports. Importing this
// file is all that is needed, from an npm package or at run time from the portal that serves it.

import load from "./glue.js";

const response = await fetch(new URL("task-kit.wasm", import.meta.url), { credentials: "same-origin" });
if (!response.ok) {
  throw new Error(`task-kit.wasm: ${response.status} ${response.statusText}`);
}
await load({ module_or_path: await response.arrayBuffer() });

export { connect, Kit, Step, Task } from "./glue.js";
