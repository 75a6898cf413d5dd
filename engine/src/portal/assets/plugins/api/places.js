// Functions that add places to the menu and to the details of entities, and that change places.

import { defer } from "./defer.js";
import { entityType } from "../entity-types.js";
import { index, option } from "../options.js";
import { isVariant } from "../../page-data.js";

/** WebAdmin makes every place that is added its landing page, whatever `defaultPlace` says: the last one wins. */
const EVERY_PLACE_LANDS = !isVariant("kept-landing-page");

export function placeFunctions({ places, menu, details, lists }, acts) {
  function addPlace(label, token, url, options) {
    places.addFrame(token, label, url);
    if (EVERY_PLACE_LANDS || option(options, "defaultPlace", "boolean", false)) places.setDefault(token);
  }

  return {
    addPrimaryMenuPlace: acts((label, token, url, options) => {
      addPlace(label, token, url, options);
      menu.addPrimaryPlace({ label, token, ...iconAndPriority(options) });
    }),

    addPrimaryMenuContainer: acts((label, id, options) => {
      menu.addContainer({ label, id, ...iconAndPriority(options) });
    }),

    addSecondaryMenuPlace: acts((containerId, label, token, url, options) => {
      addPlace(label, token, url, options);
      menu.addSecondaryPlace(containerId, { label, token, priority: index(options, "priority") });
    }),

    addDetailPlace: acts((type, label, token, url, options) => {
      if (!entityType(type)?.details) return;
      const priority = option(options, "priority", "number", Number.MAX_VALUE);
      details.addFrame(type, { label, token, url, priority });
    }),

    setPlaceContentUrl: acts((token, url) => defer(() => places.setContentUrl(token, url))),

    setPlaceUnloadHandler: acts((token, handler) => defer(() => places.setUnloadHandler(token, handler))),

    // Only detail places listen to it.
    setPlaceAccessible: acts((token, accessible) => defer(() => details.setAccessible(token, Boolean(accessible)))),

    revealPlace: acts((token) => defer(() => places.reveal(token))),

    setSearchString: acts((text) => defer(() => lists.search(text))),
  };
}

function iconAndPriority(options) {
  return { icon: option(options, "icon", "string", null), priority: index(options, "priority") };
}
