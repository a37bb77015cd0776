"""Pages that maintainers write themselves, in Markdown: about, method, the home page's words."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import TypeAlias

import yaml

from generator.model import Output
from generator.rendering.page import Page, front_matter
from generator.rendering.tongues import ENGLISH, Tongue, unknown
from generator.rendering.wording import direction

Written: TypeAlias = tuple[Output, ...]

_HEAD = re.compile(r"\A---[ \t]*\n(.*?\n)(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.DOTALL)
_KEYS = ("title", "description", "lang")
_HEADING = re.compile(r"^#[ \t]+(.+?)[ \t#]*$", re.MULTILINE)


def split(content: bytes) -> tuple[dict[str, str], str]:
    """Front matter (only the keys pages may have, as strings) and the Markdown below it."""
    text = content.decode("utf-8-sig", errors="replace").replace("\r\n", "\n")
    match = _HEAD.match(text)
    if match is None:
        return {}, text
    try:
        loaded = yaml.load(match[1], Loader=yaml.BaseLoader)  # noqa: S506 - strings only
    except yaml.YAMLError:
        loaded = {}
    held = loaded if isinstance(loaded, dict) else {}
    kept = {key: str(held[key]) for key in _KEYS if isinstance(held.get(key), str)}
    return kept, text[match.end() :]


def body(written: tuple[Output, ...], path: str) -> tuple[dict[str, str], str]:
    """Front matter and Markdown of one page; empty where nobody wrote it."""
    for output in written:
        if output.path == path:
            return split(output.content)
    return {}, ""


def of_edition(written: tuple[Output, ...], tongue: Tongue, tags: tuple[str, ...]) -> Written:
    """The pages an edition shows: its own where somebody wrote them, the first edition's else.

    ``pages/fr/about.md`` is the French edition's ``about``. Paths are those of the first edition.
    What stands in the folder of a language that is no edition of this site is left out.
    """
    found = {item.path: item for item in written if not _in_language(item.path, tags)}
    if not tongue.prefix:
        return tuple(found.values())
    own = {
        item.path.removeprefix(tongue.prefix): item
        for item in written
        if item.path.startswith(tongue.prefix)
    }
    return tuple(
        replace(own.get(path, item), path=path)
        for path, item in found.items()
        if path.endswith(".md") or path in own
    )


def _in_language(path: str, tags: tuple[str, ...]) -> bool:
    """Whether a page lies in the folder of a language, be it an edition or not."""
    folder, below, _ = path.partition("/")
    return bool(below) and (folder in tags or not unknown(folder))


def outputs(
    written: Written, taken: frozenset[str], tongue: Tongue, editions: tuple[str, ...]
) -> Iterator[Output]:
    """Every hand-written page whose path no generated page has; other files as they are."""
    for output in written:
        if output.path in taken:
            continue
        if not output.path.endswith(".md"):
            yield replace(output, path=tongue.prefix + output.path)
            continue
        meta, text = split(output.content)
        heading = _HEADING.search(text)
        name = output.path.removesuffix(".md").rsplit("/", maxsplit=1)[-1]
        title = meta.get("title") or (heading[1] if heading else name.capitalize())
        page = Page(
            path=output.path.removesuffix(".md"),
            template="",
            title=title,
            description=meta.get("description", ""),
            kind="prose",
            lang=meta.get("lang", ENGLISH),
            dir=direction(meta.get("lang", ENGLISH)),
        )
        lead = "" if heading else f"# {title}\n\n"
        whole = front_matter(page, tongue, editions) + lead + text.strip() + "\n"
        yield Output(path=tongue.prefix + output.path, content=whole.encode("utf-8"))
