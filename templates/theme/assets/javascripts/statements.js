/**
 * Beside each statement: copy its address, or its words with their source. Without JavaScript the
 * number beside a statement is the same address.
 */

/** @param {string} id a statement's id; @returns {string} its words as the page has them */
const wordsOf = (id) => {
  const pieces = document.querySelectorAll(`#${CSS.escape(id)}, [data-s="${CSS.escape(id)}"]`);
  return Array.from(pieces, (piece) => piece.textContent ?? "").join(" ").replace(/\s+/g, " ").trim();
};

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

if (navigator.clipboard) {
  for (const note of document.querySelectorAll("li.note[data-for]")) {
    const id = note.getAttribute("data-for") ?? "";
    const address = () => new URL(`#${id}`, location.href).href;
    const tools = document.createElement("p");
    tools.className = "tools";
    tools.append(button("Copy link", address));
    if (document.getElementById(id)?.classList.contains("st")) {
      const who = note.querySelector(".who")?.textContent?.trim() ?? "";
      tools.append(button("Copy quotation", () => `${wordsOf(id)} (${who}) ${address()}`));
    }
    note.append(tools);
  }
}
