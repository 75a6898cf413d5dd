// Reads and writes WASM as far as the bundle has to look into it.

// Numbers of sections.
export const [CUSTOM, IMPORTS, ELEMENTS, CODE] = [0, 2, 9, 10];
// Kinds of imports.
export const [FUNCTION, TABLE, MEMORY, GLOBAL] = [0, 1, 2, 3];

// Reads WASM's numbers and texts one after the other.
export class Reader {
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

export function number(value) {
  const bytes = [];
  do {
    bytes.push((value & 0x7f) | (value > 0x7f ? 0x80 : 0));
    value >>>= 7;
  } while (value);
  return Buffer.from(bytes);
}

export const text = (value) => Buffer.concat([number(Buffer.byteLength(value)), Buffer.from(value)]);

// A section with its number and length.
export const section = (id, content) => Buffer.concat([Buffer.from([id]), number(content.length), content]);

// The sections of a file: where each begins with its number, and a reader of its content.
export function* sections(wasm) {
  for (let start = 8; start < wasm.length; ) {
    const reader = new Reader(wasm, start);
    const id = reader.byte();
    const length = reader.number();
    const content = new Reader(wasm, reader.at);
    const end = reader.at + length;
    yield { id, start, content, end };
    start = end;
  }
}

// An empty module that carries others, each in a section that host/parts.js looks for.
export function packed(modules) {
  const carried = modules.map((module) => section(CUSTOM, Buffer.concat([text("part"), module])));
  return Buffer.concat([modules[0].subarray(0, 8), ...carried]);
}

// The file without sections that tools have added, such as names.
export function withoutCustom(wasm) {
  const kept = [...sections(wasm)].filter(({ id }) => id !== CUSTOM);
  return Buffer.concat([wasm.subarray(0, 8), ...kept.map(({ start, end }) => wasm.subarray(start, end))]);
}
