/**
 * What was found, as elements: a page, its statements, the words around what was looked for.
 */

/** Statements of a page that are shown; its own page has the others. */
const STATEMENTS = 4;
/** Characters of an excerpt. */
const EXCERPT = 220;
const DAY = 86_400_000;

/** @returns {HTMLElement} */
export const element = (tag, attributes = {}, ...inside) => {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value !== undefined && value !== false && value !== "") made.setAttribute(name, value === true ? "" : value);
  }
  made.append(...inside);
  return made;
};

/** What is said in the reader's language: sentences of the page, numbers, days, names of languages. */
export class Speech {
  /** @param {any} words of the page, by name @param {string} ui */
  constructor(words, ui) {
    this.words = words;
    this.ui = ui;
    // The site's English writes days before months.
    const locale = ui === "en" ? "en-GB" : ui;
    this.numbers = new Intl.NumberFormat(locale);
    this.plurals = new Intl.PluralRules(ui);
    this.languages = new Intl.DisplayNames([ui], { type: "language" });
    this.days = new Intl.DateTimeFormat(locale, { dateStyle: "medium", timeZone: "UTC" });
    this.months = new Intl.DateTimeFormat(locale, { month: "long", year: "numeric", timeZone: "UTC" });
  }

  /** A sentence whose gaps hold text or elements. @returns {(string | Node)[]} */
  fill(sentence, gaps) {
    return sentence.split(/\{(\w+)\}/).flatMap((part, n) => (n % 2 ? gaps[part] ?? "" : part));
  }

  /** A sentence for a number, in the form that the number asks for. */
  count(name, number) {
    const forms = this.words[name];
    const form = forms[this.plurals.select(number)] ?? forms.other;
    return form.replace("{n}", this.numbers.format(number));
  }

  language(tag) {
    if (tag === "und") return this.words.unknown;
    try {
      return this.languages.of(tag) ?? tag;
    } catch {
      return tag;
    }
  }

  /** When a page may have appeared, as exactly as that is known. */
  time([from, to]) {
    const days = [from, to].map((day) => (day === null ? null : new Date(day * DAY)));
    const [first, last] = days;
    if (!first || !last) return first || last ? `${first ? this.days.format(first) : ""}–${last ? this.days.format(last) : ""}` : "";
    if (from === to) return this.days.format(first);
    const next = new Date((to + 1) * DAY);
    if (first.getUTCDate() === 1 && next.getUTCDate() === 1) {
      const months = (next.getUTCFullYear() - first.getUTCFullYear()) * 12 + next.getUTCMonth() - first.getUTCMonth();
      if (months === 1) return this.months.format(first);
      if (months === 12 && first.getUTCMonth() === 0) return String(first.getUTCFullYear());
    }
    return this.days.formatRange(first, last);
  }
}

const RTL = /^(ar|fa|he|ur|ps|ug|yi|sd|ckb)\b/;
const direction = (tag) => (RTL.test(tag) ? "rtl" : "ltr");

/** One page with its statements. @param {any} page as the engine shows it @param {Speech} speech */
export const item = (engine, speech, page) => {
  const said = { lang: page.language, dir: direction(page.language) };
  const { words } = speech;
  const about = [
    page.kind === "document" ? speech.language(page.language) : words.kind[page.kind],
    page.outlet && engine.label(page.outlet),
    speech.time(page.days),
  ].filter(Boolean).flatMap((part, n) => [n ? " · " : "", element("bdi", {}, part)]);
  const made = element("li", {},
    element("h2", { ...said }, element("a", { href: page.url }, page.title)),
    element("p", { class: "search-about" }, ...about));
  if (page.statements.length) {
    const lines = page.statements.slice(0, STATEMENTS).map((one) => statement(engine, speech, page, one, said));
    made.append(element("ul", { class: "search-statements" }, ...lines));
    const left = page.statements.length - STATEMENTS;
    if (left > 0) made.append(element("p", { class: "search-about" }, speech.count("more_statements", left)));
  } else if (page.met.size) {
    const shown = titled(page) ? { ...page, met: new Map() } : page;
    made.append(element("p", { ...said, class: "search-excerpt" }, ...excerpt(shown, [[page.from, page.words.length]])));
  }
  return made;
};

