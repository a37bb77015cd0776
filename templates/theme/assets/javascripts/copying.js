/**
 * Copying a statement: a link to it, or its words with whose they are and where they stand, as
 * plain text, Markdown or HTML.
 *
 * A page that offers this holds the words for it (the macro `copy_words` writes them) and, on
 * whatever stands around the statements of one document, `data-report`: where they were read.
 *
 *     import { credit, tools, wordsOfPage } from "./copying.js";
 *     const words = wordsOfPage();
 *     place.append(tools(words, () => ({
 *       words: "…", lang: "ru", dir: "ltr", url: addressOf("s-…"),
 *       credit: credit(words, { mode: "direct", who: "probably Anna Kovel", report: "…" }),
 *     })));
 *
 * @typedef {object} Quotation
 * @property {string} words the exact words; "" where they may not be shown
 * @property {string} lang the language of the words
 * @property {string} dir their direction
 * @property {string} credit whose they are, how they are passed on, and where, in the reader's words
 * @property {string} url the statement's lasting address
 *
 * @typedef {Readonly<Record<string, string>>} Words
 */

const AGAIN = 2400; // how long it is said that something was copied, in milliseconds

/** The sentences of this page's language; null where the page offers no copying. @returns {Words | null} */
export const wordsOfPage = () => {
  const held = document.querySelector('script.words[data-for="copying"]');
  return held ? JSON.parse(held.textContent ?? "{}") : null;
};

/** The address of a statement of this page, or of `page`. @param {string} id @param {string} [page] */
export const addressOf = (id, page = location.href) => {
  const address = new URL(page, location.href);
  address.search = "";
  address.hash = id;
  return address.href;
};

/** @param {string} message @param {Words} gaps @returns {string} the message with its gaps filled */
const filled = (message, gaps) =>
  message.replace(/\{(\w+)\}/gu, (whole, name) => gaps[name] ?? whole);

/**
 * Whose words, how passed on, where. Each mode has a sentence of its own, so that speech in the
 * report's words can't be taken for a speaker's own.
 * @param {Words} words @param {{mode: string, who: string, report: string}} of
 */
export const credit = (words, of) => filled(words[of.mode] ?? words.reported, of);

/** @param {Quotation} of @returns {string} as plain text: nothing is put around the words */
export const plain = (of) => `${of.words}\n— ${of.credit}. ${of.url}`;

const MARKED = /[\\`*_[\]<>#|~&]|^[-+=](?=\s|[-=])/gmu;
const NUMBERED = /^(\d+)(?=[.)])/gmu;
/** @param {string} text @returns {string} Markdown that shows exactly it */
const inMarkdown = (text) => text.replace(MARKED, "\\$&").replace(NUMBERED, "$1\\");

/** @param {Quotation} of @returns {string} as Markdown: the words set off, the address as a link */
export const markdown = (of) => {
  const lines = inMarkdown(of.words).split("\n").map((line) => `> ${line}`.trimEnd());
  return `${lines.join("\n")}\n>\n> — ${inMarkdown(of.credit)}. <${of.url}>\n`;
};

const NAMED = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };
/** @param {string} text */
const inHtml = (text) =>
  text.replace(/[&<>"]/gu, (found) => NAMED[/** @type {keyof NAMED} */ (found)]);

/** @param {Quotation} of @returns {string} as HTML: a block quotation and a paragraph */
export const html = (of) => {
  const address = inHtml(of.url);
  const words = inHtml(of.words).replaceAll("\n", "<br>");
  return (
    `<blockquote cite="${address}" lang="${inHtml(of.lang)}" dir="${inHtml(of.dir)}">` +
    `<p>${words}</p></blockquote>\n` +
    `<p>— ${inHtml(of.credit)}. <a href="${address}">${address}</a></p>\n`
  );
};

/**
 * Where there is no clipboard (a page opened as a file, or an old browser), the old way: a field
 * is selected and the browser is asked to copy it.
 * @param {string} text @param {string} rich @returns {boolean} whether it was copied
 */
const copyBySelection = (text, rich) => {
  const field = document.createElement("textarea");
  const before = document.activeElement;
  field.value = text;
  field.className = "sr";
  /** @param {ClipboardEvent} event */
  const both = (event) => {
    event.clipboardData?.setData("text/plain", text);
    if (rich) event.clipboardData?.setData("text/html", rich);
    event.preventDefault();
  };
  document.body.append(field);
  field.select();
  document.addEventListener("copy", both);
  try {
    return document.execCommand("copy");
  } catch {
    return false;
  } finally {
    document.removeEventListener("copy", both);
    field.remove();
    if (before instanceof HTMLElement) before.focus({ preventScroll: true });
  }
};

/**
 * @param {string} text what plain places get
 * @param {string} [rich] HTML for places that can show it
 * @returns {Promise<boolean>} whether it was copied
 */
export const copy = async (text, rich = "") => {
  try {
    if (rich && "ClipboardItem" in globalThis) {
      const parts = { "text/plain": text, "text/html": rich };
      const blobs = Object.entries(parts).map(([type, part]) => [type, new Blob([part], { type })]);
      await navigator.clipboard.write([new ClipboardItem(Object.fromEntries(blobs))]);
    } else {
      await navigator.clipboard.writeText(text);
    }
    return true;
  } catch {
    return copyBySelection(text, rich);
  }
};

/** What can be copied: its label's name, and the text and rich text it gives. */
const WAYS = /** @type {const} */ ([
  ["link", (/** @type {Quotation} */ of) => [of.url]],
  ["quotation", (/** @type {Quotation} */ of) => [plain(of), html(of)]],
  ["markdown", (/** @type {Quotation} */ of) => [markdown(of)]],
  ["html", (/** @type {Quotation} */ of) => [html(of)]],
]);

/**
 * A row of buttons, and a live region that says what was copied. Where nothing could be copied
 * the text is shown, selected, to be copied by hand.
 * @param {Words} words
 * @param {() => Quotation} quotation asked when a button is pressed; without words only a link
 * @returns {HTMLElement}
 */
export const tools = (words, quotation) => {
  const row = document.createElement("div");
  row.className = "tools";
  row.setAttribute("role", "group");
  row.setAttribute("aria-label", words.copy);
  const said = document.createElement("span");
  said.className = "tools-said";
  said.setAttribute("role", "status");
  for (const [name, made] of WAYS) {
    if (name !== "link" && !quotation().words) break;
    const button = document.createElement("button");
    button.type = "button";
    button.textContent = words[name];
    button.addEventListener("click", async () => {
      row.querySelector("textarea")?.remove();
      const [text, rich] = made(quotation());
      const done = await copy(text, rich);
      said.textContent = done ? words.copied : words.failed;
      if (done) setTimeout(() => { said.textContent = ""; }, AGAIN);
      else row.append(byHand(text, words.failed));
    });
    row.append(button);
  }
  row.append(said);
  return row;
};

/** @param {string} text @param {string} label @returns {HTMLElement} the text to be copied by hand */
const byHand = (text, label) => {
  const field = document.createElement("textarea");
  field.value = text;
  field.readOnly = true;
  field.setAttribute("aria-label", label);
  setTimeout(() => { field.focus(); field.select(); });
  return field;
};
