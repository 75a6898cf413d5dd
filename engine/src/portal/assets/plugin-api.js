// What plug-ins can call (plug-in contract 3). A function that is not here yet is absent, so that a plug-in which
// looks for it can tell; none of these does less than WebAdmin's.

import { locale, loginName, userInfo } from "./page-data.js";
import { logger } from "./log.js";

/** Runs work after the present task, as WebAdmin defers much of its API. */
const defer = (work) => void setTimeout(work, 0);

/** Puts `pluginApi` on the window. */
export function offerPluginApi({ plugins, places, menu, toasts, alerts }) {
  class PluginApi {
    constructor(pluginName) {
      this.pluginName = pluginName;
    }

    register(handlers) {
      plugins.register(this.pluginName, handlers);
    }

    options(options) {
      plugins.setOptions(this.pluginName, options ?? {});
    }

    ready() {
      plugins.ready(this.pluginName);
    }

    configObject() {
      return this.#read(() => plugins.configuration(this.pluginName));
    }

    addPrimaryMenuPlace(label, historyToken, contentUrl, options) {
      this.#act(() => {
        addPlace(label, historyToken, contentUrl);
        menu.addPrimaryPlace({ label, token: historyToken, ...iconAndPriority(options) });
      });
    }

    addPrimaryMenuContainer(label, primaryMenuId, options) {
      this.#act(() => menu.addContainer({ label, id: primaryMenuId, ...iconAndPriority(options) }));
    }

    addSecondaryMenuPlace(primaryMenuId, label, historyToken, contentUrl, options) {
      this.#act(() => {
        addPlace(label, historyToken, contentUrl);
        const { priority } = iconAndPriority(options);
        menu.addSecondaryPlace(primaryMenuId, { label, token: historyToken, priority });
      });
    }

    setPlaceContentUrl(historyToken, contentUrl) {
      this.#act(() => defer(() => places.setContentUrl(historyToken, contentUrl)));
    }

    setPlaceUnloadHandler(historyToken, handler) {
      this.#act(() => defer(() => places.setUnloadHandler(historyToken, handler)));
    }

    revealPlace(historyToken) {
      this.#act(() => defer(() => places.reveal(historyToken)));
    }

    showToast(type, message) {
      this.#act(() => defer(() => toasts.show(type, message)));
    }

    showAlert(type, message, options) {
      const autoHideMs = typed(options, "autoHideMs", "number", 0);
      this.#act(() => defer(() => alerts.show(type, message, autoHideMs)));
    }

    loginUserName() {
      return this.#read(() => loginName);
    }

    loginUserId() {
      return this.#read(() => userInfo.id);
    }

    ssoToken() {
      return this.#read(() => userInfo.ssoToken);
    }

    engineBaseUrl() {
      return this.#read(() => `${window.location.origin}/ovirt-engine`);
    }

    currentLocale() {
      return this.#read(() => locale);
    }

    currentPlace() {
      return this.#read(() => places.current);
    }

    logger() {
      return this.#read(() => logger(this.pluginName));
    }

    /** Without the right state a call does nothing and says nothing. */
    #act(work) {
      if (plugins.mayAct(this.pluginName)) work();
    }

    #read(answer) {
      return plugins.mayRead(this.pluginName) ? answer() : undefined;
    }
  }

  function addPlace(label, token, url) {
    places.addFrame(token, label, url);
    // WebAdmin does so whatever `defaultPlace` says: the last place that is added becomes the landing page.
    places.setDefault(token);
  }

  window.pluginApi = (name) => new PluginApi(name);
}

function iconAndPriority(options) {
  return {
    icon: typed(options, "icon", "string", null),
    priority: typed(options, "priority", "number", Number.MAX_VALUE),
  };
}

/** An option of the wrong type silently becomes its default. */
function typed(options, name, type, fallback) {
  const value = options?.[name];
  return typeof value === type ? value : fallback;
}
