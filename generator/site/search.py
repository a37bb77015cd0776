"""The search index: what the pages show, by language, with its statements as places to jump to.

Pagefind builds the index from the rendered pages, so what may not be shown can't be found. It is
given a reduced copy of each page:

- Words are cut where Pagefind would not cut them: between the characters of scripts written
  without spaces (any run of characters is then found by searching them as a phrase, whatever a
  segmenter would have made of it), and after an apostrophe. A cut is a word joiner and a space, so
  the page's script can take it out again and show the text exactly.
- Each statement's element has an id ``<statement>~<piece>|<speaker>`` (and ``|probable`` or
  ``|uncertain`` where the speaker is not certain), which Pagefind keeps with the place of its first
  word.

Beside the index stand facets and names (``catalog``). The index is made of the first edition's
pages alone: those of others say the same of the same documents, and a result leads a reader to the
page in the edition that the search began in.
"""

from __future__ import annotations

import gzip
import json
import re
import shutil
import subprocess
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from lxml import html
from pagefind.service import get_executable

from generator.site import catalog
from generator.site.catalog import Facets
from generator.site.reducing import escape, is_content, is_document, reduced, script, words

CHARACTERS = "qaa"
"""Index of the scripts written without spaces. A private-use tag of ISO 639-2: under its own tag
Pagefind would segment the text once more, by another dictionary than the reader's browser."""
_KINDS = {
    "documents": "document",
    "incidents": "incident",
    "occasions": "occasion",
    "people": "person",
    "organisations": "organisation",
    "outlets": "outlet",
    "key-points": "key point",
}
SHARE = 0.002
"""Of an index's letters: below it, a script stands there by chance, in a letter or two."""
PLAIN = "-plain"
"""Behind the tag of a language: its index under the program that stems nothing, which is one for
all languages. Words in another script than the language's need no more."""
_KEPT = re.compile(r"pagefind-(entry\.json|worker\.js)|.*\.(pf_\w+|pagefind)")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Page:
    """One page as it goes into the index, and its line in the catalog."""

    url: str
    index: str
    body: str
    facets: Facets


class SearchError(Exception):
    """Pagefind could not build the index."""


def index(site: Path, scratch: Path) -> int:
    """Build the search index of a rendered site inside it; returns the number of pages indexed.

    ``scratch`` names a folder that may be made and removed. Raises SearchError if Pagefind fails.
    Reads ``data/*.json`` and the JSON file beside each page for names and facets; a site without
    them gets an index without facets.
    """
    pages = list(_pages(site))
    folder = site / "pagefind"
    _run(pages, scratch, folder)
    _tidy(folder)
    catalog.write(site, _indexes(pages, folder), _rows(pages, folder))
    return len(pages)


def _run(pages: list[_Page], scratch: Path, folder: Path) -> None:
    """Write the reduced copies to ``scratch``, which must not exist, and have them indexed."""
    for page in pages:
        file = scratch / page.url / "index.html"
        file.parent.mkdir(parents=True)
        file.write_text(page.body, encoding="utf-8")
    scratch.mkdir(exist_ok=True)
    program = get_executable()
    if program is None:
        raise SearchError("Pagefind's program is not installed")
    command = [str(program), "--site", str(scratch), "--output-path", str(folder)]
    command += ["--root-selector", "article", "--quiet"]
    # One call for all pages: the package's own Python interface waits a tenth of a second a page.
    done = subprocess.run(command, capture_output=True, text=True, check=False)  # noqa: S603
    shutil.rmtree(scratch)
    if done.returncode:
        raise SearchError((done.stderr or done.stdout).strip() or "Pagefind ended without a word")


def _pages(site: Path) -> Iterator[_Page]:
    for kind, name in _KINDS.items():
        for file in sorted((site / kind).glob("*/index.html")):
            page = _page(site, file, kind, name)
            if page is not None:
                yield page


