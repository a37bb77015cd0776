/**
 * Finding: one query over the indexes of all languages, with facets counted over all of them.
 *
 * Each language has a worker of its own: Pagefind keeps one stemmer a thread, so that several
 * languages in one thread would all be stemmed by the first. Facets come from the catalog, which
 * knows every page, so that counts need no index.
 */

import { Names, fold, heads, parse, scriptsOf, whole } from "./search-text.js";

const ROOT = new URL("../../", import.meta.url);
export const FACETS = ["kind", "language", "speaker", "incident", "outlet", "year"];
/** Forms of one name that are looked for in one language; more are nearly always inflections. */
const FORMS = 12;

/** What is said comes before what is told about it: ranks of pages by their kind, first ones first. */
const RANKS = ["document", "incident", "occasion", "key point"];
/** Above any score that Pagefind gives a page. */
const STEP = 10_000;

/** @param {string} path @returns {Promise<any>} */
const json = async (path) => {
  const answer = await fetch(new URL(path, ROOT));
  if (!answer.ok) throw new Error(`${path}: ${answer.status}`);
  return answer.json();
};

/** One language's index behind a worker. */
class Shelf {
  /** @param {string} tag @param {{scripts: string[], stemmed: boolean}} held */
  constructor(tag, held) {
    this.tag = tag;
    this.held = held;
    this.waiting = new Map();
    this.calls = 0;
    /** @type {Promise<unknown> | null} */
    this.ready = null;
  }

  start() {
    const folder = new URL("pagefind/", ROOT);
    this.worker = new Worker(new URL("pagefind-worker.js", folder));
    this.worker.onmessage = ({ data }) => {
      const { resolve, reject } = this.waiting.get(data.id);
      this.waiting.delete(data.id);
      if (data.error) reject(new Error(data.error));
      else resolve(data.result);
    };
    this.worker.onerror = (event) => {
      for (const { reject } of this.waiting.values()) reject(new Error(event.message));
      this.waiting.clear();
    };
    const options = { basePath: folder.pathname, language: this.tag, primary: true };
    // With it, answers say which word of the index was met, so that near misses can be told.
    return this.call("init", [options]).then(() => this.call("enterPlaygroundMode", []));
  }

  /** @param {string} method @param {unknown[]} args @returns {Promise<any>} */
  call(method, args) {
    const id = `call-${(this.calls += 1)}`;
    return new Promise((resolve, reject) => {
      this.waiting.set(id, { resolve, reject });
      this.worker.postMessage({ id, method, args, instanceId: this.tag });
    });
  }

  /**
   * Pages that hold a term. Pagefind gives pages with similar words when none holds the word
   * itself; what it met is compared with what was asked, and near misses are dropped.
   * @param {import("./search-text.js").Term} term @returns {Promise<Hit[]>}
   */
  async search(term) {
    this.ready ??= this.start();
    await this.ready;
    if (term.exact) {
      const answer = await this.call("search", [`"${term.text}"`, {}]);
      return answer.results.map(({ id, score, data }) => ({ id, score, places: this.places(data, () => true) }));
    }
    const word = fold(term.text);
    // Stemmers know the script of their language only; codes are looked for as they are.
    const stemmed = this.held.stemmed && scriptsOf(word)[0] === this.held.scripts[0];
    const asked = stemmed || /\d/.test(word) ? word : stemOf(word);
    const answer = await this.call("search", [asked, {}]);
    const key = answer.search_keywords?.[0] ?? asked;
    const longest = asked === word ? Infinity : word.length + 2;
    const meets = (met) => met === key || (met.length <= longest && isForm(met, key));
    return answer.results
      .filter(({ scores }) => scores?.some(({ search_term: met }) => meets(met)))
      .map(({ id, score, scores, data }) => {
        // The word itself, as its language stems it, before words that only begin so.
        const itself = scores.some(({ search_term: met }) => met === key);
        return { id, score: score + (itself ? STEP / 2 : 0), places: this.places(data, meets) };
      });
  }

  /** @returns {() => Promise<{words: number[], page: any}>} where on a page the term was met */
  places(data, meets) {
    return async () => {
      const page = await this.call("getData", [data]);
      const words = page.weighted_locations
        .filter(({ verbose }) => !verbose || meets(verbose.word_string))
        .map(({ location }) => location);
      return { words, page };
    };
  }
}

/** Whether a word of the index is a form of the one asked for. Codes (APT31) have no forms. */
const isForm = (met, key) => {
  if (/\d/.test(key)) return false;
  if (met.startsWith(key)) return key.length > 3;
  // Stemmers for Arabic and its like cut one letter more from some forms than from others.
  return !/\p{Script=Latin}/u.test(key) && met.length > 2 && key.startsWith(met) && key.length - met.length === 1;
};

