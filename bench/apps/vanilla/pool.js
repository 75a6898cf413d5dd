// A constant pool of rows: scrolling by one row writes one row anew, and a value is written only when it differs from
// the one that stands there.

import { duration } from "./model.js";

export const ROW_HEIGHT = 37;

const ROW = `
  <span class="name" role="gridcell"><button class="toggle" tabindex="-1" aria-label="Toggle"></button><b class="icon"></b><span></span></span>
  <span role="gridcell"><span class="bar-of" role="progressbar" aria-label="Progress" aria-valuemin="0" aria-valuemax="100"><i></i></span><span class="percent"></span></span>
  <span role="gridcell"></span><span role="gridcell"></span><span role="gridcell"></span>`;

export class Slot {
  #written = {};

  constructor(onToggle) {
    this.element = document.createElement("div");
    this.element.className = "row";
    this.element.setAttribute("role", "row");
    this.element.innerHTML = ROW;
    const [name, progress, ...rest] = this.element.children;
    const text = (parent) => parent.appendChild(document.createTextNode(""));
    this.name = name;
    this.bar = progress.firstChild;
    this.fill = this.bar.firstChild;
    this.texts = [name.lastChild, progress.lastChild, ...rest].map(text);
    name.firstChild.onclick = () => onToggle(this.row);
  }

  /** Shows a row in a place; `expanded` is null for one with nothing below. `now` is when running ones are measured. */
  show(row, place, expanded, now) {
    const [text, percent, status, lasted, owner] = this.texts;
    this.row = row;
    this.#write("place", place, () => (this.element.style.transform = `translateY(${place * ROW_HEIGHT}px)`));
    this.#write("id", row.id, () => this.element.setAttribute("data-row-id", row.id));
    this.#write("level", row.level, () => {
      this.element.setAttribute("aria-level", row.level);
      this.name.style.paddingLeft = `${(row.level - 1) * 24}px`;
    });
    this.#write("expanded", expanded, () => {
      this.element.classList.toggle("leaf", expanded === null);
      if (expanded === null) {
        this.element.removeAttribute("aria-expanded");
      } else {
        this.element.setAttribute("aria-expanded", expanded);
      }
    });
    this.#write("text", row.text, () => (text.data = row.text));
    this.#write("status", row.status, () => {
      this.element.setAttribute("data-status", row.status);
      status.data = row.status;
    });
    this.#write("progress", row.progress, () => {
      this.bar.setAttribute("aria-valuenow", row.progress);
      this.fill.style.transform = `scaleX(${row.progress / 100})`;
      percent.data = `${row.progress} %`;
    });
    const time = duration((row.ended || now) - row.start);
    this.#write("time", time, () => (lasted.data = time));
    this.#write("owner", row.owner, () => (owner.data = row.owner));
    this.#write("hidden", false, () => (this.element.style.display = ""));
  }

  hide() {
    this.#write("hidden", true, () => {
      this.element.style.display = "none";
      this.element.removeAttribute("data-row-id");
      this.#written.id = null;
    });
  }

  #write(what, value, write) {
    if (this.#written[what] !== value) {
      this.#written[what] = value;
      write();
    }
  }
}
