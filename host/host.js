// Registers the plug-in with WebAdmin: the place Tasks, a tab Tasks in the details of what tasks work on, and a button
// over the events. WebAdmin waits without a time limit for `ready()` of a plug-in that is not lazy (plug-in contract
// 2.3), and an exception that leaves a handler would remove the plug-in. So there is no WASM, no request, and no way
// to throw; what a portal does not offer is left out.
(function () {
  "use strict";

  var PLUGIN = "task-monitor";
  var PAGE = "plugin/task-monitor/tasks.html";

  // Every text that the portal shows for the plug-in, by language. The packages have all of them (bundle/host.mjs).
  var TEXTS = {
    "en-US": { tasks: "Tasks", showTask: "Show task" }
  };

  // The types of the API that get a tab, the beginning of its token, and what the page's address calls an entity.
  var ENTITIES = [
    { type: "VirtualMachine", place: "vms", kind: "vm" },
    { type: "Host", place: "hosts", kind: "host" },
    { type: "Cluster", place: "clusters", kind: "cluster" },
    { type: "Storage", place: "storage", kind: "storage_domain" },
    { type: "Disk", place: "disks", kind: "disk" },
    { type: "Template", place: "templates", kind: "template" }
  ];

  // Where the menu may have the place; "hidden" is in no menu and is reached by links alone.
  var CONTAINERS = ["compute", "network", "storage", "admin", "hidden"];

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

  function offers(api, name) {
    return typeof api[name] === "function";
  }

  // What the portal answers; nothing where it has no answer.
  function ask(api, name) {
    try {
      return api[name]();
    } catch (error) {
      return undefined;
    }
  }

  // The site's setting, where it is of the type of `otherwise`.
  function setting(api, name, otherwise) {
    var value = (ask(api, "configObject") || {})[name];
    return typeof value === typeof otherwise ? value : otherwise;
  }

  function text(api, name) {
    return (TEXTS[ask(api, "currentLocale")] || {})[name] || TEXTS["en-US"][name];
  }

  function label(api) {
    return setting(api, "label", "").trim() || text(api, "tasks");
  }

  // The engine makes the place that was added last its landing page, whatever `defaultPlace` says
  // (plug-in contract 3). An administrator keeps the Dashboard there by loading this plug-in before it, with
  // a low `order` in the site's configuration file, as the packages bring it.
  function addPlace(api) {
    var menu = setting(api, "menu", "primary");
    var options = { icon: "fa-tasks" };
    var priority = setting(api, "priority", NaN);
    if (isFinite(priority)) {
      options.priority = priority;
    }
    if (CONTAINERS.indexOf(menu) >= 0 && offers(api, "addSecondaryMenuPlace")) {
      var container = menu === "hidden" ? PLUGIN + "-hidden" : menu;
      api.addSecondaryMenuPlace(container, label(api), PLUGIN, PAGE, options);
    } else {
      api.addPrimaryMenuPlace(label(api), PLUGIN, PAGE, options);
    }
  }

  function addDetailTabs(api) {
    if (!setting(api, "detailTabs", true) || !offers(api, "addDetailPlace")) {
      return;
    }
    ENTITIES.forEach(function (entity) {
      api.addDetailPlace(entity.type, text(api, "tasks"), tabOf(entity), pageOf(entity, ""));
    });
  }

  function tabOf(entity) {
    return entity.place + "-" + PLUGIN;
  }

  // The id is all that the address tells; ids are no secret.
  function pageOf(entity, id) {
    return PAGE + "?" + entity.kind + "=" + encodeURIComponent(id);
  }

  // What was selected: one array, or in older engines each item as an argument of its own.
  function selected(args) {
    return Array.isArray(args[0]) ? args[0] : Array.prototype.slice.call(args);
  }

  // Points the tab at the entity whose details are shown. The portal tells a selection again at each refresh of its
  // list; the same address again would load the page anew.
  function followSelection(api, entity) {
    var shown = "";
    return function () {
      var items = selected(arguments);
      var id = items.length === 1 && items[0] && items[0].id;
      if (id && id !== shown && offers(api, "setPlaceContentUrl")) {
        shown = id;
        hand(entity.kind, JSON.stringify({ id: id, name: items[0].name }));
        api.setPlaceContentUrl(tabOf(entity), pageOf(entity, id));
      }
    };
  }

  // Hands something to the page, which is loaded afterwards: all frames of a browser tab share this storage.
  function hand(what, value) {
    try {
      window.sessionStorage.setItem(PLUGIN + ":" + what, value);
    } catch (refused) {
      // Without it the page asks the engine for the name, and shows all tasks for an event.
    }
  }

  // The events' own button. `correlationId` is all that an event and its task have in common.
  function addEventButton(api) {
    if (!setting(api, "eventButton", true) || !offers(api, "addMenuPlaceActionButton")) {
      return;
    }
    api.addMenuPlaceActionButton("Event", text(api, "showTask"), {
      id: PLUGIN + "-show-task",
      isEnabled: function () {
        return correlationOf(selected(arguments)) !== "";
      },
      onClick: function () {
        hand("correlation", correlationOf(selected(arguments)));
        if (offers(api, "revealPlace")) {
          api.revealPlace(PLUGIN);
        }
      }
    });
  }

  function correlationOf(events) {
    var first = events[0] || {};
    var others = events.filter(function (event) {
      return event && event.correlationId !== first.correlationId;
    });
    return others.length === 0 && typeof first.correlationId === "string" ? first.correlationId : "";
  }

  // A part that fails takes no other part with it.
  function guarded(api, work) {
    return function () {
      try {
        return work.apply(null, arguments);
      } catch (error) {
        try {
          api.logger().severe("Task Monitor: " + error);
        } catch (ignored) {
          // A portal without a logger: there is nobody left to tell.
        }
      }
    };
  }

  function handlers(api) {
    var handlers = {
      UiInit: function () {
        [addDetailTabs, addEventButton, addPlace].forEach(function (add) {
          guarded(api, add)(api);
        });
      }
    };
    ENTITIES.forEach(function (entity) {
      handlers[entity.type + "SelectionChange"] = guarded(api, followSelection(api, entity));
    });
    return handlers;
  }

  try {
    var pluginApi = findPluginApi();
    if (pluginApi) {
      var api = pluginApi(PLUGIN);
      try {
        api.register(handlers(api));
      } finally {
        api.ready();
      }
    }
  } catch (error) {
    // A parent of another origin, or no portal at all: there is nobody to register with.
  }
})();
