// How the portal calls functions of plug-ins.

/** Functions are called with a `this` that means nothing, so that no plug-in comes to rely on it. */
const UNRELATED = Object.freeze({});

/**
 * Calls a function, if it is one; what it throws goes to `failed`.
 *
 * As in WebAdmin, an argument that is null or undefined is dropped and the later ones move up.
 */
export function invoke(callee, args, failed) {
  if (typeof callee !== "function") return undefined;
  try {
    return Reflect.apply(callee, UNRELATED, args.filter((arg) => arg !== null && arg !== undefined));
  } catch (error) {
    failed(error);
    return undefined;
  }
}
