/**
 * Finding: one query, its pages in order, and facets counted over all of them.
 */

import { FACETS, isNarrowed } from "./search-asked.js";
import { Index } from "./search-index.js";
import { Places } from "./search-places.js";
import { Rows, fits, ofStatements } from "./search-rows.js";
import { Names, clip, heads, parse, whole } from "./search-text.js";

/** What is said comes before what is told about it: ranks of pages by their kind, first ones first. */
const RANKS = ["document", "incident", "occasion", "key point"];
/** Above any sum of weights. */
const STEP = 10_000;

/**
 * @typedef {{page: number, score: number}} Match
 * @typedef {{units: any[], matches: Match[], counts: Map<string, Map<string, number>>,
 *   clipped: boolean, whole: boolean}} Found
 */

/** The index behind the search page. */
export class Engine {
  /**
   * @param {any} overview of the index
   * @param {string} ui the language of the reader's edition @param {URL} edition its root
   */
  constructor(overview, ui, edition) {
    this.index = new Index(overview);
    /** What the edition calls values of facets; without it they go by their ids. */
    this.labels = {};
    this.labelled = this.index.file(`labels-${ui}`).then((labels) => { this.labels = labels; }, () => {});
    this.ui = ui;
    this.edition = edition;
    const { totals, heads: some, languages } = overview;
    this.totals = new Map(FACETS.map((facet) => [facet, new Map(totals[facet])]));
    this.heads = some.map((one) => new Set(one.split(" ")));
    /** Languages of the pages, the most frequent first. */
    this.languages = languages;
  }

  /** @param {string} value of a facet @returns {string} as readers know it */
  label(value) {
    return Object.hasOwn(this.labels, value) ? this.labels[value] : value;
  }

  /** @returns {Promise<Rows>} every page's facets, which first results do without */
  rows() {
    this.loading ??= this.index.file("facets").then((table) => new Rows(this.index, table));
    this.loading.catch(() => { this.loading = null; });
    return this.loading;
  }

  /**
   * @param {string} query @param {import("./search-asked.js").Chosen} chosen
   * @param {string} order "newest", "oldest" or by how well it answers
   * @param {(found: Found) => Promise<void>} first is given what answers, and shows the beginning
   *   of it, before facets are counted
   * @returns {Promise<Found>}
   */
  async search(query, chosen, order, first) {
    const { text, clipped } = clip(query);
    const units = parse(text, await this.namesFor(text), this.languages, this.ui);
    const none = Boolean(query.trim()) && !units.length;
    const all = none ? [] : units.length ? await this.matches(units) : null;
    const plain = !isNarrowed(chosen);
    const begin = (matches) => first({ units, matches, counts: new Map(), clipped, whole: false });
    if (all?.length && plain && !order) await begin([...all].sort(byFit));
    const rows = await this.rows();
    const met = all ?? Array.from({ length: rows.size }, (_, page) => ({ page, score: rank(this.index, page) }));
    const matches = met.filter(({ page }) => rows.keeps(page, chosen)).sort(by(order, rows));
    if (matches.length && (!plain || order)) await begin(matches);
    return { units, matches, counts: this.count(rows, met, chosen), clipped, whole: true };
  }

  /** Pages that answer every unit of a query. @returns {Promise<Match[]>} */
  async matches(units) {
    const answers = await Promise.all(units.map((unit) => this.unit(unit)));
    const [least, ...rest] = [...answers].sort((one, other) => one.found.size - other.found.size);
    const matches = [];
    for (const page of least.found.keys()) {
      if (!rest.every(({ found }) => found.has(page))) continue;
      const fit = answers.reduce((sum, { found }) => sum + found.get(page), 0);
      // Who asks for a name, and for nothing else, finds its own page first.
      const own = units.length === 1 && answers[0].own.includes(page) ? STEP * (RANKS.length + 1) : 0;
      matches.push({ page, score: rank(this.index, page) + own + fit });
    }
    return matches;
  }

  /** Pages that hold one unit, with how much they are about it. */
  async unit({ terms, named }) {
    const found = new Map();
    const best = (page, score) => found.set(page, Math.max(score, found.get(page) ?? 0));
    const [words, names] = await Promise.all([
      Promise.all(terms.map((term) => this.index.term(term))),
      Promise.all(named.map(({ id }) => this.index.named(id))),
    ]);
    for (const some of [...words, ...names.map((name) => name.found)]) {
      // The word itself comes before longer ones that begin with it.
      for (const [page, { score, itself }] of some) best(page, score + (itself ? STEP / 2 : 0));
    }
    return { found, own: names.map(({ own }) => own) };
  }

