/**
 * The drawing: a box that scrolls by itself (by wheel, finger, bar or key, in either direction of
 * reading), and in it only those marks that are near what is seen.
 */

import { DAY } from "./timeline-data.js";
import { lay, MARK } from "./timeline-layout.js";

/** Browsers lose count of pixels beyond some 16 million. */
const LONGEST = 15_000_000;
/** What one key or button moves, as a share of the width; what one zooms. */
const STEP = 0.25;
const FACTOR = 2;
const REST = 150;

/** @returns {HTMLElement} */
const element = (tag, name, text) => {
  const made = document.createElement(tag);
  made.className = name;
  if (text !== undefined) made.textContent = text;
  return made;
};

export class View {
  /**
   * @param {HTMLElement} box the element that scrolls
   * @param {object} given
   * @param {ReturnType<import("./timeline-axis.js").calendar>} given.calendar
   * @param {(mark: object) => string} given.label a mark's short words
   * @param {(mark: object) => string} given.words all that a voice says of it
   * @param {(mark: object, button: HTMLElement) => void} given.open
   * @param {() => void} given.moved called when the drawing has come to rest
   */
  constructor(box, given) {
    Object.assign(this, { box, ...given });
    [this.canvas, this.axis, this.names, this.layer] =
      [".tl-canvas", ".tl-axis", ".tl-lanes", ".tl-marks"].map((one) => box.querySelector(one));
    this.made = new Map();
    this.lanes = [];
    this.range = [0, DAY];
    this.scale = 0;
    this.at = 0;
    this.measure();
    this.still = matchMedia("(prefers-reduced-motion: reduce)");
    box.addEventListener("scroll", () => this.later(), { passive: true });
    new ResizeObserver(() => this.resized()).observe(box);
  }

  /** Measured once for each size: reading it while writing would make browsers compute twice. */
  measure() {
    this.width = this.box.clientWidth;
    this.height = this.box.clientHeight;
    this.rtl = getComputedStyle(this.box).direction === "rtl";
  }

  /** Pixels from the drawing's beginning; scrollLeft is negative where one reads to the left. */
  scroll(pixels) {
    const most = Math.max(0, (this.range[1] - this.range[0]) * this.scale - this.width);
    this.at = Math.min(Math.max(0, pixels), most);
    this.box.scrollLeft = this.rtl ? -this.at : this.at;
  }

  /** The scales at which all is seen, and at which a day is as wide as the box. */
  get limits() {
    const all = this.range[1] - this.range[0];
    const least = this.width / all;
    return [least, Math.max(least, Math.min(this.width / DAY, LONGEST / all))];
  }

  /** The moments between which one looks. */
  get seen() {
    const from = this.range[0] + this.at / this.scale;
    // A box stands at whole pixels: what is next to a day's beginning is that.
    const exact = (moment) => {
      const day = Math.round(moment / DAY) * DAY;
      return Math.abs(day - moment) * this.scale < 2 ? day : moment;
    };
    return [exact(from), exact(Math.min(this.range[1], from + this.width / this.scale))];
  }

  get whole() {
    return this.scale <= this.limits[0] * 1.001;
  }

  /** Show other lanes, at the same place. */
  show(lanes, range) {
    const seen = this.scale ? this.seen : null;
    this.lanes = lanes;
    this.range = range;
    this.look(...(seen ?? range));
  }

  /** Look at what is between two moments. */
  look(from, to) {
    const [least, most] = this.limits;
    const span = Math.max(to - from, 1);
    this.scale = Math.min(Math.max(this.width / span, least), most);
    const middle = Math.min(Math.max((from + to) / 2, this.range[0]), this.range[1]);
    this.laid();
    this.scroll((middle - this.range[0]) * this.scale - this.width / 2);
    this.draw(0);
    this.rest();
  }

  /** Zoom with the next frame; what comes before it is taken together. */
  soon(factor, x) {
    this.factor = (this.factor ?? 1) * factor;
    this.around = x;
    this.zooming ??= requestAnimationFrame(() => {
      const by = this.factor;
      this.factor = 1;
      this.zooming = null;
      this.zoom(by, this.around);
    });
  }

