// Addresses of places: `#vms-general;name=web01` names a place and gives it parameters.

/** The place's token and the parameters of a location's hash. */
export function parse(hash) {
  const [token, ...parameters] = hash.replace(/^#/, "").split(";").map(decoded);
  const pairs = parameters.map((parameter) => parameter.split(/=(.*)/s));
  return { token, parameters: Object.fromEntries(pairs.map(([name, value = ""]) => [name, value])) };
}

/** The hash that leads to a place. */
export function print(token, parameters = {}) {
  const pairs = Object.entries(parameters).map(([name, value]) => `;${name}=${encodeURIComponent(value)}`);
  return `#${token}${pairs.join("")}`;
}

function decoded(text) {
  try {
    return decodeURIComponent(text);
  } catch {
    return text; // Not decodable, so nothing has that name.
  }
}
