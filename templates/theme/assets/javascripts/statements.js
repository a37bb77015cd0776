/**
 * The notes beside a text: a statement that is chosen (by its address, or by a click on its words)
 * has its note opened, and each note offers to copy the statement. Without JavaScript the number
 * beside a statement is the same address, and a note opens by hand.
 */

import { addressOf, credit, tools, wordsOfPage } from "./copying.js";

/** @param {string} id a statement's id; @returns {Element[]} its pieces in the text, in order */
const piecesOf = (id) =>
  Array.from(document.querySelectorAll(`#${CSS.escape(id)}, [data-s="${CSS.escape(id)}"]`));

/**
 * A statement's words, exactly but for white space; "" where any of them are withheld. Where other
 * words stand between two pieces, three dots stand for them.
 * @param {string} id @returns {string}
 */
const wordsOf = (id) => {
  const pieces = piecesOf(id);
  if (!pieces.every((piece) => piece.matches(".st, .row"))) return "";
  if (pieces.some((piece) => piece.querySelector(".held"))) return "";
  const row = pieces.length === 1 && pieces[0].matches(".row") ? pieces[0] : null;
  if (row) return clean(row.querySelector(".words p")?.textContent);
  let words = "";
  pieces.forEach((piece, number) => {
    const before = pieces[number - 1];
    const other = before?.closest(".b, h1") !== piece.closest(".b, h1");
    if (before) words += piece.hasAttribute("data-gap") ? " … " : other ? " " : "";
    words += piece.textContent;
  });
  return clean(words);
};

/** @param {string | null | undefined} text @returns {string} with one space for any white space */
const clean = (text) => (text ?? "").replace(/\s+/gu, " ").trim();

const notes = new Map(Array.from(
  document.querySelectorAll("li.note[data-for]"),
  (note) => [note.getAttribute("data-for") ?? "", note],
));

/** Marks a statement's pieces and its note, and nothing else. @param {string} id "" for none */
const mark = (id) => {
  for (const old of document.querySelectorAll(".st-selected, .note-selected")) {
    old.classList.remove("st-selected", "note-selected");
  }
  const note = notes.get(id);
  if (!note) return;
  for (const piece of piecesOf(id)) piece.classList.add("st-selected");
  note.classList.add("note-selected");
};

/** @param {string} id a statement's: its note is marked and opened */
const select = (id) => {
  mark(id);
  const note = notes.get(id);
  for (const fold of [note?.closest("details"), note?.querySelector("details")]) {
    if (fold) fold.open = true;
  }
};

const named = () => decodeURIComponent(location.hash.slice(1));

const words = wordsOfPage();
const report = document.querySelector("[data-report]")?.getAttribute("data-report") ?? "";

/** @param {string} id @param {Element} note @returns {import("./copying.js").Quotation} */
const quotationOf = (id, note) => {
  const text = note.closest("article") ?? document.body;
  const who = clean(note.querySelector(".who")?.textContent);
  const mode = note.getAttribute("data-mode") ?? "";
  return {
    words: wordsOf(id),
    lang: text.getAttribute("data-lang") ?? "",
    dir: text.getAttribute("dir") ?? "",
    credit: words ? credit(words, { mode, who, report }) : "",
    url: addressOf(id),
  };
};

/** Buttons are made when a note is first opened: a long text has hundreds. @param {Element} note */
const offer = (note) => {
  const body = note.querySelector(".more-body");
  const id = note.getAttribute("data-for");
  if (words && id && body && !body.querySelector(".tools")) {
    body.prepend(tools(words, () => quotationOf(id, note)));
  }
};

if (notes.size) {
  document.addEventListener("toggle", (event) => {
    const note = event.target instanceof Element ? event.target.closest(".more") : null;
    if (note) offer(/** @type {Element} */ (note.closest("li.note")));
  }, true);
  for (const text of document.querySelectorAll("article.text, #title")) {
    text.addEventListener("click", (event) => {
      const piece = event.target instanceof Element ? event.target.closest(".st") : null;
      // A click that ends a selection of words is not a choice of a statement.
      if (!piece || !document.getSelection()?.isCollapsed) return;
      select(piece.id || piece.getAttribute("data-s") || "");
    });
  }
  addEventListener("hashchange", () => select(named()));
  select(named());
}
