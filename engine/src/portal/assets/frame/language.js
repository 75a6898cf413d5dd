// The choice among WebAdmin's languages (plug-in contract 5). The page is loaded anew in the chosen one.

import { engineLocale } from "../page-data.js";

const LOCALES = {
  cs_CZ: "Čeština",
  de_DE: "Deutsch",
  en_US: "English",
  es_ES: "Español",
  fr_FR: "Français",
  it_IT: "Italiano",
  ja_JP: "日本語",
  ka_GE: "ქართული",
  ko_KR: "한국어",
  pt_BR: "Português",
  zh_CN: "简体中文",
};

export function offerLanguages(select) {
  select.replaceChildren(...Object.entries(LOCALES).map(([value, name]) => new Option(name, value)));
  select.value = engineLocale;
  select.addEventListener("change", () => {
    const parameters = new URLSearchParams(window.location.search);
    parameters.set("locale", select.value);
    window.location.search = parameters;
  });
}
