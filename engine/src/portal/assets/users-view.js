// Administration, Users: the engine's API tells of one user at a time, so this is who is signed in.

import { DocumentView, emptyState } from "./document-view.js";
import { userInfo } from "./page-data.js";

/** Columns as WebAdmin has them, and the members of the API that fill them. */
const COLUMNS = [
  ["User Name", "user_name"],
  ["First Name", "name"],
  ["Last Name", "last_name"],
  ["Namespace", "namespace"],
  ["Email", "email"],
];

export class UsersView extends DocumentView {
  async fill(root) {
    const content = await signedInUser().then(table, problem);
    if (this.shows(root)) root.append(content);
  }
}

async function signedInUser() {
  const answer = await fetch(`/ovirt-engine/api/users/${userInfo.id}`, {
    headers: { Accept: "application/json", Authorization: `Bearer ${userInfo.ssoToken}` },
    credentials: "omit",
  });
  if (!answer.ok) throw new Error(`The engine answered ${answer.status}.`);
  return answer.json();
}

function table(user) {
  const created = document.createElement("table");
  created.className = "table";
  const head = created.createTHead().insertRow();
  const row = created.createTBody().insertRow();
  for (const [label, member] of COLUMNS) {
    const cell = document.createElement("th");
    cell.scope = "col";
    cell.textContent = label;
    head.append(cell);
    row.insertCell().textContent = user[member] ?? "";
  }
  return created;
}

function problem(error) {
  return emptyState("The user could not be read", `${error.message} Reload the page to try again.`);
}
