// Shortens the names by which the program finds its functions in the glue. wasm-bindgen gives each a hash, which no
// compression shortens, once in the WASM and once in the script.

import { IMPORTS, number, section, sections, text } from "./wasm.mjs";

// The WASM and its glue with short names for `module`, the glue itself, and for all that is imported from it.
export function shortenImports(wasm, glue, module) {
  const { start, content: reader, end } = [...sections(wasm)].find(({ id }) => id === IMPORTS);
  const short = new Map();
  const shorten = (name) => short.get(name) ?? short.set(name, `_${short.size.toString(36)}`).get(name);
  const imports = Array.from({ length: reader.number() }, () => {
    const [from, name] = [reader.text(), reader.text()];
    const names = from === module ? ["_", shorten(name)] : [from, name];
    return Buffer.concat([...names.map(text), reader.kind()]);
  });
  const shortened = section(IMPORTS, Buffer.concat([number(imports.length), ...imports]));

  let found = 0;
  const renamed = glue.replace(`"${module}": `, '"_": ').replace(/(?<=^ {8})\w+(?=: )/gm, (name) => {
    found += short.has(name);
    return short.get(name) ?? name;
  });
  if (found !== short.size) {
    throw new Error(`the glue has ${found} of the ${short.size} functions that the program imports`);
  }
  return { wasm: Buffer.concat([wasm.subarray(0, start), shortened, wasm.subarray(end)]), glue: renamed };
}