/** A word of a language that Pagefind does not stem, without what may be an ending. */
const stemOf = (word) => word.slice(0, word.length - (word.length > 7 ? 2 : word.length > 5 ? 1 : 0));

/**
 * @typedef {{id: string, score: number, places: () => Promise<{words: number[], page: any}>}} Hit
 * @typedef {{id: string, score: number, hits: Map<number, Hit[]>, spoken: Set<number>}} Match
 *   hits and spoken are by the unit of the query they answer: words of the page, or its speakers
 */

/** All languages behind one search. */
export class Engine {
  /** @returns {Promise<Engine>} */
  static async open() {
    return new Engine(await json("search/catalog.json"));
  }

  constructor(catalog) {
    this.catalog = catalog;
    this.heads = new Set(catalog.heads.split(" "));
    /** @type {Promise<Names> | null} loaded by the first query that may hold a name */
    this.names = null;
    /** Languages of the pages, the most frequent first. */
    this.languages = [...this.count(this.everything(), new Map()).get("language")]
      .sort(([, few], [, many]) => many - few).map(([tag]) => tag);
    this.shelves = Object.entries(catalog.indexes).map(([tag, held]) => new Shelf(tag, held));
  }

  /** @param {string} value of a facet @returns {string} as readers know it */
  label(value) {
    return Object.hasOwn(this.catalog.labels, value) ? this.catalog.labels[value] : value;
  }

  /**
   * @param {string} query @param {Map<string, Set<string>>} chosen values by facet
   * @returns {Promise<{units: any[], matches: Match[], counts: Map<string, Map<string, number>>}>}
   */
  async search(query, chosen) {
    const units = parse(query, await this.namesFor(query), this.languages);
    const answers = await Promise.all(units.map((unit) => this.unit(unit)));
    const all = units.length ? this.intersect(answers, units) : query ? [] : this.everything();
    const matches = all.filter(({ id }) => this.keeps(id, chosen));
    matches.sort((one, other) =>
      other.score - one.score || this.year(other.id) - this.year(one.id) || (one.id < other.id ? -1 : 1));
    return { units, matches, counts: this.count(all, chosen) };
  }

  /** The names, if a query may hold one: they are a large part of what a search loads. */
  async namesFor(query) {
    if (!this.names && !heads(query).some((head) => this.heads.has(head))) return new Names([]);
    this.names ??= json("search/names.json").then((list) => new Names(list));
    return this.names;
  }

  year(id) {
    return Number(this.catalog.pages[id].year || 0);
  }

  /** Every page, for a search by facets alone. */
  everything() {
    return Object.keys(this.catalog.pages)
      .map((id) => ({ id, score: 0, hits: new Map(), spoken: new Set() }));
  }

  /** @returns {Promise<Map<string, {score: number, hits: Hit[], spoken: boolean}>>} by page */
  async unit(unit) {
    const found = new Map();
    const at = (id) => {
      if (!found.has(id)) found.set(id, { score: 0, hits: [], spoken: false });
      return found.get(id);
    };
    await Promise.all(this.shelves.map(async (shelf) => {
      for (const term of this.termsFor(unit, shelf)) {
        for (const hit of await shelf.search(term)) {
          if (!Object.hasOwn(this.catalog.pages, hit.id)) continue;
          const entry = at(hit.id);
          entry.score = Math.max(entry.score, hit.score);
          entry.hits.push(hit);
        }
      }
    }));
    const ids = new Set(unit.ids);
    for (const [id, page] of ids.size ? Object.entries(this.catalog.pages) : []) {
      if (page.speaker?.some((speaker) => ids.has(speaker))) {
        at(id).spoken = true;
        at(id).score += 1;
      } else if (ids.has(nameOf(page))) at(id);
    }
    return found;
  }

  /** The terms of a unit that one language may hold: by its scripts, a name's forms by its tag. */
  termsFor(unit, shelf) {
    const fits = (term) => {
      const scripts = scriptsOf(term.text);
      return !scripts.length || scripts.every((script) => shelf.held.scripts.includes(script));
    };
    const own = unit.terms.filter((term) => fits(term) &&
      (term.tags === null || term.tags.some((tag) => this.serves(shelf, tag))));
    return own.slice(0, FORMS);
  }

  /** Whether a form in one language may stand in an index: its own, and any for English names. */
  serves(shelf, tag) {
    const primary = tag.split("-")[0];
    return primary === shelf.tag || primary === "en" || primary === "und" ||
      (shelf.tag === "qaa" && ["zh", "ja", "yue", "wuu"].includes(primary));
  }

