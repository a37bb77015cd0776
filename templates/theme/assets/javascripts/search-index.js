/**
 * The index: which pages hold what is asked for. Pages are known by numbers; words and the pages
 * they stand on lie in small files, of which a query loads those its words fall into.
 */

import { unpacked } from "./search-packs.js";
import { Language, meets, shortens } from "./search-stems.js";
import { fold, isWide } from "./search-text.js";

/** Files that one word may take: a beginning that many words share stands in several. */
const FILES = 3;
/** A page's number and its weight are one number: see the index's own notes. */
const STEP = 16;
/** The weight of a name's own page. */
const OWN = STEP - 1;
const LAST = "\uffff";

/** Two neighbours, as the index holds runs of characters; one alone is looked for by any pair. */
const pairs = (run) => {
  const starts = [];
  for (let at = 0; at < run.length - 1; at += 2) starts.push(Math.min(at, run.length - 2));
  if (run.length % 2 && run.length > 1) starts.push(run.length - 2);
  return run.length < 2 ? [] : [...new Set(starts)].map((at) => [at, run[at] + run[at + 1]]);
};

export class Index {
  /** @param {any} overview of all files */
  constructor(overview) {
    this.overview = overview;
    this.files = new Map();
    this.tags = [...new Set(overview.ranges.map(([tag]) => tag.split("-")[0].toLowerCase()))];
  }

  /** @param {string} name @returns {Promise<any>} what a file holds; it is loaded once */
  file(name) {
    if (!this.files.has(name)) {
      const loading = unpacked(`index/${this.overview.folder}/${name}.pack`);
      loading.catch(() => this.files.delete(name));
      this.files.set(name, loading);
    }
    return this.files.get(name);
  }

  /** @param {number} page @returns {{language: string, kind: string}} */
  of(page) {
    const { ranges } = this.overview;
    let [low, high] = [0, ranges.length - 1];
    while (low < high) {
      const middle = Math.ceil((low + high) / 2);
      if (ranges[middle][2] <= page) low = middle;
      else high = middle - 1;
    }
    return { language: ranges[low][0], kind: ranges[low][1] };
  }

  tagOf(page) {
    return this.of(page).language.split("-")[0].toLowerCase();
  }

  /** Languages as some words need them. @returns {Promise<Map<string, Language>>} */
  async languages(words, tags = this.tags) {
    const made = await Promise.all(tags.map((tag) => Language.of(tag, this.overview.stems[tag], words)));
    return new Map(made.map((language) => [language.tag, language]));
  }

  /** The number of the file in which a key stands, if it stands anywhere. */
  at(key) {
    const { starts } = this.overview;
    let [low, high] = [0, starts.length - 1];
    while (low < high) {
      const middle = Math.ceil((low + high) / 2);
      if (starts[middle] <= key) low = middle;
      else high = middle - 1;
    }
    return low;
  }

  /** Keys from one to another that `fits`, with the file they stand in. */
  async keys(from, to, fits) {
    const [first, last] = [this.at(from), this.at(to)];
    const found = [];
    for (const n of Array.from({ length: Math.min(FILES, last - first + 1) }, (_, more) => first + more)) {
      const words = await this.file(`words-${n}`);
      for (const key of Object.keys(words)) if (key >= from && key <= to && fits(key)) found.push([n, key, words[key]]);
    }
    return found;
  }

  /**
   * Pages of a term. @param {import("./search-text.js").Term} term
   * @returns {Promise<Map<number, {score: number, itself: boolean}>>}
   */
  async term({ words }) {
    const languages = await this.languages(words);
    return words.length === 1 && !isWide(words[0]) ? this.word(words[0], languages) : this.phrase(words, languages);
  }

  /** Pages that hold a word in any form, each by the rules of its language. */
  async word(word, languages) {
    /** Languages that ask for the same are asked in one. */
    const asks = new Map();
    for (const [tag, language] of languages) {
      const ask = language.ask(word);
      const name = JSON.stringify(ask);
      if (!asks.has(name)) asks.set(name, { ask, tags: new Set() });
      asks.get(name).tags.add(tag);
    }
    const found = new Map();
    await Promise.all([...asks.values()].map(async ({ ask, tags }) => {
      const many = ask.roots.filter((root) => root.length > 3);
      const lists = await Promise.all([
        ...ask.keys.map((key) => this.keys(key, key, () => true)),
        ...many.map((root) => this.keys(shortens(root) ? root.slice(0, -1) : root, root + LAST, (met) => meets(ask, met))),
      ]);
      for (const [, key, pages] of lists.flat()) this.take(found, pages, tags, ask.keys.includes(key));
    }));
    return found;
  }

