/**
 * What is behind a mark: who, what, when in words, and the pages that tell more.
 */

import { element } from "./timeline-marks.js";

/** Entries that are told at once; the list of the page has all. */
const MOST = 40;

export class Detail {
  /** @param {HTMLElement} root @param {object} timeline whose words, days and address it uses */
  constructor(root, timeline) {
    Object.assign(this, { root, timeline });
    this.head = root.querySelector("h2");
    this.list = root.querySelector("ol");
    root.querySelector("[data-do=close]").addEventListener("click", () => this.close());
    root.addEventListener("keydown", (event) => {
      if (event.key === "Escape") this.close();
    });
  }

  show(entries, button) {
    this.from?.removeAttribute("aria-current");
    [this.from, this.key] = [button, button.mark.key];
    button.setAttribute("aria-current", "true");
    this.head.textContent = this.timeline.days(entries);
    this.list.replaceChildren(...entries.slice(0, MOST).map((entry) => this.item(entry)));
    if (entries.length > MOST) this.list.append(element("li", "", "…"));
    this.root.hidden = false;
    this.head.focus();
  }

  close() {
    this.root.hidden = true;
    this.from?.removeAttribute("aria-current");
    // A button may have gone since, or be another mark's.
    if (this.from?.isConnected && this.from.mark.key === this.key) this.from.focus();
    else this.timeline.view.box.focus();
  }

  link(words, url, language) {
    const made = element("a", "", words);
    made.href = this.timeline.root.dataset.root + url;
    if (language) {
      made.lang = language;
      made.dir = "auto";
    }
    return made;
  }

  /** The entries that the drawing shows, for a page that has no list of its own. */
  near(root, entries) {
    root.hidden = false;
    const [list, more] = [root.querySelector("ol"), root.querySelector("p")];
    list.replaceChildren(...entries.slice(0, MOST).map((entry) => this.item(entry)));
    more.hidden = entries.length <= MOST;
  }

  item(entry) {
    const { words } = this.timeline;
    const said = element("p", "tl-what");
    if (entry.agent) {
      const name = entry.agent.url ? this.link(entry.agent.name, entry.agent.url) : entry.agent.name;
      said.append(element("span", "tl-who", name), " ");
    }
    if (entry.says) {
      const words = element("span", "tl-says", entry.says);
      if (entry.tongue) words.lang = entry.tongue;
      words.dir = "auto";
      said.append(words, " ");
    }
    if (entry.what) said.append(element("span", "tl-at", this.link(entry.what, entry.url, entry.lang)));
    const rest = element("p", "meta", entry.when);
    if (entry.incident) rest.append(" · ", this.link(entry.incident.title, entry.incident.url));
    if (entry.told) rest.append(" · ", entry.told);
    const lane = element("span", "lane", words[`kind-${entry.lane}`]);
    const body = element("div", "", said, rest);
    return element("li", `tl tl-${entry.lane}`, lane, body);
  }
}
