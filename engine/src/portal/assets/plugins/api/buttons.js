// Functions that add buttons to tables.

import { entityType } from "../entity-types.js";

export function buttonFunctions({ actionButtons, details }, acts) {
  return {
    addMenuPlaceActionButton: acts((type, label, button) => {
      const token = entityType(type)?.token;
      if (token) actionButtons.add(token, label, button);
    }),

    addDetailPlaceActionButton: acts((mainType, detailPlaceId, label, button) => {
      const token = details.tokenOf(mainType, detailPlaceId);
      if (token) actionButtons.add(token, label, button);
    }),
  };
}
