/**
 * The reader's language is kept: following a link of the language lists stores it, and a page of
 * the first edition leads on to the edition that was chosen. A page of another edition stays: its
 * address names its language. Without this script the lists are plain links.
 */

const KEY = "synoptic-edition";

/** @type {NodeListOf<HTMLAnchorElement>} */
const links = document.querySelectorAll(".editions a[data-edition]");

/** @returns {string | null} the tag that was chosen before */
const chosen = () => {
  try {
    return localStorage.getItem(KEY);
  } catch {
    return null; // storage is switched off
  }
};

/** @param {Event} event a click on a language */
const choose = (event) => {
  const link = event.currentTarget;
  if (!(link instanceof HTMLAnchorElement)) return;
  try {
    localStorage.setItem(KEY, link.dataset.edition ?? "");
  } catch {
    // The link leads there all the same.
  }
  // What was looked for and the place on the page are the same in every edition.
  link.search = location.search;
  link.hash = location.hash;
};

const [first] = links;
if (first?.getAttribute("aria-current") === "true") {
  const wanted = chosen();
  const there = [...links].find((link) => link.dataset.edition === wanted);
  if (there && there !== first) {
    const target = new URL(there.href);
    target.search = location.search;
    target.hash = location.hash;
    location.replace(target);
  }
}
for (const link of links) {
  link.addEventListener("click", choose);
  link.addEventListener("auxclick", choose);
}
