/**
 * The timeline drawn, above the list that says the same in words. Filters work on both, and with
 * the stretch that is looked at they stand in the page's address.
 */

import { choices, extent, FILTERS, lanes, matching, read } from "./timeline-data.js";
import { calendar } from "./timeline-axis.js";
import { gestures } from "./timeline-hands.js";
import { Detail } from "./timeline-detail.js";
import { View } from "./timeline-view.js";

const BY = ["side", "country", "speaker", "incident"];

const day = (moment) => new Date(moment).toISOString().slice(0, 16).replace("T00:00", "");

class Timeline {
  /** @param {HTMLElement} root @param {object} data */
  constructor(root, data) {
    this.root = root;
    const template = document.getElementById("tl-template");
    root.append(template.content.cloneNode(true));
    this.words = Object.fromEntries(
      [...root.querySelectorAll("[data-word]")].map((one) => [one.dataset.word, one.textContent]),
    );
    this.language = root.closest("[lang]").lang;
    this.calendar = calendar(this.language);
    this.entries = read(data);
    this.range = extent(this.entries);
    this.form = root.querySelector("form");
    this.form.querySelector("details").open = matchMedia("(min-width: 48em)").matches;
    this.fill();
    this.detail = new Detail(root.querySelector(".tl-detail"), this);
    this.view = new View(root.querySelector(".tl-scroll"), {
      calendar: this.calendar,
      words: (mark) => this.told(mark),
      open: (mark, button) => this.open(mark, button),
      moved: () => this.moved(),
    });
    gestures(this.view, root.querySelector(".tl-buttons"));
    this.listen();
    this.restore();
  }

  /** Put every value there is into the filters; one without a choice is left out. */
  fill() {
    const found = choices(this.entries, this.words, this.language);
    for (const name of FILTERS) {
      const select = this.form.elements[name];
      select.append(...found[name].map(([value, words]) => new Option(words, value)));
      select.closest("p").hidden = found[name].length < 2;
    }
  }

  listen() {
    this.form.addEventListener("change", () => this.chosen());
    this.form.addEventListener("submit", (event) => event.preventDefault());
    this.form.querySelector("[data-do=clear]").addEventListener("click", () => {
      for (const name of FILTERS) this.form.elements[name].value = "";
      this.chosen();
    });
    addEventListener("popstate", () => this.restore());
  }

  /** What is asked for, as the form has it. */
  get state() {
    return Object.fromEntries(["lanes", ...FILTERS].map((name) => [name, this.form.elements[name].value]));
  }

  chosen() {
    this.apply();
    this.write("pushState");
  }

  /** Take everything from the page's address; what is not known there counts for nothing. */
  restore() {
    const asked = new URLSearchParams(location.search);
    for (const name of ["lanes", ...FILTERS]) {
      const select = this.form.elements[name];
      select.value = asked.get(name) ?? "";
      if (select.selectedIndex < 0) select.selectedIndex = 0;
    }
    this.apply();
    const { first, last } = this.root.dataset;
    const ends = [asked.get("from") ?? first, asked.get("to") ?? last];
    const [from, to] = ends.map((end) => (end ? Date.parse(end.length > 10 ? `${end}Z` : end) : NaN));
    if (from < to) this.view.look(from, to);
    else this.view.look(...this.range);
  }

  write(how) {
    const asked = new URLSearchParams();
    for (const [name, value] of Object.entries(this.state)) {
      if (value && value !== "side") asked.set(name, value);
    }
    if (!this.view.whole) {
      const [from, to] = this.view.seen;
      asked.set("from", day(from));
      asked.set("to", day(to));
    }
    const search = asked.toString();
    const now = `${location.pathname}${search ? `?${search}` : ""}${location.hash}`;
    if (now !== `${location.pathname}${location.search}${location.hash}`) history[how](null, "", now);
  }

  apply() {
    const state = this.state;
    this.chosenOnes = this.entries.filter(matching(state));
    const by = BY.includes(state.lanes) ? state.lanes : "side";
    this.view.show(lanes(this.chosenOnes, by, this.words), this.range);
    this.form.querySelector("[data-do=clear]").hidden = !FILTERS.some((name) => state[name]);
    this.list();
  }

  /** Show in the page's list what the filters leave, and no empty day. */
  list() {
    const list = document.getElementById("tl-list");
    const left = new Set(this.chosenOnes.map((one) => one.id));
    for (const one of list.querySelectorAll("[data-e]")) one.hidden = !left.has(one.dataset.e);
    for (const outer of [".tl:not([data-e])", ".tl-group", ".tl-day", ".tl-year"]) {
      for (const one of list.querySelectorAll(outer)) {
        one.hidden = !one.querySelector("[data-e]:not([hidden])");
      }
    }
  }

  moved() {
    const [from, to] = this.view.seen;
    const seen = this.chosenOnes.filter((one) => (one.start ?? from) < to && (one.end ?? to) > from);
    this.root.querySelector(".tl-range").textContent = this.calendar.days(from, to);
    const number = new Intl.NumberFormat(this.language);
    this.root.querySelector(".tl-count").textContent = this.words.count
      .replace("{shown}", number.format(seen.length))
      .replace("{all}", number.format(this.entries.length));
    this.write("replaceState");
  }

  /** A mark's label, and all that a voice says of it. */
  told({ entries }) {
    if (entries.length > 1) {
      const days = this.days(entries);
      const number = new Intl.NumberFormat(this.language).format(entries.length);
      return [number, this.words.several.replace("{n}", number).replace("{dates}", days)];
    }
    const [entry] = entries;
    const who = entry.agent?.name ?? entry.what;
    const parts = [entry.when, who, this.words[`kind-${entry.lane}`], entry.says];
    return [who, parts.filter(Boolean).join(this.words.gap)];
  }

  days(entries) {
    if (entries.every((one) => one.when === entries[0].when)) return entries[0].when;
    const starts = entries.map((one) => one.start ?? one.end);
    const ends = entries.map((one) => one.end ?? one.start);
    return this.calendar.days(Math.min(...starts), Math.max(...ends));
  }

  /** Several entries on different days come apart when one looks closer; all else is told. */
  open(mark, button) {
    const { entries } = mark;
    const from = Math.min(...entries.map((one) => one.start ?? this.range[0]));
    const to = Math.max(...entries.map((one) => one.end ?? this.range[1]));
    const apart = entries.some((one) => one.start !== entries[0].start || one.end !== entries[0].end);
    const room = (to - from) * 0.15;
    if (entries.length > 1 && apart && this.view.scale < this.view.limits[1] * 0.99) {
      this.view.look(from - room, to + room);
      this.view.refocus(mark);
    } else this.detail.show(entries, button);
  }
}

const root = document.querySelector(".tl-draw");
if (root) {
  fetch(root.dataset.events)
    .then((answer) => (answer.ok ? answer.json() : Promise.reject(new Error(answer.statusText))))
    .then((data) => data.events.length && new Timeline(root, data))
    .catch((error) => console.warn(error.message));
}
