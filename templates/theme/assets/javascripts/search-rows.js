/**
 * Every page with its facets, and what is chosen of them. No page, no search.
 */

/** Facets of single statements: one statement must have what is chosen of all of them. */
const OF_STATEMENTS = {
  speaker: ([speaker]) => [speaker],
  mode: ([, mode]) => [mode],
  stance: ([, , stances]) => stances,
};
const DAY = 86_400_000;

const yearOf = (day) => new Date(day * DAY).getUTCFullYear();

export class Rows {
  /** @param {import("./search-index.js").Index} index @param {any} table its facets */
  constructor(index, table) {
    this.index = index;
    this.table = table;
    let before = 0;
    this.span = table.from.map((gap, row) => {
      const first = gap === null ? null : (before += gap);
      const more = table.span[row];
      return [first, more === null ? null : (first ?? 0) + more];
    });
  }

  get size() {
    return this.span.length;
  }

  /** What a column holds in a row. */
  column(name, row) {
    if (name === "kind" || name === "language") return [this.index.of(row)[name]];
    const { values, rows } = this.table[name];
    return [rows[row] ?? []].flat().map((n) => values[n]);
  }

  /** @returns {[number | null, number | null]} first and last day on which it may have appeared */
  days(row) {
    return this.span[row];
  }

  /** A day to sort by; null for none. */
  day(row) {
    const [from, to] = this.days(row);
    return from ?? to;
  }

  /** @returns {string[]} values of a facet, of statements that fit what else is chosen of them */
  values(row, facet, chosen = null) {
    if (facet in OF_STATEMENTS) {
      const fit = this.column("said", row).filter((said) => !chosen || fits(said, chosen, facet));
      return [...new Set(fit.flatMap(OF_STATEMENTS[facet]))].filter(Boolean);
    }
    if (facet !== "year") return this.column(facet, row);
    const [from, to] = this.days(row);
    const [first, last] = [yearOf(from ?? to), yearOf(to ?? from)];
    return from === null && to === null ? []
      : Array.from({ length: last - first + 1 }, (_, n) => String(first + n));
  }

  /** @returns {boolean} whether a page has what is chosen of every facet but `except` */
  keeps(row, chosen, except = "") {
    const { values, from, to } = chosen;
    let statements = false;
    for (const [facet, some] of values) {
      if (facet === except || !some.size) continue;
      if (facet in OF_STATEMENTS) statements = true;
      else if (!this.values(row, facet).some((value) => some.has(value))) return false;
    }
    if (statements && !this.column("said", row).some((said) => fits(said, chosen, except))) return false;
    if (from === null && to === null) return true;
    // A page that may have appeared in the time asked for counts; one without any day does not.
    const [first, last] = this.days(row);
    if (first === null && last === null) return false;
    return (to === null || first === null || first <= to) && (from === null || last === null || last >= from);
  }
}

/** Whether a statement has what is chosen of the facets of statements, but for one facet. */
export const fits = (said, { values }, except = "") =>
  Object.entries(OF_STATEMENTS).every(([facet, of]) => {
    const some = values.get(facet);
    return facet === except || !some?.size || of(said).some((value) => some.has(value));
  });

/** @param {import("./search-asked.js").Chosen} chosen whether anything of statements is chosen */
export const ofStatements = ({ values }) =>
  Object.keys(OF_STATEMENTS).some((facet) => values.get(facet)?.size);
