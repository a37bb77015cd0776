/**
 * The search page: its box and fields, and its address, which holds the whole state so that a
 * search can be sent to others. What answers is loaded when somebody asks.
 */

import { FACETS, clean, dated, dayOf, isNarrowed } from "./search-asked.js";
import { overview } from "./search-packs.js";

/** Milliseconds without a key before what stands in the box is looked for. */
const PAUSE = 250;
/** What answers. All are asked for at once: each would name the next only when it is there. */
const PARTS = ["answers", "engine", "items", "index", "rows", "text", "stems", "places"];

class SearchPage {
  /** @param {HTMLElement} root */
  constructor(root) {
    this.root = root;
    this.form = root.querySelector("form");
    this.box = root.querySelector("input[type=search]");
    for (const part of root.querySelectorAll("[data-search]")) this[part.dataset.search] = part;
    this.words = JSON.parse(root.querySelector("script.words").textContent);
    this.turn = 0;
    this.values = new Map(FACETS.map((facet) => [facet, new Set()]));
    /** Whether anybody has begun to search: until then nothing is loaded. */
    this.begun = Boolean(location.search);
    this.fold();
    this.listen();
    this.read();
  }

  /** Facets stand open beside the results where there is room, and fold above them elsewhere. */
  fold() {
    const wide = window.matchMedia("(min-width: 60em)");
    const fold = () => { this.narrow.open = wide.matches; };
    wide.addEventListener("change", fold);
    fold();
  }

  listen() {
    let timer = 0;
    const soon = () => {
      clearTimeout(timer);
      timer = setTimeout(() => { this.write(false); this.run(); }, PAUSE);
    };
    const now = () => {
      clearTimeout(timer);
      this.write(true);
      this.run();
    };
    this.form.addEventListener("submit", (event) => { event.preventDefault(); now(); });
    // What an input method has not finished is no word yet; some browsers tell of its end only here.
    this.box.addEventListener("input", (event) => (event.isComposing ? clearTimeout(timer) : soon()));
    this.box.addEventListener("compositionend", soon);
    this.box.addEventListener("paste", (event) => this.paste(event));
    this.facets.addEventListener("change", ({ target }) => {
      const values = this.values.get(target.name);
      if (target.checked) values.add(target.value);
      else values.delete(target.value);
      now();
    });
    for (const field of [this.from, this.to, this.order]) field.addEventListener("change", now);
    this.more.addEventListener("click", async () => (await this.answers)?.extend());
    this.again.addEventListener("click", () => this.run());
    window.addEventListener("popstate", () => this.read());
    this.root.addEventListener("keydown", (event) => this.key(event));
    for (const kind of ["focusin", "pointerover"]) this.root.addEventListener(kind, () => this.begin(), { once: true });
  }

  /** Somebody is about to search. */
  begin() {
    if (this.begun) return;
    this.begun = true;
    this.run();
  }

  /** A box of one line would join the words at the ends of pasted lines. */
  paste(event) {
    const pasted = event.clipboardData?.getData("text/plain") ?? "";
    const text = clean(pasted);
    if (!text || text === pasted) return;
    event.preventDefault();
    this.box.setRangeText(text, this.box.selectionStart ?? 0, this.box.selectionEnd ?? 0, "end");
    this.box.dispatchEvent(new InputEvent("input", { bubbles: true }));
  }

  /** Arrows walk the results from the box and back; Escape returns to it, or empties it. */
  key(event) {
    // Keys of an input method choose among its words.
    if (event.isComposing || event.keyCode === 229) return;
    if (event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return;
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    const active = document.activeElement;
    if (step) {
      const stops = [this.box, ...this.results.querySelectorAll("a"), ...(this.more.hidden ? [] : [this.more])];
      const at = stops.indexOf(active);
      const next = stops[at + step];
      if (at >= 0 && next) {
        event.preventDefault();
        next.focus();
      }
    } else if (event.key === "Escape" && active === this.box) {
      event.preventDefault();
      if (!this.box.value) return;
      this.box.value = "";
      this.write(true);
      this.run();
    } else if (event.key === "Escape" && this.results.contains(active)) {
      this.box.focus();
    }
  }

  get query() {
    return clean(this.box.value);
  }

  /** @returns {import("./search-asked.js").Chosen} as it is now */
  get chosen() {
    const values = new Map([...this.values].map(([facet, some]) => [facet, new Set(some)]));
    return { values, from: dayOf(this.from.value), to: dayOf(this.to.value, true) };
  }

  /** The state, from the address. */
  read() {
    const given = new URLSearchParams(location.search);
    this.box.value = clean(given.get("q") ?? "");
    for (const [facet, values] of this.values) {
      values.clear();
      given.getAll(facet).forEach((value) => values.add(value));
    }
    // An address may name a year or a month; the fields show the days that this comes to.
    this.from.value = dated(dayOf(given.get("from") ?? ""));
    this.to.value = dated(dayOf(given.get("to") ?? "", true));
    const order = given.get("order") ?? "";
    this.order.value = ["newest", "oldest"].includes(order) ? order : "";
    this.run();
  }

  /** The state, into the address; `step` makes it one of the browser's history. */
  write(step) {
    const given = new URLSearchParams();
    if (this.query) given.set("q", this.query);
    for (const [facet, values] of this.values) values.forEach((value) => given.append(facet, value));
    for (const field of ["from", "to", "order"]) if (this[field].value) given.set(field, this[field].value);
    if (given.toString() === location.search.slice(1)) return;
    const search = given.toString() ? `?${given}` : location.pathname;
    history[step ? "pushState" : "replaceState"](null, "", search);
  }

  /** Answer what is asked. */
  async run() {
    const turn = (this.turn += 1);
    const asked = { query: this.query, chosen: this.chosen, order: this.order.value };
    const empty = !asked.query && !isNarrowed(asked.chosen);
    this.clear.hidden = empty;
    if (empty) this.lists.hidden = false;
    this.again.hidden = true;
    if (!this.begun) return;
    this.root.setAttribute("aria-busy", "true");
    if (!empty) this.status.textContent ||= this.words.searching;
    try {
      this.answers ??= this.load();
      await (await this.answers).answer({ ...asked, empty }, () => turn === this.turn);
    } catch (error) {
      if (turn === this.turn) this.fail(error);
    } finally {
      if (turn === this.turn) this.root.removeAttribute("aria-busy");
    }
  }

  /** @returns {Promise<import("./search-answers.js").Answers>} */
  async load() {
    const [about, { Answers }] = await Promise.all([overview(), ...PARTS.map((part) => import(`./search-${part}.js`))]);
    return new Answers(this, about);
  }

  /** Nothing can be searched: say so, and what helps. */
  fail(error) {
    const able = "DecompressionStream" in window;
    this.status.textContent = this.words[able ? "failed" : "unable"];
    this.again.hidden = !able;
    this.lists.hidden = false;
    this.answers = null;
    console.info(`search: ${error}`);
  }
}

/** @param {HTMLElement} root */
export const start = (root) => new SearchPage(root);
