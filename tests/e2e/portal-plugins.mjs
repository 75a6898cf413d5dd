// Tiny plug-ins for the tests of the portal page, written into a folder of their own.

import { mkdtemp, mkdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";

/**
 * Writes plug-ins for the test `t` and returns their folder, which goes when the test ends.
 *
 * Each has a `name` and a `script` for its host page, where `api` is its `pluginApi`. `places` are further
 * documents by their file name. What else it has goes into its descriptor, and `site` into the
 * configuration that the site's admin gives it.
 */
export async function pluginFolder(t, ...plugins) {
  const folder = await mkdtemp(join(tmpdir(), "portal-plugins-"));
  t.after(() => rm(folder, { recursive: true }));
  for (const { name, script = "", places = {}, site, ...descriptor } of plugins) {
    const resources = join(folder, `${name}-resources`);
    await mkdir(resources);
    const file = (path, text) => writeFile(join(folder, path), text);
    const definition = { name, url: `plugin/${name}/plugin.html`, resourcePath: `${name}-resources` };
    await file(`${name}.json`, JSON.stringify({ ...definition, ...descriptor }));
    if (site) {
      await file(`${name}-config.json`, JSON.stringify(site));
    }
    const host = page(name, `<script src="host.js"></script>`);
    await file(`${name}-resources/plugin.html`, host);
    await file(`${name}-resources/host.js`, `const api = parent.pluginApi(${JSON.stringify(name)});\n${script}`);
    for (const [path, body] of Object.entries(places)) {
      await file(`${name}-resources/${path}`, page(path, body));
    }
  }
  return folder;
}

function page(title, body) {
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>${title}</title></head><body>${body}</body></html>`;
}

/** Script of a plug-in that adds these places, by token, as primary items and is ready at once. */
export function addsPlaces(places) {
  const calls = Object.entries(places).map(
    ([token, { label, url, options = {} }]) =>
      `api.addPrimaryMenuPlace(${[label, token, url, options].map((value) => JSON.stringify(value)).join(", ")});`
  );
  return `api.register({ UiInit() { ${calls.join(" ")} } }); api.ready();`;
}
