// What axe says of a document.

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";

const axe = await readFile(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

/** Asks axe about the document that an element of it stands in, at rest; `but` are rules that don't count. */
export async function findsNothing(element, state, { but = [] } = {}) {
  const found = await element.evaluate(
    async (element, [source, but]) => {
      const { document } = element.ownerDocument.defaultView;
      await Promise.all(document.getAnimations().map((animation) => animation.finished.catch(() => {})));
      window.axe ?? window.eval(source);
      // The one rule of WCAG 2.2 that axe leaves out unless told.
      const rules = { "target-size": { enabled: true } };
      const { violations } = await window.axe.run(document, { resultTypes: ["violations"], iframes: false, rules });
      return violations
        .filter(({ id }) => !but.includes(id))
        .flatMap(({ id, help, nodes }) =>
          nodes.map(({ html, failureSummary }) => `${id} (${help}): ${html}\n${failureSummary}`)
        );
    },
    [axe, but]
  );
  assert.deepEqual(found, [], state);
}
