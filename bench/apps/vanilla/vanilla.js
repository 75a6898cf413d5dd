// The comparator without a framework: a constant pool of rows, JSON read by the browser, nothing done for an answer
// that is the same as the last one.

import { rowsOf, shown } from "./model.js";
import { ROW_HEIGHT, Slot } from "./pool.js";

performance.mark("tm:boot");

// Rows above and below those in view.
const SPARE = 6;

const query = new URLSearchParams(location.search);
const frozenNow = Number(query.get("now"));
const view = document.querySelector("[data-tm=scroller]");
const ground = view.firstElementChild;
const count = document.getElementById("count");

const pool = [];
let jobs = [];
let rows = [];
let answers = 0;
let lastText = "";
let outlook = { top: 0, height: view.clientHeight };
// What is open: all or nothing, but for those that were toggled since.
let opening = { all: query.get("expand") === "all", toggled: new Set() };

const isOpen = (id) => opening.all !== opening.toggled.has(id);

function draw() {
  const first = Math.max(0, Math.floor(outlook.top / ROW_HEIGHT) - SPARE);
  const wanted = Math.min(rows.length - first, Math.ceil(outlook.height / ROW_HEIGHT) + 2 * SPARE);
  const now = frozenNow || Date.now();
  while (pool.length < wanted) {
    const slot = new Slot(toggle);
    ground.append(slot.element);
    pool.push(slot);
  }
  for (let at = first; at < first + pool.length; at++) {
    const slot = pool[at % pool.length];
    if (at < first + wanted) {
      slot.show(rows[at], at, rows[at].hasBelow ? isOpen(rows[at].id) : null, now);
    } else {
      slot.hide();
    }
  }
}

function drawAnew() {
  rows = shown(jobs, isOpen);
  const height = `${rows.length * ROW_HEIGHT}px`;
  if (ground.style.height !== height) {
    ground.style.height = height;
    count.textContent = `${rows.length} rows`;
  }
  draw();
}

function tellDone() {
  performance.mark("tm:dom", { detail: { gen: answers } });
  if (answers === 1) {
    performance.mark("tm:rows");
  }
}

function toggle(row) {
  if (!opening.toggled.delete(row.id)) {
    opening.toggled.add(row.id);
  }
  drawAnew();
  tellDone();
}

function open(all) {
  opening = { all, toggled: new Set() };
  drawAnew();
  tellDone();
}

let polling = false;
async function poll() {
  if (polling) {
    return;
  }
  polling = true;
  try {
    const response = await fetch(query.get("feed"), { headers: { Accept: "application/json" } });
    const text = await response.text();
    answers++;
    if (text !== lastText) {
      lastText = text;
      jobs = JSON.parse(text).job.map(rowsOf);
      drawAnew();
    }
    tellDone();
  } finally {
    polling = false;
  }
}

new ResizeObserver(() => {
  outlook.height = view.clientHeight;
  draw();
}).observe(view);
view.addEventListener("scroll", () => {
  outlook.top = view.scrollTop;
  draw();
}, { passive: true });
document.querySelector("[data-tm=refresh]").onclick = poll;
document.querySelector("[data-tm=expand-all]").onclick = () => open(true);
document.querySelector("[data-tm=collapse-all]").onclick = () => open(false);
const every = Number(query.get("poll"));
if (every) {
  setInterval(poll, every);
}
poll();
