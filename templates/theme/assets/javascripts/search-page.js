/**
 * The search page: its address holds the whole state, so that a search can be sent to others.
 */

import { Engine } from "./search-engine.js";
import { Speech, element, item } from "./search-items.js";
import { FACETS, dayOf } from "./search-rows.js";
import { clean } from "./search-text.js";

/** Results that are shown at once; each costs one small file. */
const PAGE = 15;
/** Those of them that are shown before the rest and the facets are there. */
const SOON = 5;
/** Values of a facet that are shown before the rest is folded. */
const OPEN = 6;
/** Milliseconds without a key before what stands in the box is looked for. */
const PAUSE = 250;

class SearchPage {
  /** @param {HTMLElement} root */
  constructor(root) {
    this.root = root;
    this.form = root.querySelector("form");
    this.box = root.querySelector("input[type=search]");
    for (const part of root.querySelectorAll("[data-search]")) this[part.dataset.search] = part;
    this.speech = new Speech(JSON.parse(root.querySelector("script.words").textContent), root.lang || "en");
    this.turn = 0;
    this.facet = new Map(FACETS.map((facet) => [facet, new Set()]));
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
    const now = (focus) => {
      clearTimeout(timer);
      this.write(true);
      this.run(focus);
    };
    this.form.addEventListener("submit", (event) => { event.preventDefault(); now(); });
    // What an input method has not finished is no word yet; some browsers tell of its end only here.
    this.box.addEventListener("input", (event) => (event.isComposing ? clearTimeout(timer) : soon()));
    this.box.addEventListener("compositionend", soon);
    this.box.addEventListener("paste", (event) => this.paste(event));
    this.facets.addEventListener("change", ({ target }) => {
      const values = this.facet.get(target.name);
      if (target.checked) values.add(target.value);
      else values.delete(target.value);
      now(`${target.name}=${target.value}`);
    });
    for (const field of [this.from, this.to, this.order]) field.addEventListener("change", () => now());
    this.more.addEventListener("click", () => this.extend());
    this.again.addEventListener("click", () => { this.engine = null; this.run(); });
    window.addEventListener("popstate", () => this.read());
    this.root.addEventListener("keydown", (event) => this.key(event));
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

  /** @returns {import("./search-rows.js").Chosen} */
  get chosen() {
    return { values: this.facet, from: dayOf(this.from.value), to: dayOf(this.to.value, true) };
  }

  /** The state, from the address. */
  read() {
    const given = new URLSearchParams(location.search);
    this.box.value = clean(given.get("q") ?? "");
    for (const [facet, values] of this.facet) {
      values.clear();
      given.getAll(facet).forEach((value) => values.add(value));
    }
    // An address may name a year or a month; the fields show the days that this comes to.
    for (const [field, last] of [["from", false], ["to", true]]) {
      const day = dayOf(given.get(field) ?? "", last);
      this[field].value = day === null ? "" : new Date(day * 86_400_000).toISOString().slice(0, 10);
    }
    const order = given.get("order") ?? "";
    this.order.value = ["newest", "oldest"].includes(order) ? order : "";
    this.run();
  }

  /** The state, into the address; `step` makes it one of the browser's history. */
  write(step) {
    const given = new URLSearchParams();
    if (this.query) given.set("q", this.query);
    for (const [facet, values] of this.facet) values.forEach((value) => given.append(facet, value));
    for (const field of ["from", "to", "order"]) if (this[field].value) given.set(field, this[field].value);
    if (given.toString() === location.search.slice(1)) return;
    const search = given.toString() ? `?${given}` : location.pathname;
    history[step ? "pushState" : "replaceState"](null, "", search);
  }

  async run(focus = "") {
    const turn = (this.turn += 1);
    const current = () => turn === this.turn;
    const narrowed = [...this.facet.values()].some((values) => values.size) || this.from.value || this.to.value;
    const empty = !this.query && !narrowed;
    this.clear.hidden = empty;
    this.again.hidden = true;
    this.root.setAttribute("aria-busy", "true");
    if (!empty) this.status.textContent ||= this.speech.words.searching;
    try {
      this.engine ??= Engine.open(this.speech.ui, new URL(this.root.dataset.root, document.baseURI));
      const engine = await this.engine;
      if (!current()) return;
      const show = (found) => (current() ? this.show(engine, found, empty, focus, current) : null);
      if (empty) await show({ units: [], matches: [], counts: engine.totals, whole: true });
      else await show(await engine.search(this.query, this.chosen, this.order.value, show));
    } catch (error) {
      if (current()) this.fail(error);
    } finally {
      if (current()) this.root.removeAttribute("aria-busy");
    }
  }

  /** Nothing can be searched: say so, and what helps. */
  fail(error) {
    const able = "DecompressionStream" in window && "WebAssembly" in window && "Worker" in window;
    this.status.textContent = this.speech.words[able ? "failed" : "unable"];
    this.again.hidden = !able;
    this.engine = null;
    console.info(`search: ${error}`);
  }

  async show(engine, found, empty, focus, current) {
    const drawn = (this.drawn = (this.drawn ?? 0) + 1);
    // Who has begun to walk through the first results keeps the place in the whole list.
    const items = await Promise.all(found.matches.slice(0, found.whole ? PAGE : SOON)
      .map(async (match) => item(engine, this.speech, await engine.show(match, found.units, this.chosen))));
    if (!current() || drawn !== this.drawn) return;
    const held = this.results.contains(document.activeElement) ? document.activeElement.href : "";
    this.found = found;
    this.shown = items.length;
    this.results.replaceChildren(...items);
    if (held) [...this.results.querySelectorAll("a")].find(({ href }) => href === held)?.focus();
    this.more.hidden = !found.whole || this.shown >= found.matches.length;
    this.ordering.hidden = found.matches.length < 2;
    this.tell(found, empty);
    if (!found.whole) return;
    this.showFacets(engine, found.counts, focus);
    this.facets.dataset.ready = "yes";
  }

  /** Show the next results and go to the first of them. */
  async extend() {
    const { turn, found, shown } = this;
    const engine = await this.engine;
    const items = await Promise.all(found.matches.slice(shown, shown + PAGE)
      .map(async (match) => item(engine, this.speech, await engine.show(match, found.units, this.chosen))));
    if (turn !== this.turn || found !== this.found || shown !== this.shown) return;
    this.results.append(...items);
    this.shown += items.length;
    this.more.hidden = this.shown >= found.matches.length;
    items[0]?.querySelector("a")?.focus();
  }

  tell({ units, matches, clipped }, empty) {
    const { words } = this.speech;
    const told = empty ? [] : [this.query && !units.length ? words.no_words
      : !matches.length ? words.nothing
      : this.speech.count("found", matches.length)];
    if (clipped) told.push(words.clipped);
    this.status.textContent = told.join(" ");
    const sought = units.flatMap((unit) => unit.sought).map(({ name, also }) => {
      const forms = also.flatMap((form, n) => [n ? ", " : "", element("bdi", {}, form)]);
      return element("span", {}, ...this.speech.fill(forms.length ? words.sought : words.sought_alone,
        { name: element("b", { dir: "auto" }, name), forms }));
    });
    this.asked.replaceChildren(...sought);
  }

  /** A facet's value as readers know it. */
  named(engine, facet, value) {
    const { words } = this.speech;
    if (facet === "language") return this.speech.language(value);
    return { kind: words.kinds, mode: words.modes, stance: words.stances }[facet]?.[value] ?? engine.label(value);
  }

  showFacets(engine, counts, focus) {
    const { words } = this.speech;
    const groups = FACETS.map((facet) => {
      const values = new Map(counts.get(facet));
      for (const value of this.facet.get(facet)) if (!values.has(value)) values.set(value, 0);
      if (!values.size) return "";
      const name = (value) => this.named(engine, facet, value);
      const order = facet === "year" ? ([one], [other]) => (one < other ? 1 : -1)
        : ([one, few], [other, many]) => many - few || name(one).localeCompare(name(other), this.speech.ui);
      const lines = [...values].sort(order).map(([value, count]) => {
        const checked = this.facet.get(facet).has(value);
        const box = element("input", { type: "checkbox", name: facet, value, checked });
        return element("li", {}, element("label", {}, box, element("bdi", {}, name(value)),
          element("span", { class: "search-count" }, this.speech.numbers.format(count))));
      });
      const group = element("fieldset", {}, element("legend", {}, words.facets[facet]),
        element("ul", {}, ...lines.slice(0, OPEN)));
      const rest = lines.slice(OPEN);
      if (rest.length) {
        const open = rest.some((line) => line.querySelector("input").checked);
        group.append(element("details", { open }, element("summary", {}, this.speech.count("more_values", rest.length)),
          element("ul", {}, ...rest)));
      }
      return group;
    });
    this.facets.replaceChildren(...groups);
    this.narrow.hidden = !groups.some(Boolean);
    if (!focus) return;
    const [name, value] = [focus.slice(0, focus.indexOf("=")), focus.slice(focus.indexOf("=") + 1)];
    [...this.facets.querySelectorAll("input")].find((box) => box.name === name && box.value === value)?.focus();
  }
}

/** @param {HTMLElement} root */
export const start = (root) => new SearchPage(root);
