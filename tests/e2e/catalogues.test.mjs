// The catalogues beside the English one: each is complete, in its order, with the same placeholders and the plurals that
// its language has. (What a build checks as well is what would break a message.)

import assert from "node:assert/strict";
import { test } from "node:test";
import { ENGLISH, catalogues, names, parse, plurals, pseudo, translated, write } from "./catalogues.mjs";

const english = catalogues[ENGLISH];

// Every whole number up to where the last rule of a language begins.
const NUMBERS = [...Array(200).keys(), 1_000, 1_000_000, 2_000_000];

test("the portal's eleven languages", () => {
  assert.deepEqual(
    Object.keys(catalogues).sort(),
    ["cs-CZ", "de-DE", "en-US", "es-ES", "fr-FR", "it-IT", "ja-JP", "ka-GE", "ko-KR", "pt-BR", "zh-CN"]
  );
});

for (const locale of translated) {
  test(`${locale} has every message, in the order of the English catalogue`, () => {
    const missing = Object.keys(english).filter((key) => !(key in catalogues[locale]));
    assert.deepEqual(missing, [], `translate these in locales/${locale}.json`);
    assert.deepEqual(Object.keys(catalogues[locale]), Object.keys(english));
  });

  test(`${locale} has the placeholders, and the plurals of its language`, () => {
    const rules = new Intl.PluralRules(locale);
    const wanted = new Set(NUMBERS.map((number) => rules.select(number)).concat("other"));
    for (const [key, text] of Object.entries(catalogues[locale])) {
      const parts = parse(text);
      assert.deepEqual(names(parts), names(parse(english[key])), `${key}: placeholders`);
      for (const { branches } of plurals(parts)) {
        const words = Object.keys(branches).filter((selector) => !selector.startsWith("="));
        // Said so that no word depends on the number: "Terminer (3)".
        if (words.length === 1) continue;
        // "1 000 000 de tâches": only beside the number itself.
        const beside = write(branches.other).includes("#");
        const without = [...wanted].filter((word) => !words.includes(word) && (word !== "many" || beside));
        assert.deepEqual(without, [], `${key}: plurals`);
        assert.deepEqual(words.filter((word) => !wanted.has(word)), [], `${key}: no plural of ${locale}`);
      }
    }
  });
}

test("the pseudo-language is as good a catalogue", () => {
  for (const [key, text] of Object.entries(pseudo())) {
    assert.deepEqual(names(parse(text)), names(parse(english[key])), key);
  }
});
