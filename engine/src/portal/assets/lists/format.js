// How the tables write values of the API. WebAdmin writes dates in the browser's own zone.

import { locale } from "../page-data.js";

const DATE_TIME = new Intl.DateTimeFormat(locale, { dateStyle: "medium", timeStyle: "medium" });
const NUMBER = new Intl.NumberFormat(locale, { maximumFractionDigits: 1 });

/** A time in milliseconds. */
export function dateTime(time) {
  return time === undefined ? undefined : DATE_TIME.format(Number(time));
}

/** The time that has gone by since, in the coarsest unit. */
export function duration(since) {
  if (since === undefined) return undefined;
  const minutes = Math.max(0, Math.floor((Date.now() - Number(since)) / 60_000));
  if (minutes < 60) return `${minutes} min`;
  const hours = Math.floor(minutes / 60);
  return hours < 24 ? `${hours} h` : `${Math.floor(hours / 24)} days`;
}

/** Bytes as GiB. */
export function gibibytes(bytes) {
  const count = Number(bytes) / 1024 ** 3;
  return Number.isFinite(count) ? `${NUMBER.format(count)} GiB` : undefined;
}

/** An enumeration's value as words: `wait_for_launch` is `Wait for launch`. */
export function words(value) {
  const text = value?.replaceAll("_", " ");
  return text && text[0].toUpperCase() + text.slice(1);
}
