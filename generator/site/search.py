"""The search index: what the pages show, with their statements as places to jump to.

It is made from the rendered pages, so what may not be shown can't be found, and of the first
edition's pages alone: those of others say the same of the same documents, and a result leads a
reader to the page in the edition that the search began in.

All pages share one index. A page's words are looked for by what its language makes of them
(``stems``); runs of characters of scripts written without spaces by any two neighbours, whatever a
segmenter would have made of them; and a registered name by its id, wherever one of its forms
stands or the one it names speaks. So a name in any script is one key. Beside the words stand
facets and names (``catalog``) and each page's text (``page-<n>.pack``), from which results show
what was met.
"""

from __future__ import annotations

import hashlib
import shutil
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from lxml import etree, html

from generator.site import catalog
from generator.site.catalog import Facets
from generator.site.mentions import Mentions
from generator.site.postings import Postings, pack
from generator.site.reducing import is_content, is_document, reduced, script, words
from generator.site.stems import Keys, bare, fold, stemmers
from generator.text import is_cjk

KINDS = {
    "documents": "document",
    "incidents": "incident",
    "occasions": "occasion",
    "key-points": "key point",
    "people": "person",
    "organisations": "organisation",
    "countries": "country",
    "outlets": "outlet",
}
"""Kinds of page by their folder, in the order in which results stand: what is said before what is
told about it."""
FOLDER = "search/index"
"""Where the files stand whose contents belong together, below a name that changes with them."""
JOINED = "\u2060"
"""What ends a word that the page does not part from the next."""
LONGEST = 40
"""Letters of a key; a longer one is an address or a code that nobody types to its end."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Page:
    """One page: its words, of which the first ``title`` are its title, and its line in the catalog.

    ``said`` gives each statement's id, what is known of it, and its pieces.
    """

    url: str
    text: str
    title: int
    said: tuple[tuple[str, dict[str, Any], list[tuple[int, int]]], ...]
    facets: Facets


def index(site: Path) -> int:
    """Build the search index of a rendered site inside it; returns the number of pages indexed.

    Reads ``data/*.json`` and the JSON file beside each page for names and facets; a site without
    them gets an index without facets.
    """
    pages = sorted(_pages(site), key=_order)
    shutil.rmtree(site / FOLDER, ignore_errors=True)
    folder = site / FOLDER / "new"
    folder.mkdir(parents=True)
    names = list(catalog.names(site))
    tags = sorted({_primary(page) for page in pages})
    stems = stemmers(site)
    keys = {tag: Keys(stems.get(tag)) for tag in tags}
    mentions = {tag: Mentions(names, tag, keys[tag]) for tag in tags}
    postings = Postings()
    for number, page in enumerate(pages):
        found = _found(page, keys[_primary(page)], mentions[_primary(page)])
        postings.add(found, length=page.text.count(" ") + 1, title=page.title)
        pack(folder / f"page-{number}.pack", _shown(page))
    starts = postings.write(folder, _own(pages))
    about: dict[str, Any] = {
        "pages": len(pages),
        "starts": starts,
        "ranges": _ranges(pages),
        "stems": {tag: _script(pages, tag) for tag in tags if tag in stems},
    }
    about |= catalog.write(site, folder, [page.facets for page in pages], names)
    digest = _digest(folder)
    folder.rename(folder.with_name(digest))
    pack(site / "search" / "index.pack", {"folder": digest, **about})
    return len(pages)


def _primary(page: _Page) -> str:
    return page.facets.language.split("-", maxsplit=1)[0].lower()


def _order(page: _Page) -> tuple[str, int, int, str]:
    """Pages of one language and kind stand together, the newest first."""
    first, last = page.facets.days
    day = first or last
    kind = list(KINDS.values()).index(page.facets.kind)
    return page.facets.language, kind, -day.toordinal() if day else 1, page.url


def _pages(site: Path) -> Iterator[_Page]:
    for folder, kind in KINDS.items():
        for file in sorted((site / folder).glob("*/index.html")):
            page = _page(site, file, folder, kind)
            if page is not None:
                yield page


