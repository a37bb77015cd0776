/**
 * The synopsis of an event: which reports and rows are shown, and one utterance at a time.
 *
 * All of it is on the page without this script. What is chosen stands in the address, so that a
 * comparison can be passed on: `?lang=ru,fr&reports=id,id&differ=1&direct=1&one=1#u-…`.
 */

/** @typedef {{langs: string[] | null, reports: string[] | null, differ: string, direct: boolean, one: boolean}} Choice */
/** @typedef {{tr: HTMLTableRowElement, cells: HTMLTableCellElement[], diff: HTMLTableRowElement | null}} Row */

const form = /** @type {HTMLFormElement | null} */ (document.querySelector("form.controls"));
const table = /** @type {HTMLTableElement | null} */ (document.querySelector("table.compare"));
if (form && table) start(form, table);

/** @param {HTMLFormElement} form @param {HTMLTableElement} table */
function start(form, table) {
  const narrow = matchMedia("(max-width: 47.99em)");
  const heads = /** @type {HTMLElement[]} */ ([...table.querySelectorAll("thead th[data-document]")]);
  const columns = heads.map((head) => ({
    head, lang: head.dataset.lang ?? "", report: head.dataset.document ?? "",
  }));
  /** @type {Row[]} */
  const rows = Array.from(
    /** @type {NodeListOf<HTMLTableRowElement>} */ (table.querySelectorAll("tr.said")),
    (tr) => {
      const next = /** @type {HTMLTableRowElement | null} */ (tr.nextElementSibling);
      return {
        tr,
        cells: [...tr.cells].slice(1),
        diff: next?.classList.contains("diff") ? next : null,
      };
    },
  );
  const said = /** @type {HTMLElement} */ (form.querySelector(".rows-shown"));
  const differ = /** @type {HTMLSelectElement} */ (form.querySelector("select"));
  const stepper = /** @type {HTMLElement} */ (document.querySelector(".stepper"));
  const [back, on] = /** @type {NodeListOf<HTMLButtonElement>} */ (
    stepper.querySelectorAll("button"));
  const place = /** @type {HTMLElement} */ (stepper.querySelector(".step-place"));
  /** The row that is shown where one is shown at a time. @type {Row | undefined} */
  let current;

  /** @param {string} name @returns {HTMLInputElement[]} */
  const inputs = (name) => [.../** @type {NodeListOf<HTMLInputElement>} */ (
    document.querySelectorAll(`.controls input[name="${name}"], .stepper input[name="${name}"]`))];
  /** @param {string} name @returns {string[] | null} what is ticked; null for all */
  const ticked = (name) => {
    const all = inputs(name);
    const some = all.filter((one) => one.checked);
    return some.length === all.length ? null : some.map((one) => one.value);
  };
  /** @param {string} message @param {Record<string, number>} gaps */
  const filled = (message, gaps) =>
    message.replace(/\{(\w+)\}/gu, (whole, name) => gaps[name]?.toLocaleString(
      document.querySelector("#content")?.getAttribute("lang") ?? undefined) ?? whole);

  /** @returns {Choice} as the controls have it */
  const chosen = () => ({
    langs: ticked("lang"),
    reports: ticked("reports"),
    differ: differ.value,
    direct: inputs("direct")[0].checked,
    one: inputs("one")[0].checked,
  });

  /** Sets the controls by the address. */
  const read = () => {
    const asked = new URLSearchParams(location.search);
    for (const [name, field] of [["lang", "lang"], ["reports", "reports"]]) {
      const wanted = asked.get(name)?.split(",");
      for (const one of inputs(field)) one.checked = !wanted || wanted.includes(one.value);
    }
    inputs("direct")[0].checked = asked.get("direct") === "1";
    differ.value = asked.get("differ") ?? "";
    if (differ.selectedIndex < 0) differ.value = "1"; // a kind that is not found here
    inputs("one")[0].checked = asked.has("one") ? asked.get("one") === "1" : narrow.matches;
    const named = decodeURIComponent(location.hash.slice(1));
    const target = document.getElementById(named)?.closest("tr");
    current = rows.find((row) => target && [row.tr, row.diff].includes(target)) ?? current;
  };

  /** @param {Choice} choice @returns {string} the address of what is shown */
  const address = (choice) => {
    const made = new URL(location.href);
    for (const [name, value] of /** @type {[string, string][]} */ ([
      ["lang", choice.langs?.join(",") ?? null],
      ["reports", choice.reports?.join(",") ?? null],
      ["differ", choice.differ || null],
      ["direct", choice.direct ? "1" : null],
      ["one", choice.one === narrow.matches ? null : choice.one ? "1" : "0"],
    ])) {
      if (value === null) made.searchParams.delete(name);
      else made.searchParams.set(name, value);
    }
    made.search = made.search.replace(/%2C/gu, ",");
    return made.href;
  };

  /** Shows the columns and rows that a choice leaves. @param {Choice} choice @returns {Row[]} */
  const filter = (choice) => {
    const kept = columns.map(({ lang, report }) =>
      (!choice.langs || choice.langs.includes(lang)) &&
      (!choice.reports || choice.reports.includes(report)));
    columns.forEach(({ head }, at) => { head.hidden = !kept[at]; });
    const count = kept.filter(Boolean).length;
    table.className = table.className.replace(/compare-\d+/u, `compare-${Math.max(1, count)}`);
    table.parentElement?.classList.toggle("scroll-wide", count > 4);
    for (const cell of table.querySelectorAll("td[colspan]")) {
      /** @type {HTMLTableCellElement} */ (cell).colSpan = Math.max(1, count);
    }
    for (const cell of table.querySelectorAll("th[colspan]")) {
      /** @type {HTMLTableCellElement} */ (cell).colSpan = count + 1;
    }
    return rows.filter((row) => show(row, kept, choice));
  };

  /** @param {Row} row @param {boolean[]} kept @param {Choice} choice @returns {boolean} */
  const show = ({ tr, cells, diff }, kept, choice) => {
    let words = 0;
    const kinds = new Set();
    cells.forEach((cell, at) => {
      cell.hidden = !kept[at];
      const statements = /** @type {HTMLElement[]} */ ([...cell.querySelectorAll(".cell-words")]);
      for (const one of statements) {
        one.hidden = choice.direct && one.dataset.mode !== "direct";
        if (kept[at] && !one.hidden) words += 1;
      }
      const notice = /** @type {HTMLElement | null} */ (cell.querySelector(".no-direct"));
      if (notice) notice.hidden = !choice.direct;
      if (kept[at] && cell.classList.contains("without")) kinds.add("dropped");
    });
    let lines = 0;
    const every = diff?.querySelectorAll("li[data-kind]") ?? [];
    for (const line of /** @type {HTMLElement[]} */ ([...every])) {
      line.hidden = !(line.dataset.reports ?? "").trim().split(" ").some((at) => kept[Number(at)]);
      if (line.hidden) continue;
      lines += 1;
      kinds.add(line.dataset.kind);
    }
    // Nearly every row has one report that quotes where another retells: that is asked for by name.
    const asked = choice.differ === "1" ? [...kinds].some((kind) => kind !== "mode") : kinds.has(choice.differ);
    const shown = words > 0 && (!choice.differ || asked);
    tr.hidden = !shown;
    if (diff) diff.hidden = !shown || !lines;
    return shown;
  };

  /** Hides what belongs to no row that is shown, and marks what belongs to the current one. */
  const follow = () => {
    for (const body of table.tBodies) {
      const own = rows.filter((row) => row.tr.parentElement === body && !row.tr.hidden);
      for (const tr of body.rows) {
        if (tr.classList.contains("voice")) {
          tr.hidden = own.length === 0;
          tr.classList.toggle("here", own.some((row) => row === current));
        } else if (tr.classList.contains("asked")) {
          const after = own.filter((row) => row.tr.dataset.asked === tr.id);
          tr.hidden = after.length === 0;
          tr.classList.toggle("here", after.some((row) => row === current));
        }
      }
    }
    for (const row of rows) {
      row.tr.classList.toggle("here", row === current);
      row.diff?.classList.toggle("here", row === current);
    }
  };

  /** Shows one report of the row where only one fits. */
  const turn = () => {
    const at = inputs("on").find((one) => one.checked)?.value ?? "";
    for (const { cells } of rows) {
      cells.forEach((cell, number) => cell.toggleAttribute("data-off", at !== "" && number !== Number(at)));
    }
  };

  const render = () => {
    const choice = chosen();
    const left = filter(choice);
    const at = Math.max(0, left.indexOf(/** @type {Row} */ (current)));
    current = left[at];
    for (const radio of inputs("on")) {
      const label = radio.closest("label");
      if (label && radio.value !== "") label.hidden = columns[Number(radio.value)].head.hidden;
    }
    const radios = inputs("on");
    if (radios.some((radio) => radio.checked && radio.closest("label")?.hidden)) {
      const first = radios.find((radio) => !radio.closest("label")?.hidden);
      if (first) first.checked = true;
    }
    turn();
    follow();
    table.classList.toggle("one", choice.one);
    stepper.hidden = !choice.one || left.length === 0;
    place.textContent = filled(form.dataset.place ?? "", { n: at + 1, all: left.length });
    back.disabled = at === 0;
    on.disabled = at >= left.length - 1;
    said.textContent = left.length
      ? filled(form.dataset.rows ?? "", { n: left.length, all: rows.length })
      : form.dataset.none ?? "";
  };

  /** @param {number} step */
  const walk = (step) => {
    const left = rows.filter((row) => !row.tr.hidden);
    current = left[left.indexOf(/** @type {Row} */ (current)) + step] ?? current;
    const made = new URL(location.href);
    made.hash = current?.tr.id ?? "";
    history.replaceState(null, "", made);
    render();
  };

  form.addEventListener("change", () => {
    history.pushState(null, "", address(chosen()));
    render();
  });
  stepper.addEventListener("change", turn);
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("reset", (event) => {
    event.preventDefault();
    for (const name of ["lang", "reports"]) for (const one of inputs(name)) one.checked = true;
    inputs("direct")[0].checked = false;
    differ.value = "";
    inputs("one")[0].checked = narrow.matches;
    history.pushState(null, "", address(chosen()));
    render();
  });
  back.addEventListener("click", () => walk(-1));
  on.addEventListener("click", () => walk(1));
  for (const happens of ["popstate", "hashchange"]) {
    addEventListener(happens, () => { read(); render(); });
  }
  narrow.addEventListener("change", () => { read(); render(); });

  /** Every statement offers to be copied; the ways to do so are loaded when they are asked for. */
  const offerCopies = () => {
    const held = document.querySelector('script.words[data-for="copying"]');
    if (!held) return;
    const words = JSON.parse(held.textContent ?? "{}");
    for (const { cells } of rows) {
      cells.forEach((cell, at) => {
        for (const one of /** @type {HTMLElement[]} */ ([...cell.querySelectorAll(".cell-words")])) {
          offerCopy(words, one, columns[at].head.dataset.report ?? "");
        }
      });
    }
  };

  /**
   * @param {import("./copying.js").Words} words
   * @param {HTMLElement} one a statement @param {string} report where its words were read
   */
  const offerCopy = (words, one, report) => {
    const line = one.querySelector(".by");
    const link = /** @type {HTMLAnchorElement | null} */ (one.querySelector(".permalink"));
    if (!line || !link) return;
    const button = document.createElement("button");
    button.type = "button";
    button.className = "copy-open";
    button.textContent = form.dataset.copy ?? "";
    button.setAttribute("aria-label", words.copy);
    button.setAttribute("aria-expanded", "false");
    button.addEventListener("click", async () => {
      const { addressOf, credit, tools } = await import("./copying.js");
      const quote = /** @type {HTMLElement | null} */ (one.querySelector("blockquote"));
      const open = one.querySelector(".tools");
      button.setAttribute("aria-expanded", String(!open));
      if (open) { open.remove(); return; }
      one.append(tools(words, () => ({
        words: quote?.textContent?.replace(/\s+/gu, " ").trim() ?? "",
        lang: quote?.lang ?? "",
        dir: quote?.dir ?? "",
        url: addressOf(new URL(link.href).hash.slice(1), link.href),
        credit: credit(words, { mode: one.dataset.mode ?? "", who: one.dataset.who ?? "", report }),
      })));
    });
    line.append(" ", button);
  };

  offerCopies();
  read();
  form.hidden = false;
  if (location.search) /** @type {HTMLDetailsElement} */ (form.querySelector("details")).open = true;
  render();
  // What was folded away until now may be what the address names.
  document.getElementById(decodeURIComponent(location.hash.slice(1)))?.scrollIntoView();
}