  /** The names that a query may hold: all of them would be a large part of what a search loads. */
  async namesFor(query) {
    const begin = heads(query);
    const some = this.heads.flatMap((held, n) => (begin.some((head) => held.has(head)) ? [n] : []));
    const lists = await Promise.all(some.map((n) => this.index.file(`names-${n}`)));
    return new Names([...new Map(lists.flat().map((named) => [named.id, named])).values()]);
  }

  /** Pages by value of each facet, under what is chosen of the others. */
  count(rows, matches, chosen) {
    const counts = new Map(FACETS.map((facet) => [facet, new Map()]));
    for (const { page: row } of matches) {
      for (const facet of FACETS) {
        if (!rows.keeps(row, chosen, facet)) continue;
        for (const value of rows.values(row, facet, chosen)) {
          counts.get(facet).set(value, (counts.get(facet).get(value) ?? 0) + 1);
        }
      }
    }
    return counts;
  }

  /**
   * One match as it is shown: the page's words, where the query was met, and its statements.
   * @param {Match} match @param {import("./search-text.js").Unit[]} units
   * @param {import("./search-asked.js").Chosen} chosen
   */
  async show({ page }, units, chosen) {
    const { language, kind } = this.index.of(page);
    const held = await this.index.file(`page-${page}`);
    const words = held.text.split(" ");
    const asked = units.flatMap(({ terms, named }) => [...terms.flatMap((term) => term.words),
      ...named.flatMap(({ name, forms }) => [name, ...Object.values(forms).flat()])]);
    const tag = this.index.tagOf(page);
    const places = new Places(words, (await this.index.languages(asked, [tag])).get(tag));
    const met = new Map();
    units.forEach((unit, n) => {
      for (const place of places.of(unit)) met.set(place, (met.get(place) ?? new Set()).add(n));
    });
    const narrowed = ofStatements(chosen);
    const shown = held.said.map(statement).map((one) => {
      const units_met = new Set();
      for (const [start, end] of one.pieces) {
        for (let at = start; at < end; at += 1) for (const n of met.get(at) ?? []) units_met.add(n);
      }
      units.forEach((unit, n) => unit.named.some(({ id }) => id === one.speaker) && units_met.add(n));
      return { ...one, met: units_met.size };
    }).filter(({ met: some, speaker, mode, stances }) =>
      fits([speaker, mode, stances], chosen) && (some || (narrowed && !units.length)));
    const most = Math.max(0, ...shown.map((one) => one.met));
    return {
      kind, language, outlet: held.outlet, days: held.days,
      title: whole(words.slice(0, held.title).join(" ")),
      url: new URL(held.url, this.edition).href,
      words, met, from: held.title, statements: outermost(shown.filter((one) => one.met === most)),
    };
  }
}

/** How early pages of a kind stand. */
const rank = (index, page) => {
  const at = RANKS.indexOf(index.of(page).kind);
  return at < 0 ? 0 : STEP * (RANKS.length - at);
};

/** Equal ones stand as they are numbered: the newest first. */
const byFit = (one, other) => other.score - one.score || one.page - other.page;

/** An order of matches: undated ones come last. */
const by = (order, rows) => (one, other) => {
  if (order !== "newest" && order !== "oldest") return byFit(one, other);
  const [day, next] = [one, other].map(({ page }) => rows.day(page));
  const back = order === "oldest" ? -1 : 1;
  const dated = day === null || next === null ? (day === null) - (next === null) : back * (next - day);
  return dated || byFit(one, other);
};

/** Statements without those that lie inside another of the same speaker: it shows their words. */
const outermost = (list) => {
  const ends = ({ pieces }) => [pieces[0][0], pieces.at(-1)[1]];
  return list.filter((one) => !list.some((other) => {
    const [start, end] = ends(one);
    const [from, to] = ends(other);
    return other !== one && other.speaker === one.speaker && from <= start && end <= to && to - from > end - start;
  }));
};

/** A statement as the index keeps it. */
const statement = ([id, speaker, sure, mode, stances, ends]) => ({
  id, speaker, sure, mode, stances,
  pieces: Array.from({ length: ends.length / 2 }, (_, n) => [ends[2 * n], ends[2 * n + 1]]),
});
