"""What pages weigh on their way to a reader: ``python bench/weight.py [SITE]``.

Each page is opened in Chromium, and every file that it loads is counted as gzip packs it, which
is the least that any host does. A first load is that of a browser that has kept nothing.
"""

from __future__ import annotations

import gzip
import shutil
import sys
from collections.abc import Iterator, Mapping
from functools import lru_cache
from pathlib import Path
from urllib.parse import unquote, urlsplit

from playwright.sync_api import Browser, sync_playwright

from tests.site.pictures import pages, served

FIRST, NEXT = 120_000, 15_000
"""The most bytes that a first load and a next page may take, packed."""


@lru_cache(maxsize=4096)
def packed(file: Path) -> int:
    """The size of a file as gzip sends it, in bytes."""
    return len(gzip.compress(file.read_bytes(), compresslevel=6, mtime=0))


def _path(url: str) -> str:
    return unquote(urlsplit(url).path).lstrip("/")


def loaded(browser: Browser, base: str, site: Path, address: str) -> dict[str, int]:
    """Every file of ``site`` that a page loads, and its packed size in bytes."""
    context = browser.new_context()
    page = context.new_page()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(base + address, wait_until="networkidle")
    context.close()
    found = {}
    for url in asked:
        path = _path(url)
        file = site / path
        file = file / "index.html" if file.is_dir() else file
        if file.is_file():
            found[path] = packed(file)
    return found


def weights(
    browser: Browser, base: str, site: Path, found: Mapping[str, str]
) -> Iterator[tuple[str, int, int, int]]:
    """For each page of ``found``: its name, and the bytes of a first load, of a next page to a
    reader who has seen the home page, and to one who has seen another page of the same kind.
    """
    home = loaded(browser, base, site, "/")
    for name, address in found.items():
        files = loaded(browser, base, site, address)
        page = files[_path(address)]
        new = sum(size for path, size in files.items() if path not in home)
        yield name, sum(files.values()), new or page, page


def main() -> int:
    """Print a line for each kind of page."""
    site = Path(sys.argv[1]) if len(sys.argv) > 1 else Path("site")
    chromium = shutil.which("chromium")
    if not chromium or not (site / "index.html").is_file():
        print("weights need Chromium and a built site: run make site first")
        return 1
    with served(site) as base, sync_playwright() as play:
        browser = play.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        print(f"{'bytes, gzip':16}{'first load':>12}{'next page':>12}{'same kind':>12}")
        for name, *sizes in weights(browser, base, site, pages(site)):
            print(f"{name:16}" + "".join(f"{size:12,}" for size in sizes))
        browser.close()
    return 0


if __name__ == "__main__":
    sys.exit(main())
