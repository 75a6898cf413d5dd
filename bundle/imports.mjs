// Shortens the names by which the program finds its functions in the glue. wasm-bindgen gives each a hash, which no
// compression shortens, once in the WASM and once in the script.

const IMPORT_SECTION = 2;
const [FUNCTION, TABLE, MEMORY, GLOBAL] = [0, 1, 2, 3];

// Reads WASM's numbers and texts one after the other.
class Reader {
  constructor(bytes, at = 0) {
    this.bytes = bytes;
    this.at = at;
  }

  byte() {
    return this.bytes[this.at++];
  }

  number() {
    let [value, shift, byte] = [0, 0, 0];
    do {
      byte = this.byte();
      value += (byte & 0x7f) * 2 ** shift;
      shift += 7;
    } while (byte & 0x80);
    return value;
  }

  skip(length) {
    this.at += length;
  }

  text() {
    const length = this.number();
    this.skip(length);
    return this.bytes.toString("utf8", this.at - length, this.at);
  }

  limits() {
    const hasMaximum = this.byte() & 1;
    this.number();
    if (hasMaximum) {
      this.number();
    }
  }

  // What follows the names of an import, unread.
  kind() {
    const start = this.at;
    switch (this.byte()) {
      case FUNCTION:
        this.number();
        break;
      case TABLE:
        this.byte();
        this.limits();
        break;
      case MEMORY:
        this.limits();
        break;
      case GLOBAL:
        this.skip(2);
        break;
      default:
        throw new Error("an import of a kind that is not known here");
    }
    return this.bytes.subarray(start, this.at);
  }
}

function number(value) {
  const bytes = [];
  do {
    bytes.push((value & 0x7f) | (value > 0x7f ? 0x80 : 0));
    value >>>= 7;
  } while (value);
  return Buffer.from(bytes);
}

const text = (value) => Buffer.concat([number(Buffer.byteLength(value)), Buffer.from(value)]);

// The WASM and its glue with short names for `module`, the glue itself, and for all that is imported from it.
export function shortenImports(wasm, glue, module) {
  const reader = new Reader(wasm, 8);
  let start = reader.at;
  while (reader.byte() !== IMPORT_SECTION) {
    reader.skip(reader.number());
    start = reader.at;
  }
  reader.number();
  const short = new Map();
  const shorten = (name) => short.get(name) ?? short.set(name, `_${short.size.toString(36)}`).get(name);
  const imports = Array.from({ length: reader.number() }, () => {
    const [from, name] = [reader.text(), reader.text()];
    const names = from === module ? ["_", shorten(name)] : [from, name];
    return Buffer.concat([...names.map(text), reader.kind()]);
  });
  const section = Buffer.concat([number(imports.length), ...imports]);
  const head = [wasm.subarray(0, start), Buffer.from([IMPORT_SECTION]), number(section.length)];

  let found = 0;
  const renamed = glue.replace(`"${module}": `, '"_": ').replace(/(?<=^ {8})\w+(?=: )/gm, (name) => {
    found += short.has(name);
    return short.get(name) ?? name;
  });
  if (found !== short.size) {
    throw new Error(`the glue has ${found} of the ${short.size} functions that the program imports`);
  }
  return { wasm: Buffer.concat([...head, section, wasm.subarray(reader.at)]), glue: renamed };
}
