/**
 * Finding: one query over the indexes of all languages, with facets counted over all of them.
 *
 * A page stands in one index, so every index answers alone: the likeliest first, so that a reader
 * sees something after a small part of what the whole answer takes.
 */

import { FACETS, ROOT, fits, ofStatements, unpacked } from "./search-rows.js";
import { Shelf } from "./search-shelf.js";
import { Names, clip, heads, parse, scriptsOf, whole } from "./search-text.js";

/**
 * @typedef {{units: any[], matches: any[], counts: Map<string, Map<string, number>>,
 *   missing: string[], clipped: boolean, whole: boolean}} Found  missing: languages that failed
 */

/** All languages behind one search. */
export class Engine {
  /** @param {string} ui the language of the reader's edition @param {URL} edition its root */
  static async open(ui, edition) {
    const [overview, labels] = await Promise.all([
      unpacked("overview"), unpacked(`labels-${ui}`).catch(() => ({}))]);
    return new Engine(overview, labels, ui, edition);
  }

  constructor(overview, labels, ui, edition) {
    this.labels = labels;
    this.ui = ui;
    this.edition = edition;
    this.totals = new Map(FACETS.map((facet) => [facet, new Map(overview.totals[facet])]));
    this.heads = overview.heads.map((some) => new Set(some.split(" ")));
    /** @type {Map<number, Promise<any[]>>} names by file, loaded by queries that may hold them */
    this.names = new Map();
    /** Languages of the pages, the most frequent first. */
    this.languages = overview.languages;
    this.shelves = Object.entries(overview.indexes).map(([tag, held]) => new Shelf(tag, held));
  }

  /** @param {string} value of a facet @returns {string} as readers know it */
  label(value) {
    return Object.hasOwn(this.labels, value) ? this.labels[value] : value;
  }

  /**
   * @param {string} query @param {import("./search-rows.js").Chosen} chosen
   * @param {string} order "newest", "oldest" or by how well it answers
   * @param {(found: Found) => Promise<void>} first is given what the likeliest language has, and
   *   shows it, before the rest is asked for
   * @returns {Promise<Found>}
   */
  async search(query, chosen, order, first) {
    const { text, clipped } = clip(query);
    const units = parse(text, await this.namesFor(text), this.languages, this.ui);
    /** @type {import("./search-shelf.js").Match[]} */
    const all = [];
    const missing = [];
    const told = (complete) => {
      const matches = all.filter(({ rows, row }) => rows.keeps(row, chosen)).sort(by(order));
      const counts = complete ? this.count(all, chosen) : new Map();
      return { units, matches, counts, missing, clipped, whole: complete };
    };
    const ask = async (shelf, soon = false) => {
      try {
        return await (units.length ? shelf.matches(units, soon) : everything(shelf));
      } catch (error) {
        console.info(`search: ${shelf.tag}: ${error}`);
        shelf.forget();
        if (!soon) missing.push(shelf.tag);
        return [];
      }
    };
    const shelves = query.trim() && !units.length ? [] : this.likeliest(units);
    const narrowed = [...chosen.values.values()].some((values) => values.size);
    if (shelves.length && units.length && !narrowed) {
      all.push(...await ask(shelves[0], true));
      const some = told(false);
      if (some.matches.length) await first(some);
      all.length = 0;
    }
    for (const found of await Promise.all(shelves.map((shelf) => ask(shelf)))) all.push(...found);
    return told(true);
  }

  /** The indexes that may hold a query, those first that are likeliest to. */
  likeliest(units) {
    const asked = scriptsOf(units[0]?.terms[0]?.text ?? "")[0];
    const reads = [this.ui, ...navigator.languages].map((tag) => tag.split("-")[0]);
    const rank = ({ tag, held }) => [
      held.scripts[0] === asked ? 0 : held.scripts.includes(asked) ? 1 : 2,
      reads.includes(tag) ? reads.indexOf(tag) : reads.length,
      -held.pages,
    ];
    return this.shelves
      .filter((shelf) => !units.length ||
        units.every((unit) => unit.ids.length || shelf.termsFor(unit).length))
      .map((shelf) => ({ shelf, ranks: rank(shelf) }))
      .sort((one, other) => one.ranks.reduce((sum, n, at) => sum || n - other.ranks[at], 0))
      .map(({ shelf }) => shelf);
  }

