/**
 * The notes beside a text: a statement that is chosen (by its address, or by a click on its words)
 * has its note opened, and each note offers to copy the statement. Without JavaScript the number
 * beside a statement is the same address, and a note opens by hand.
 */

/** @param {string} id a statement's id; @returns {Element[]} its pieces in the text, in order */
const piecesOf = (id) =>
  Array.from(document.querySelectorAll(`#${CSS.escape(id)}, [data-s="${CSS.escape(id)}"]`));

/** @param {string} id @returns {string} its words as the page has them */
const wordsOf = (id) =>
  piecesOf(id).map((piece) => piece.textContent ?? "").join(" ").replace(/\s+/g, " ").trim();

const notes = new Map(Array.from(
  document.querySelectorAll("li.note[data-for]"),
  (note) => [note.getAttribute("data-for") ?? "", note],
));

/**
 * @param {string} label what the button says
 * @param {() => string} text what it copies
 */
const button = (label, text) => {
  const made = document.createElement("button");
  made.type = "button";
  made.textContent = label;
  made.addEventListener("click", async () => {
    try {
      await navigator.clipboard.writeText(text());
      made.textContent = "Copied";
    } catch {
      made.textContent = "Not copied";
    }
    setTimeout(() => { made.textContent = label; }, 1600);
  });
  return made;
};

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

for (const [id, note] of notes) {
  const body = note.querySelector(".more-body");
  if (!body || !navigator.clipboard) continue;
  const address = () => new URL(`#${id}`, location.href).href;
  const tools = document.createElement("p");
  tools.className = "tools";
  tools.append(button("Copy link", address));
  if (document.getElementById(id)?.classList.contains("st")) {
    const who = note.querySelector(".who")?.textContent?.trim() ?? "";
    tools.append(button("Copy quotation", () => `${wordsOf(id)} (${who}) ${address()}`));
  }
  body.append(tools);
}

if (notes.size) {
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
