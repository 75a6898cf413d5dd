// The four types of alerts and toasts, and how each looks.

const ICONS = {
  danger: "pficon-error-circle-o",
  warning: "pficon-warning-triangle-o",
  success: "pficon-ok",
  info: "pficon-info",
};

/** One of the four types whatever its case; `info` for anything else. */
export function noticeType(type) {
  const name = String(type).toLowerCase();
  return name in ICONS ? name : "info";
}

/** A notice of a type with a text, which is never taken for markup, and a button that calls `close`. */
export function notice(type, text, close) {
  const name = noticeType(type);
  const box = document.createElement("div");
  box.className = `notice notice-${name}`;
  box.setAttribute("role", name === "danger" || name === "warning" ? "alert" : "status");
  const icon = document.createElement("span");
  icon.className = `pficon ${ICONS[name]}`;
  icon.setAttribute("aria-hidden", "true");
  const words = document.createElement("span");
  words.className = "notice-text";
  words.textContent = text;
  const button = document.createElement("button");
  button.type = "button";
  button.className = "notice-close";
  button.setAttribute("aria-label", "Close");
  button.addEventListener("click", close);
  box.append(icon, words, button);
  return box;
}
