/**
 * What is written of the drawing: a button for each mark that is near, and a date for each tick.
 *
 * At every step of a zoom most marks become others, so elements are used again: a mark that stays
 * keeps its button, and one that is new takes one that is free. While the drawing moves nothing is
 * put in another place of the page; when it rests, the buttons are put in the order of time, for Tab.
 */

import { MARK } from "./timeline-layout.js";

/** Pixels by which the room for words changes: a word more or less is no reason to write anew. */
const ROOMS = 16;
/** Pixels of it that stay free: within a bar, and beside a point. */
const BESIDE = 16;
const LEFT = 6;
/** What belongs to one mark and not to the next that takes its button. */
const OWN = ["title", "aria-label", "aria-current"];

/** @returns {HTMLElement} */
export const element = (tag, name, ...inside) => {
  const made = document.createElement(tag);
  if (name) made.className = name;
  made.append(...inside);
  return made;
};

const look = ({ entries, bar, room, before }) => {
  const [first] = entries;
  const mixed = entries.some((one) => one.lane !== first.lane);
  return [
    "tl-mark", `tl-is-${mixed ? "mixed" : first.lane}`,
    bar ? "tl-span" : "", entries.some((one) => one.sure) ? "" : "tl-doubt",
    first.start === null ? "tl-open-start" : "", first.end === null ? "tl-open-end" : "",
    entries.length > 1 ? "tl-many" : "", room ? "" : "tl-no-room", before ? "tl-before" : "",
  ].filter(Boolean).join(" ");
};

export class Marks {
  /**
   * @param {HTMLElement} box the element that scrolls
   * @param {object} given
   * @param {(mark: object) => string} given.label a mark's short words
   * @param {(mark: object) => string} given.words all that a voice says of it
   * @param {(mark: object, button: HTMLElement) => void} given.open
   */
  constructor(box, given) {
    Object.assign(this, { box, ...given });
    this.layer = box.querySelector(".tl-marks");
    this.axis = box.querySelector(".tl-axis");
    this.turn = getComputedStyle(box).direction === "rtl" ? -1 : 1;
    /** Buttons by the keys of their marks, and those that no mark has. */
    this.made = new Map();
    this.free = [];
    this.near = [];
  }

  /** Write these marks and no others. */
  write(marks) {
    this.near = marks;
    const wanted = new Set(marks.map((mark) => mark.key));
    const held = this.held;
    if (held && !wanted.has(held.mark.key)) this.pass(held);
    for (const [key, button] of this.made) {
      if (wanted.has(key)) continue;
      this.made.delete(key);
      this.free.push(button);
    }
    for (const mark of marks) this.dress(this.made.get(mark.key) ?? this.taken(mark.key), mark);
    for (const button of this.free) button.style.visibility = "hidden";
  }

  /** The button that has the focus, if one has it. */
  get held() {
    const held = document.activeElement;
    return this.layer.contains(held) ? held : null;
  }

  /** A mark that has the focus was split or joined: what holds its entry now gets it. */
  pass(held) {
    const { key } = held.mark;
    const heir = this.heir(held.mark);
    if (!heir || this.made.has(heir.key)) this.focus(held.mark);
    else {
      this.made.delete(key);
      this.made.set(heir.key, held);
    }
  }

  heir({ lane, entries: [entry] }) {
    return this.near.find((one) => one.lane === lane && one.entries.includes(entry));
  }

  /** Give the focus to what holds a mark's first entry now, or else to the whole drawing. */
  focus(mark) {
    const heir = this.heir(mark);
    (this.made.get(heir?.key) ?? this.box).focus({ preventScroll: true });
  }

  taken(key) {
    const button = this.free.pop() ?? this.layer.appendChild(this.button());
    button.style.visibility = "";
    this.made.set(key, button);
    return button;
  }

  button() {
    const button = element("button", "", element("span", "tl-shape"), element("span", "tl-label"));
    button.type = "button";
    button.tabIndex = -1;
    button.addEventListener("click", () => this.open(button.mark, button));
    return button;
  }

  /** A mark's place and look; what it says at length waits until the drawing has come to rest. */
  dress(button, mark) {
    const worn = button.mark;
    button.mark = mark;
    button.style.transform = `translate(${this.turn * mark.x}px, ${mark.top}px)`;
    if (worn?.width !== mark.width) button.style.inlineSize = `${mark.width}px`;
    const [shape, label] = button.children;
    const room = Math.floor(mark.room / ROOMS) * ROOMS - (mark.bar ? BESIDE : LEFT);
    if (mark.room && label.room !== room) label.style.maxInlineSize = `${room}px`;
    if (mark.room) label.room = room;
    const same = worn?.key === mark.key;
    if (worn && !same) for (const name of OWN) button.removeAttribute(name);
    if (same && worn.entries.length === mark.entries.length && worn.bar === mark.bar &&
      worn.before === mark.before && !worn.room === !mark.room) return;
    const name = look(mark);
    if (button.className !== name) button.className = name;
    const short = this.label(mark);
    const inside = mark.entries.length > 1 && !mark.bar ? short : "";
    if (shape.textContent !== inside) shape.textContent = inside;
    if (label.textContent !== short) label.textContent = short;
  }

  /**
   * The drawing rests: nothing is kept that no mark has, Tab goes through what is seen in the order
   * of time and then on, and a voice is told all.
   *
   * @param {(mark: object) => boolean} seen whether a mark is in sight
   */
  rest(seen) {
    for (const button of this.free.splice(0)) button.remove();
    let next = this.layer.firstChild;
    for (const mark of this.near) {
      const button = this.made.get(mark.key);
      if (button === next) next = next.nextSibling;
      else this.layer.insertBefore(button, next);
      button.tabIndex = seen(mark) ? 0 : -1;
      const words = this.words(mark);
      if (button.title === words) continue;
      button.title = words;
      button.setAttribute("aria-label", words);
    }
  }

  /** The dates above the marks. @param {[number, string, boolean][]} found x, words, greatness */
  ticks(found) {
    const { children } = this.axis;
    found.forEach(([x, words, great], at) => {
      const tick = children[at] ?? this.axis.appendChild(element("span"));
      const name = great ? "tl-tick tl-great" : "tl-tick";
      if (tick.className !== name) tick.className = name;
      if (tick.textContent !== words) tick.textContent = words;
      tick.style.transform = `translateX(${this.turn * x}px)`;
    });
    while (children.length > found.length) this.axis.lastChild.remove();
  }
}

/** Whether a mark is between some edges. @returns {(mark: object) => boolean} */
export const within = (from, to, top, bottom) => (mark) =>
  mark.x + mark.width > from && mark.x < to && mark.top + MARK > top && mark.top < bottom;
