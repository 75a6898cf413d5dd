// In which language people read the page, and its texts in that language. Bundled into host/boot.js, with the list of
// what is translated (bundle/languages.mjs).

import { portal } from "./portal.js";

// Longer than that nobody waits for a translation, in milliseconds: the page is in English then.
const PATIENCE = 3_000;

// Locale: the hash in the name of its catalogue. English is part of the program.
const catalogues = CATALOGUES;
const ENGLISH = "en-US";
const locales = [ENGLISH, ...Object.keys(catalogues)];

const RIGHT_TO_LEFT = ["ar", "fa", "he", "ur"];

const languageOf = (tag) => tag.split("-")[0].toLowerCase();

// What people chose in the portal around this page; nothing where there is none, or none that tells.
function chosenInPortal() {
  try {
    return portal()?.currentLocale().replace("_", "-") ?? "";
  } catch {
    // A portal without the function.
    return "";
  }
}

// The first of the tags that there is a catalogue for, exactly or in its language: `de-AT` is at home in de-DE.
function fitting(tags) {
  for (const tag of tags) {
    const exact = locales.find((locale) => locale.toLowerCase() === tag.toLowerCase());
    const locale = exact ?? locales.find((locale) => languageOf(locale) === languageOf(tag));
    if (locale) {
      return { locale, tag };
    }
  }
  return { locale: ENGLISH };
}

async function fetched(locale) {
  const catalogue = `./languages/${locale}-${catalogues[locale]}.json`;
  const signal = AbortSignal.timeout(PATIENCE);
  const response = await fetch(new URL(catalogue, import.meta.url), { credentials: "same-origin", signal });
  if (!response.ok) {
    throw new Error(`${catalogue}: ${response.status} ${response.statusText}`);
  }
  return response.json();
}

// What the program is told (src/language.rs): the tag to write dates and numbers by, the texts where they are not the
// program's own English, and which catalogue could not be had.
export async function language() {
  const chosen = chosenInPortal();
  const { locale, tag = chosen } = fitting(chosen ? [chosen] : navigator.languages);
  const told = { tag, locale };
  if (locale !== ENGLISH) {
    try {
      told.texts = await fetched(locale);
    } catch (error) {
      console.warn(error);
      told.missing = locale;
    }
  }
  const { documentElement: root } = document;
  const lang = told.texts ? locale : ENGLISH;
  const dir = RIGHT_TO_LEFT.includes(languageOf(lang)) ? "rtl" : "ltr";
  // Said once more, they would have the page styled anew.
  if (root.lang !== lang) {
    root.lang = lang;
  }
  if (root.dir !== dir) {
    root.dir = dir;
  }
  return told;
}
