/**
 * One language's index: which of its pages answer a query.
 *
 * Each language has workers of its own: Pagefind keeps one stemmer a thread, so that several
 * languages in one thread would all be stemmed by the first. Where a word is in another script than
 * the language's, the program without any stemmer does, which is the same file for all languages.
 */

import { ROOT, Rows, unpacked } from "./search-rows.js";
import { fold, scriptsOf, stemOf } from "./search-text.js";

/** Forms of one name that are looked for in one language; more are nearly always inflections. */
const FORMS = 12;
/** What is said comes before what is told about it: ranks of pages by their kind, first ones first. */
const RANKS = ["document", "incident", "occasion", "key point"];
/** Above any score that Pagefind gives a page. */
const STEP = 10_000;

/** One index under one stemmer, or none, behind a worker. */
class Reader {
  /** @param {string} language as the index's own list has it */
  constructor(language) {
    this.waiting = new Map();
    this.calls = 0;
    const folder = new URL("pagefind/", ROOT);
    this.tag = language;
    this.worker = new Worker(new URL("pagefind-worker.js", folder));
    this.worker.onmessage = ({ data }) => {
      const { resolve, reject } = this.waiting.get(data.id);
      this.waiting.delete(data.id);
      if (data.error) reject(new Error(data.error));
      else resolve(data.result);
    };
    this.worker.onerror = (event) => {
      event.preventDefault();
      for (const { reject } of this.waiting.values()) reject(new Error(event.message || "no worker"));
      this.waiting.clear();
    };
    const options = { basePath: folder.pathname, language, primary: true };
    // With it, answers say which word of the index was met, so that near misses can be told.
    this.ready = this.call("init", [options]).then(() => this.call("enterPlaygroundMode", []));
  }

  /** @param {string} method @param {unknown[]} args @returns {Promise<any>} */
  call(method, args) {
    const id = `call-${(this.calls += 1)}`;
    return new Promise((resolve, reject) => {
      this.waiting.set(id, { resolve, reject });
      this.worker.postMessage({ id, method, args, instanceId: this.tag });
    });
  }

  async search(words) {
    await this.ready;
    return this.call("search", [words, {}]);
  }
}

/** One language's pages. */
export class Shelf {
  /** @param {string} tag @param {{scripts: string[], stemmed: boolean, pages: number}} held */
  constructor(tag, held) {
    this.tag = tag;
    this.held = held;
    /** @type {Map<string, Reader>} */
    this.readers = new Map();
  }

  /** @returns {Promise<Rows>} */
  rows() {
    this.loading ??= unpacked(`rows-${this.tag}`).then((table) => new Rows(this.tag, table));
    return this.loading;
  }

  /** @returns {Promise<Rows>} with all their facets */
  full() {
    this.facets ??= Promise.all([this.rows(), unpacked(`facets-${this.tag}`)])
      .then(([rows, facets]) => rows.complete(facets));
    return this.facets;
  }

  reader(stemmed) {
    const name = this.held.stemmed && !stemmed ? `${this.tag}-plain` : this.tag;
    if (!this.readers.has(name)) this.readers.set(name, new Reader(name));
    return this.readers.get(name);
  }

  /** After a failure, everything is asked for again. */
  forget() {
    for (const { worker } of this.readers.values()) worker.terminate();
    this.readers.clear();
    this.loading = this.facets = null;
  }

  /**
   * Pages that hold a term. Pagefind gives pages with similar words when none holds the word
   * itself; what it met is compared with what was asked, and near misses are dropped.
   * @param {import("./search-text.js").Term} term @returns {Promise<Hit[]>}
   */
  async search(term) {
    const word = fold(term.text);
    // Stemmers know the script of their language only; codes are looked for as they are.
    const stemmed = this.held.stemmed && scriptsOf(word)[0] === this.held.scripts[0];
    const reader = this.reader(stemmed);
    if (term.exact) {
      const { results } = await reader.search(`"${term.text}"`);
      return results.map(({ id, score, data }) => ({ id, score, places: places(reader, data, () => true) }));
    }
    const asked = stemmed || /\d/.test(word) ? word : stemOf(word);
    const { results, search_keywords: [key = asked] = [] } = await reader.search(asked);
    const longest = asked === word ? Infinity : word.length + 2;
    const meets = (met) => met === key || (met.length <= longest && isForm(met, key));
    return results
      .filter(({ scores }) => scores?.some(({ search_term: met }) => meets(met)))
      .map(({ id, score, scores, data }) => {
        // The word itself, as its language stems it, before words that only begin so.
        const itself = scores.some(({ search_term: met }) => met === key || met === word);
        return { id, score: score + (itself ? STEP / 2 : 0), places: places(reader, data, meets) };
      });
  }

