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

Beside the index stand ``search/catalog.json``, the facets of every page by its id in the index,
and ``search/names.json``, every name with its forms: the script counts facets over all languages
and looks for a name in every script.
"""

from __future__ import annotations

import gzip
import json
import re
import shutil
import subprocess
import unicodedata
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from lxml import html
from pagefind.service import get_executable

from generator.site.reducing import escape, is_content, is_document, reduced, script, words
from generator.text import is_cjk

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
_KEPT = re.compile(r"pagefind-(entry\.json|worker\.js)|.*\.(pf_\w+|pagefind)")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Page:
    """One page as it goes into the index, and its line in the catalog."""

    url: str
    index: str
    body: str
    facets: dict[str, Any]


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
    (site / "search").mkdir(exist_ok=True)
    _dump(site / "search" / "catalog.json", _catalog(site, pages, folder))
    _dump(site / "search" / "names.json", list(_names(site)))
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
    if not title:
        return None
    url = f"{kind}/{file.parent.name}/"
    record = _record(site / kind / f"{file.parent.name}.json")
    speakers = {entry["id"]: _speaker(entry) for entry in record.get("statements", [])}
    language = (found[0].get("lang") if found else None) or root.get("lang") or "und"
    content = "".join(reduced(article, speakers) for article in found)
    primary = language.split("-", maxsplit=1)[0].lower()
    tag = CHARACTERS if primary in ("zh", "ja", "yue", "wuu") else primary
    heading = reduced(headline, speakers) if headline is not None else escape(title)
    body = (
        f'<html lang="{tag}"><body><article data-pagefind-body>'
        f"<h1>{heading}</h1>{content}</article></body></html>"
    )
    facets = {"kind": name, "language": language, **_facets(record)}
    return _Page(url=url, index=tag, body=body, facets=facets)


def _speaker(entry: dict[str, Any]) -> str:
    """A statement's speaker, with how sure that is where it is not certain: "anna|probable"."""
    speaker = str(entry.get("speaker") or "")
    sure = entry.get("speaker_confidence") or "certain"
    return speaker if sure == "certain" or not speaker else f"{speaker}|{sure}"


def _record(file: Path) -> dict[str, Any]:
    if not file.is_file():
        return {}
    found = json.loads(file.read_text(encoding="utf-8"))
    return found if isinstance(found, dict) else {}


def _facets(record: dict[str, Any]) -> dict[str, Any]:
    """Outlet, year, speakers and incidents of a document's record, as far as it has them."""
    if "statements" not in record:
        return {}
    date = str(_value(record.get("date"), "edtf") or "")
    year = re.search(r"(?<!\d)\d{4}(?!\d)", date)
    spoke = {entry.get("speaker") for entry in record["statements"]} - {None, ""}
    incidents = {_value(entry, "id") for entry in record.get("incidents", [])}
    return {
        "outlet": _value(record.get("outlet"), "value") or "",
        "year": year[0] if year else "",
        "speaker": sorted(str(entry) for entry in spoke),
        "incident": sorted(str(entry) for entry in incidents if entry),
    }


def _value(entry: Any, key: str) -> Any:
    return entry.get(key) if isinstance(entry, dict) else entry


def _tidy(folder: Path) -> None:
    """Leave what the search page loads, in bytes that don't vary from run to run."""
    for file in sorted(folder.iterdir()):
        if file.is_file() and not _KEPT.fullmatch(file.name):
            file.unlink()
    entry = folder / "pagefind-entry.json"
    _dump(entry, json.loads(entry.read_text(encoding="utf-8")), ordered=True)


def _catalog(site: Path, pages: list[_Page], folder: Path) -> dict[str, Any]:
    """Facets by page, by the page's id in the index; and the words for facets' values."""
    by_url = {page.url: page for page in pages}
    entries: dict[str, Any] = {}
    for file in sorted((folder / "fragment").glob("*.pf_fragment")):
        raw = gzip.decompress(file.read_bytes()).removeprefix(b"pagefind_dcd")
        page = by_url.get(str(json.loads(raw)["url"]).lstrip("/"))
        if page is not None:
            entries[file.stem] = {"url": page.url, **page.facets}
    labels = {entry["id"]: entry["name"] for entry in _names(site)}
    for file in sorted((site / "incidents").glob("*.json")):
        record = _record(file)
        if record.get("id"):
            labels[record["id"]] = record.get("title") or record["id"]
    used: set[str] = set()
    for page in pages:
        used.update(page.facets.get("speaker", []), page.facets.get("incident", []))
        used.add(page.facets.get("outlet", ""))
    shown = {key: labels[key] for key in sorted(used) if key in labels}
    return {
        "heads": " ".join(sorted({head for entry in _names(site) for head in _heads(entry)})),
        "indexes": _indexes(pages, folder),
        "labels": shown,
        "pages": dict(sorted(entries.items())),
    }


def _indexes(pages: list[_Page], folder: Path) -> dict[str, Any]:
    """What each index holds: the scripts of its letters, most frequent first, and whether Pagefind
    stems its words.
    """
    built = _record(folder / "pagefind-entry.json")["languages"]
    held = {page.index: _letters(pages, page.index) for page in pages}
    return {
        tag: {
            "scripts": [
                name
                for name, number in sorted(counted.items(), key=lambda pair: (-pair[1], pair[0]))
                if number >= SHARE * counted.total()
            ],
            "stemmed": bool(built.get(tag, {}).get("wasm")),
        }
        for tag, counted in sorted(held.items())
    }


def _letters(pages: list[_Page], tag: str) -> Counter[str]:
    """Letters by script in the documents of an index; in all its pages where it has no document.

    The site's own pages write every name in every script, and would have a reader of one script
    load the indexes of all others; a name's own page is found by the name, without an index.
    """
    some = [page for page in pages if page.index == tag]
    told = [page for page in some if page.facets["kind"] == "document"]
    found: Counter[str] = Counter()
    for page in told or some:
        for char, number in Counter(re.sub("<[^>]*>", "", page.body)).items():
            if char.isalpha():
                found[script(char)] += number
    return found


def _heads(entry: dict[str, Any]) -> Iterator[str]:
    """How the forms of a name begin: the first three letters or digits of the first word, folded
    as the page's script folds them; one character where words are not written apart.

    A query none of whose words begins so holds no name, and the names need not be loaded.
    """
    for form in (entry["name"], *(one for forms in entry["forms"].values() for one in forms)):
        plain = "".join(
            char
            for char in unicodedata.normalize("NFKD", form)
            if not unicodedata.category(char).startswith("M")
        )
        for word in re.split(r"[\s'\u2018\u2019\u02bc]+", plain.lower()):
            letters = re.sub(r"[\W_]+", "", word)
            if letters:
                yield letters[0] if is_cjk(letters[0]) else letters[:3]
                break


def _names(site: Path) -> Iterator[dict[str, Any]]:
    """Every named agent, place and outlet: id, name and forms by language."""
    for name in ("agents", "places", "outlets"):
        file = site / "data" / f"{name}.json"
        if file.is_file():
            for entry in json.loads(file.read_text(encoding="utf-8")):
                forms = entry.get("forms") or {}
                yield {"id": entry["id"], "name": entry["name"], "forms": forms}


def _dump(file: Path, value: Any, *, ordered: bool = False) -> None:
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"), sort_keys=ordered)
    file.write_text(text + "\n", encoding="utf-8")
