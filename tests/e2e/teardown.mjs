// What a test opened is closed in the opposite order. Node's own `t.after` keeps the order of opening, so an
// engine would end before the page that still asks it.

const stacks = new WeakMap();

/** Has `close` called when the test `t` ends, before everything that was handed in earlier. */
export function atEnd(t, close) {
  if (!stacks.has(t)) {
    const stack = [];
    stacks.set(t, stack);
    t.after(() => unwind(stack));
  }
  stacks.get(t).push(close);
}

// One that fails keeps none of the others from closing.
async function unwind(stack) {
  const close = stack.pop();
  if (close) {
    try {
      await close();
    } finally {
      await unwind(stack);
    }
  }
}
