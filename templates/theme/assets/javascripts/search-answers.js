/**
 * Answers on the search page: what was found, and the facets with their counts.
 */

import { FACETS } from "./search-asked.js";
import { Engine } from "./search-engine.js";
import { Speech, element, item } from "./search-items.js";

/** Results that are shown at once; each costs one small file. */
const PAGE = 15;
/** Those of them that are shown before the rest and the facets are there. */
const SOON = 5;
/** Values of a facet that are shown before the rest is folded. */
const OPEN = 6;

/**
 * @typedef {{query: string, chosen: import("./search-asked.js").Chosen, order: string,
 *   empty: boolean}} Asked
 */

/** What tells one control among the facets from all others. */
const nameOf = (one) => JSON.stringify([one.name ?? one.parentElement.dataset.facet, one.value]);

export class Answers {
  /** @param {any} page its parts by name, and its words @param {any} overview of the index */
  constructor(page, overview) {
    this.page = page;
    this.speech = new Speech(page.words, page.root.lang || "en");
    this.engine = new Engine(overview, this.speech.ui, new URL(page.root.dataset.root, document.baseURI));
  }

  /** @param {Asked} asked @param {() => boolean} current whether nothing else was asked since */
  async answer(asked, current) {
    if (!current()) return;
    const show = (found) => (current() ? this.show(found, asked, current) : null);
    await this.engine.labelled;
    if (asked.empty) await show({ units: [], matches: [], counts: this.engine.totals, whole: true });
    else await show(await this.engine.search(asked.query, asked.chosen, asked.order, show));
  }

  async show(found, asked, current) {
    const { results, more, ordering, facets, lists } = this.page;
    // The first results of the same answer stay: somebody may be reading them.
    const kept = asked === this.asked ? this.shown : 0;
    const items = await this.items(found, asked, kept, found.whole ? PAGE : SOON);
    if (!current()) return;
    this.found = found;
    this.asked = asked;
    this.shown = kept + items.length;
    if (!kept) results.replaceChildren();
    results.append(...items);
    more.hidden = !found.whole || this.shown >= found.matches.length;
    ordering.hidden = found.matches.length < 2;
    this.tell(found, asked);
    lists.hidden = !asked.empty;
    if (!found.whole) return;
    this.showFacets(found.counts, asked.chosen);
    facets.dataset.ready = "yes";
  }

  /** Some of what was found, as elements. */
  items({ matches, units }, { chosen }, from, to) {
    return Promise.all(matches.slice(from, to)
      .map(async (match) => item(this.engine, this.speech, await this.engine.show(match, units, chosen))));
  }

  /** Show the next results and go to the first of them. */
  async extend() {
    const { found, asked, shown } = this;
    const items = await this.items(found, asked, shown, shown + PAGE);
    if (found !== this.found || shown !== this.shown) return;
    this.page.results.append(...items);
    this.shown += items.length;
    this.page.more.hidden = this.shown >= found.matches.length;
    items[0]?.querySelector("a")?.focus();
  }

  tell({ units, matches, clipped }, { query, empty }) {
    const { words } = this.speech;
    const told = empty ? [] : [query && !units.length ? words.no_words
      : !matches.length ? words.nothing
      : this.speech.count("found", matches.length)];
    if (clipped) told.push(words.clipped);
    this.page.status.textContent = told.join(" ");
    const sought = units.flatMap((unit) => unit.sought).map(({ name, also }) => {
      const forms = also.flatMap((form, n) => [n ? " · " : "", element("bdi", {}, form)]);
      return element("span", {}, ...this.speech.fill(forms.length ? words.sought : words.sought_alone,
        { name: element("b", { dir: "auto" }, name), forms }));
    });
    this.page.asked.replaceChildren(...sought);
  }

  /** A facet's value as readers know it. */
  named(facet, value) {
    const { words } = this.speech;
    if (facet === "language") return this.speech.language(value);
    return { kind: words.kinds, mode: words.modes, stance: words.stances }[facet]?.[value] ?? this.engine.label(value);
  }

  /** Draw the facets anew: what was unfolded stays so, and the focus where it was. */
  showFacets(counts, { values }) {
    const { facets } = this.page;
    const held = facets.contains(document.activeElement) ? nameOf(document.activeElement) : "";
    const open = new Set([...facets.querySelectorAll("details[open]")].map((one) => one.dataset.facet));
    facets.replaceChildren(...FACETS.map((facet) => this.facet(facet, counts.get(facet), values.get(facet), open.has(facet))));
    if (held) [...facets.querySelectorAll("input, summary")].find((one) => nameOf(one) === held)?.focus();
  }

  /** One facet: its values with their counts, "" where there are none. */
  facet(facet, counted, chosen, unfolded) {
    const values = new Map(counted);
    for (const value of chosen) if (!values.has(value)) values.set(value, 0);
    if (!values.size) return "";
    const name = (value) => this.named(facet, value);
    const order = facet === "year" ? ([one], [other]) => (one < other ? 1 : -1)
      : ([one, few], [other, many]) => many - few || name(one).localeCompare(name(other), this.speech.ui);
    const lines = [...values].sort(order).map(([value, count]) => {
      const box = element("input", { type: "checkbox", name: facet, value, checked: chosen.has(value) });
      return element("li", {}, element("label", {}, box, element("bdi", {}, name(value)),
        element("span", { class: "search-count" }, this.speech.numbers.format(count))));
    });
    const group = element("fieldset", {}, element("legend", {}, this.speech.words.facets[facet]),
      element("ul", {}, ...lines.slice(0, OPEN)));
    const rest = lines.slice(OPEN);
    if (rest.length) {
      const open = unfolded || rest.some((line) => line.querySelector("input").checked);
      group.append(element("details", { open, "data-facet": facet }, element("summary", {}, this.speech.count("more_values", rest.length)),
        element("ul", {}, ...rest)));
    }
    return group;
  }
}
