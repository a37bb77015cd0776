"""Entries that the registries lack: who speaks in a document, and who published it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import urlsplit

from anyascii import anyascii

from generator.adding.proposal import Entry
from generator.cleaning import title_ends
from generator.model import Document, Hint, Registry
from generator.text import fold, is_cjk
from generator.written import free, one_line, slug

_FOREIGN = re.compile(r"[^\W\d_\u0000-\u024f\u1e00-\u1eff]")
"""A letter that is not Latin."""


def people(document: Document, hints: tuple[Hint, ...], registry: Registry) -> Iterator[Entry]:
    """Everybody with a name who speaks, or bears a post, and whom no registry knows.

    A single word is no name to register; what begins with a small letter is a role; the name at
    the end of the page's title is its site's.
    """
    sites = {fold(end) for end, _ in title_ends(hints)}
    taken = {str(agent.id) for agent in registry.agents}
    posts = {each.name: each.role for each in document.proposals}
    speaking = [each.name for each in document.speakers if each.id is None]
    for name in dict.fromkeys((*posts, *speaking)):
        words = one_line(name)
        alone = len(words.split()) < 2 and not is_cjk(words[:1] or " ")
        if alone or words[:1].islower() or fold(words) in sites:
            continue
        id_ = free(slug(words), taken)
        taken.add(id_)
        post = posts.get(name)
        because = f"named in the text as “{one_line(post)}”" if post else "speaks in the text"
        yield Entry(
            registry="people",
            id=id_,
            fields={
                "id": id_,
                "name": anyascii(words).title() if _FOREIGN.search(words) else words,
                "forms": {document.language.value: [words]},
            },
            because=because,
        )


def outlets(document: Document, hints: tuple[Hint, ...], registry: Registry) -> Iterator[Entry]:
    """Who published it, as the page or its address says, where no registered outlet did."""
    if document.outlet.value is not None:
        return
    addresses = [document.source.url, *(hint.value for hint in hints if hint.name == "url")]
    host = next((found for url in addresses if (found := _host(url))), "")
    name, because = _named(document, hints) or (host, "its address is there")
    if not name:
        return
    fields: dict[str, object] = {"kind": "unknown", "languages": [document.language.value]}
    if host:
        fields["domains"] = [host]
    id_ = free(slug(name), {str(outlet.id) for outlet in registry.outlets})
    yield Entry(
        registry="outlets", id=id_, fields={"id": id_, "name": name, **fields}, because=because
    )


def _named(document: Document, hints: tuple[Hint, ...]) -> tuple[str, str] | None:
    """What the page calls itself, and where: in its markup, or behind the text's own title."""
    for hint in hints:
        if hint.name == "outlet" and one_line(hint.value):
            return one_line(hint.value), f"{hint.where} says so"
    title = fold(document.title.value or "")
    for end, hint in title_ends(hints):
        if title and fold(end) not in title:
            return one_line(end), f"{hint.where} ends with it"
    return None


def _host(url: str | None) -> str:
    """The host of an address, without "www."."""
    try:
        return (urlsplit(url or "").hostname or "").removeprefix("www.")
    except ValueError:
        return ""
