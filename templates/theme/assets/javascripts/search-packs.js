/**
 * The files of the index: JSON, packed, below `search/`.
 */

const FOLDER = new URL("../../search/", import.meta.url);

/**
 * @param {string} name of a file @param {RequestCache} cache what the browser's own store is good for
 * @returns {Promise<any>} what it holds
 */
export const unpacked = async (name, cache = "default") => {
  const answer = await fetch(new URL(name, FOLDER), { cache });
  if (!answer.ok) throw new Error(`${name}: ${answer.status}`);
  const bytes = await answer.arrayBuffer();
  const head = new Uint8Array(bytes, 0, 2);
  // Some hosts unpack on the way what they take for a compressed page.
  const packed = head[0] === 0x1f && head[1] === 0x8b;
  const body = new Response(bytes).body;
  return new Response(packed ? body.pipeThrough(new DecompressionStream("gzip")) : body).json();
};

/**
 * What tells which file holds what. One that was kept may name a folder that is gone since the site
 * was published anew.
 */
export const overview = () => unpacked("index.pack", "no-cache");