def _page(site: Path, file: Path, kind: str, name: str) -> _Page | None:
    root = html.document_fromstring(file.read_bytes().decode("utf-8"))
    if kind == "documents":
        found = [entry for entry in root.iter("article") if is_document(entry)]
    else:
        found = [entry for entry in root.iter("main", "article", "div") if is_content(entry)][:1]
    headline = next(root.iter("h1"), None)
    title = " ".join(words(headline).split()) if headline is not None else ""
    former = root.xpath("//article[contains(concat(' ', @class, ' '), ' former ')]")
    if not title or former:
        return None
    url = f"{kind}/{file.parent.name}/"
    record = catalog.read(site / kind / f"{file.parent.name}.json")
    speakers = {entry["id"]: _said(entry) for entry in record.get("statements", [])}
    language = (found[0].get("lang") if found else None) or root.get("lang") or "und"
    content = "".join(reduced(article, speakers) for article in found)
    primary = language.split("-", maxsplit=1)[0].lower()
    tag = CHARACTERS if primary in ("zh", "ja", "yue", "wuu") else primary
    heading = reduced(headline, speakers) if headline is not None else escape(title)
    body = (
        f'<html lang="{tag}"><body><article data-pagefind-body>'
        f"<h1>{heading}</h1>{content}</article></body></html>"
    )
    facets = catalog.facets(name, language, record)
    return _Page(url=url, index=tag, body=body, facets=facets)


def _said(entry: dict[str, Any]) -> str:
    """Who says a statement, how sure that is, and how: "anna|probable|direct|denial,reply"."""
    stances = ",".join(str(catalog.value(one, "id")) for one in entry.get("stances") or ())
    sure = entry.get("speaker_confidence") or "certain"
    speaker, mode = entry.get("speaker") or "", entry.get("mode") or ""
    return f"{speaker}|{sure}|{mode}|{stances}"


def _tidy(folder: Path) -> None:
    """Leave what the search page loads, in bytes that don't vary from run to run."""
    for file in sorted(folder.iterdir()):
        if file.is_file() and not _KEPT.fullmatch(file.name):
            file.unlink()
    file = folder / "pagefind-entry.json"
    entry = json.loads(file.read_text(encoding="utf-8"))
    languages = entry["languages"]
    for tag in sorted(languages):
        if languages[tag].get("wasm"):
            languages[tag + PLAIN] = {**languages[tag], "wasm": None}
    text = json.dumps(entry, ensure_ascii=False, separators=(",", ":"), sort_keys=True)
    file.write_text(text + "\n", encoding="utf-8")


def _rows(pages: list[_Page], folder: Path) -> dict[str, list[tuple[str, str, Facets]]]:
    """The pages of each index: their ids there, their addresses and facets."""
    by_url = {page.url: page for page in pages}
    found: dict[str, list[tuple[str, str, Facets]]] = {page.index: [] for page in pages}
    for file in sorted((folder / "fragment").glob("*.pf_fragment")):
        raw = gzip.decompress(file.read_bytes()).removeprefix(b"pagefind_dcd")
        page = by_url.get(str(json.loads(raw)["url"]).lstrip("/"))
        if page is not None:
            found[page.index].append((file.stem, page.url, page.facets))
    return found


def _indexes(pages: list[_Page], folder: Path) -> dict[str, Any]:
    """What each index holds: the scripts of its letters, most frequent first, and whether Pagefind
    stems its words.
    """
    built = catalog.read(folder / "pagefind-entry.json")["languages"]
    held = {page.index: _letters(pages, page.index) for page in pages}
    return {
        tag: {
            "scripts": [
                name
                for name, number in sorted(counted.items(), key=lambda pair: (-pair[1], pair[0]))
                if number >= SHARE * counted.total()
            ],
            "stemmed": bool(built.get(tag, {}).get("wasm")),
            "pages": sum(page.index == tag for page in pages),
        }
        for tag, counted in sorted(held.items())
    }


def _letters(pages: list[_Page], tag: str) -> Counter[str]:
    """Letters by script in the documents of an index; in all its pages where it has no document.

    The site's own pages write every name in every script, and would have a reader of one script
    load the indexes of all others; a name's own page is found by the name, without an index.
    """
    some = [page for page in pages if page.index == tag]
    told = [page for page in some if page.facets.kind == "document"]
    found: Counter[str] = Counter()
    for page in told or some:
        for char, number in Counter(re.sub("<[^>]*>", "", page.body)).items():
            if char.isalpha():
                found[script(char)] += number
    return found
