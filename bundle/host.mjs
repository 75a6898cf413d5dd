// Prints host/host.js as it is shipped: with what the portal shows for the plug-in in every language. WebAdmin waits for
// that script, so it asks for nothing.

import { readFileSync, readdirSync } from "node:fs";
import { basename } from "node:path";

const folder = new URL("../", import.meta.url);
const read = (path) => readFileSync(new URL(path, folder), "utf8");
const english = JSON.parse(read("locales/en-US.json"));

const texts = {};
for (const file of readdirSync(new URL("locales", folder)).filter((file) => file.endsWith(".json"))) {
  const catalogue = { ...english, ...JSON.parse(read(`locales/${file}`)) };
  texts[basename(file, ".json")] = { tasks: catalogue["monitor.title"], showTask: catalogue["portal.show_task"] };
}

// A classic script that comes without a charset.
const ascii = JSON.stringify(texts).replace(/[^\x00-\x7f]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`);

const TABLE = /var TEXTS = \{.*?\n {2}\};/s;
const script = read("host/host.js");
if (!TABLE.test(script)) {
  throw new Error("host/host.js has no table of texts");
}
process.stdout.write(script.replace(TABLE, () => `var TEXTS = ${ascii};`));
