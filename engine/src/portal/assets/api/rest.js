// The engine's REST API, read as any client with the portal's token reads it.

import { userInfo } from "../page-data.js";

const BASE = "/ovirt-engine/api";

let entryPoint = null;

/** The document at a path beneath `/ovirt-engine/api`. */
export function read(path, parameters = {}) {
  const query = new URLSearchParams(parameters).toString();
  return ask(`${path}${query && "?"}${query}`, {});
}

/** Has the engine do something, which, unlike reading, keeps the session open (plug-in contract 4). */
export function command(path) {
  return ask(path, { method: "POST", headers: { "Content-Type": "application/json" }, body: "{}" });
}

async function ask(path, { headers, ...request }) {
  const answer = await fetch(`${BASE}${path}`, {
    ...request,
    headers: { Accept: "application/json", Authorization: `Bearer ${userInfo.ssoToken}`, ...headers },
    credentials: "omit",
  });
  // WebAdmin does the same: a reload leads to the sign-in, or to a new session.
  if (answer.status === 401) window.location.reload();
  if (!answer.ok) throw new Error(`The engine answered ${answer.status}. ${await fault(answer)}`.trim());
  return answer.json();
}

/** The elements of a collection. */
export async function readList(path, parameters) {
  const body = await read(path, parameters);
  return Object.values(body).find(Array.isArray) ?? [];
}

/** Whether the engine has a collection, which its entry point tells. */
export async function offers(collection) {
  entryPoint ??= read("");
  try {
    const { link = [] } = await entryPoint;
    return link.some(({ rel }) => rel === collection);
  } catch (error) {
    entryPoint = null;
    throw error;
  }
}

async function fault(answer) {
  const { detail = "" } = await answer.json().catch(() => ({}));
  return detail;
}