  /** Zoom by a factor; the moment at ``x`` pixels from the box's beginning stays in its place. */
  zoom(factor, x = this.width / 2) {
    const [least, most] = this.limits;
    const scale = Math.min(Math.max(this.scale * factor, least), most);
    if (scale === this.scale) return;
    const place = (this.at + x) / this.scale;
    this.scale = scale;
    this.laid();
    this.scroll(place * scale - x);
    this.draw(0);
    this.rest();
  }

  /** Zoom around the mark that has the focus, or the middle. */
  step(direction) {
    const held = document.activeElement;
    const place = this.layer.contains(held) ? this.placeOf(held) : undefined;
    this.zoom(direction > 0 ? FACTOR : 1 / FACTOR, place);
  }

  /** Pixels from the box's beginning to the middle of an element, or to a point of the screen. */
  placeOf(target) {
    const box = this.box.getBoundingClientRect();
    const rect = target instanceof Element ? target.getBoundingClientRect() : null;
    const x = rect ? rect.x + rect.width / 2 : target;
    return this.rtl ? box.right - x : x - box.left;
  }

  /** Move by a share of the width, in the direction of time. */
  move(steps) {
    const left = (this.rtl ? -1 : 1) * steps * STEP * this.width;
    this.box.scrollBy({ left, behavior: this.still.matches ? "instant" : "smooth" });
  }

  /** Go to the first mark (-1) or the last one (1), and give it the focus. */
  end(which) {
    const mark = this.plan.marks.at(which < 0 ? 0 : -1);
    if (!mark) return;
    this.scroll(mark.x + mark.width / 2 - this.width / 2);
    this.box.scrollTop = mark.top - this.height / 2;
    this.draw();
    this.made.get(mark.key)?.focus({ preventScroll: true });
  }

  /** Keep what is seen when the box gets wider or narrower; one that is not shown has no width. */
  resized() {
    const before = this.width;
    this.measure();
    if (!this.width || !this.scale || this.width === before) return;
    this.look(...(this.wasWhole ? this.range : this.lastSeen ?? this.range));
  }

  later() {
    this.waiting ??= requestAnimationFrame(() => {
      this.waiting = null;
      this.at = Math.abs(this.box.scrollLeft);
      const [from, to, top, bottom] = this.drawn;
      const down = this.box.scrollTop;
      const within = this.at >= from && this.at + this.width <= to &&
        down >= top && down + this.height <= bottom;
      if (!within) this.draw();
      this.rest();
    });
  }

  /** When nothing has moved for a moment: what is near, what is said, what Tab reaches. */
  rest() {
    clearTimeout(this.resting);
    this.resting = setTimeout(() => {
      this.draw();
      this.reachable();
      this.lastSeen = this.seen;
      this.wasWhole = this.whole;
      this.moved();
    }, REST);
  }

  /** Tab goes through what is seen, in the order of time, and then on. */
  reachable() {
    const [from, to] = [this.at, this.at + this.width];
    const top = this.box.scrollTop;
    for (const mark of this.near) {
      const button = this.made.get(mark.key);
      const seen = mark.x + mark.width > from && mark.x < to &&
        mark.top + MARK > top && mark.top < top + this.height;
      button.tabIndex = seen ? 0 : -1;
      const words = this.words(mark);
      if (button.title === words) continue;
      button.title = words;
      button.setAttribute("aria-label", words);
    }
  }

  /** Compute all places at the present scale; write the lanes, which depend on nothing else. */
  laid() {
    this.plan = lay(this.lanes, this.scale, this.range);
    this.canvas.style.inlineSize = `${(this.range[1] - this.range[0]) * this.scale}px`;
    this.layer.style.blockSize = `${this.plan.height}px`;
    this.plan.lanes.forEach((lane, at) => {
      const row = this.names.children[at] ?? this.names.appendChild(element("div", "tl-lane"));
      if (!row.firstChild) row.append(element("span", "tl-lane-name"));
      if (row.firstChild.textContent !== lane.name) row.firstChild.textContent = lane.name;
      row.style.blockSize = `${lane.height}px`;
    });
    while (this.names.children.length > this.plan.lanes.length) this.names.lastChild.remove();
  }

