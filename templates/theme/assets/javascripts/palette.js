// The reader's choice of colours, made before the page is drawn. Without it the system's rules.
(() => {
  const KEY = "synoptic.palette";
  const root = document.documentElement;

  // A browser may refuse to keep anything; then a choice holds for one page.
  const kept = () => {
    try { return localStorage.getItem(KEY); } catch { return null; }
  };
  const keep = (palette) => {
    try { localStorage.setItem(KEY, palette); } catch { /* see above */ }
  };

  const show = (wanted) => {
    const palette = wanted === "light" || wanted === "dark" ? wanted : "auto";
    root.dataset.palette = palette;
    for (const meta of document.querySelectorAll("meta[name=theme-color]")) {
      const own = meta.dataset.of;
      meta.media = palette === "auto" ? `(prefers-color-scheme: ${own})` : own === palette ? "all" : "not all";
    }
    for (const input of document.querySelectorAll(".palette input")) input.checked = input.value === palette;
  };

  show(kept());
  addEventListener("DOMContentLoaded", () => {
    const form = document.querySelector(".palette");
    if (!form) return;
    form.hidden = false;
    show(kept());
    form.addEventListener("change", (event) => { keep(event.target.value); show(event.target.value); });
  });
  addEventListener("storage", (event) => { if (event.key === KEY) show(event.newValue); });
})();
