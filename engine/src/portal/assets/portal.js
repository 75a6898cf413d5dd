// Puts the page together and starts it.

import { Alerts } from "./alerts.js";
import { LANDING, addBuiltInPlaces } from "./built-in-places.js";
import { fillMasthead, followMenuButton } from "./masthead.js";
import { logger } from "./log.js";
import { loginName, pluginDefinitions, userInfo } from "./page-data.js";
import { Menu } from "./menu.js";
import { Places } from "./places.js";
import { PluginManager } from "./plugin-manager.js";
import { Toasts } from "./toasts.js";
import { offerPluginApi } from "./plugin-api.js";

/** How long plug-ins may take before the page says whom it waits for, in milliseconds. */
const PATIENCE = 3000;

const slot = (id) => document.getElementById(id);

const places = new Places(slot("content"), LANDING);
const menu = new Menu(slot("menu-list"));
const plugins = new PluginManager(pluginDefinitions, logger("portal"));

fillMasthead();
addBuiltInPlaces(places, menu);
followMenuButton(places);
places.onReveal((token) => menu.markCurrent(token));
offerPluginApi({
  plugins,
  places,
  menu,
  toasts: new Toasts(slot("toasts")),
  alerts: new Alerts(slot("alert-slot")),
});
window.addEventListener("message", (event) => plugins.passMessage(event));

plugins.start();
plugins.callOrQueue("UserLogin", loginName, userInfo.id);

const impatience = setTimeout(sayWhoIsAwaited, PATIENCE);
await plugins.allReady;
clearTimeout(impatience);
slot("waiting").remove();
places.start();

/** WebAdmin waits as long and says nothing; a blank page would look like a fault of this one. */
function sayWhoIsAwaited() {
  const waiting = slot("waiting");
  waiting.textContent = `The portal waits until these plug-ins are ready: ${plugins.awaited.join(", ")}.`;
  waiting.hidden = false;
}
