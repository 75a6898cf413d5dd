// Options that plug-ins pass: one of the wrong type silently becomes its default (plug-in contract 3).

/** The option `name` if it has this type, else `fallback`. */
export function option(options, name, type, fallback) {
  const value = options?.[name];
  return typeof value === type ? value : fallback;
}

/** Where an item goes: an index, whose default is the end. */
export function index(options, name) {
  return Math.max(0, Math.trunc(option(options, name, "number", Number.MAX_VALUE)));
}
