// Puts the page together and starts it.

import { ActionButtons } from "./plugins/action-buttons.js";
import { Alerts } from "./frame/alerts.js";
import { Dialogs } from "./frame/dialogs.js";
import { LANDING, addBuiltInPlaces } from "./places/built-in-places.js";
import { Menu } from "./frame/menu.js";
import { Places } from "./places/places.js";
import { PluginManager } from "./plugins/plugin-manager.js";
import { Tags } from "./frame/tags.js";
import { TasksOverlay } from "./frame/tasks-overlay.js";
import { Toasts } from "./frame/toasts.js";
import { addMachineActions } from "./lists/machine-actions.js";
import { fillMasthead, followMenuButton } from "./frame/masthead.js";
import { isVariant, loginName, pluginDefinitions, userInfo } from "./page-data.js";
import { logger } from "./log.js";
import { mayDisturbBy } from "./frame/do-not-disturb.js";
import { offerLanguages } from "./frame/language.js";
import { offerPluginApi } from "./plugins/api/plugin-api.js";
import { watchSession } from "./api/session-watch.js";

/** How long plug-ins may take before the page says whom it waits for, in milliseconds. */
const PATIENCE = 3000;

const slot = (id) => document.getElementById(id);

const log = logger("portal");
const places = new Places(slot("content"), LANDING);
const menu = new Menu(slot("menu-list"));
const plugins = new PluginManager(pluginDefinitions, log);
const actionButtons = new ActionButtons(log);
const tags = new Tags(slot("tags"), slot("tag-list"), plugins);
const toasts = new Toasts(slot("toasts"), mayDisturbBy(slot("do-not-disturb")));
const alerts = new Alerts(slot("alert-slot"));
const dialogs = new Dialogs(log);

fillMasthead(plugins);
offerLanguages(slot("language"));
const { lists, details } = addBuiltInPlaces({ places, menu, plugins, actionButtons });
addMachineActions(actionButtons, alerts);
followMenuButton(places);
new TasksOverlay(slot("tasks-toggle"), slot("content"), places);
places.onReveal((token) => menu.markCurrent(token));
offerPluginApi({ plugins, places, menu, lists, details, actionButtons, tags, toasts, alerts, dialogs, log });
window.addEventListener("message", (event) => plugins.passMessage(event));
if (isVariant("recorder")) (await import("./plugins/recorder.js")).record();

plugins.start();
plugins.callOrQueue("UserLogin", loginName, userInfo.id);
watchSession();

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
