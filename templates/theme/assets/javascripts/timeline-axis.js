/**
 * Dates in the reader's language, and round places for them, all in UTC.
 */

import { DAY } from "./timeline-data.js";

/** Pixels from one date of the axis to the next. */
const APART = 90;
const HOUR = DAY / 24;
const YEAR = 365.25 * DAY;
const MONTH = YEAR / 12;
/** The first Monday of the calendar that counts milliseconds: weeks begin with one. */
const MONDAY = 4 * DAY;
/** Steps that are round, from an hour to ten thousand years. */
const STEPS = [
  ...[1, 3, 6, 12].map((hours) => hours * HOUR), ...[1, 2, 7].map((days) => days * DAY),
  MONTH, 3 * MONTH, ...[1, 10, 100, 1000].flatMap((n) => [n * YEAR, 2 * n * YEAR, 5 * n * YEAR]),
];

/** The round step that is most like one of so many milliseconds. */
const round = (length) => {
  const at = STEPS.findIndex((step, next) => length < Math.sqrt(step * STEPS[next + 1]));
  return STEPS.at(at);
};

/** The beginning of a month, counted from that of the year 0. */
const month = (number) => new Date(0).setUTCFullYear(0, number, 1);

/** Every moment from one to another at which a round step begins. @returns {Date[]} */
export const steps = (from, to, step) => {
  const found = [];
  if (step < MONTH) {
    for (let at = Math.ceil((from - MONDAY) / step) * step + MONDAY; at <= to; at += step) {
      found.push(new Date(at));
    }
    return found;
  }
  const months = Math.round(step / MONTH);
  const first = new Date(from);
  let at = Math.floor((first.getUTCFullYear() * 12 + first.getUTCMonth()) / months) * months;
  for (; month(at) <= to; at += months) if (month(at) >= from) found.push(new Date(month(at)));
  return found;
};

/** @param {string} language a BCP 47 tag, the edition's; the site's English writes the day first */
export const calendar = (language) => {
  const tag = language === "en" ? "en-GB" : language;
  const made = (options) => new Intl.DateTimeFormat(
    tag, { timeZone: "UTC", calendar: "gregory", ...options },
  );
  const year = made({ year: "numeric" });
  const month = made({ month: "short" });
  const day = made({ day: "numeric", month: "short" });
  const hour = made({ hour: "numeric", minute: "2-digit" });
  const whole = made({ dateStyle: "long" });

  /** A tick's words, and whether something greater begins there than at its neighbours. */
  const tick = (at, step) => {
    if (at.getUTCHours()) return [hour.format(at), false];
    if (at.getUTCDate() > 1 || step < DAY) return [day.format(at), step < DAY];
    if (at.getUTCMonth()) return [month.format(at), step < MONTH];
    return [year.format(at), step < YEAR];
  };

  return {
    /** Ticks between two moments: [moment, words, great]. A day is not divided below the hour. */
    ticks(from, to, width) {
      const step = round((to - from) * APART / Math.max(APART, width));
      return steps(from, to, step).map((at) => [at.getTime(), ...tick(at, step)]);
    },
    /** The days from one moment to another, in words. The end is not included. */
    days: (from, to) => whole.formatRange(new Date(from), new Date(Math.max(from, to - 1))),
  };
};
