/**
 * The search page: its address holds the whole state, so that a search can be sent to others.
 */

import { Engine, FACETS } from "./search-engine.js";

const TITLES = {
  kind: "Kind", language: "Language", speaker: "Speaker",
  incident: "Incident", outlet: "Outlet", year: "Year",
};
/** Results that are shown at once; each costs one small file. */
const PAGE = 15;
const STATEMENTS = 4;
/** Whose words they are is told with the doubt that the document's own page has. */
const HEDGES = { probable: "probably ", uncertain: "possibly " };
/** Characters of an excerpt. */
const EXCERPT = 220;
const PAUSE = 250;
const RTL = /^(ar|fa|he|ur|ps|ug|yi|sd|ckb)\b/;

const languages = new Intl.DisplayNames(["en"], { type: "language" });

/** @returns {HTMLElement} */
const element = (tag, attributes = {}, ...inside) => {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value !== undefined && value !== false) made.setAttribute(name, value === true ? "" : value);
  }
  made.append(...inside);
  return made;
};

const direction = (tag) => (RTL.test(tag) ? "rtl" : "ltr");

const languageName = (tag) => {
  try {
    return tag === "und" ? "unknown" : languages.of(tag);
  } catch {
    return tag;
  }
};

class SearchPage {
  /** @param {HTMLElement} root */
  constructor(root) {
    this.root = root;
    this.form = root.querySelector("form");
    this.box = root.querySelector("input[type=search]");
    this.status = root.querySelector("[data-search=status]");
    this.asked = root.querySelector("[data-search=asked]");
    this.facets = root.querySelector("[data-search=facets]");
    this.list = root.querySelector("[data-search=results]");
    this.more = root.querySelector("[data-search=more]");
    this.narrow();
    this.turn = 0;
    this.chosen = new Map(FACETS.map((facet) => [facet, new Set()]));
    this.listen();
    this.read();
  }

  /** Facets stand open beside the results where there is room, and fold above them elsewhere. */
  narrow() {
    const wide = window.matchMedia("(min-width: 60em)");
    const fold = () => { this.root.querySelector("[data-search=narrow]").open = wide.matches; };
    wide.addEventListener("change", fold);
    fold();
  }

  listen() {
    let timer = 0;
    this.form.addEventListener("submit", (event) => {
      event.preventDefault();
      clearTimeout(timer);
      this.write(true);
      this.run();
    });
    this.box.addEventListener("input", (event) => {
      clearTimeout(timer);
      if (event.isComposing) return;
      timer = setTimeout(() => { this.write(false); this.run(); }, PAUSE);
    });
    this.facets.addEventListener("change", ({ target }) => {
      const values = this.chosen.get(target.name);
      if (target.checked) values.add(target.value);
      else values.delete(target.value);
      this.write(true);
      this.run(`${target.name}=${target.value}`);
    });
    this.more.addEventListener("click", () => this.extend());
    window.addEventListener("popstate", () => this.read());
    this.root.addEventListener("keydown", (event) => this.key(event));
  }

