/**
 * Words: folding, cutting and recognising names. Pure functions, no page and no network.
 */

/** A word joiner and a space: where the index cut a word that the page does not. */
const BREAK = /\u2060 /g;
const WIDE = /[\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff]/;
const APOSTROPHES = /(?<=[\p{L}\p{N}_])(['\u2019\u02bc])(?=[\p{L}\p{N}_])/gu;

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

/** @param {string} text @returns {string} without case, accents, and typographic apostrophes */
export const fold = (text) =>
  text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase().replace(/[\u2018\u2019\u02bc]/g, "'");

/** @param {string} text as the index holds it @returns {string} as the page shows it */
export const whole = (text) => text.replace(BREAK, "");

/** @param {string} text @returns {string[]} words as the index cuts them */
export const cut = (text) => {
  const spaced = text.replace(APOSTROPHES, "$1 ");
  return [...spaced].map((char) => (WIDE.test(char) ? ` ${char} ` : char)).join("")
    .split(/\s+/).filter((word) => /[\p{L}\p{N}]/u.test(word));
};

/**
 * How the words of a query begin, as the catalog lists the beginnings of names.
 * @param {string} query @returns {string[]}
 */
export const heads = (query) => cut(fold(query)).map((word) => {
  const letters = word.replace(/[^\p{L}\p{N}]+/gu, "");
  return WIDE.test(letters[0] ?? "") ? letters[0] : [...letters].slice(0, 3).join("");
});

/** @param {string} text @returns {string[]} names of the scripts of its letters */
export const scriptsOf = (text) => SCRIPTS.filter(([, test]) => test.test(text)).map(([name]) => name);

/**
 * Whether two words are one in two of its forms: equal, or long and alike up to a short ending.
 * Latin names don't change in the languages that write them so, so they must be equal.
 * @param {string} one @param {string} other
 */
const alike = (one, other) => {
  if (one === other) return true;
  if (Math.min(one.length, other.length) < 4 || !/^\p{Script=Cyrillic}+$/u.test(one)) return false;
  let same = 0;
  while (same < one.length && one[same] === other[same]) same += 1;
  return same >= 4 && Math.max(one.length, other.length) - same <= 3 &&
    same >= 0.6 * Math.max(one.length, other.length);
};

/**
 * @typedef {{id: string, name: string, forms: Record<string, string[]>}} Named
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
        const list = this.byFirst.get(words[0][0]) ?? [];
        list.push({ words, named });
        this.byFirst.set(words[0][0], list);
      }
    }
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
      for (const candidate of this.byFirst.get(folded[at][0]) ?? []) {
        const length = candidate.words.length;
        if (length < longest || at + length > folded.length) continue;
        if (!candidate.words.every((word, n) => alike(word, folded[at + n]))) continue;
        if (length > longest) named = new Set();
        longest = length;
        named.add(candidate.named);
      }
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

/**
 * @typedef {{text: string, exact: boolean, tags: string[] | null}} Term  tags: languages, or all
 * @typedef {{label: string, terms: Term[], ids: string[], also: string[]}} Unit
 */

/**
 * What a query asks for: units that must all be found, each by any of its terms.
 * @param {string} query @param {Names} names
 * @param {string[]} languages whose forms are told to the reader, the first ones first
 * @returns {Unit[]}
 */
export const parse = (query, names, languages = []) => {
  const units = [];
  const parts = query.normalize("NFC").split(/["\u201c\u201d\u00ab\u00bb]/);
  parts.forEach((part, n) => {
    if (n % 2 && n < parts.length - 1) {
      if (cut(part).length) units.push(phrase(cut(part)));
      return;
    }
    units.push(...free(part, names, languages));
  });
  return units;
};

/** @param {string[]} words @returns {Unit} */
const phrase = (words) => {
  const text = words.map(bare).join(" ");
  const label = words.every((word) => WIDE.test(word)) ? words.join("") : words.join(" ");
  return { label, terms: [{ text, exact: words.length > 1, tags: null }], ids: [], also: [] };
};

/** @param {string} text outside quotation marks @returns {Unit[]} */
const free = (text, names, languages) => {
  const pieces = text.split(/\s+/).filter(Boolean).map(cut);
  const words = pieces.flat();
  const owner = pieces.flatMap((piece, n) => piece.map(() => n));
  const units = [];
  let at = 0;
  const plain = (end) => {
    while (at < end) {
      let stop = at + 1;
      // Characters written together are looked for together.
      while (stop < end && owner[stop] === owner[at] && WIDE.test(words[at])) stop += 1;
      const piece = words.slice(at, stop);
      if (piece.length > 1 || bare(piece[0]).length > 1 || WIDE.test(piece[0])) units.push(phrase(piece));
      at = stop;
    }
  };
  for (const found of names.find(words)) {
    plain(found.start);
    units.push(named(words.slice(found.start, found.end), found.named, languages));
    at = found.end;
  }
  plain(words.length);
  return units;
};

/** @param {string[]} typed @param {Named[]} entries @returns {Unit} */
const named = (typed, entries, languages) => {
  const unit = phrase(typed);
  const seen = new Set([fold(unit.terms[0].text)]);
  const also = new Map();
  const own = typed.map((word) => bare(fold(word)));
  const kin = (word, other) => word === other || (word.length > 3 && word.slice(0, 4) === other.slice(0, 4));
  const inflected = (words) =>
    words.length === own.length && words.every((word, n) => kin(fold(word), own[n]));
  for (const entry of entries) {
    const forms = Object.entries({ ...entry.forms, en: [...(entry.forms.en ?? []), entry.name] });
    forms.sort(([one], [other]) => rank(languages, one) - rank(languages, other));
    for (const [tag, list] of forms) {
      for (const form of list) {
        const words = cut(form).map(bare);
        const text = words.join(" ");
        if (!words.length || seen.has(fold(text))) continue;
        seen.add(fold(text));
        unit.terms.push({ text, exact: words.length > 1, tags: [tag] });
        // One form a script is enough to tell the reader what was looked for.
        const script = `${entry.id} ${scriptsOf(form)}`;
        if (!inflected(words) && !also.has(script) && rank(languages, tag) < languages.length) {
          also.set(script, form);
        }
      }
    }
  }
  unit.ids = entries.map((entry) => entry.id);
  unit.also = [...also.values()].slice(0, 6);
  return unit;
};

/** Where a language, or another tag of it, stands among some; their number if it does not. */
const rank = (languages, tag) => {
  const at = languages.findIndex((one) => one === tag || one.split("-")[0] === tag.split("-")[0]);
  return at < 0 ? languages.length : at;
};
