// What plug-ins can call (plug-in contract 3): exactly the functions of WebAdmin, and none that it lacks.

import { accessors } from "./accessors.js";
import { buttonFunctions } from "./buttons.js";
import { deprecatedFunctions } from "./deprecated.js";
import { dialogFunctions } from "./dialogs.js";
import { lifeCycleFunctions } from "./life-cycle.js";
import { placeFunctions } from "./places.js";

/**
 * Puts `pluginApi` on the window. Each call makes an object that holds nothing but the name: whoever knows the name
 * of a plug-in can use its API, and what it may do goes by the state of the plug-in.
 */
export function offerPluginApi(portal) {
  const { plugins } = portal;
  // Without the right state a call does nothing, says nothing, and returns nothing.
  const acts = (work) =>
    function act(...args) {
      if (plugins.mayAct(this.pluginName)) work(...args);
    };
  const reads = (answer) =>
    function read() {
      return plugins.mayRead(this.pluginName) ? answer() : undefined;
    };

  function PluginApi(pluginName) {
    this.pluginName = pluginName;
  }
  PluginApi.prototype = {
    pluginName: null,
    ...lifeCycleFunctions(plugins),
    ...placeFunctions(portal, acts),
    ...buttonFunctions(portal, acts),
    ...dialogFunctions(portal, acts),
    ...accessors(portal, reads),
    ...deprecatedFunctions(),
  };

  window.pluginApi = (name) => new PluginApi(name);
}
