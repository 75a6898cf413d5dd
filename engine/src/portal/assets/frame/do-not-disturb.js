// What the user wants to be spared: toasts, until the next sign-in or until it is taken back.

const KEPT_AS = "portal.do-not-disturb";

/** Connects the check box; returns whether toasts may be shown. */
export function mayDisturbBy(box) {
  box.checked = sessionStorage.getItem(KEPT_AS) !== null;
  box.addEventListener("change", () => {
    if (box.checked) sessionStorage.setItem(KEPT_AS, "on");
    else sessionStorage.removeItem(KEPT_AS);
  });
  return () => !box.checked;
}
