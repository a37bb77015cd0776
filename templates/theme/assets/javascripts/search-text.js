/**
 * Words: folding, cutting and recognising names. Pure functions, no page and no network.
 */

import { clean } from "./search-asked.js";

/** A word joiner and a space: where the index cut a word that the page does not. */
const BREAK = /\u2060 /g;
const WIDE = /[\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff]/;
const APOSTROPHES = /(?<=[\p{L}\p{M}\p{N}])(['\u2019\u02bc])(?=[\p{L}\p{N}])/gu;
/** What parts the halves of a word: "co-operating", "example.org". */
const HINGES = /(?<=[\p{L}\p{M}\p{N}_])([^\p{L}\p{M}\p{N}\s\p{C}]+)(?=[\p{L}\p{N}])/gu;

/** Scripts by the first word of their letters' Unicode names, as the catalog lists them. */
const SCRIPTS = [
  ["LATIN", /\p{Script=Latin}/u],
  ["CYRILLIC", /\p{Script=Cyrillic}/u],
  ["CJK", /\p{Script=Han}/u],
  ["HIRAGANA", /\p{Script=Hiragana}/u],
  ["KATAKANA", /\p{Script=Katakana}/u],
  ["HANGUL", /\p{Script=Hangul}/u],
  ["ARABIC", /\p{Script=Arabic}/u],
  ["HEBREW", /\p{Script=Hebrew}/u],
  ["GREEK", /\p{Script=Greek}/u],
];

/** Letters that Unicode doesn't take apart. */
const PLAIN = { ł: "l", ø: "o", đ: "d", ħ: "h", ı: "i", ß: "ss", æ: "ae", œ: "oe", þ: "th" };
const UNSPLIT = new RegExp(`[${Object.keys(PLAIN).join("")}]`, "g");
/** Words of a query that are looked for; a longer one is cut. Each costs a file or two. */
const LONGEST = 24;

/** @param {string} text @returns {string} without case and accents */
export const fold = (text) =>
  text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase().replace(UNSPLIT, (letter) => PLAIN[letter]);

/** @param {string} text as the index holds it @returns {string} as the page shows it */
export const whole = (text) => text.replace(BREAK, "").replace(/\u2060$/, "");

const BEFORE = new RegExp(`(?=${WIDE.source})`, "gu");
const BEHIND = new RegExp(`(${WIDE.source}[^\\p{L}\\p{N}\\s]*)(?=[\\p{L}\\p{N}])`, "gu");

/** @returns {string[]} words and lone marks as the index cuts them: marks stay with what they follow */
const tokens = (text) => text.replace(HINGES, "$1 ")
  .replace(BEFORE, " ").replace(BEHIND, "$1 ").split(/\s+/).filter(Boolean);

const isWord = (token) => /[\p{L}\p{N}]/u.test(token);

/** @param {string} text @returns {string[]} words as the index cuts them */
export const cut = (text) => tokens(text).filter(isWord);

/** Words that stand side by side: a dash or another lone mark counts as a place in the index. */
const runs = (text) => {
  const found = [[]];
  for (const token of tokens(text)) {
    if (isWord(token)) found.at(-1).push(token);
    else found.push([]);
  }
  return found.filter((run) => run.length);
};

/** The words of a query that are looked for. @param {string} query */
export const clip = (query) => {
  const text = clean(query);
  if (tokens(text).length <= LONGEST) return { text, clipped: false };
  let kept = "";
  for (const piece of text.split(/(?<=\s)/)) {
    const room = LONGEST - tokens(kept).length;
    if (room <= 0) break;
    kept += tokens(piece).length > room ? [...piece].slice(0, room).join("") : piece;
  }
  return { text: kept, clipped: true };
};

/**
 * How the words of a query begin, as the catalog lists the beginnings of names.
 * @param {string} query @returns {string[]}
 */
export const heads = (query) => cut(fold(query).replace(MARKS, " ")).map((word) => {
  const letters = word.replace(/[^\p{L}\p{N}]+/gu, "");
  return WIDE.test(letters[0] ?? "") ? letters[0] : [...letters].slice(0, 3).join("");
});

/** @param {string} text @returns {string[]} names of the scripts of its letters */
export const scriptsOf = (text) => SCRIPTS.filter(([, test]) => test.test(text)).map(([name]) => name);

/**
 * Whether two words are one in two of its forms: equal, or long and alike up to a short ending.
 * Latin names don't change in the languages that write them so, so they must be equal.
 * @param {string} one @param {string} other @param {number} least letters that they begin alike with
 */
const alike = (one, other, least) => {
  if (one === other) return true;
  if (Math.min(one.length, other.length) < 4 || !/^\p{Script=Cyrillic}+$/u.test(one)) return false;
  let same = 0;
  while (same < one.length && one[same] === other[same]) same += 1;
  return same >= least && Math.max(one.length, other.length) - same <= 3 &&
    same >= 0.6 * Math.max(one.length, other.length);
};

/** People that one word of a name may stand for. */
const SHARED = 3;

/**
 * @typedef {{id: string, name: string, forms: Record<string, string[]>, person?: boolean}} Named
 * @typedef {{named: Named[], start: number, end: number}} Found  offsets are words of the query
 */

/** Names by the first letter of their first word, so that a query looks at few of them. */
export class Names {
  /** @param {Named[]} entries */
  constructor(entries) {
    /** @type {Map<string, {words: string[], named: Named}[]>} */
    this.byFirst = new Map();
    for (const named of entries) {
      const forms = new Set([named.name, ...Object.values(named.forms).flat()]);
      for (const form of forms) {
        const words = cut(fold(form)).map(bare);
        if (!words.length) continue;
        this.add({ words, named, part: false });
        if (named.person && words.length > 1 && !WIDE.test(form)) {
          for (const word of words) if (word.length > 2) this.add({ words: [word], named, part: true });
        }
      }
    }
  }

  add(candidate) {
    const first = candidate.words[0][0];
    if (!this.byFirst.has(first)) this.byFirst.set(first, []);
    this.byFirst.get(first).push(candidate);
  }

  /**
   * The names that stand in a query, longest first, none overlapping another.
   * @param {string[]} words cut @returns {Found[]}
   */
  find(words) {
    const folded = words.map((word) => bare(fold(word)));
    const found = [];
    for (let at = 0; at < folded.length; at += 1) {
      let longest = 0;
      let named = new Set();
      for (const { words: own, named: entry, part } of this.byFirst.get(folded[at][0]) ?? []) {
        // A whole name of one word comes before the same word in longer names.
        const length = own.length - (part ? 0.5 : 0);
        if (length < longest || at + own.length > folded.length) continue;
        if (!own.every((word, n) => alike(word, folded[at + n], own.length > 1 ? 3 : 4))) continue;
        if (length > longest) named = new Set();
        longest = length;
        named.add(entry);
      }
      // A word that many people share is a word.
      if (longest % 1 && named.size > SHARED) longest = 0;
      longest = Math.ceil(longest);
      if (longest) {
        found.push({ named: [...named], start: at, end: at + longest });
        at += longest - 1;
      }
    }
    return found;
  }
}

/** @param {string} word @returns {string} without the punctuation around it */
export const bare = (word) => word.replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu, "") || word;

/** @param {string} word @returns {boolean} whether it is of a script written without spaces */
export const isWide = (word) => WIDE.test(word);

/**
 * @typedef {{words: string[]}} Term  one word in any of its forms, or several that stand side by side
 * @typedef {{name: string, also: string[]}} Sought  a name and its forms in other scripts
 * @typedef {{terms: Term[], named: Named[], sought: Sought[]}} Unit
 */

/** Quotation marks that hold a phrase; a single one may be an apostrophe. */
const MARKS = /["\u201c-\u201f\u00ab\u00bb\u2039\u203a\u300c-\u300f\u300a\u300b]/;

/**
 * What a query asks for: units that must all be found, each by any of its terms.
 * @param {string} query @param {Names} names
 * @param {string[]} languages whose forms are told to the reader, the first ones first
 * @param {string} ui the language in which names are told
 * @returns {Unit[]}
 */
export const parse = (query, names, languages = [], ui = "en") => {
  const parts = query.normalize("NFC").split(MARKS);
  return parts.flatMap((part, n) =>
    (n % 2 && n < parts.length - 1 ? runs(part).map(phrase) : free(part, names, languages, ui)));
};

/** @param {string[]} words @returns {Unit} */
const phrase = (words) => ({ terms: [{ words: words.map(bare) }], named: [], sought: [] });

/** How pasted addresses begin: pages show them without it. */
const ADDRESS = /(?<!\S)https?:\/\/(?:www\.)?/giu;
/** Letters and a number that may be the two halves of a code. */
const CODE = /^\p{L}+ \p{Nd}+$/u;

/** @param {string} text outside quotation marks @returns {Unit[]} */
const free = (text, names, languages, ui) => {
  // What an apostrophe parts are words of their own; what a hyphen parts is looked for in one as well.
  const pieces = text.replace(ADDRESS, "").replace(APOSTROPHES, "$1 ").split(/\s+/).flatMap(runs);
  const words = pieces.flat();
  const owner = pieces.flatMap((piece, n) => piece.map(() => n));
  /** A code is also met where the page writes its letters and its number in one: "ZETA 31". */
  const codes = (piece, from) => [from - 1, from].map((at) => words.slice(at, at + 2).map(bare))
    .filter((pair) => piece.length === 1 && pair.length === 2 && CODE.test(pair.join(" ")))
    .map((pair) => ({ words: [pair.join("")] }));
  const units = [];
  let at = 0;
  const plain = (end) => {
    while (at < end) {
      let stop = at + 1;
      while (stop < end && owner[stop] === owner[at]) stop += 1;
      const piece = words.slice(at, stop);
      const unit = phrase(piece);
      if (piece.length > 1 && !piece.some(isWide)) unit.terms.push({ words: [piece.map(bare).join("")] });
      unit.terms.push(...codes(piece, at));
      if (piece.length > 1 || bare(piece[0]).length > 1 || WIDE.test(piece[0])) units.push(unit);
      at = stop;
    }
  };
  for (const found of names.find(words)) {
    plain(found.start);
    units.push(named(words.slice(found.start, found.end), found.named, languages, ui));
    at = found.end;
  }
  plain(words.length);
  return units;
};

/**
 * A name is looked for by its id, which stands wherever a form of it does. A lone word of it is
 * also looked for as a word; the letters of a script without spaces as a run of them.
 * @param {string[]} typed @param {Named[]} entries @returns {Unit}
 */
const named = (typed, entries, languages, ui) => {
  const alone = typed.length === 1 || typed.some(isWide);
  const unit = { ...phrase(typed), named: entries };
  if (!alone) unit.terms = [];
  for (const entry of entries) {
    const forms = Object.entries({ ...entry.forms, en: [...(entry.forms.en ?? []), entry.name] });
    forms.sort(([one], [other]) => rank(languages, one) - rank(languages, other));
    const own = forms.find(([tag]) => rank([ui], tag) === 0)?.[1][0] ?? entry.name;
    // One form a script is enough to tell the reader what was looked for.
    const also = new Map([[String(scriptsOf(own)), own]]);
    for (const [tag, [form]] of forms) {
      const script = String(scriptsOf(form));
      if (!also.has(script) && rank(languages, tag) < languages.length) also.set(script, form);
    }
    unit.sought.push({ name: own, also: [...also.values()].slice(1, 6) });
  }
  return unit;
};

/** Where a language, or another tag of it, stands among some; their number if it does not. */
const rank = (languages, tag) => {
  const at = languages.findIndex((one) => one === tag || one.split("-")[0] === tag.split("-")[0]);
  return at < 0 ? languages.length : at;
};
