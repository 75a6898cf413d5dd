// The bar at the top: who is signed in, and the button that narrows the menu.

import { loginName } from "./page-data.js";

export function fillMasthead() {
  for (const place of document.querySelectorAll("[data-user-name]")) place.textContent = loginName;

  const toggle = document.getElementById("menu-toggle");
  toggle.addEventListener("click", () => {
    const narrowed = document.body.classList.toggle("menu-narrowed");
    toggle.setAttribute("aria-expanded", String(!narrowed));
  });

  // A link to the content would be taken for the address of a place.
  const content = document.getElementById("content");
  document.getElementById("skip-to-content").addEventListener("click", () => content.focus());
}
