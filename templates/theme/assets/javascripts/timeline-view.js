/**
 * The drawing: a box that scrolls by itself (by wheel, finger, bar or key, in either direction of
 * reading), and in it only those marks that are near what is seen.
 */

import { DAY } from "./timeline-data.js";
import { lay } from "./timeline-layout.js";
import { element, Marks, within } from "./timeline-marks.js";

/** Browsers lose count of pixels beyond some 16 million. */
const LONGEST = 15_000_000;
/** What one key or button moves, as a share of the width; what one zooms. */
const STEP = 0.25;
const FACTOR = 2;
const REST = 150;
/** Pixels by which a box that was told where to stand may stand beside it: whole ones of the screen. */
const NEAR = 2;

export class View {
  /**
   * @param {HTMLElement} box the element that scrolls
   * @param {object} given
   * @param {ReturnType<import("./timeline-axis.js").calendar>} given.calendar
   * and what Marks is given
   * @param {() => void} given.moved called when the drawing has come to rest
   */
  constructor(box, given) {
    Object.assign(this, { box, ...given });
    [this.canvas, this.names, this.layer] =
      [".tl-canvas", ".tl-lanes", ".tl-marks"].map((one) => box.querySelector(one));
    this.marks = new Marks(box, given);
    this.lanes = [];
    this.range = [0, DAY];
    this.scale = 0;
    /** Pixels from the drawing's beginning and from its top to what is seen. */
    this.at = 0;
    this.down = 0;
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

  /**
   * Write the drawing so that what is seen begins some pixels from its beginning. To scroll makes
   * the browser compute all places, so it comes last: they are computed once, with all that is new.
   */
  write(pixels, around) {
    const most = Math.max(0, (this.range[1] - this.range[0]) * this.scale - this.width);
    this.at = Math.min(Math.max(0, pixels), most);
    this.draw(around);
    // scrollLeft is negative where one reads to the left.
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
    this.write((middle - this.range[0]) * this.scale - this.width / 2, 0);
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
    this.write(place * scale - x, 0);
    this.rest();
  }

  /** Zoom around the mark that has the focus, or the middle. */
  step(direction) {
    const { held } = this.marks;
    const place = held ? this.placeOf(held) : undefined;
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
    this.box.scrollTop = mark.top - this.height / 2;
    this.down = this.box.scrollTop;
    this.write(mark.x + mark.width / 2 - this.width / 2, 1);
    this.marks.focus(mark);
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
      this.down = this.box.scrollTop;
      const [from, to, top, bottom] = this.drawn;
      const there = this.at >= from && this.at + this.width <= to &&
        this.down >= top && this.down + this.height <= bottom;
      if (!there) this.draw();
      this.rest();
    });
  }

  /** When nothing has moved for a moment: what is near, what is said, what Tab reaches. */
  rest() {
    clearTimeout(this.resting);
    this.resting = setTimeout(() => {
      this.draw();
      const { at, down } = this;
      this.marks.rest(within(at, at + this.width, down, down + this.height));
      this.lastSeen = this.seen;
      this.wasWhole = this.whole;
      this.moved();
    }, REST);
  }

  /** Compute all places at the present scale; write the lanes, which depend on nothing else. */
  laid() {
    this.plan = lay(this.lanes, this.scale, this.range, this.width);
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
    const [top, bottom] = [this.down - above, this.down + this.height + above];
    this.drawn = [from - NEAR, to + NEAR, top - NEAR, bottom + NEAR];
    this.drawAxis(Math.max(0, from), to);
    this.marks.write(this.plan.marks.filter(within(from, to, top, bottom)));
  }

  drawAxis(from, to) {
    const moment = (x) => this.range[0] + x / this.scale;
    const end = Math.min(this.range[1], moment(to));
    const ticks = this.calendar.ticks(moment(from), end, (end - moment(from)) * this.scale);
    this.marks.ticks(ticks.map(([at, ...rest]) => [(at - this.range[0]) * this.scale, ...rest]));
  }
}
