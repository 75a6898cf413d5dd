// Takes out of a program what says nothing of its table of functions. wasm-split tells for each place that a part will
// fill that there is nothing yet, in 130 pieces; a place is empty anyway until something is put there.

import { ELEMENTS, number, section, sections } from "./wasm.mjs";

// How a piece tells its functions: by their numbers, or by expressions, which can also tell that there is none.
const [BY_NUMBER, BY_EXPRESSION] = [0, 4];
// What stands in expressions.
const [NULL, FUNCTION, CONSTANT, END] = [0xd0, 0xd2, 0x41, 0x0b];

export function withoutEmptyElements(wasm) {
  const { start, content: reader, end } = [...sections(wasm)].find(({ id }) => id === ELEMENTS);
  const kept = Array.from({ length: reader.number() }, () => {
    const from = reader.at;
    const says = tells(reader);
    return says ? [wasm.subarray(from, reader.at)] : [];
  }).flat();
  const elements = section(ELEMENTS, Buffer.concat([number(kept.length), ...kept]));
  return Buffer.concat([wasm.subarray(0, start), elements, wasm.subarray(end)]);
}

// Reads a piece, and gives whether it puts any function into the table.
function tells(reader) {
  const kind = reader.number();
  if (kind !== BY_NUMBER && kind !== BY_EXPRESSION) {
    throw new Error(`a piece of the table of functions is of kind ${kind}, which is not known here`);
  }
  read(reader, [CONSTANT]);
  const functions = Array.from({ length: reader.number() }, () => {
    if (kind === BY_EXPRESSION) {
      return read(reader, [NULL, FUNCTION]) === FUNCTION;
    }
    reader.number();
    return true;
  });
  return functions.includes(true);
}

// Reads an expression that is one instruction with one number, and gives the instruction.
function read(reader, known) {
  const instruction = reader.byte();
  reader.number();
  if (!known.includes(instruction) || reader.byte() !== END) {
    throw new Error("an expression in the table of functions is not known here");
  }
  return instruction;
}
