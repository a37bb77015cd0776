/**
 * Dates in the reader's language, and round places for them. The calendar's steps are d3-time's.
 */

import { utcTickInterval } from "./vendor/d3-time.js";
import { DAY } from "./timeline-data.js";

/** Pixels from one date of the axis to the next. */
const APART = 90;

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
    if (at.getUTCHours() || at.getUTCMinutes()) return [hour.format(at), false];
    if (at.getUTCDate() > 1 || step < DAY) return [day.format(at), step < DAY];
    if (at.getUTCMonth()) return [month.format(at), step < 27 * DAY];
    return [year.format(at), step < 360 * DAY];
  };

  return {
    /** Ticks between two moments: [moment, words, great]. */
    ticks(from, to, width) {
      const count = Math.max(1, width / APART);
      const interval = utcTickInterval(new Date(from), new Date(to), count);
      const step = (to - from) / count;
      const found = interval.range(new Date(from), new Date(to + 1));
      // A day is not divided below the hour: nothing here is known to the minute.
      const known = found.filter((at) => !at.getUTCMinutes() && !at.getUTCSeconds());
      const gap = found.length > 1 ? found[1] - found[0] : step;
      return known.map((at) => [at.getTime(), ...tick(at, gap)]);
    },
    /** The days from one moment to another, in words. The end is not included. */
    days: (from, to) => whole.formatRange(new Date(from), new Date(Math.max(from, to - 1))),
  };
};
