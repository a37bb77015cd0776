/**
 * The timeline's data: what events.json says, read into plain objects; lanes and filters.
 */

export const DAY = 86_400_000;
/** What a reader can filter by: each has one value or "" for all. */
export const FILTERS = ["incident", "country", "speaker", "kind", "language"];
/** Lanes that are drawn of their own; the rarest share the last one. */
const LANES = 30;
const SIDES = { accusing: "accusing", answering: "answering" };

/**
 * @typedef {object} Entry one dated step
 * @property {number | null} start its first moment, in milliseconds of UTC; null where not known
 * @property {number | null} end the end of its last day; null where not known
 */

const rows = (data, name) =>
  data[name].map((row) => Object.fromEntries(data.columns[name].map((key, at) => [key, row[at]])));

/** @returns {Entry[]} every entry, with what it points at in place of numbers */
export const read = (data) => {
  const [dates, agents, places, incidents, languages] =
    ["dates", "agents", "places", "incidents", "languages"].map((name) => rows(data, name));
  for (const date of dates) {
    date.start = date.first === null ? null : Date.parse(date.first);
    date.end = date.last === null ? null : Date.parse(date.last) + DAY;
  }
  return rows(data, "events").map((event, order) => {
    const date = dates[event.date];
    return {
      ...event,
      order,
      start: date.start,
      end: date.end,
      sure: date.sure === 1,
      when: date.words,
      agent: event.agent === null ? null : agents[event.agent],
      incident: event.incident === null ? null : incidents[event.incident],
      places: event.places.map((at) => places[at]),
      languages: event.languages.map((at) => languages[at]),
    };
  });
};

/** Every value that a filter may have, as [id, words], sorted by their words. */
export const choices = (entries, words, language) => {
  const found = Object.fromEntries(FILTERS.map((name) => [name, new Map()]));
  for (const entry of entries) {
    if (entry.incident) found.incident.set(entry.incident.id, entry.incident.title);
    for (const place of entry.places) found.country.set(place.id, place.name);
    if (entry.agent) found.speaker.set(entry.agent.id, entry.agent.name);
    found.kind.set(entry.lane, words[`kind-${entry.lane}`]);
    for (const one of entry.languages) found.language.set(one.tag, one.name);
  }
  const order = new Intl.Collator(language);
  return Object.fromEntries(FILTERS.map((name) => [
    name, [...found[name]].sort((a, b) => order.compare(a[1], b[1])),
  ]));
};

/** @returns {(entry: Entry) => boolean} whether an entry is one of those asked for */
export const matching = (state) => (entry) =>
  (!state.incident || entry.incident?.id === state.incident) &&
  (!state.country || entry.places.some((place) => place.id === state.country)) &&
  (!state.speaker || entry.agent?.id === state.speaker) &&
  (!state.kind || entry.lane === state.kind) &&
  (!state.language || entry.languages.some((one) => one.tag === state.language));

/** The lanes an entry stands in, as [id, words]. */
const LANE_OF = {
  side: (entry, words) => {
    const side = SIDES[entry.lane] ?? "other";
    return [[side, words[`side-${side}`]]];
  },
  country: (entry, words) => entry.places.length
    ? entry.places.map((place) => [place.id, place.name]) : [["", words["no-country"]]],
  speaker: (entry, words) => [entry.agent
    ? [entry.agent.id, entry.agent.name] : ["", words["no-speaker"]]],
  incident: (entry, words) => [entry.incident
    ? [entry.incident.id, entry.incident.title] : ["", words["no-incident"]]],
};

/**
 * Entries by lane: sides in their own order, others by how much stands in them, nobody last.
 *
 * @returns {{ id: string, name: string, entries: Entry[] }[]}
 */
export const lanes = (entries, by, words) => {
  const found = new Map();
  for (const entry of entries) {
    for (const [id, name] of LANE_OF[by](entry, words)) {
      if (!found.has(id)) found.set(id, { id, name, entries: [] });
      found.get(id).entries.push(entry);
    }
  }
  const all = [...found.values()];
  if (by === "side") {
    const order = ["accusing", "answering", "other"];
    return all.sort((a, b) => order.indexOf(a.id) - order.indexOf(b.id));
  }
  all.sort((a, b) => (a.id === "") - (b.id === "") || b.entries.length - a.entries.length ||
    (a.name < b.name ? -1 : 1));
  if (all.length <= LANES) return all;
  const rest = new Set(all.slice(LANES - 1).flatMap((lane) => lane.entries));
  const entriesOfRest = [...rest].sort((a, b) => a.order - b.order);
  return [...all.slice(0, LANES - 1), { id: "-", name: words.others, entries: entriesOfRest }];
};

/** From the first to the last day of any entry, with room around; at least two days. */
export const extent = (entries) => {
  const ends = entries.flatMap((one) => [one.start, one.end]).filter((end) => end !== null);
  if (!ends.length) return null;
  const [first, last] = ends.reduce(
    ([low, high], end) => [Math.min(low, end), Math.max(high, end)], [Infinity, -Infinity],
  );
  const room = Math.max((last - first) * 0.04, DAY);
  return [first - room, last + room];
};
