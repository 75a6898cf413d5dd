// The portal around this page. Bundled into host/boot.js.

// What the portal offers the plug-in, by the nearest window around this one that offers anything; nothing where the page
// stands alone, or a window of another origin lies between.
export function portal() {
  try {
    for (let frame = window; frame !== frame.parent; ) {
      frame = frame.parent;
      if (typeof frame.pluginApi === "function") {
        return frame.pluginApi("task-monitor");
      }
    }
  } catch {
    // A window of another origin.
  }
  return undefined;
}
