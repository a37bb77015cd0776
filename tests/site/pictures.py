"""``make pictures``: the main pages as a reader sees them, in light, dark, on a phone, on paper.

Takes the site that ``make site`` built. The two pictures of the README go to ``docs/pictures``,
all others to ``.synoptic/pictures``, to be looked at.
"""

from __future__ import annotations

import functools
import http.server
import shutil
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

ROOT = Path(__file__).resolve().parents[2]
SHOWN = {"home", "occasion"}
VIEWS = {
    "light": {"viewport": {"width": 1280, "height": 900}, "color_scheme": "light"},
    "dark": {"viewport": {"width": 1280, "height": 900}, "color_scheme": "dark"},
    "phone": {"viewport": {"width": 390, "height": 844}, "color_scheme": "light"},
    "night": {"viewport": {"width": 390, "height": 844}, "color_scheme": "dark"},
}
LISTS = (
    *("incidents", "occasions", "documents", "people"),
    *("organisations", "outlets", "key-points", "countries"),
)
PRINTED = ("incident", "occasion", "document")


class _Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 the base's name
        """Say nothing: the pictures are the output."""


@contextmanager
def served(site: Path) -> Iterator[str]:
    """The site at an address of this machine."""
    handler = functools.partial(_Quiet, directory=str(site))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        try:
            yield f"http://127.0.0.1:{server.server_port}"
        finally:
            server.shutdown()


def pages(site: Path) -> dict[str, str]:
    """One page of each kind, by what it is; the fullest one where there are many."""
    found = {"home": "/", "lost": "/404.html", "search": "/search/"}
    for name in ("timeline", "about", "method", *LISTS):
        found[name] = f"/{name}/"
    for name, folder in (
        ("incident", "incidents"),
        ("occasion", "occasions"),
        ("document", "documents"),
        ("person", "people"),
        ("organisation", "organisations"),
        ("key-point", "key-points"),
        ("outlet", "outlets"),
        ("country", "countries"),
    ):
        candidates = sorted((site / folder).glob("*/index.html"))
        if candidates:
            fullest = max(candidates, key=lambda file: (file.stat().st_size, file))
            found[name] = f"/{folder}/{fullest.parent.name}/"
    for tag in sorted(file.parent.parent.name for file in site.glob("*/incidents/index.html")):
        for name in ("home", "about", "incident", "occasion", "document", "person"):
            if name in found:
                found[f"{name}-{tag}"] = f"/{tag}{found[name]}"
    for tag, query in (("en", "Zhao Lijian"), ("ru", "кибератаках"), ("zh", "赵立坚")):
        found[f"search-{tag}"] = f"/search/?q={query}"
    return found


def take(browser: Browser, base: str, found: dict[str, str], out: Path) -> None:
    """Every page in every view."""
    for view, settings in VIEWS.items():
        context = browser.new_context(**settings)
        page = context.new_page()
        for name, address in found.items():
            page.goto(base + address, wait_until="networkidle")
            page.wait_for_timeout(600 if name.startswith("search") else 50)
            page.screenshot(path=out / f"{name}-{view}.png", full_page=view != "light")
            if view == "light" and name in PRINTED:
                page.pdf(path=out / f"{name}.pdf", format="A4", prefer_css_page_size=True)
        context.close()


def main() -> int:
    """Take the pictures and say where they are."""
    site, out = ROOT / "site", ROOT / ".synoptic" / "pictures"
    chromium = shutil.which("chromium")
    if not chromium or not (site / "index.html").is_file():
        print("pictures need Chromium and a built site: run make site first")
        return 1
    out.mkdir(parents=True, exist_ok=True)
    with served(site) as base, sync_playwright() as play:
        browser = play.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        take(browser, base, pages(site), out)
        browser.close()
    target = ROOT / "docs" / "pictures"
    target.mkdir(parents=True, exist_ok=True)
    for name in sorted(SHOWN):
        shutil.copyfile(out / f"{name}-light.png", target / f"{name}.png")
    print(f"{len(list(out.glob('*.p*')))} pictures in {out.relative_to(ROOT)}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
