// What the engine put into the page when it served it. It does not change while the page is open.

const data = JSON.parse(document.getElementById("page-data").textContent);

export const pluginDefinitions = data.pluginDefinitions;
export const userInfo = data.userInfo;

/** Name to sign in with, `user@domain`. */
export const loginName = `${userInfo.userName}@${userInfo.domain}`;

/** The chosen locale in the engine's form: `de_DE`. */
export const engineLocale = data.locale;

/** The chosen locale as plug-ins are told it: `de-DE`. */
export const locale = engineLocale.replace("_", "-");

/** Whether a test has asked for a portal that differs in this. */
export const isVariant = (name) => data.variants.includes(name);

// WebAdmin's page has them as globals.
Object.assign(window, { pluginDefinitions, userInfo });
