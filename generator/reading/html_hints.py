"""What a page's markup says of its text: title, date, language, outlet, author, address."""

from __future__ import annotations

import json
from collections.abc import Iterator

from lxml import html as lxml_html

from generator.model import Hint

_ARTICLES = ("article", "posting", "report", "webpage", "liveblog")
_META = {
    "og:title": "title",
    "twitter:title": "title",
    "dc.title": "title",
    "dcterms.title": "title",
    "citation_title": "title",
    "article:published_time": "date",
    "og:published_time": "date",
    "datepublished": "date",
    "pubdate": "date",
    "publishdate": "date",
    "date": "date",
    "dc.date": "date",
    "dcterms.created": "date",
    "dcterms.issued": "date",
    "citation_publication_date": "date",
    "parsely-pub-date": "date",
    "sailthru.date": "date",
    "og:locale": "language",
    "content-language": "language",
    "dc.language": "language",
    "og:site_name": "outlet",
    "application-name": "outlet",
    "dc.publisher": "outlet",
    "citation_journal_title": "outlet",
    "author": "author",
    "article:author": "author",
    "dc.creator": "author",
    "og:url": "url",
}
_LIMIT = 400
"""Characters of a value that are kept: longer ones are no title, name or address."""
_NODES = 5_000
_SCRIPT = 500_000


def _clean(value: object) -> str:
    text = " ".join(str(value).split())
    return text if 0 < len(text) <= _LIMIT else ""


def _names(value: object) -> Iterator[str]:
    """The names in a JSON-LD value: a string, an object with a name, or a list of them."""
    for item in value if isinstance(value, list) else [value]:
        found = item.get("name") if isinstance(item, dict) else item
        if isinstance(found, str) and (name := _clean(found)):
            yield name


def _objects(data: object) -> Iterator[dict[str, object]]:
    """Every object of a JSON-LD document in order of reading, however it is nested."""
    queue, seen = [data], 0
    while queue and seen < _NODES:
        item = queue.pop(0)
        seen += 1
        if isinstance(item, dict):
            yield item
            queue.extend(value for value in item.values() if isinstance(value, (dict, list)))
        elif isinstance(item, list):
            queue.extend(item)


def _json_ld(tree: lxml_html.HtmlElement) -> Iterator[Hint]:
    for script in tree.iter("script"):
        if "ld+json" not in (script.get("type") or "").lower():
            continue
        try:
            data = json.loads((script.text or "")[:_SCRIPT], strict=False)
        except (ValueError, RecursionError):
            continue
        for item in _objects(data):
            kinds = item.get("@type")
            kind = str(kinds[0] if isinstance(kinds, list) and kinds else kinds)
            if kind.lower().endswith(_ARTICLES):
                yield from _article(item, f"JSON-LD {_clean(kind)}")


def _article(item: dict[str, object], where: str) -> Iterator[Hint]:
    keys = (
        ("headline", "title"),
        ("datePublished", "date"),
        ("inLanguage", "language"),
        ("publisher", "outlet"),
        ("author", "author"),
        ("url", "url"),
    )
    for key, name in keys:
        for value in _names(item.get(key)):
            yield Hint(name=name, value=value, where=f"{where}, {key}")


def _metas(tree: lxml_html.HtmlElement) -> Iterator[Hint]:
    for meta in tree.iter("meta"):
        for attribute in ("property", "name", "itemprop", "http-equiv"):
            key = (meta.get(attribute) or "").strip()
            name = _META.get(key.lower())
            value = _clean(meta.get("content") or "")
            if name and value:
                yield Hint(name=name, value=value, where=f"meta {attribute}={key}")
                break


def _elements(tree: lxml_html.HtmlElement) -> Iterator[Hint]:
    if value := _clean(tree.get("lang") or tree.get("xml:lang") or ""):
        yield Hint(name="language", value=value, where="<html lang>")
    for element in tree.iter("title"):
        if value := _clean("".join(element.itertext())):
            yield Hint(name="title", value=value, where="<title>")
        break
    for link in tree.iter("link"):
        rel, value = (link.get("rel") or "").lower(), _clean(link.get("href") or "")
        if rel == "canonical" and value:
            yield Hint(name="url", value=value, where="link rel=canonical")
    for count, element in enumerate(tree.iter("time")):
        if count >= 20:
            break
        if value := _clean(element.get("datetime") or ""):
            yield Hint(name="date", value=value, where="<time datetime>")


def hints(tree: lxml_html.HtmlElement) -> tuple[Hint, ...]:
    """What the page's metadata says, most telling source first, each value of a name once."""
    out: dict[tuple[str, str], Hint] = {}
    for hint in (*_json_ld(tree), *_metas(tree), *_elements(tree)):
        out.setdefault((hint.name, hint.value), hint)
    return tuple(out.values())
