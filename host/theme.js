// The theme that people chose in the page (src/monitor/arranging/looks.rs); without a choice the system's counts.

export function applyTheme() {
  try {
    const theme = localStorage.getItem("task-monitor:theme:");
    if (theme) {
      document.documentElement.dataset.theme = theme;
    }
  } catch {
    // A browser that keeps nothing for the page.
  }
}
