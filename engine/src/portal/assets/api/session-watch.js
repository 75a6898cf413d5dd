// Notices the end of the session and reloads the page, as WebAdmin does by the queries that it makes all the time.

import { userInfo } from "../page-data.js";

const STATE = "/ovirt-engine/webadmin/session";

/** How often WebAdmin asks while somebody works in it, in milliseconds. */
const EVERY = 10_000;

/** How often it asks while its window has no focus, which a plug-in's frame takes from it. */
const EVERY_UNFOCUSED = 60_000;

export function watchSession() {
  let asked = Date.now();
  setInterval(async () => {
    if (Date.now() - asked < (hasFocus() ? EVERY : EVERY_UNFOCUSED)) return;
    asked = Date.now();
    if (!(await isOpen())) window.location.reload();
  }, EVERY);
}

function hasFocus() {
  return document.hasFocus() && document.activeElement?.tagName !== "IFRAME";
}

async function isOpen() {
  try {
    const answer = await fetch(STATE, { headers: { Authorization: `Bearer ${userInfo.ssoToken}` } });
    return (await answer.json()).open;
  } catch {
    return true; // An engine that does not answer has ended nothing.
  }
}
