// Short for what the page makes of elements.

/** An element with a class and children; a text among them is text, never markup. */
export function element(name, className, ...children) {
  const created = document.createElement(name);
  if (className) created.className = className;
  created.append(...children);
  return created;
}

/** A button that submits nothing. */
export function button(className, whenPressed, ...children) {
  const created = element("button", className, ...children);
  created.type = "button";
  created.addEventListener("click", whenPressed);
  return created;
}

/** An icon by its class: PatternFly's if it starts with `pficon`, any other one FontAwesome's. */
export function icon(name, className = "") {
  const base = name?.startsWith("pficon") ? "pficon" : "fa";
  const span = element("span", [className, ...(name ? [base, name] : [])].filter(Boolean).join(" "));
  span.setAttribute("aria-hidden", "true");
  return span;
}

/** Words for those who hear the page and don't see its icons. */
export function hiddenText(text) {
  return element("span", "hidden-text", text);
}

/** The message of a place that has nothing to show. */
export function emptyState(title, text) {
  return element("div", "empty-state", element("h2", "", title), element("p", "", text));
}