  /** Add the pages of a key, those in some languages, to what is found. */
  take(found, pages, tags, itself) {
    const rare = Math.log(1 + this.overview.pages / (pages.length + 0.5));
    let page = 0;
    for (const number of pages) {
      page += Math.floor(number / STEP);
      if (tags && !tags.has(this.tagOf(page))) continue;
      const score = rare * (number % STEP);
      const had = found.get(page);
      if (!had || (itself && !had.itself) || (itself === had.itself && score > had.score)) found.set(page, { score, itself });
    }
  }

  /** Pages on which words, or characters, stand side by side. */
  async phrase(words, languages) {
    const steps = await Promise.all(stepsOf(words).map(async ({ at, word, pair, head }) => {
      const held = [];
      if (pair) held.push(...(await this.keys(pair, pair, () => true)).map((entry) => [...entry, null]));
      else if (head) held.push(...(await this.keys(head, head + LAST, (key) => [...key].length < 3)).map((entry) => [...entry, null]));
      else {
        const tags = new Map();
        for (const [tag, language] of languages) {
          for (const key of language.keys(word)) tags.set(key, (tags.get(key) ?? new Set()).add(tag));
        }
        const lists = await Promise.all([...tags].map(async ([key, some]) =>
          (await this.keys(key, key, () => true)).map((entry) => [...entry, some])));
        held.push(...lists.flat());
      }
      const pages = new Map();
      for (const [, , list, some] of held) this.take(pages, list, some, true);
      return { at, held, pages };
    }));
    const [least, ...rest] = [...steps].sort((one, other) => one.pages.size - other.pages.size);
    const both = [...(least?.pages.keys() ?? [])].filter((page) => rest.every(({ pages }) => pages.has(page)));
    const kept = steps.length > 1 && both.length ? await this.beside(steps, new Set(both)) : both;
    return new Map(kept.map((page) => [page, least.pages.get(page)]));
  }

  /** Those of some pages on which all steps stand in their places. */
  async beside(steps, pages) {
    const lists = await Promise.all(steps.map(async ({ at, held }) => {
      const starts = new Map();
      for (const [n, key, list, tags] of held) {
        const places = (await this.file(`places-${n}`))[key];
        // A word that stands nearly everywhere has no places: it is passed over.
        if (!places) return null;
        for (const [page, some] of placed(list, places, pages)) {
          if (tags && !tags.has(this.tagOf(page))) continue;
          if (!starts.has(page)) starts.set(page, new Set());
          for (const place of some) starts.get(page).add(place - at);
        }
      }
      return starts;
    }));
    const known = lists.filter(Boolean);
    if (!known.length) return [...pages];
    const [first, ...others] = known;
    return [...first].filter(([page, starts]) =>
      [...starts].some((start) => others.every((other) => other.get(page)?.has(start)))).map(([page]) => page);
  }

  /** Pages on which a name stands or its owner speaks, and its own page. */
  async named(id) {
    const key = `@${id}`;
    const found = new Map();
    let own = -1;
    for (const [, , pages] of await this.keys(key, key, () => true)) {
      this.take(found, pages, null, true);
      let page = 0;
      for (const number of pages) {
        page += Math.floor(number / STEP);
        if (number % STEP === OWN) own = page;
      }
    }
    return { found, own };
  }
}

/** What a phrase looks for, and where: words, or pairs of characters that cover a run of them. */
const stepsOf = (words) => {
  const steps = [];
  for (let at = 0; at < words.length;) {
    let end = at;
    while (end < words.length && isWide(words[end])) end += 1;
    if (end === at) steps.push({ at, word: words[at] });
    const run = words.slice(at, end).map(fold);
    if (run.length === 1) steps.push({ at, head: run[0] });
    for (const [more, pair] of pairs(run)) steps.push({ at: at + more, pair });
    at = Math.max(end, at + 1);
  }
  return steps;
};

/** The places of a key on some pages. */
const placed = function* (list, places, pages) {
  let [page, at] = [0, 0];
  for (const number of list) {
    page += Math.floor(number / STEP);
    const count = places[at];
    if (pages.has(page)) {
      let place = 0;
      yield [page, places.slice(at + 1, at + 1 + count).map((gap) => (place += gap))];
    }
    at += 1 + count;
  }
};