  /** @returns {Match[]} pages that answer every unit */
  intersect(answers, units) {
    const [first, ...rest] = [...answers].sort((one, other) => one.size - other.size);
    const matches = [];
    for (const id of first.keys()) {
      if (!rest.every((answer) => answer.has(id))) continue;
      const match = { id, score: 0, hits: new Map(), spoken: new Set() };
      answers.forEach((answer, n) => {
        const { score, hits, spoken } = answer.get(id);
        match.score += score;
        match.hits.set(n, hits);
        if (spoken) match.spoken.add(n);
      });
      const page = this.catalog.pages[id];
      const rank = RANKS.indexOf(page.kind);
      match.score += STEP * (rank < 0 ? 0 : RANKS.length - rank);
      // Who asks for a name, and for nothing else, finds its own page first.
      if (units.length === 1 && units[0].ids.includes(nameOf(page))) match.score += STEP * (RANKS.length + 1);
      matches.push(match);
    }
    return matches;
  }

  /** @returns {boolean} whether a page has one of the chosen values of every facet but `except` */
  keeps(id, chosen, except = "") {
    const page = this.catalog.pages[id];
    for (const [facet, values] of chosen) {
      if (facet !== except && values.size && !valuesOf(page, facet).some((value) => values.has(value))) return false;
    }
    return true;
  }

  /** Pages by value of each facet, under what is chosen of the others. */
  count(matches, chosen) {
    const counts = new Map(FACETS.map((facet) => [facet, new Map()]));
    for (const { id } of matches) {
      for (const facet of FACETS) {
        if (!this.keeps(id, chosen, facet)) continue;
        for (const value of valuesOf(this.catalog.pages[id], facet)) {
          counts.get(facet).set(value, (counts.get(facet).get(value) ?? 0) + 1);
        }
      }
    }
    return counts;
  }

  /**
   * One match as it is shown: the page's words, where the query was met, and its statements.
   * @param {Match} match @param {import("./search-text.js").Unit[]} units
   * @param {Set<string>} speakers chosen in the facet
   */
  async show(match, units, speakers) {
    const met = new Map();
    let page = null;
    for (const [n, hits] of match.hits) {
      for (const hit of hits) {
        const found = await hit.places();
        page = found.page;
        for (const word of found.words) met.set(word, (met.get(word) ?? new Set()).add(n));
      }
    }
    page ??= await this.fragment(match.id);
    const words = (page.raw_content ?? page.content).split(/\s+/);
    const all = statements(page.anchors, words.length);
    const shown = all.map((statement) => {
      const units_met = new Set();
      for (const [start, end] of statement.pieces) {
        for (let at = start; at < end; at += 1) for (const n of met.get(at) ?? []) units_met.add(n);
      }
      units.forEach((unit, n) => unit.ids.includes(statement.speaker) && units_met.add(n));
      return { ...statement, met: units_met.size };
    }).filter((statement) => (!speakers.size || speakers.has(statement.speaker)) &&
      (statement.met || (speakers.size && !units.length)));
    const most = Math.max(0, ...shown.map((statement) => statement.met));
    return {
      facets: this.catalog.pages[match.id],
      title: whole(page.meta.title),
      url: new URL(this.catalog.pages[match.id].url, ROOT).href,
      words, met, statements: outermost(shown.filter((statement) => statement.met === most)),
    };
  }

  /** A page's words straight from the index, where no search has brought them. */
  async fragment(id) {
    const answer = await fetch(new URL(`pagefind/fragment/${id}.pf_fragment`, ROOT));
    const stream = answer.body.pipeThrough(new DecompressionStream("gzip"));
    const text = await new Response(stream).text();
    return JSON.parse(text.replace(/^pagefind_dcd/, ""));
  }
}

/** @returns {string} the id of what a page is of: the last part of its address */
const nameOf = (page) => page.url.split("/").at(-2) ?? "";

/** @returns {string[]} */
const valuesOf = (page, facet) => [page[facet] ?? []].flat().filter(Boolean);

/** Statements without those that lie inside another of the same speaker: it shows their words. */
const outermost = (list) => {
  const ends = ({ pieces }) => [pieces[0][0], pieces.at(-1)[1]];
  return list.filter((one) => !list.some((other) => {
    const [start, end] = ends(one);
    const [from, to] = ends(other);
    return other !== one && other.speaker === one.speaker && from <= start && end <= to && to - from > end - start;
  }));
};

/** Statements of a page, from the ids that the index keeps: "s-abc~2|speaker|how sure". */
const statements = (anchors, length) => {
  const found = new Map();
  for (const { id, text, location } of anchors) {
    const [, statement, speaker, sure = ""] = /^(s-[^~]+)~\d+\|([^|]*)(?:\|(\w+))?$/.exec(id) ?? [];
    if (!statement) continue;
    const entry = found.get(statement) ?? { id: statement, speaker, sure, pieces: [] };
    const count = text.trim().split(/\s+/).length;
    entry.pieces.push([location, Math.min(location + count, length)]);
    found.set(statement, entry);
  }
  return [...found.values()];
};
