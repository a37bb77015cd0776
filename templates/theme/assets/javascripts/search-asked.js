/**
 * What a search asks for, as its address and its fields tell it. No page, no index.
 */

/** In the order in which they are shown. */
export const FACETS = ["kind", "language", "speaker", "mode", "stance", "incident", "outlet", "year"];
const DAY = 86_400_000;
/** What is pasted along with words and is none: controls, marks of direction, soft hyphens… */
const UNSEEN = /[\p{Cc}\u00ad\u200b\u200d-\u200f\u202a-\u202e\u2060-\u2069\ufe0f\ufeff]/gu;

/** @param {string} text typed or pasted @returns {string} on one line, without what can't be seen */
export const clean = (text) =>
  text.replace(/\s+/g, " ").replace(UNSEEN, "").normalize("NFC").replace(/\s+/g, " ").trim();

/**
 * A day as a number, from "2021", "2021-07" or "2021-07-20": the first it may mean, or the last.
 * @param {string} text @param {boolean} last @returns {number | null} days since 1970
 */
export const dayOf = (text, last = false) => {
  const [, year, month, day] = /^(\d{4})(?:-(\d\d)(?:-(\d\d))?)?$/.exec(text.trim()) ?? [];
  if (!year) return null;
  const first = (y, m, d) => Math.floor(Date.UTC(y, m, d) / DAY);
  if (day) return first(+year, +month - 1, +day);
  if (!last) return first(+year, month ? +month - 1 : 0, 1);
  return month ? first(+year, +month, 0) : first(+year + 1, 0, 0);
};

/** @param {number | null} day @returns {string} as a field for dates holds it */
export const dated = (day) => (day === null ? "" : new Date(day * DAY).toISOString().slice(0, 10));

/** @typedef {{values: Map<string, Set<string>>, from: number | null, to: number | null}} Chosen */

/** @param {Chosen} chosen @returns {boolean} whether anything but words is asked for */
export const isNarrowed = ({ values, from, to }) =>
  from !== null || to !== null || [...values.values()].some((some) => some.size > 0);