  /**
   * Its pages that answer every unit of a query.
   * @param {import("./search-text.js").Unit[]} units
   * @param {boolean} soon without waiting for who says what: some are found by that alone
   * @returns {Promise<Match[]>}
   */
  async matches(units, soon) {
    const rows = await (soon ? this.rows() : this.full());
    const answers = await Promise.all(units.map((unit) => this.unit(unit, rows)));
    const [first, ...rest] = [...answers].sort((one, other) => one.size - other.size);
    const found = [];
    for (const row of first?.keys() ?? []) {
      if (!rest.every((answer) => answer.has(row))) continue;
      const match = { shelf: this, rows, row, score: 0, hits: new Map() };
      answers.forEach((answer, n) => {
        const { score, hits } = answer.get(row);
        match.score += score;
        match.hits.set(n, hits);
      });
      const rank = RANKS.indexOf(rows.column("kind", row)[0]);
      match.score += STEP * (rank < 0 ? 0 : RANKS.length - rank);
      // Who asks for a name, and for nothing else, finds its own page first.
      const own = rows.named(row);
      if (own && units.length === 1 && units[0].ids.includes(own)) match.score += STEP * (RANKS.length + 1);
      found.push(match);
    }
    return found;
  }

  /** @returns {Promise<Map<number, {score: number, hits: Hit[]}>>} by row */
  async unit(unit, rows) {
    const found = new Map();
    const at = (row) => {
      if (!found.has(row)) found.set(row, { score: 0, hits: [] });
      return found.get(row);
    };
    for (const term of this.termsFor(unit)) {
      for (const hit of await this.search(term)) {
        const row = rows.at.get(hit.id);
        if (row === undefined) continue;
        const entry = at(row);
        entry.score = Math.max(entry.score, hit.score);
        entry.hits.push(hit);
      }
    }
    const ids = new Set(unit.ids);
    for (let row = 0; ids.size && row < rows.size; row += 1) {
      if (rows.speakers(row).some((speaker) => ids.has(speaker))) {
        at(row).score += 1;
      } else if (ids.has(rows.named(row))) at(row);
    }
    return found;
  }

  /** The terms of a unit that this language may hold: by its scripts, a name's forms by its tag. */
  termsFor(unit) {
    const fitting = (term) => scriptsOf(term.text).every((script) => this.held.scripts.includes(script));
    return unit.terms.filter((term) => fitting(term) &&
      (term.tags === null || term.tags.some((tag) => this.serves(tag)))).slice(0, FORMS);
  }

  /** Whether a form in one language may stand in an index: its own, and any for English names. */
  serves(tag) {
    const primary = tag.split("-")[0];
    return primary === this.tag || primary === "en" || primary === "und" ||
      (this.tag === "qaa" && ["zh", "ja", "yue", "wuu"].includes(primary));
  }
}

/** @returns {() => Promise<{words: number[], page: any}>} where on a page a term was met */
const places = (reader, data, meets) => async () => {
  const page = await reader.call("getData", [data]);
  const words = page.weighted_locations
    .filter(({ verbose }) => !verbose || meets(verbose.word_string))
    .map(({ location }) => location);
  return { words, page };
};

/** Whether a word of the index is a form of the one asked for. Codes (APT31) have no forms. */
const isForm = (met, key) => {
  if (/\d/.test(key)) return false;
  if (met.startsWith(key)) return key.length > 3;
  // Stemmers for Arabic and its like cut one letter more from some forms than from others.
  return !/\p{Script=Latin}/u.test(key) && met.length > 2 && key.startsWith(met) && key.length - met.length === 1;
};

/**
 * @typedef {{id: string, score: number, places: () => Promise<{words: number[], page: any}>}} Hit
 * @typedef {{shelf: Shelf, rows: Rows, row: number, score: number, hits: Map<number, Hit[]>}} Match
 *   hits are by the unit of the query they answer
 */