def _page(site: Path, file: Path, folder: str, kind: str) -> _Page | None:
    root = html.document_fromstring(file.read_bytes().decode("utf-8"))
    headline = next(root.iter("h1"), None)
    title = words(headline).strip() if headline is not None else ""
    former = root.xpath("//article[contains(concat(' ', @class, ' '), ' former ')]")
    if headline is None or not title or former:
        return None
    if kind == "document":
        found = [entry for entry in root.iter("article") if is_document(entry)]
    else:
        found = [entry for entry in root.iter("main", "article", "div") if is_content(entry)][:1]
    record = catalog.read(site / folder / f"{file.parent.name}.json")
    statements = {entry["id"]: entry for entry in record.get("statements", [])}
    language = (found[0].get("lang") if found else None) or root.get("lang") or "und"
    head = reduced([_titled(title)], ())
    body = reduced(found, statements)
    size = len(head.words)
    return _Page(
        url=f"{folder}/{file.parent.name}/",
        text=" ".join((*head.words, *body.words)),
        title=size,
        said=tuple(
            (name, statements[name], [(start + size, end + size) for start, end in pieces])
            for name, pieces in body.said.items()
        ),
        facets=catalog.facets(kind, language, record),
    )


def _titled(title: str) -> etree._Element:
    element = etree.Element("p")
    element.text = title
    return element


def _shown(page: _Page) -> dict[str, Any]:
    """What a result shows of a page, beside what the catalog has."""
    first, last = page.facets.days
    return {
        "url": page.url,
        "text": page.text,
        "title": page.title,
        "outlet": page.facets.outlet,
        "days": [(day - catalog.EPOCH).days if day else None for day in (first, last)],
        "said": [
            [
                name,
                entry.get("speaker") or "",
                entry.get("speaker_confidence") or "certain",
                entry.get("mode") or "",
                [str(catalog.value(one, "id")) for one in entry.get("stances") or ()],
                [number for piece in pieces for number in piece],
            ]
            for name, entry, pieces in page.said
        ],
    }


def _found(page: _Page, keys: Keys, mentions: Mentions) -> dict[str, list[int]]:
    """What a page is found by, with the places: words, pairs of characters, wholes of what the
    page writes in one, and names.
    """
    found: dict[str, list[int]] = {}
    held = page.text.split(" ")
    for place, word in enumerate(held):
        glued = word.endswith(JOINED)
        letters = bare(word)
        if len(letters) == 1 and is_cjk(letters):
            following = bare(held[place + 1])[:1] if glued and place + 1 < len(held) else ""
            pair = fold(letters) + (fold(following) if following and is_cjk(following) else "")
            found.setdefault(pair, []).append(place)
            continue
        for key in keys.of(word):
            found.setdefault(key[:LONGEST], []).append(place)
        if glued and (place == 0 or not held[place - 1].endswith(JOINED)):
            for key in keys.of(_whole(held, place)):
                if place not in found.setdefault(key[:LONGEST], []):
                    found[key[:LONGEST]].append(place)
    for name, places in mentions.of(held).items():
        found.setdefault(f"@{name}", []).extend(places)
    for speaker, times in Counter(entry.get("speaker") for _, entry, _ in page.said).items():
        if speaker:
            found.setdefault(f"@{speaker}", []).extend([-1] * times)
    own = page.url.rstrip("/").rpartition("/")[2]
    if page.facets.kind not in ("document", "incident", "occasion", "key point"):
        found.setdefault(f"@{own}", []).append(-1)
    return found


def _whole(held: Sequence[str], place: int) -> str:
    """What stands on the page in one from a place on, as "co-operating"."""
    out = ""
    while place < len(held) and not is_cjk(bare(held[place])[:1] or " "):
        out += bare(held[place])
        if not held[place].endswith(JOINED):
            break
        place += 1
    return out


def _own(pages: Sequence[_Page]) -> dict[str, int]:
    """The pages of those that have one, by the key of the name."""
    return {
        f"@{page.url.rstrip('/').rpartition('/')[2]}": number
        for number, page in enumerate(pages)
        if page.facets.kind != "document"
    }


def _ranges(pages: Sequence[_Page]) -> list[tuple[str, str, int]]:
    """Language and kind of the pages from a number on."""
    found: list[tuple[str, str, int]] = []
    for number, page in enumerate(pages):
        of = (page.facets.language, page.facets.kind)
        if not found or found[-1][:2] != of:
            found.append((*of, number))
    return found


def _script(pages: Sequence[_Page], tag: str) -> str:
    """The script in which a language is written: what its stemmer knows."""
    counted: Counter[str] = Counter()
    for page in [page for page in pages if _primary(page) == tag][:100]:
        counted.update(script(char) for char in page.text[:1000] if char.isalpha())
    return counted.most_common(1)[0][0] if counted else ""


def _digest(folder: Path) -> str:
    """A name for what a folder holds."""
    made = hashlib.sha256()
    for file in sorted(folder.iterdir()):
        made.update(f"{file.name} {len(held := file.read_bytes())} ".encode() + held)
    return made.hexdigest()[:16]


__all__ = ["FOLDER", "KINDS", "index"]
