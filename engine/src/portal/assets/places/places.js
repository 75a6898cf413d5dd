// Places: what the content area shows, named by the token in the address (plug-in contract 3).

import { parse, print } from "./address.js";
import { PlaceFrame } from "./place-frame.js";

const TITLE = "oVirt Engine Web Administration";

/** A view has `attach(container, parameters)` and `detach()`. */
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
    return this.#shown?.place.token ?? null;
  }

  /** Adds a place; a token that is taken keeps its place. */
  add(token, label, view) {
    if (!this.#places.has(token)) this.#places.set(token, { token, label, view });
  }

  /** Adds a place whose content is a document of its own. */
  addFrame(token, label, url) {
    this.add(token, label, new PlaceFrame(url));
  }

  /** The name of a place. */
  label(token) {
    return this.#places.get(token).label;
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
  reveal(token, parameters) {
    const hash = print(token, parameters);
    if (hash === this.#shown?.hash) return;
    window.history.pushState(null, "", hash);
    this.#follow();
  }

  /** Shows a place instead of the present one, which can't be shown: nobody comes back to that by the history. */
  replace(token) {
    window.history.replaceState(null, "", print(token));
    this.#follow();
  }

  #follow() {
    const asked = parse(window.location.hash);
    if (!this.#places.has(asked.token)) {
      asked.token = this.#defaultToken;
      asked.parameters = {};
      window.history.replaceState(null, "", print(asked.token));
    }
    const hash = print(asked.token, asked.parameters);
    if (hash !== this.#shown?.hash) this.#show({ hash, place: this.#places.get(asked.token) }, asked.parameters);
  }

  #show(shown, parameters) {
    this.#shown?.place.view.detach();
    this.#shown = shown;
    const { token, label, view } = shown.place;
    document.title = `${label} - ${TITLE}`;
    view.attach(this.#container, parameters);
    for (const listener of this.#whenRevealed) listener(token);
  }
}
