// The row of buttons that belongs to a table, the further ones in a menu of their own.

import { button, element, hiddenText, icon } from "../element.js";
import { NO_ENTITY } from "../plugins/entity-types.js";

export class ActionPanel {
  #token;
  #actionButtons;
  #selected = [];
  #mainEntity = NO_ENTITY;
  #shown = element("div", "action-buttons");
  #more = element("div", "more-menu");

  element = element("div", "action-panel", this.#shown);

  constructor(token, actionButtons) {
    this.#token = token;
    this.#actionButtons = actionButtons;
    this.element.setAttribute("role", "toolbar");
    this.element.setAttribute("aria-label", "Actions");
    this.#more.setAttribute("role", "menu");
    this.#more.setAttribute("popover", "");
    this.#more.addEventListener("click", () => this.#more.hidePopover());
    actionButtons.onAdd((changed) => changed === token && this.#fill());
    this.#fill();
  }

  /** Asks each button anew whether it is there and can be pressed. */
  update(selected, mainEntity = NO_ENTITY) {
    this.#selected = selected;
    this.#mainEntity = mainEntity;
    this.#fill();
  }

  #fill() {
    const accessible = this.#actionButtons
      .of(this.#token)
      .filter((action) => action.isAccessible(this.#selected, this.#mainEntity));
    const further = accessible.filter(({ inMoreMenu }) => inMoreMenu);
    this.#shown.replaceChildren(
      ...accessible.filter(({ inMoreMenu }) => !inMoreMenu).map((action) => this.#button(action, "action-button")),
    );
    this.#more.replaceChildren(...further.map((action) => this.#menuItem(action)));
    if (further.length > 0) this.#shown.append(this.#kebab(), this.#more);
  }

  #button(action, className) {
    const created = button(className, () => action.press(this.#selected, this.#mainEntity));
    // WebAdmin takes the label for markup that is safe, whatever a plug-in makes it of.
    created.innerHTML = action.label;
    created.disabled = !action.isEnabled(this.#selected, this.#mainEntity);
    return created;
  }

  #menuItem(action) {
    const item = this.#button(action, "menu-entry");
    item.setAttribute("role", "menuitem");
    return item;
  }

  #kebab() {
    const dots = icon("fa-ellipsis-v");
    const kebab = button("action-button kebab", () => this.#open(kebab), dots, hiddenText("More actions"));
    kebab.setAttribute("aria-haspopup", "menu");
    return kebab;
  }

  #open(kebab) {
    const { bottom, right } = kebab.getBoundingClientRect();
    Object.assign(this.#more.style, { top: `${bottom}px`, right: `${window.innerWidth - right}px` });
    this.#more.togglePopover();
  }
}
