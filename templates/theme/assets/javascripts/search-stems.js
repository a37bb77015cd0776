/**
 * What a word is looked for by, as the index does it: folded, without its language's endings.
 */

import { fold, scriptsOf } from "./search-text.js";

/** Letters of a key; longer ones are cut. */
const LONGEST = 40;
/** Keys of words by the stemmers of languages, as they are loaded. */
const loading = new Map();

/** @param {string} tag @returns {Promise<(word: string) => string[]>} */
const stemming = (tag) => {
  if (!loading.has(tag)) {
    const made = import(`./vendor/stem-${tag}.js`).then(({ Stemmer }) => {
      const of = new Stemmer();
      return keysOf((word) => of.stemWord(word));
    });
    made.catch(() => loading.delete(tag));
    loading.set(tag, made);
  }
  return loading.get(tag);
};

/** @param {string} word @returns {string} its letters, digits and marks */
const letters = (word) => word.replace(/[^\p{L}\p{M}\p{N}]/gu, "");

/** Keys of a word: its stem with accents and, where that is another, without. */
const keysOf = (stem) => {
  const made = (word) => {
    const plain = letters(word.normalize("NFC").toLowerCase());
    const folded = fold(plain);
    if (!stem || /\p{Nd}/u.test(folded)) return folded ? [folded.slice(0, LONGEST)] : [];
    const found = [fold(stem(plain)), fold(stem(folded))].filter(Boolean);
    return [...new Set(found.length ? found : [folded])].filter(Boolean).map((key) => key.slice(0, LONGEST));
  };
  // The words of a page are looked through for every result, and most stand on many pages.
  const kept = new Map();
  return (word) => {
    if (!kept.has(word)) kept.set(word, made(word));
    return kept.get(word);
  };
};
const plainly = keysOf(null);

/** How words of one language are asked for. */
export class Language {
  /**
   * @param {string} tag @param {string | undefined} script that its stemmer knows, if it has one
   * @param {string[]} words what is asked for: no stemmer is loaded for words in other scripts
   */
  static async of(tag, script, words) {
    const needed = script && words.some((word) => scriptsOf(word).includes(script));
    return new Language(tag, needed ? await stemming(tag) : plainly);
  }

  constructor(tag, keys) {
    this.tag = tag;
    this.stemmed = keys !== plainly;
    this.keys = keys;
  }

  /**
   * What a word asks for: keys, and what keys may begin with that are met as well.
   * @param {string} word @returns {Ask}
   */
  ask(word) {
    const keys = this.keys(word);
    const [folded] = keys;
    const code = !folded || /\p{Nd}/u.test(folded);
    if (code) return { keys, roots: [], most: 0 };
    return this.stemmed ? { keys, roots: keys, most: LONGEST } : { keys, roots: [stemOf(folded)], most: folded.length + 2 };
  }
}

/** @typedef {{keys: string[], roots: string[], most: number}} Ask */

/** Whether a key is one that is asked for, or begins like one. @param {Ask} ask @param {string} met */
export const meets = ({ keys, roots, most }, met) =>
  keys.includes(met) || (met.length <= most && roots.some((root) => isForm(met, root)));

/** Whether a key of the index is a form of a word, or a longer word that begins with it. */
const isForm = (met, root) => {
  if (met.startsWith(root)) return root.length > 3;
  return root.startsWith(met) && root.length - met.length === 1 && shortens(root) && met.length > 2;
};

/** Stemmers for Arabic and its like cut one letter more from some forms than from others. */
export const shortens = (root) => !/\p{Script=Latin}/u.test(root);

const VOWEL = /[aeiouyаеиоуыэюяі]/;

/**
 * A folded word of a language without a stemmer, without what may be an ending: up to two letters,
 * of longer words more than of shorter ones, a vowel sooner than a consonant.
 */
export const stemOf = (word) => {
  const { length } = word;
  const [before, last] = [VOWEL.test(word.at(-2) ?? ""), VOWEL.test(word.at(-1) ?? "")];
  // "рахунок" has lost its last vowel in "рахунки".
  const cut = length > 7 || (length === 7 && before && !last) ? 2 : length > 5 || (length > 4 && last) ? 1 : 0;
  return word.slice(0, length - cut);
};