  /** The names that a query may hold: all of them would be a large part of what a search loads. */
  async namesFor(query) {
    const begin = heads(query);
    const some = this.heads.flatMap((held, n) => (begin.some((head) => held.has(head)) ? [n] : []));
    const lists = await Promise.all(some.map((n) => {
      if (!this.names.has(n)) this.names.set(n, unpacked(`names-${n}`));
      return this.names.get(n).catch((error) => {
        this.names.delete(n);
        throw error;
      });
    }));
    return new Names([...new Map(lists.flat().map((named) => [named.id, named])).values()]);
  }

  /** Pages by value of each facet, under what is chosen of the others. */
  count(matches, chosen) {
    const counts = new Map(FACETS.map((facet) => [facet, new Map()]));
    for (const { rows, row } of matches) {
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
   * @param {import("./search-shelf.js").Match} match @param {import("./search-text.js").Unit[]} units
   * @param {import("./search-rows.js").Chosen} chosen
   */
  async show(match, units, chosen) {
    const { rows, row } = match;
    const met = new Map();
    let page = null;
    for (const [n, hits] of match.hits) {
      for (const hit of hits) {
        const found = await hit.places();
        page = found.page;
        for (const word of found.words) met.set(word, (met.get(word) ?? new Set()).add(n));
      }
    }
    page ??= await fragment(rows.ids[row]);
    const words = (page.raw_content ?? page.content).split(/\s+/);
    const narrowed = ofStatements(chosen);
    const shown = statements(page.anchors, words.length).map((statement) => {
      const units_met = new Set();
      for (const [start, end] of statement.pieces) {
        for (let at = start; at < end; at += 1) for (const n of met.get(at) ?? []) units_met.add(n);
      }
      units.forEach((unit, n) => unit.ids.includes(statement.speaker) && units_met.add(n));
      return { ...statement, met: units_met.size };
    }).filter(({ met: some, speaker, mode, stances }) =>
      fits([speaker, mode, stances], chosen) && (some || (narrowed && !units.length)));
    const most = Math.max(0, ...shown.map((statement) => statement.met));
    const address = (rows.table.urls[row] ?? page.raw_url ?? page.url).replace(/^\//, "");
    return {
      kind: rows.column("kind", row)[0],
      language: rows.column("language", row)[0],
      outlet: rows.column("outlet", row)[0] ?? "",
      days: rows.days(row),
      title: whole(page.meta.title),
      url: new URL(address, this.edition).href,
      words, met, statements: outermost(shown.filter((statement) => statement.met === most)),
    };
  }
}

/** Every page of an index, for a search by facets alone. */
const everything = async (shelf) => {
  const rows = await shelf.full();
  return rows.ids.map((_, row) => ({ shelf, rows, row, score: 0, hits: new Map() }));
};

/** An order of matches: undated ones come last, and equal ones always stand in the same order. */
const by = (order) => (one, other) => {
  const [day, next] = [one, other].map(({ rows, row }) => rows.day(row));
  const back = order === "oldest" ? -1 : 1;
  const dated = day === null || next === null ? (day === null) - (next === null) : back * (next - day);
  const fit = other.score - one.score;
  return (order === "newest" || order === "oldest" ? dated || fit : fit || dated) ||
    (one.rows.ids[one.row] < other.rows.ids[other.row] ? -1 : 1);
};

/** A page's words straight from the index, where no search has brought them. */
const fragment = async (id) => {
  const answer = await fetch(new URL(`pagefind/fragment/${id}.pf_fragment`, ROOT));
  if (!answer.ok) throw new Error(`${id}: ${answer.status}`);
  const stream = answer.body.pipeThrough(new DecompressionStream("gzip"));
  const text = await new Response(stream).text();
  return JSON.parse(text.replace(/^pagefind_dcd/, ""));
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

/** Statements of a page, from the ids that the index keeps: "s-abc~2|speaker|how sure|mode|stances". */
const statements = (anchors, length) => {
  const found = new Map();
  for (const { id, text, location } of anchors) {
    const [, statement, speaker, sure, mode, stances] =
      /^(s-[^~]+)~\d+\|([^|]*)\|([^|]*)\|([^|]*)\|(.*)$/.exec(id) ?? [];
    if (!statement) continue;
    const entry = found.get(statement) ??
      { id: statement, speaker, sure, mode, stances: stances.split(",").filter(Boolean), pieces: [] };
    const count = text.trim().split(/\s+/).length;
    entry.pieces.push([location, Math.min(location + count, length)]);
    found.set(statement, entry);
  }
  return [...found.values()];
};
