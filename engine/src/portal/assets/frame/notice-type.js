// The four types of alerts and toasts, and how each looks.

import { button, element, icon } from "../element.js";

const ICONS = {
  danger: "pficon-error-circle-o",
  warning: "pficon-warning-triangle-o",
  success: "pficon-ok",
  info: "pficon-info",
};

/** One of the four types whatever its case; `info` for anything else. */
export function noticeType(type) {
  const name = String(type).toLowerCase();
  return Object.hasOwn(ICONS, name) ? name : "info";
}

/** A notice of a type with a text, which is never taken for markup, and a button that calls `close`. */
export function notice(type, text, close) {
  const name = noticeType(type);
  const closeButton = button("notice-close", close);
  closeButton.setAttribute("aria-label", "Close");
  const words = element("span", "notice-text", text);
  const box = element("div", `notice notice-${name}`, icon(ICONS[name]), words, closeButton);
  box.setAttribute("role", name === "danger" || name === "warning" ? "alert" : "status");
  return box;
}