/** Whether a page about something is met by its title: its beginning then tells more than lists do. */
const titled = ({ kind, met, from }) => {
  const units = (places) => new Set(places.flatMap(([, some]) => [...some])).size;
  return kind !== "document" && units([...met].filter(([place]) => place < from)) === units([...met]);
};

/** A statement: its words, and below them whose they are, how they are passed on, what they do. */
const statement = (engine, speech, page, one, said) => {
  const { words } = speech;
  const who = element("bdi", {}, engine.label(one.speaker) || words.nobody);
  const sure = one.speaker ? words.sure[one.sure] ?? words.sure.uncertain : "{who}";
  const how = [words.modes[one.mode], ...one.stances.map((stance) => words.stances[stance] ?? stance)]
    .filter(Boolean).map((part) => ` · ${part}`);
  return element("li", { dir: said.dir, class: one.mode && `mode-${one.mode}` },
    element("a", { href: `${page.url}#${one.id}` }, element("q", { ...said }, ...excerpt(page, one.pieces))),
    element("span", { class: "search-by", lang: speech.ui },
      ...speech.fill(sure, { who: element("b", {}, who) }), ...how));
};

/**
 * The words of some pieces around where the query was met, as text and marks.
 * @param {{words: string[], met: Map<number, unknown>}} page @param {number[][]} pieces
 */
const excerpt = (page, pieces) => {
  const places = pieces.flatMap(([start, end]) => Array.from({ length: end - start }, (_, n) => start + n));
  const [from, to] = best(page, places);
  const out = [from > 0 ? "… " : ""];
  let text = "";
  let marked = false;
  const flush = (mark) => {
    if (mark === marked) return;
    if (text) out.push(...(marked ? marking(text) : [text]));
    [text, marked] = ["", mark];
  };
  for (let n = from; n < to; n += 1) {
    const word = page.words[places[n]];
    const hit = page.met.has(places[n]);
    const glued = word.endsWith("\u2060");
    flush(hit);
    text += glued ? word.slice(0, -1) : word;
    if (n + 1 === to) break;
    flush(hit && page.met.has(places[n + 1]));
    text += places[n + 1] !== places[n] + 1 ? " … " : glued ? "" : " ";
  }
  flush(!marked);
  if (to < places.length) out.push(" …");
  return out;
};

/** Words as a mark, and the punctuation around them as it is. */
const marking = (text) => {
  const [, before, words, after] = /^([^\p{L}\p{M}\p{N}]*)(.*?)([^\p{L}\p{M}\p{N}]*)$/su.exec(text);
  return [before, element("mark", {}, words), after];
};

/** The stretch of places, as long as there is room, with the most hits; the first of several. */
const best = (page, places) => {
  const size = (n) => page.words[places[n]].length + 1;
  let [from, room, hits] = [0, 0, 0];
  let [most, start, end] = [-1, 0, 0];
  for (let n = 0; n < places.length; n += 1) {
    room += size(n);
    hits += page.met.has(places[n]) ? 1 : 0;
    while (room > EXCERPT && from < n) {
      room -= size(from);
      hits -= page.met.has(places[from]) ? 1 : 0;
      from += 1;
    }
    if (hits > most) [most, start, end] = [hits, from, n + 1];
    else if (start === from) end = n + 1;
  }
  // The first hit stands at the end of the stretch if nothing follows it: move on by a half.
  while (end < places.length && !page.met.has(places[start]) && spare(page, places, start, end) < EXCERPT / 2) {
    end += 1;
    while (spare(page, places, start, end, true) > EXCERPT && !page.met.has(places[start])) start += 1;
  }
  return [start, end];
};

/** Characters after the last hit of a stretch, or of all of it. */
const spare = (page, places, start, end, all = false) => {
  let sum = 0;
  for (let n = end - 1; n >= start; n -= 1) {
    if (!all && page.met.has(places[n])) break;
    sum += page.words[places[n]].length + 1;
  }
  return sum;
};