  /** Arrows walk the results from the box and back; Escape returns to it, or empties it. */
  key(event) {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step) {
      const stops = [this.box, ...this.list.querySelectorAll("a")];
      const at = stops.indexOf(document.activeElement);
      const next = stops[at + step];
      if (at >= 0 && next) {
        event.preventDefault();
        next.focus();
      }
    } else if (event.key === "Escape") {
      if (document.activeElement === this.box) this.box.value = "";
      this.box.focus();
    }
  }

  /** The state, from the address. */
  read() {
    const given = new URLSearchParams(location.search);
    this.box.value = given.get("q") ?? "";
    for (const [facet, values] of this.chosen) {
      values.clear();
      given.getAll(facet).forEach((value) => values.add(value));
    }
    this.run();
  }

  /** The state, into the address; `step` makes it one of the browser's history. */
  write(step) {
    const given = new URLSearchParams();
    if (this.box.value.trim()) given.set("q", this.box.value.trim());
    for (const [facet, values] of this.chosen) values.forEach((value) => given.append(facet, value));
    const search = given.size ? `?${given}` : location.pathname;
    if (given.toString() === location.search.slice(1)) return;
    history[step ? "pushState" : "replaceState"](null, "", search);
  }

  async run(focus = "") {
    const turn = (this.turn += 1);
    const query = this.box.value.trim();
    const empty = !query && [...this.chosen.values()].every((values) => !values.size);
    this.root.setAttribute("aria-busy", "true");
    try {
      this.engine ??= Engine.open();
      const engine = await this.engine;
      const found = empty ? { units: [], matches: [], counts: engine.count(engine.everything(), this.chosen) }
        : await engine.search(query, this.chosen);
      if (turn !== this.turn) return;
      this.found = found;
      this.shown = 0;
      this.tell(empty);
      this.showFacets(engine, found.counts, focus);
      const items = await this.items(engine, 0);
      if (turn !== this.turn) return;
      this.list.replaceChildren(...items);
      this.shown = items.length;
      this.more.hidden = this.shown >= found.matches.length;
    } catch (error) {
      if (turn !== this.turn) return;
      this.status.textContent = "The search index could not be loaded. Try again, or use the lists of documents and people.";
      console.error(error);
    } finally {
      if (turn === this.turn) this.root.removeAttribute("aria-busy");
    }
  }

  /** Show the next results and go to the first of them. */
  async extend() {
    const turn = this.turn;
    const items = await this.items(await this.engine, this.shown);
    if (turn !== this.turn) return;
    this.list.append(...items);
    this.shown += items.length;
    this.more.hidden = this.shown >= this.found.matches.length;
    items[0]?.querySelector("a")?.focus();
  }

  tell(empty) {
    const { units, matches } = this.found;
    const pages = matches.length;
    this.status.textContent = empty ? "" : this.box.value.trim() && !units.length
      ? "There is no word to look for in that."
      : pages === 0
      ? "Nothing was found. Fewer words or facets find more."
      : `${pages} ${pages === 1 ? "page" : "pages"}`;
    const parts = [];
    for (const unit of units.filter(({ also }) => also.length)) {
      parts.push(parts.length ? "; " : "Looked for ", element("b", { dir: "auto" }, unit.label), ", also ");
      unit.also.forEach((form, n) => parts.push(n ? ", " : "", element("bdi", {}, form)));
    }
    this.asked.replaceChildren(...parts);
  }

  showFacets(engine, counts, focus) {
    const groups = FACETS.map((facet) => {
      const values = new Map(counts.get(facet));
      for (const value of this.chosen.get(facet)) if (!values.has(value)) values.set(value, 0);
      if (!values.size) return "";
      const name = (value) => (facet === "language" ? languageName(value) : engine.label(value));
      const order = facet === "year" ? ([one], [other]) => (one < other ? 1 : -1)
        : ([one, few], [other, many]) => many - few || name(one).localeCompare(name(other), "en");
      const lines = [...values].sort(order).map(([value, count]) => {
        const box = element("input", { type: "checkbox", name: facet, value, checked: this.chosen.get(facet).has(value) });
        return element("li", {}, element("label", {}, box, element("bdi", {}, name(value)),
          element("span", { class: "search-count" }, String(count))));
      });
      const open = element("ul", {}, ...lines.slice(0, 6));
      const group = element("fieldset", {}, element("legend", {}, TITLES[facet]), open);
      if (lines.length > 6) {
        const rest = lines.slice(6);
        const held = rest.some((line) => line.querySelector("input").checked);
        group.append(element("details", { open: held }, element("summary", {}, `${rest.length} more`), element("ul", {}, ...rest)));
      }
      return group;
    });
    this.facets.replaceChildren(...groups);
    this.facets.dataset.ready = "yes";
    const [name, value] = [focus.slice(0, focus.indexOf("=")), focus.slice(focus.indexOf("=") + 1)];
    if (focus) {
      [...this.facets.querySelectorAll("input")].find((box) => box.name === name && box.value === value)?.focus();
    }
  }

  async items(engine, from) {
    const { matches, units } = this.found;
    const speakers = this.chosen.get("speaker");
    const shown = await Promise.all(matches.slice(from, from + PAGE).map((match) => engine.show(match, units, speakers)));
    return shown.map((page) => this.item(engine, page));
  }

  /** One page with its statements. */
  item(engine, page) {
    const { language, kind, outlet, year } = page.facets;
    const said = { lang: language, dir: direction(language) };
    const about = [kind === "document" ? languageName(language) : kind, outlet && engine.label(outlet), year]
      .filter(Boolean).join(" · ");
    const item = element("li", {},
      element("h2", { ...said }, element("a", { href: page.url }, page.title)),
      element("p", { class: "search-about" }, about));
    if (page.statements.length) {
      const lines = page.statements.slice(0, STATEMENTS).map((statement) => element("li", { dir: said.dir },
        element("a", { href: `${page.url}#${statement.id}` },
          HEDGES[statement.sure] ?? "", element("b", {}, element("bdi", {}, engine.label(statement.speaker) || "speaker unknown")), ": ",
          element("q", { ...said }, ...excerpt(page, statement.pieces)))));
      item.append(element("ul", { class: "search-statements" }, ...lines));
      const left = page.statements.length - STATEMENTS;
      if (left > 0) item.append(element("p", { class: "search-about" }, `and ${left} more ${left === 1 ? "statement" : "statements"} there`));
    } else if (page.met.size) {
      item.append(element("p", { ...said, class: "search-excerpt" }, ...excerpt(page, [[0, page.words.length]])));
    }
    return item;
  }
}

