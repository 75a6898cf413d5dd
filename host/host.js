// Registers the plug-in with WebAdmin and adds its place. Nothing else happens here: WebAdmin waits for
// `ready()` of a plug-in that is not lazy, without a time limit (plug-in contract 2.3), and an exception that
// leaves a handler would remove the plug-in. So there is no WASM, no request and no way to throw.
(function () {
  "use strict";

  var NAME = "task-monitor";
  var PAGE = "plugin/task-monitor/tasks.html";

  // The nearest window above this one, of the same origin, that offers the API.
  function findPluginApi() {
    var frame = window;
    while (frame !== frame.parent) {
      frame = frame.parent;
      if (typeof frame.pluginApi === "function") {
        return frame.pluginApi;
      }
    }
    return null;
  }

  function label(api) {
    var config = api.configObject() || {};
    return typeof config.label === "string" && config.label.trim() ? config.label.trim() : "Tasks";
  }

  // The engine makes the place that was added last its landing page, whatever `defaultPlace` says
  // (plug-in contract 3). An administrator keeps the Dashboard there by loading this plug-in before it, with
  // a low `order` in the site's configuration file.
  function addPlace(api) {
    api.addPrimaryMenuPlace(label(api), NAME, PAGE, { icon: "fa-tasks" });
  }

  function guarded(api, work) {
    try {
      work(api);
    } catch (error) {
      try {
        api.logger().severe("Task Monitor could not add its place: " + error);
      } catch (ignored) {
        // A portal without a logger: there is nobody left to tell.
      }
    }
  }

  try {
    var pluginApi = findPluginApi();
    if (pluginApi) {
      var api = pluginApi(NAME);
      try {
        api.register({
          UiInit: function () {
            guarded(api, addPlace);
          }
        });
      } finally {
        api.ready();
      }
    }
  } catch (error) {
    // A parent of another origin, or no portal at all: there is nobody to register with.
  }
})();
