// The portal's log. A real engine writes it to its ui.log.

/** What `pluginApi(name).logger()` gives, and what the portal itself uses under the name `portal`. */
export function logger(name) {
  const line = (message) => `[${name}] ${message}`;
  return {
    info: (message) => console.info(line(message)),
    warning: (message) => console.warn(line(message)),
    severe: (message) => console.error(line(message)),
  };
}
