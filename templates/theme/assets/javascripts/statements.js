/**
 * The notes beside a text: a statement that is chosen (by its address, or by a click on its words)
 * has its note opened, which offers to copy it. Without JavaScript the number beside a statement
 * is the same address, and a note opens by hand.
 */

import { addressOf, copy, credit, tools, wordsOfPage } from "./copying.js";

const words = wordsOfPage();
const report = document.querySelector("[data-report]")?.getAttribute("data-report") ?? "";
const STATEMENT = /^s-[a-z2-7]{8}$/u;

const notes = new Map(Array.from(
  document.querySelectorAll("li.note[data-for]"),
  (note) => [note.getAttribute("data-for") ?? "", note],
));

/** @param {string} id a statement's id; @returns {Element[]} its pieces in the text, in order */
const piecesOf = (id) =>
  Array.from(document.querySelectorAll(`#${CSS.escape(id)}, [data-s="${CSS.escape(id)}"]`));

/** @param {string | null | undefined} text @returns {string} with one space for any white space */
const clean = (text) => (text ?? "").replace(/\s+/gu, " ").trim();

/**
 * A statement's words, exactly but for white space; "" where any of them are withheld. Where other
 * words stand between two pieces, three dots stand for them.
 * @param {string} id @returns {string}
 */
const wordsOf = (id) => {
  const pieces = piecesOf(id);
  if (pieces.some((piece) => piece.querySelector(".held"))) return "";
  if (pieces[0]?.matches(".row")) return clean(pieces[0].querySelector(".words p")?.textContent);
  const parts = pieces.map((piece, number) => {
    const before = pieces[number - 1]?.closest(".b, h1");
    const gap = piece.hasAttribute("data-gap") ? " … " : before !== piece.closest(".b, h1") ? " " : "";
    return `${number ? gap : ""}${piece.textContent}`;
  });
  return clean(parts.join(""));
};

/** @param {string} id @param {Element} note @returns {import("./copying.js").Quotation} */
const quotationOf = (id, note) => {
  const text = document.querySelector("article.text");
  const who = clean(note.querySelector(".who")?.textContent);
  return {
    words: wordsOf(id),
    lang: text?.getAttribute("data-lang") ?? "",
    dir: text?.getAttribute("dir") ?? "",
    credit: words ? credit(words, { mode: note.getAttribute("data-mode") ?? "", who, report }) : "",
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

/** Marks a statement's pieces and its note, and nothing else. @param {string} id "" for none */
const mark = (id) => {
  for (const old of document.querySelectorAll(".st-selected, .note-selected")) {
    old.classList.remove("st-selected", "note-selected");
  }
  const note = notes.get(id);
  if (!note) return;
  for (const piece of piecesOf(id)) {
    const shown = piece.matches(".row") ? piece.querySelector(".words, .hidden-words") : piece;
    shown?.classList.add("st-selected");
  }
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

/** Says that an address of a statement leads to none here, as after a text was read anew. */
const lost = () => {
  const said = document.getElementById("lost");
  if (said) said.hidden = false;
  said?.focus();
};

/** Shows what the page's address names: by eye, and to whoever reads by ear or keyboard. */
const arrive = () => {
  const id = decodeURIComponent(location.hash.slice(1));
  const place = id ? document.getElementById(id) : null;
  for (let fold = place?.closest("details"); fold; fold = fold.parentElement?.closest("details")) {
    fold.open = true;
  }
  select(id);
  if (place && notes.has(id)) {
    place.tabIndex = -1;
    place.focus({ preventScroll: true });
    place.scrollIntoView({ block: "nearest" });
  } else if (!place && STATEMENT.test(id)) {
    lost();
  }
};

if (notes.size) {
  document.documentElement.classList.add("choosing");
  document.addEventListener("toggle", (event) => {
    const fold = event.target instanceof Element ? event.target.closest(".more") : null;
    const note = fold?.closest("li.note");
    if (note) offer(note);
  }, true);
  for (const text of document.querySelectorAll("article.text, #title")) {
    text.addEventListener("click", (event) => {
      const piece = event.target instanceof Element ? event.target.closest(".st") : null;
      // A click that ends a selection of words is not a choice of a statement.
      if (!piece || !document.getSelection()?.isCollapsed) return;
      const id = piece.id || piece.getAttribute("data-s") || "";
      history.replaceState(history.state, "", addressOf(id));
      select(id);
    });
  }
}
addEventListener("hashchange", arrive);
arrive();

const cite = document.querySelector("p.cite");
if (cite && words) {
  const button = document.createElement("button");
  const said = document.createElement("span");
  const row = document.createElement("p");
  row.className = "tools";
  said.className = "tools-said";
  said.setAttribute("role", "status");
  button.type = "button";
  button.textContent = words.citation;
  button.addEventListener("click", async () => {
    said.textContent = (await copy(clean(cite.textContent))) ? words.copied : words.failed;
  });
  row.append(button, said);
  cite.after(row);
}
