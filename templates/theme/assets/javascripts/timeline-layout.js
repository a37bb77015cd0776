/**
 * Where everything stands: entries to marks, at one scale. Pure: nothing here knows the page.
 *
 * What is narrower than a finger's mark is a point at its middle. A few points that lie on top of
 * each other are stacked, many are one mark with their number; so is what has the same days. What
 * is wider is a bar as long as its days, for nobody knows the hour of a day.
 */

/** Pixels: a mark (WCAG asks for 24), a row of marks, a lane's name, the narrowest bar. */
export const MARK = 24;
export const ROW = 26;
const NAME = 20;
const BAR = 36;
/** Marks that are stacked before they become a number: as many as leave the fullest view readable. */
const STACKS = [5, 3, 2, 1];
const READABLE = 240;
/** Rows that a lane may have. */
const ROWS = 12;
/** Pixels that a label needs, and is given at most. */
const LABEL = [48, 260];

/**
 * @typedef {object} Mark
 * @property {string} key the same at every scale for the same first entry
 * @property {import("./timeline-data.js").Entry[]} entries what it stands for
 * @property {number} x its left edge if time runs to the right, in pixels
 * @property {number} width
 * @property {number} top
 * @property {boolean} bar
 * @property {number} room pixels for words beside it; 0 for none
 * @property {boolean} before whether the words stand before it
 */

const start = (entry, range) => entry.start ?? range[0];
const end = (entry, range) => entry.end ?? range[1];

/** Groups of entries that cannot be told apart at this scale. */
const cells = (entries, scale, range) => {
  const points = [];
  const bars = new Map();
  for (const entry of entries) {
    if (entry.start === null && entry.end === null) continue;
    const [x0, x1] = [start(entry, range), end(entry, range)].map((t) => (t - range[0]) * scale);
    if (x1 - x0 < BAR) points.push({ entry, x: (x0 + x1) / 2 });
    else {
      const key = `${x0} ${x1} ${entry.sure}`;
      if (!bars.has(key)) bars.set(key, { x0, x1, bar: true, entries: [] });
      bars.get(key).entries.push(entry);
    }
  }
  points.sort((a, b) => a.x - b.x || a.entry.order - b.entry.order);
  const found = [...bars.values()];
  let open = null;
  for (const { entry, x } of points) {
    if (open === null || x - open.x0 - MARK / 2 >= MARK) {
      open = { x0: x - MARK / 2, x1: x + MARK / 2, bar: false, entries: [], at: [] };
      found.push(open);
    }
    open.entries.push(entry);
    open.at.push(x);
    open.x1 = x + MARK / 2;
  }
  return found.sort((a, b) => a.x0 - b.x0 || b.x1 - a.x1);
};

/** How high marks may be stacked, so that no stretch of one view's width has too many of them. */
const stackOf = (cells, view) => {
  const counts = (stack) => {
    const views = new Map();
    for (const { x0, entries } of cells) {
      const at = Math.floor(x0 / view);
      views.set(at, (views.get(at) ?? 0) + (entries.length <= stack ? entries.length : 1));
    }
    return Math.max(0, ...views.values());
  };
  return STACKS.find((stack) => counts(stack) <= READABLE) ?? STACKS.at(-1);
};

/** Give each cell the highest rows that are free; what finds none joins the last of a full lane. */
const placed = (found, stack) => {
  const rows = [];
  const kept = [];
  for (const cell of found) {
    cell.stacked = cell.entries.length <= stack;
    const height = cell.stacked ? cell.entries.length : 1;
    let row = 0;
    for (let free = 0; free < height && row + height <= ROWS;) {
      const taken = (rows[row + free]?.x1 ?? -Infinity) > cell.x0;
      if (taken) row += free + 1;
      free = taken ? 0 : free + 1;
    }
    if (row + height > ROWS) {
      const host = rows.at(-1);
      host.entries.push(...cell.entries);
      host.x1 = Math.max(host.x1, cell.x1);
      host.stacked = false;
      continue;
    }
    cell.row = row;
    for (let at = 0; at < height; at += 1) rows[row + at] = cell;
    kept.push(cell);
  }
  return [kept, Math.max(1, rows.length)];
};

const marksOf = (cell, lane) => {
  const width = (one) => (cell.bar || !one ? cell.x1 - cell.x0 : MARK);
  const made = (entries, at, row) => ({
    key: `${lane} ${entries[0].id}`, lane, entries, row: cell.row + row, bar: cell.bar,
    x: at === undefined ? cell.x0 : at - MARK / 2, width: width(at !== undefined), room: 0, before: false,
  });
  if (cell.stacked) {
    return cell.entries.map((entry, row) => made([entry], cell.at?.[row], row));
  }
  const middle = cell.bar ? undefined : (cell.x0 + cell.x1) / 2;
  return [made(cell.entries, middle, 0)];
};

/**
 * How much room for words each mark has until the next one of its row; the last one, until the
 * drawing's end, or else before it.
 */
const roomy = (marks, length) => {
  const last = [];
  for (const mark of marks.sort((a, b) => a.x - b.x)) {
    const [before] = last[mark.row] ?? [];
    const gap = before ? mark.x - before.x - before.width : mark.x;
    if (before) before.room = gap;
    last[mark.row] = [mark, before, gap];
  }
  for (const [mark, before, gap] of last.filter(Boolean)) {
    mark.room = length - mark.x - mark.width;
    mark.before = !mark.bar && mark.room < LABEL[1] / 2 && gap / 2 > mark.room;
    if (!mark.before) continue;
    mark.room = gap / 2;
    if (before) before.room = gap / 2;
  }
  for (const mark of marks) {
    const within = mark.bar ? mark.width + Math.max(0, mark.room) : mark.room;
    mark.room = within < LABEL[0] ? 0 : Math.min(within, LABEL[1]);
  }
};

/**
 * All marks of all lanes in the order of time, and where each lane begins.
 *
 * @param {{ id: string, name: string, entries: object[] }[]} lanes
 * @param {number} scale pixels to a millisecond
 * @param {[number, number]} range the moments at which the drawing begins and ends
 * @param {number} view pixels that are seen at once
 */
export const lay = (lanes, scale, range, view) => {
  let top = 0;
  const marks = [];
  const found = lanes.map((lane) => cells(lane.entries, scale, range));
  const stack = stackOf(found.flat(), view);
  const places = lanes.map((lane, at) => {
    const [kept, rows] = placed(found[at], stack);
    const own = kept.flatMap((cell) => marksOf(cell, lane.id));
    roomy(own, (range[1] - range[0]) * scale);
    for (const mark of own) mark.top = top + NAME + mark.row * ROW;
    marks.push(...own);
    const place = { id: lane.id, name: lane.name, top, height: NAME + rows * ROW + 4 };
    top += place.height;
    return place;
  });
  marks.sort((a, b) => a.x - b.x || a.top - b.top);
  return { marks, lanes: places, height: top };
};
