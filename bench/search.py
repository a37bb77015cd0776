"""What a search loads at 10,000 documents: until the first result is on the page, and in all.

Documents of made-up words, as frequent as words are, in nine languages are indexed as a build
does it and looked for in a browser, each query by a reader who has nothing of the site yet. The
page's own frame is left out; every script and every file of the index counts, as the file is or,
if it is plain text, as gzip has it. Prints one line a query.

    python bench/search.py [documents]
"""

from __future__ import annotations

import functools
import gzip
import http.server
import itertools
import json
import random
import shutil
import sys
import tempfile
import threading
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, sync_playwright

from generator.rendering import environment
from generator.rendering.tongues import Tongue
from generator.site import search

ROOT = Path(__file__).resolve().parents[1]
SCRIPTS = {
    "latin": "aeioubcdfglmnprstv",
    "cyrillic": "аеиоубвгдзклмнпрст",
    "arabic": "ابتجدرسعفقكلمنهوي",
    "han": "".join(map(chr, range(0x4E00, 0x4E00 + 2500))),
}
LANGUAGES = {
    "en": ("latin", 0.3), "ru": ("cyrillic", 0.2), "zh-Hans": ("han", 0.15), "fr": ("latin", 0.1),
    "ar": ("arabic", 0.08), "de": ("latin", 0.07), "es": ("latin", 0.05), "uk": ("cyrillic", 0.03),
    "cs": ("latin", 0.02),
}  # fmt: skip
"""Script and share of the documents."""
WORDS, LENGTH, PEOPLE, INCIDENTS, OUTLETS = 40_000, 450, 300, 600, 60
"""Words of a language, of a document (characters, where each is a word); things to narrow by."""
RARE = 3
"""How often a rare word stands in all documents."""


class World:
    """Made-up languages and names, always the same."""

    def __init__(self) -> None:
        self.dice = random.Random(1)
        self.words = {
            tag: [
                "".join(self.dice.choices(SCRIPTS[script], k=self._size(script)))
                for _ in range(WORDS)
            ]
            for tag, (script, _) in LANGUAGES.items()
        }
        self.weights = list(itertools.accumulate(1 / rank for rank in range(3, WORDS + 3)))
        self.used = {tag: Counter[str]() for tag in LANGUAGES}
        self.people = [self._person(n) for n in range(PEOPLE)]

    def _size(self, script: str) -> int:
        return 2 if script == "han" else self.dice.choice((2, 4, 6, 7, 8, 9, 11))

    def _name(self, script: str) -> str:
        size = 2 if script == "han" else 6
        parts = ("".join(self.dice.choices(SCRIPTS[script], k=size)).title() for _ in range(2))
        return ("" if script == "han" else " ").join(parts)

    def _person(self, n: int) -> dict[str, Any]:
        """A person as the registry has them: a form a language, inflected ones where there are."""
        forms: dict[str, list[str]] = {}
        latin = self._name("latin")
        for tag, (script, _) in LANGUAGES.items():
            name = latin if script == "latin" else self._name(script)
            endings = ("", "а", "у", "ом", "е") if script == "cyrillic" else ("",)
            forms[tag] = [name + ending for ending in endings]
        return {"id": f"person-{n}", "name": latin, "kind": "person", "forms": forms}

    def text(self, tag: str, length: int = LENGTH) -> str:
        """Words of a language, by default as many as a report has."""
        gap = "" if tag.startswith("zh") else " "
        some = self.dice.choices(self.words[tag], cum_weights=self.weights, k=length)
        self.used[tag].update(some)
        return gap.join(some)

    def document(self, n: int) -> tuple[str, dict[str, Any]]:
        """A page and its record: five statements, most of them by one speaker, on one incident."""
        tags, shares = zip(*((tag, share) for tag, (_, share) in LANGUAGES.items()), strict=True)
        tag = self.dice.choices(tags, weights=shares)[0]
        main = self.dice.choice(self.people)
        said = []
        parts = [f"<p>{self.text(tag)}</p><p>{self.dice.choice(main['forms'][tag])}</p>"]
        for at in range(5):
            speaker = main if self.dice.random() < 0.7 else self.dice.choice(self.people)
            entry = {
                "id": f"s-{n}x{at}",
                "speaker": speaker["id"],
                "speaker_confidence": "probable",
            }
            entry["mode"] = self.dice.choice(("direct", "reported", "fragment"))
            entry["stances"] = self.dice.sample(("denial", "accusation", "attribution"), k=at % 2)
            said.append(entry)
            words = self.text(tag, 25)
            parts.append(f'<p id="{entry["id"]}">{words}</p>')
        day = f"20{n % 12 + 12}-{n % 11 + 1:02}-{n % 27 + 1:02}"
        record = {
            "id": f"{day}-report-{n}", "language": {"value": tag}, "date": {"edtf": day},
            "outlet": {"value": f"outlet-{self.dice.randrange(OUTLETS)}"},
            "incidents": [{"id": f"incident-{self.dice.randrange(INCIDENTS)}"}],
            "statements": said,
        }  # fmt: skip
        title = self.text(tag, 9)
        page = (
            f'<html lang="{tag}"><body><h1>{title}</h1>'
            f'<article class="doc" lang="{tag}">{"".join(parts)}</article></body></html>'
        )
        return page, record


