/**
 * On every page: "/" goes to the search box, Escape leaves it. On the search page: the search.
 */

const page = document.getElementById("synoptic-search");
const box = page?.querySelector("input[type=search]") ??
  document.querySelector("form[role=search] input[type=search]");

/** @param {EventTarget | null} target whether keys typed there are text */
const isTyping = (target) =>
  target instanceof HTMLElement &&
  (target.isContentEditable || /^(input|textarea|select)$/i.test(target.tagName));

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || !(box instanceof HTMLInputElement)) return;
  if (event.key === "/" && !isTyping(event.target)) {
    event.preventDefault();
    // The theme listens for the same key; the box is ours to focus.
    event.stopPropagation();
    box.focus();
    box.select();
  } else if (event.key === "Escape" && event.target === box && !page) {
    box.blur();
  }
}, true);

if (page) {
  import("./search-page.js").then((module) => module.start(page));
}
