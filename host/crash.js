// What people see when the program has failed. It cannot recover from that: whatever goes wrong inside it ends in a trap,
// which the browser tells as an error that nobody has caught. So the page says so and offers a reload. Bundled into
// host/boot.js.

import { portal } from "./portal.js";

// Looks out for failures of the program from now on, in whatever it was called for.
export function tellCrashes() {
  addEventListener("error", ({ error }) => tellCrash(error));
  addEventListener("unhandledrejection", ({ reason }) => tellCrash(reason));
}

// Shows the page's text for it if that is what the error is, and tells whether it is.
export function tellCrash(error) {
  if (!(error instanceof WebAssembly.RuntimeError)) {
    return false;
  }
  const shown = document.getElementById("crash");
  // A loop that fails again and again is told once.
  if (shown.hidden) {
    shown.hidden = false;
    // The browser's console has it anyway.
    try {
      portal()?.logger().severe(String(error.stack ?? error));
    } catch {
      // A portal whose log can't be had.
    }
  }
  return true;
}