/**
 * The words of some pieces around where the query was met, as text and marks.
 * @param {{words: string[], met: Map<number, unknown>}} page @param {number[][]} pieces
 */
const excerpt = (page, pieces) => {
  const places = pieces.flatMap(([start, end]) => Array.from({ length: end - start }, (_, n) => start + n));
  const [from, to] = best(page, places);
  const out = [from > 0 ? "… " : ""];
  let text = "";
  let marked = false;
  const flush = (mark) => {
    if (mark === marked) return;
    if (text) out.push(marked ? element("mark", {}, text) : text);
    [text, marked] = ["", mark];
  };
  for (let n = from; n < to; n += 1) {
    const word = page.words[places[n]];
    const hit = page.met.has(places[n]);
    const glued = word.endsWith("\u2060");
    flush(hit);
    text += glued ? word.slice(0, -1) : word;
    if (n + 1 === to) break;
    flush(hit && page.met.has(places[n + 1]));
    text += places[n + 1] !== places[n] + 1 ? " … " : glued ? "" : " ";
  }
  flush(!marked);
  if (to < places.length) out.push(" …");
  return out;
};

/** The stretch of places, as long as there is room, with the most hits; the first of several. */
const best = (page, places) => {
  const size = (n) => page.words[places[n]].length + 1;
  let [from, room, hits] = [0, 0, 0];
  let [most, start, end] = [-1, 0, 0];
  for (let n = 0; n < places.length; n += 1) {
    room += size(n);
    hits += page.met.has(places[n]) ? 1 : 0;
    while (room > EXCERPT && from < n) {
      room -= size(from);
      hits -= page.met.has(places[from]) ? 1 : 0;
      from += 1;
    }
    if (hits > most) [most, start, end] = [hits, from, n + 1];
    else if (start === from) end = n + 1;
  }
  // The first hit stands at the end of the stretch if nothing follows it: move on by a half.
  while (end < places.length && !page.met.has(places[start]) && spare(page, places, start, end) < EXCERPT / 2) {
    end += 1;
    while (spare(page, places, start, end, true) > EXCERPT && !page.met.has(places[start])) start += 1;
  }
  return [start, end];
};

/** Characters after the last hit of a stretch, or of all of it. */
const spare = (page, places, start, end, all = false) => {
  let sum = 0;
  for (let n = end - 1; n >= start; n -= 1) {
    if (!all && page.met.has(places[n])) break;
    sum += page.words[places[n]].length + 1;
  }
  return sum;
};

/** @param {HTMLElement} root */
export const start = (root) => new SearchPage(root);
