// The bar at the top: who is signed in, and the button that folds the menu or brings it.

import { loginName } from "../page-data.js";

/** Where a menu beside the content is too much; as in menu.css. */
const NARROW = window.matchMedia("(width <= 768px)");

export function fillMasthead(plugins) {
  for (const place of document.querySelectorAll("[data-user-name]")) place.textContent = loginName;

  // A link to the content would be taken for the address of a place.
  const content = document.getElementById("content");
  document.getElementById("skip-to-content").addEventListener("click", () => content.focus());

  // Told, but hardly ever in time: the page is left at once (plug-in contract 2.4).
  document.getElementById("sign-out").addEventListener("submit", () => plugins.callOrQueue("UserLogout"));
}

/** In a wide window the button folds the menu to its icons, in a narrow one it brings it over the content. */
export function followMenuButton(places) {
  const button = document.getElementById("menu-toggle");
  const toggle = (toggled) => {
    const isToggled = document.body.classList.toggle("menu-toggled", toggled);
    button.setAttribute("aria-expanded", String(isToggled === NARROW.matches));
  };
  button.addEventListener("click", () => toggle());
  NARROW.addEventListener("change", () => toggle(false));
  // What covers the content has done its work once a place was chosen.
  places.onReveal(() => NARROW.matches && toggle(false));
  toggle(false);
}
