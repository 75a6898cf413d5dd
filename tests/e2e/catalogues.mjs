// The catalogues as tests need them: read, taken apart, filled, and turned into a pseudo-language.

import { readFileSync, readdirSync } from "node:fs";
import { basename } from "node:path";

const folder = new URL("../../locales/", import.meta.url);

export const ENGLISH = "en-US";

/** Locale: its texts by key. */
export const catalogues = Object.fromEntries(
  readdirSync(folder)
    .filter((file) => file.endsWith(".json"))
    .map((file) => [basename(file, ".json"), JSON.parse(readFileSync(new URL(file, folder), "utf8"))])
);

/** Every locale but English. */
export const translated = Object.keys(catalogues).filter((locale) => locale !== ENGLISH);

/**
 * Takes a pattern apart: texts, `{ name }`, `{ number: true }`, and
 * `{ name, form, branches }` with the pattern of each selector.
 */
export function parse(pattern) {
  let at = 0;
  const take = (expression) => {
    expression.lastIndex = at;
    const found = expression.exec(pattern);
    if (!found) {
      throw new Error(`“${pattern}” makes no sense at ${at}`);
    }
    at = expression.lastIndex;
    return found;
  };
  const branches = () => {
    const found = {};
    while (pattern[at] !== "}") {
      const [, selector] = take(/\s*([^\s{}]+)\s*\{/y);
      found[selector] = parts(true);
      take(/\}\s*/y);
    }
    at += 1;
    return found;
  };
  const placeholder = () => {
    const [, name, form] = take(/\{\s*(\w+)\s*(?:,\s*(plural|select)\s*,\s*|\})/y);
    return form ? { name, form, branches: branches() } : { name };
  };
  const parts = (inside) => {
    const list = [];
    let text = "";
    const push = (part) => {
      list.push(...(text ? [text] : []), part);
      text = "";
    };
    while (at < pattern.length && pattern[at] !== "}") {
      if (pattern[at] === "{") {
        push(placeholder());
      } else if (pattern[at] === "#" && inside) {
        at += 1;
        push({ number: true });
      } else if (pattern.startsWith("''", at)) {
        at += 2;
        text += "'";
      } else if (/'[{}]/y.test(pattern.slice(at, at + 2))) {
        const end = pattern.indexOf("'", at + 1);
        text += pattern.slice(at + 1, end);
        at = end + 1;
      } else {
        text += pattern[at++];
      }
    }
    return text ? [...list, text] : list;
  };
  return parts(false);
}

/** The pattern whose parts these are, with every text of it changed. */
export function write(parts, change = (text) => text) {
  return parts
    .map((part) => {
      if (typeof part === "string") {
        return change(part).replaceAll("'", "''").replace(/[{}]+/g, "'$&'");
      }
      if (part.number) {
        return "#";
      }
      const { name, form, branches } = part;
      const written = Object.entries(branches ?? {}).map(([selector, inside]) => `${selector} {${write(inside, change)}}`);
      return form ? `{${name}, ${form}, ${written.join(" ")}}` : `{${name}}`;
    })
    .join("");
}

/** Every plural in a pattern, at any depth. */
export function plurals(parts) {
  return parts.flatMap((part) => {
    const inside = Object.values(part.branches ?? {}).flatMap(plurals);
    return part.form === "plural" ? [part, ...inside] : inside;
  });
}

/** The names in a pattern, each once, in no order. */
export function names(parts) {
  const all = parts.flatMap((part) => [
    ...(part.name ? [part.name] : []),
    ...Object.values(part.branches ?? {}).flatMap((inside) => [...names(inside)])
  ]);
  return new Set(all);
}

const ACCENTED = { a: "å", e: "é", i: "î", o: "ö", u: "ü", c: "ç", n: "ñ", y: "ý", A: "Å", E: "É", I: "Î", O: "Ö", U: "Ü", C: "Ç", N: "Ñ" };

// Accented, in brackets, and twice as long: as the longest of real translations.
function pseudoText(text) {
  const accented = [...text].map((letter) => ACCENTED[letter] ?? letter).join("");
  const words = text.trim().split(/\s+/).filter(Boolean);
  const longer = words.map((word) => word.replace(/\w/g, "x")).join(" ");
  return /\p{L}/u.test(text) ? `${accented}${accented.endsWith(" ") ? "" : " "}${longer}` : text;
}

/** English as a language that nobody speaks, in which what is left out or cut off is seen. */
export function pseudo() {
  const texts = Object.entries(catalogues[ENGLISH]).map(([key, text]) => [key, write(parse(text), pseudoText)]);
  return Object.fromEntries(texts);
}
