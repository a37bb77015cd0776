"""What pages say, gathered for translators: every message of the code and of the templates."""

from __future__ import annotations

import io
from collections.abc import Iterator
from pathlib import Path
from typing import TypeAlias

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract
from babel.messages.pofile import read_po, write_po

from generator.rendering.tongues import is_translated

CODE = Path(__file__).parents[1]
_PYTHON = {"say": None, "counted": (2, 3)}
_JINJA = {"_": None, "counted": (2, 3), "plurals": (1, 2)}


def messages(templates: Path, code: Path = CODE) -> Catalog:
    """Every message that a page may hold: those of the code and of ``templates/pages``."""
    found = Catalog(charset="utf-8")
    for file in sorted(code.rglob("*.py")):
        if "say(" in (text := file.read_text(encoding="utf-8")) or "counted(" in text:
            for message in _extracted("python", text, _PYTHON):
                found.add(message)
    for file in sorted((templates / "pages").glob("*.j2")):
        text = file.read_text(encoding="utf-8")
        for message in _extracted("jinja2.ext:babel_extract", text, _JINJA):
            found.add(message)
    return found


def _extracted(
    method: str, text: str, keywords: dict[str, tuple[int, int] | None]
) -> Iterator[str | tuple[str, ...]]:
    options = {} if method == "python" else {"trimmed": "true"}
    found = extract(method, io.BytesIO(text.encode()), keywords=keywords, options=options)
    return (message for _, message, _, _ in found)


def read(known: bytes, tag: str) -> Catalog:
    """A language's catalogue; raises babel's PoFileError for what is none."""
    locale = tag.replace("-", "_")
    return read_po(io.BytesIO(known), locale=locale, charset="utf-8", abort_invalid=True)


Forms: TypeAlias = str | tuple[str, ...] | list[str] | None


def _kept(before: Message | None, wanted: Forms) -> Forms:
    """What translates a message; nothing where one of the two has a number and the other none."""
    if before is None or isinstance(before.string, str) != isinstance(wanted, str):
        return None
    return before.string


def renewed(known: bytes, tag: str, wanted: Catalog) -> bytes:
    """A language's catalogue with exactly the messages there are: translations are kept.

    Sorted, without dates and places in the code, so that a change shows what changed.
    """
    held = read(known, tag)
    made = Catalog(locale=held.locale, charset="utf-8")
    for message in wanted:
        if message.id:
            made.add(message.id, _kept(held.get(message.id), message.id))
    out = io.BytesIO()
    write_po(out, made, width=100, no_location=True, omit_header=True, sort_output=True)
    head = (
        'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=utf-8\\n"\n'
        f'"Language: {tag}\\n"\n"Plural-Forms: {made.plural_forms}\\n"\n\n'
    )
    return head.encode() + out.getvalue()


def missing(known: bytes, tag: str, wanted: Catalog) -> tuple[str, ...]:
    """The messages that a language's catalogue doesn't translate, in English."""
    held = read(known, tag)
    return tuple(
        sorted(
            message.id if isinstance(message.id, str) else message.id[0]
            for message in wanted
            if message.id and not is_translated(held.get(message.id))
        )
    )