def write(site: Path, size: int, world: World) -> None:
    """A rendered site of so many documents, as far as search looks at it."""
    for n in range(size):
        page, record = world.document(n)
        folder = site / "documents" / record["id"]
        folder.mkdir(parents=True)
        (folder / "index.html").write_text(page, encoding="utf-8")
        file = folder.parent / f"{record['id']}.json"
        file.write_text(json.dumps(record), encoding="utf-8")
    outlets = [{"id": f"outlet-{n}", "name": f"Outlet {n}", "forms": {}} for n in range(OUTLETS)]
    for name, held in (("agents", world.people), ("outlets", outlets)):
        (site / "data").mkdir(exist_ok=True)
        (site / "data" / f"{name}.json").write_text(json.dumps(held), encoding="utf-8")
    (site / "incidents").mkdir()
    for n in range(INCIDENTS):
        held = {"id": f"incident-{n}", "title": f"What happened to {world.text('en', 4)}"}
        (site / "incidents" / f"incident-{n}.json").write_text(json.dumps(held), encoding="utf-8")
    shutil.copytree(ROOT / "templates/theme/assets", site / "assets")
    template = environment(ROOT / "templates/pages", Tongue()).get_template("search.md.j2")
    body = template.render(root="../", top="../", stances={})
    (site / "search").mkdir()
    script = '<script type="module" src="../assets/javascripts/search.js"></script>'
    frame = f'<!doctype html><html lang="en"><meta charset="utf-8"><body>{body}{script}'
    (site / "search/index.html").write_text(frame, encoding="utf-8")


class _Counting(http.server.SimpleHTTPRequestHandler):
    """Serves a folder and counts what a host that compresses text would send."""

    sent: list[tuple[str, int]]

    def do_GET(self) -> None:
        """Serve one file."""
        path = Path(self.translate_path(self.path))
        if path.is_file():
            body = path.read_bytes()
            packed = path.suffix not in (".js", ".json", ".html")
            self.sent.append((path.name, len(body) if packed else len(gzip.compress(body))))
        super().do_GET()

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - its name above
        """Say nothing."""


FIRST = """new MutationObserver((_, watching) => {
  if (!document.querySelector("[data-search=results] > li")) return;
  window.loadedFirst = performance.getEntriesByType("resource").map(({ name }) => name);
  watching.disconnect();
}).observe(document, { childList: true, subtree: true });"""
"""Notes which files had come when the first result was on the page."""


def measured(browser: Browser, address: str, words: str, sent: list[tuple[str, int]]) -> str:
    """One query by a new reader: KB until something is found and until all is, and seconds."""
    visitor = browser.new_context()
    page = visitor.new_page()
    page.add_init_script(FIRST)
    sent.clear()
    start = time.monotonic()
    page.goto(f"{address}search/{words}")
    page.locator("#synoptic-search:not([aria-busy]) [data-ready]").wait_for(state="attached")
    soon = time.monotonic() - start
    names = {name.rpartition("/")[2] for name in page.evaluate("window.loadedFirst ?? []")}
    found = page.inner_text("[data-search=status]")
    visitor.close()
    kept = [(name, size / 1000) for name, size in sent if name != "index.html"]
    first = sum(size for name, size in kept if name in names)
    return f"{first:7.0f} {sum(size for _, size in kept):7.0f} {soon:7.2f}  {found}"


def queries(world: World) -> Iterator[tuple[str, str]]:
    """In each of five languages a frequent word, a rare one, a person, two words side by side, and
    a frequent word between two days.
    """
    for tag in ("en", "fr", "ru", "ar", "zh-Hans"):
        some = [word for word in world.words[tag] if len(word) > 5 or tag == "zh-Hans"]
        yield f"{tag}, a frequent word", f"?q={some[20]}"
        rare = next(word for word in reversed(some) if world.used[tag][word] == RARE)
        yield f"{tag}, a rare word", f"?q={rare}"
        yield f"{tag}, a person", f"?q={world.people[7]['forms'][tag][0]}"
        yield f"{tag}, a phrase", f"?q=“{some[2]} {some[3]}”"
        yield f"{tag}, within two years", f"?q={some[20]}&from=2014&to=2015&order=newest"


def main(size: int) -> int:
    """Build, index and ask."""
    world = World()
    scratch = Path(tempfile.mkdtemp(prefix="search-"))
    site = scratch / "site"
    site.mkdir()
    write(site, size, world)
    start = time.monotonic()
    search.index(site)
    print(f"{size} documents indexed in {time.monotonic() - start:.0f} s")
    sent: list[tuple[str, int]] = []
    handler = functools.partial(type("Counting", (_Counting,), {"sent": sent}), directory=str(site))
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    with sync_playwright() as play:
        path = shutil.which("chromium")
        browser = play.chromium.launch(executable_path=path, args=["--no-sandbox"])
        print("  first     all seconds   KB until something, until everything is found")
        for what, words in queries(world):
            address = f"http://127.0.0.1:{server.server_port}/"
            print(f"{measured(browser, address, words, sent)}  ({what})", flush=True)
        browser.close()
    server.shutdown()
    shutil.rmtree(scratch)
    return 0


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]) if len(sys.argv) > 1 else 10_000))
