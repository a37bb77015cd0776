/**
 * The timeline drawn, above the list that says the same in words. Filters work on both, and with
 * the stretch that is looked at they stand in the page's address.
 */

import { choices, extent, FILTERS, lanes, matching, read } from "./timeline-data.js";
import { calendar } from "./timeline-axis.js";
import { gestures } from "./timeline-hands.js";
import { Detail } from "./timeline-detail.js";
import { View } from "./timeline-view.js";

const ASKED = ["lanes", ...FILTERS];

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
    this.number = new Intl.NumberFormat(this.language);
    this.entries = read(data);
    this.range = extent(this.entries);
    this.form = root.querySelector("form");
    this.form.querySelector("details").open = matchMedia("(min-width: 48em)").matches;
    this.fill();
    this.detail = new Detail(root.querySelector(".tl-detail"), this);
    this.view = new View(root.querySelector(".tl-scroll"), {
      calendar: this.calendar,
      label: (mark) => this.label(mark),
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
    const { elements } = this.form;
    return Object.fromEntries(ASKED.map((name) => [name, elements[name].value]));
  }

  chosen() {
    this.apply();
    this.write("pushState");
  }

  /** Take everything from the page's address; what is not known there counts for nothing. */
  restore() {
    const asked = new URLSearchParams(location.search);
    for (const name of ASKED) {
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
    const now = location.pathname + (search && `?${search}`) + location.hash;
    if (now !== location.pathname + location.search + location.hash) history[how](null, "", now);
  }

  apply() {
    const state = this.state;
    this.chosenOnes = this.entries.filter(matching(state));
    this.view.show(lanes(this.chosenOnes, state.lanes, this.words), this.range);
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
    this.root.querySelector(".tl-count").textContent = this.words.count
      .replace("{shown}", this.number.format(seen.length))
      .replace("{all}", this.number.format(this.entries.length));
    if (!document.querySelector("#tl-list [data-e]")) {
      this.detail.near(this.root.querySelector(".tl-near"), seen);
    }
    this.write("replaceState");
  }

  label({ entries }) {
    const [first] = entries;
    return entries.length > 1 ? this.number.format(entries.length) : first.agent?.name ?? first.what;
  }

  /** All that a voice says of a mark. */
  told(mark) {
    const [first] = mark.entries;
    const words = [first.when, this.label(mark), this.words[`kind-${first.lane}`], first.says];
    if (mark.entries.length === 1) return words.filter(Boolean).join(this.words.gap);
    return this.words.several
      .replace("{n}", this.label(mark))
      .replace("{dates}", this.days(mark.entries));
  }

  /** The days of some entries in words. */
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
      this.view.marks.focus(mark);
    } else this.detail.show(entries, button);
  }
}

const root = document.querySelector(".tl-draw");
if (root) {
  fetch(root.dataset.events)
    .then((answer) => (answer.ok ? answer.json() : Promise.reject(new Error(answer.statusText))))
    .then((data) => (data.events.length ? new Timeline(root, data) : root.remove()))
    .catch((error) => {
      root.remove();
      console.warn(error.message);
    });
}
