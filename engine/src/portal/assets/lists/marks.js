// The small drawings at the beginning of a row, each with its meaning in words.

import { element, hiddenText, icon } from "../element.js";
import { words } from "./format.js";

/** Of virtual machines, hosts and data centers. What is neither here nor there is on its way. */
const STATUS = { up: "mark-up", down: "mark-down", maintenance: "mark-wrench", non_operational: "mark-down" };

const SEVERITY = {
  normal: "pficon-ok",
  warning: "pficon-warning-triangle-o",
  error: "pficon-error-circle-o",
  alert: "pficon-error-circle-o",
};

export const statusMark = ["", (item) => mark(STATUS[item.status] ?? "mark-wait", words(item.status))];
export const severityMark = ["", (item) => mark(SEVERITY[item.severity] ?? "pficon-info", words(item.severity))];

function mark(name, meaning) {
  const drawn = element("span", "mark", icon(name), hiddenText(meaning ?? "Unknown"));
  drawn.title = meaning ?? "Unknown";
  return drawn;
}
