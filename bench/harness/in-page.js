// What runs inside the measured page. Each function is sent there as text, so it may use nothing around it.

/** Before the page's own scripts: notes its marks and memories, and if asked to, its mutations. Changes nothing. */
export function instrument({ observe }) {
  if (window !== window.top) {
    return;
  }
  const noted = (window.__noted = { reactions: 0, painted: 0, reactionAt: 0, paintAt: 0, rowsAt: 0, memories: [] });

  const mark = performance.mark.bind(performance);
  performance.mark = (name, options) => {
    const entry = mark(name, options);
    if (name === "tm:rows") {
      noted.rowsAt = entry.startTime;
    } else if (name === "tm:dom") {
      noted.seal?.();
      noted.reactionAt = entry.startTime;
      const reaction = ++noted.reactions;
      // A message sent from a frame arrives when that frame has been painted.
      requestAnimationFrame(() => {
        const channel = new MessageChannel();
        channel.port1.onmessage = () => {
          if (reaction === noted.reactions) {
            noted.paintAt = performance.now();
            noted.painted = reaction;
          }
        };
        channel.port2.postMessage(null);
      });
    }
    return entry;
  };

  const remember = (value) => {
    if (value instanceof WebAssembly.Memory && !noted.memories.includes(value)) {
      noted.memories.push(value);
    }
  };
  for (const name of ["instantiate", "instantiateStreaming"]) {
    const original = WebAssembly[name];
    WebAssembly[name] = async (source, imports) => {
      const made = await original.call(WebAssembly, source, imports);
      [(made.instance ?? made).exports, ...Object.values(imports ?? {})].forEach((group) => Object.values(group).forEach(remember));
      return made;
    };
  }

  if (observe) {
    const none = () => ({ records: 0, added: 0, removed: 0 });
    const take = (records) => {
      const count = noted.mutations[noted.sealed ? "late" : "inTime"];
      for (const record of records) {
        count.records++;
        count.added += record.addedNodes.length;
        count.removed += record.removedNodes.length;
      }
    };
    const observer = new MutationObserver(take);
    noted.mutations = { inTime: none(), late: none() };
    noted.forget = () => {
      observer.takeRecords();
      noted.mutations = { inTime: none(), late: none() };
      noted.sealed = false;
    };
    // What changes after the page has said that it is done is late.
    noted.seal = () => {
      take(observer.takeRecords());
      noted.sealed = true;
    };
    noted.report = () => {
      take(observer.takeRecords());
      return noted.mutations;
    };
    observer.observe(document, { subtree: true, childList: true, attributes: true, characterData: true });
  }
}

/** The first rows: when they stood and were painted, and when their answer was there. */
export function firstRows() {
  const feed = performance.getEntriesByType("resource").find(({ name }) => name.includes("/feed/"));
  return { rows: __noted.rowsAt, answered: feed?.responseEnd };
}

/** Presses one of the page's buttons; done when the reaction and the frame after it are. */
export function press(button) {
  const element = document.querySelector(`[data-tm="${button}"]`);
  const before = __noted.reactions;
  performance.clearResourceTimings();
  __noted.forget?.();
  return new Promise((resolve, reject) => {
    const pressed = performance.now();
    element.click();
    const timer = setInterval(() => {
      if (__noted.reactions > before && __noted.painted === __noted.reactions) {
        clearInterval(timer);
        const feed = performance.getEntriesByType("resource").filter(({ name }) => name.includes("/feed/")).pop();
        resolve({ pressed, reaction: __noted.reactionAt, answered: feed?.responseEnd ?? 0 });
      } else if (performance.now() > pressed + 110_000) {
        clearInterval(timer);
        reject(new Error(`no tm:dom after ${button}`));
      }
    }, 15);
  });
}

/**
 * Has the main thread answer itself again and again until it is told to stop, which gives the longest time between two
 * answers: what came in between held the thread.
 */
export function watchThread() {
  let last = performance.now();
  let longest = 0;
  let watching = true;
  const channel = new MessageChannel();
  channel.port1.onmessage = () => {
    const now = performance.now();
    longest = Math.max(longest, now - last);
    last = now;
    if (watching) {
      channel.port2.postMessage(null);
    }
  };
  channel.port2.postMessage(null);
  window.__stopWatching = () => {
    watching = false;
    return Math.max(longest, performance.now() - last);
  };
}

/** Two frames and a little more: whatever was to be drawn is drawn. */
export function settle() {
  return new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(resolve, 30))));
}

/** The rows in view, from the top. */
export function visibleRows() {
  const view = document.querySelector('[data-tm="scroller"]').getBoundingClientRect();
  return [...document.querySelectorAll("[data-row-id]")]
    .map((row) => ({ row, box: row.getBoundingClientRect() }))
    .filter(({ box }) => box.height && box.bottom > view.top + 2 && box.top < view.bottom)
    .sort((a, b) => a.box.top - b.box.top)
    .map(({ row }) => ({
      id: row.getAttribute("data-row-id"),
      level: Number(row.getAttribute("aria-level")),
      status: row.getAttribute("data-status"),
      progress: Number(row.querySelector("[role=progressbar]")?.getAttribute("aria-valuenow")),
      text: row.textContent
    }));
}

/** Scrolls by `pixels` a frame; gives how long each frame took. */
export async function scroll({ pixels, frames }) {
  const view = document.querySelector('[data-tm="scroller"]');
  const frame = () => new Promise(requestAnimationFrame);
  const times = [];
  view.scrollTop = 0;
  await frame();
  let last = await frame();
  for (let i = 0; i < frames; i++) {
    view.scrollTop += pixels;
    const now = await frame();
    times.push(now - last);
    last = now;
  }
  return times;
}

/** Jumps to made-up places; gives how many of three probes a jump hit no row in the frame after it. */
export async function jump({ jumps }) {
  const view = document.querySelector('[data-tm="scroller"]');
  const box = view.getBoundingClientRect();
  const frame = () => new Promise(requestAnimationFrame);
  let blank = 0;
  let place = 12345;
  for (let i = 0; i < jumps; i++) {
    place = (Math.imul(place, 1103515245) + 12345) >>> 0;
    view.scrollTop = (place / 2 ** 32) * (view.scrollHeight - view.clientHeight);
    await frame();
    await frame();
    for (const height of [0.2, 0.5, 0.9]) {
      const hit = document.elementFromPoint(box.left + box.width / 3, box.top + box.height * height);
      blank += hit?.closest("[data-row-id]") ? 0 : 1;
    }
  }
  return blank;
}
