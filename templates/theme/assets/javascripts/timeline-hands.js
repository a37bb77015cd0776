/**
 * How a reader moves the drawing: keys, buttons, the wheel, a mouse that drags, two fingers.
 * One finger, trackpads and the scroll bar need nothing: the box scrolls by itself.
 */

const WHEEL = 0.002;
/** Pixels that a mouse may move and still click. */
const STILL = 4;

const KEYS = {
  ArrowLeft: (view) => view.move(view.rtl ? 1 : -1),
  ArrowRight: (view) => view.move(view.rtl ? -1 : 1),
  "+": (view) => view.step(1),
  "=": (view) => view.step(1),
  "-": (view) => view.step(-1),
  0: (view) => view.look(...view.range),
  Home: (view) => view.end(-1),
  End: (view) => view.end(1),
};

const BUTTONS = {
  earlier: (view) => view.move(-2),
  later: (view) => view.move(2),
  out: (view) => view.step(-1),
  in: (view) => view.step(1),
  whole: (view) => view.look(...view.range),
};

/** A mouse takes hold of the drawing; the click that ends a drag is none. */
const drag = ({ box }) => {
  let from = null;
  let dragged = false;
  box.addEventListener("pointerdown", (event) => {
    if (event.pointerType !== "mouse" || event.button !== 0) return;
    from = [event.clientX, box.scrollLeft];
    dragged = false;
  });
  addEventListener("pointermove", (event) => {
    if (from === null) return;
    const moved = event.clientX - from[0];
    dragged ||= Math.abs(moved) > STILL;
    if (!dragged) return;
    box.classList.add("tl-dragged");
    box.scrollLeft = from[1] - moved;
  });
  const done = () => {
    from = null;
    box.classList.remove("tl-dragged");
  };
  addEventListener("pointerup", done);
  addEventListener("pointercancel", done);
  box.addEventListener("click", (event) => {
    if (!dragged) return;
    event.stopPropagation();
    dragged = false;
  }, true);
};

/** Two fingers zoom around the point between them. */
const pinch = (view) => {
  const fingers = new Map();
  let apart = 0;
  const measure = () => {
    const [one, other] = [...fingers.values()];
    return [Math.hypot(one.clientX - other.clientX, one.clientY - other.clientY),
      (one.clientX + other.clientX) / 2];
  };
  view.box.addEventListener("touchstart", (event) => {
    fingers.clear();
    for (const touch of event.touches) fingers.set(touch.identifier, touch);
    if (fingers.size === 2) [apart] = measure();
  }, { passive: true });
  view.box.addEventListener("touchmove", (event) => {
    if (event.touches.length !== 2) return;
    event.preventDefault();
    for (const touch of event.touches) fingers.set(touch.identifier, touch);
    const [now, middle] = measure();
    if (apart > 0 && now > 0) view.soon(now / apart, view.placeOf(middle));
    apart = now;
  }, { passive: false });
};

/** @param {import("./timeline-view.js").View} view @param {HTMLElement} buttons */
export const gestures = (view, buttons) => {
  const { box } = view;
  box.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const act = KEYS[event.key];
    if (!act) return;
    event.preventDefault();
    act(view);
  });
  buttons.addEventListener("click", (event) => {
    BUTTONS[event.target.closest("button")?.dataset.do]?.(view);
  });
  box.addEventListener("wheel", (event) => {
    // A wheel alone scrolls the page, as everywhere; trackpads send a pinch as Ctrl and wheel.
    if (!event.ctrlKey && !event.metaKey) return;
    event.preventDefault();
    const pixels = event.deltaY * (event.deltaMode === 1 ? 16 : 1);
    view.soon(Math.exp(-pixels * WHEEL), view.placeOf(event.clientX));
  }, { passive: false });
  drag(view);
  pinch(view);
};