  /** Write what is seen, and what is within ``around`` times the size of the box beside it. */
  draw(around = 1) {
    const [aside, above] = [around * this.width, around * this.height];
    const [from, to] = [this.at - aside, this.at + this.width + aside];
    const down = this.box.scrollTop;
    const [top, bottom] = [down - above, down + this.height + above];
    this.drawn = [from < 0 ? -Infinity : from, to, top, bottom];
    this.drawAxis(Math.max(0, from), to);
    this.near = this.plan.marks.filter((mark) => mark.x + mark.width > from && mark.x < to &&
      mark.top + MARK > top && mark.top < bottom);
    const held = document.activeElement;
    const lost = this.layer.contains(held) ? held.mark : null;
    const wanted = new Set(this.near.map((mark) => mark.key));
    let next = this.layer.firstChild;
    for (const mark of this.near) {
      const button = this.made.get(mark.key) ?? this.button(mark.key);
      this.dress(button, mark);
      if (button === next) next = next.nextSibling;
      else this.layer.insertBefore(button, next);
    }
    for (const [key, button] of this.made) {
      if (wanted.has(key)) continue;
      this.made.delete(key);
      button.remove();
    }
    if (lost && !held.isConnected) this.refocus(lost);
  }

  /** A mark that had the focus was split or joined: the focus goes to what holds its entry now. */
  refocus(lost) {
    const entry = lost.entries[0];
    const heir = this.near.find((one) => one.lane === lost.lane && one.entries.includes(entry));
    if (heir) this.made.get(heir.key).focus({ preventScroll: true });
    else this.box.focus({ preventScroll: true });
  }

  drawAxis(from, to) {
    const moment = (x) => this.range[0] + x / this.scale;
    const ticks = this.calendar.ticks(moment(from), Math.min(this.range[1], moment(to)), to - from);
    const found = ticks.map(([at, words, great]) => {
      const tick = element("span", great ? "tl-tick tl-great" : "tl-tick", words);
      tick.style.insetInlineStart = `${(at - this.range[0]) * this.scale}px`;
      return tick;
    });
    this.axis.replaceChildren(...found);
  }

  button(key) {
    const button = element("button", "");
    button.type = "button";
    button.tabIndex = -1;
    button.append(element("span", "tl-shape"), element("span", "tl-label"));
    button.addEventListener("click", () => this.open(button.mark, button));
    this.made.set(key, button);
    return button;
  }

  /** A mark's place and look; what it says at length waits until the drawing has come to rest. */
  dress(button, mark) {
    const { entries, bar } = mark;
    const [first] = entries;
    const worn = button.mark;
    button.mark = mark;
    const turn = this.rtl ? -1 : 1;
    button.style.transform = `translate(${turn * mark.x}px, ${mark.top}px)`;
    if (worn?.width !== mark.width) button.style.inlineSize = `${mark.width}px`;
    const room = Math.floor(mark.room / 8) * 8;
    if (button.room !== room) button.style.setProperty("--room", `${room}px`);
    button.room = room;
    const alike = (key) => worn?.[key] === mark[key];
    if (worn?.entries.length === entries.length && ["bar", "before"].every(alike) &&
      !worn.room === !mark.room) return;
    const mixed = entries.some((one) => one.lane !== first.lane);
    button.className = [
      "tl-mark", `tl-is-${mixed ? "mixed" : first.lane}`,
      bar ? "tl-span" : "", entries.some((one) => one.sure) ? "" : "tl-doubt",
      first.start === null ? "tl-open-start" : "", first.end === null ? "tl-open-end" : "",
      entries.length > 1 ? "tl-many" : "", mark.room ? "" : "tl-no-room",
      mark.before ? "tl-before" : "",
    ].filter(Boolean).join(" ");
    const short = this.label(mark);
    button.firstChild.textContent = entries.length > 1 && !bar ? short : "";
    button.lastChild.textContent = short;
  }
}
