// The content of a plug-in's place: a document of its own that lives while the place is shown
// (plug-in contract 3, "Place content").

/** What WebAdmin leaves free below the frame, in pixels. */
const GAP_BELOW = 6;

export class PlaceFrame {
  #url;
  #frame = null;
  #unloadHandler = null;
  #fit = () => this.#setHeight();

  constructor(url) {
    this.#url = url;
  }

  /** Loads the document anew into `container`. */
  attach(container) {
    this.#frame = document.createElement("iframe");
    this.#frame.className = "place-frame";
    this.#frame.setAttribute("frameborder", "0");
    this.#frame.src = this.#url;
    container.append(this.#frame);
    this.#setHeight();
    // Only the window's size counts: what else moves the frame leaves its height as it was.
    window.addEventListener("resize", this.#fit);
    this.#passUnloadHandler();
  }

  /** Takes the document out of the page, which is the end of it. */
  detach() {
    window.removeEventListener("resize", this.#fit);
    this.#frame.remove();
    this.#frame = null;
  }

  setContentUrl(url) {
    this.#url = url;
    if (this.#frame) this.#frame.src = url;
  }

  /** A handler belongs to the window of this moment: a document that loads later must set it again. */
  setUnloadHandler(handler) {
    this.#unloadHandler = handler;
    this.#passUnloadHandler();
  }

  #passUnloadHandler() {
    if (this.#frame && this.#unloadHandler) this.#frame.contentWindow.onunload = this.#unloadHandler;
  }

  #setHeight() {
    const { top } = this.#frame.getBoundingClientRect();
    this.#frame.style.height = `${window.innerHeight - top - GAP_BELOW}px`;
  }
}
