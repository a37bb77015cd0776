/**
 * Where on a page the words are that a query asked for: the page's text is looked through here,
 * by the same rules as the index was made with.
 */

import { meets } from "./search-stems.js";
import { bare, cut, fold, isWide } from "./search-text.js";

/** Languages that share characters, so that each may write names as the others do. */
const CHARACTERS = ["zh", "ja", "yue", "wuu"];
const JOINED = "\u2060";

/** The words of one page. */
export class Places {
  /** @param {string[]} words @param {import("./search-stems.js").Language} language */
  constructor(words, language) {
    this.words = words;
    this.language = language;
    this.keys = words.map((word) => {
      const letters = bare(word);
      return isWide(letters) ? [fold(letters)] : language.keys(word);
    });
    this.at = new Map();
    this.keys.forEach((keys, place) => keys.forEach((key) => {
      if (!this.at.has(key)) this.at.set(key, []);
      this.at.get(key).push(place);
    }));
  }

  /** @param {import("./search-text.js").Unit} unit @returns {Set<number>} places of words met */
  of(unit) {
    const found = new Set();
    for (const { words } of unit.terms) {
      if (words.length === 1 && !isWide(words[0])) this.word(words[0], found);
      else this.phrase(words, found);
    }
    for (const { name, forms } of unit.named) {
      this.phrase(cut(name), found);
      for (const [tag, list] of Object.entries(forms)) {
        if (this.serves(tag.split("-")[0])) for (const form of list) this.phrase(cut(form), found);
      }
    }
    return found;
  }

  /** Whether a name's form in one language may stand on the page: its own, and an English one. */
  serves(tag) {
    return [this.language.tag, "en", "und"].includes(tag) ||
      (CHARACTERS.includes(tag) && CHARACTERS.includes(this.language.tag));
  }

  word(word, found) {
    const ask = this.language.ask(word);
    for (const [key, places] of this.at) if (meets(ask, key)) places.forEach((place) => found.add(place));
    // What the page writes in one is met as a whole, too.
    for (let place = 0; place < this.words.length; place += 1) {
      if (!this.words[place].endsWith(JOINED) || (place && this.words[place - 1].endsWith(JOINED))) continue;
      let end = place;
      while (this.words[end]?.endsWith(JOINED) && !isWide(this.words[end])) end += 1;
      const all = this.words.slice(place, end + 1).map(bare).join("");
      if (!isWide(all) && this.language.keys(all).some((key) => meets(ask, key))) {
        for (let n = place; n <= end; n += 1) found.add(n);
      }
    }
  }

  phrase(words, found) {
    const steps = words.map((word) => (isWide(word) ? [fold(bare(word))] : this.language.keys(word)));
    const starts = new Set((steps[0] ?? []).flatMap((key) => this.at.get(key) ?? []));
    for (const start of starts) {
      if (steps.every((keys, n) => keys.some((key) => this.keys[start + n]?.includes(key)))) {
        steps.forEach((_, n) => found.add(start + n));
      }
    }
  }
}
