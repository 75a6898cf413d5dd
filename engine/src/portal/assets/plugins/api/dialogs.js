// Functions that show dialogs, alerts and toasts.

import { defer } from "./defer.js";
import { option } from "../options.js";

export function dialogFunctions({ dialogs, alerts, toasts, log }, acts) {
  return {
    // At once, unlike the two that follow.
    showDialog: acts((title, token, url, width, height, options) => {
      dialogs.show({
        title,
        token,
        url,
        width,
        height,
        buttons: Array.isArray(options?.buttons) ? options.buttons.filter(Boolean) : [],
        closeIconVisible: option(options, "closeIconVisible", "boolean", true),
        closeOnEscKey: option(options, "closeOnEscKey", "boolean", true),
      });
    }),

    setDialogContentUrl: acts((token, url) => defer(() => dialogs.setContentUrl(token, url))),

    closeDialog: acts((token) => defer(() => dialogs.close(token))),

    showAlert: acts((type, message, options) => {
      const autoHideMs = option(options, "autoHideMs", "number", 0);
      defer(() => alerts.show(type, message, autoHideMs));
    }),

    showToast: acts((type, message) => defer(() => toasts.show(type, message))),

    // In any state: a plug-in that fails to start must be able to say why.
    reportFatalError(message) {
      log.severe(`Plug-in ${this.pluginName}: ${message}`);
      alerts.show("danger", `Uncaught exception occurred. Please try reloading the page. Details: ${message}`, 0);
    },
  };
}
