// The path of names over a place's content, of which the last is the place itself.

import { element } from "../element.js";

/** Names, or pairs of a name and the address it leads to. */
export function heading(path) {
  const parts = path.map((part, index) => {
    const [name, href] = [part].flat();
    const words = href ? element("a", "", name) : name;
    if (href) words.href = href;
    return element("span", index < path.length - 1 ? "breadcrumb-parent" : "", words);
  });
  return element("h1", "breadcrumb", ...parts);
}
