// Functions that tell what the portal knows. Most work from LOADING on.

import { isVariant, locale, loginName, userInfo } from "../../page-data.js";
import { logger } from "../../log.js";

/** Callers have to cope with both: WebAdmin puts the address together from parts. */
const END_OF_BASE = isVariant("base-url-slash") ? "/" : "";

export function accessors({ places, tags }, reads) {
  return {
    loginUserName: reads(() => loginName),
    loginUserId: reads(() => userInfo.id),
    // That of the page for as long as the page lives.
    ssoToken: reads(() => userInfo.ssoToken),
    engineBaseUrl: reads(() => `${window.location.origin}/ovirt-engine${END_OF_BASE}`),
    currentLocale: reads(() => locale),
    currentPlace: reads(() => places.current),
    rootTag: reads(() => tags.root()),

    // In any state.
    logger() {
      return logger(this.pluginName);
    },
  };
}
