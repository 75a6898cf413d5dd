// Places: what the content area shows, named by the token in the address (plug-in contract 3).

import { PlaceFrame } from "./place-frame.js";

const TITLE = "oVirt Engine Web Administration";

/** A view has `attach(container)` and `detach()`. */
export class Places {
  #places = new Map();
  #container;
  #defaultToken;
  #shown = null;
  #whenRevealed = [];

  constructor(container, defaultToken) {
    this.#container = container;
    this.#defaultToken = defaultToken;
  }

  /** Token of the place that is shown, without parameters; null before the first. */
  get current() {
    return this.#shown?.token ?? null;
  }

  /** Adds a place; a token that is taken keeps its place. */
  add(token, label, view) {
    if (!this.#places.has(token)) this.#places.set(token, { token, label, view });
  }

  /** Adds a place whose content is a document of its own. */
  addFrame(token, label, url) {
    this.add(token, label, new PlaceFrame(url));
  }

  /** The place for an address without a token, and for one that names no place. */
  setDefault(token) {
    this.#defaultToken = token;
  }

  setContentUrl(token, url) {
    this.#places.get(token)?.view.setContentUrl?.(url);
  }

  setUnloadHandler(token, handler) {
    this.#places.get(token)?.view.setUnloadHandler?.(handler);
  }

  /** Calls `listener` with the token of each place that is revealed. */
  onReveal(listener) {
    this.#whenRevealed.push(listener);
  }

  /** Shows the place that the address names, and from now on follows the address. */
  start() {
    window.addEventListener("hashchange", () => this.#follow());
    this.#follow();
  }

  /** Shows a place and puts it into the address. */
  reveal(token) {
    if (token === this.current) return;
    window.history.pushState(null, "", `#${token}`);
    this.#follow();
  }

  #follow() {
    const asked = tokenOf(window.location.hash);
    const token = this.#places.has(asked) ? asked : this.#defaultToken;
    if (token !== asked) window.history.replaceState(null, "", `#${token}`);
    if (token !== this.current) this.#show(this.#places.get(token));
  }

  #show(place) {
    this.#shown?.view.detach();
    this.#shown = place;
    document.title = `${place.label} - ${TITLE}`;
    place.view.attach(this.#container);
    for (const listener of this.#whenRevealed) listener(place.token);
  }
}

/** The part of an address like `#vms;name=x` that names the place. */
function tokenOf(hash) {
  const token = hash.replace(/^#/, "").split(";")[0];
  try {
    return decodeURIComponent(token);
  } catch {
    return token; // Not decodable, so no place has that name.
  }
}
