"""PDF: the text layer of each page, its lines joined to paragraphs."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from importlib import import_module
from typing import Any
from unicodedata import category

from generator.errors import UnreadableError
from generator.model import Hint, Page, RawBlock, Span
from generator.reading.lines import trimmed
from generator.reading.pdf_bidi import is_rtl, mirrored, mirrors
from generator.reading.pdf_columns import ordered
from generator.reading.pdf_lines import Line, rows
from generator.reading.pdf_paragraphs import paragraphs
from generator.saying import listed, say

_MAX_PAGES = 1_000
_DOUBTFUL, _HOPELESS = 0.05, 0.3
"""Shares of a page's, and of a file's, signs without a letter from which it is told, and refused:
what is left of bullets and ornaments stays below, a font that hides its letters far above."""


@cache
def _library() -> Any:
    """Loaded by the first PDF: the other formats have no use for it."""
    return import_module("pypdfium2")


def _refuse(fault: str, remedy: str) -> UnreadableError:
    return UnreadableError(fault, remedy)


def _open(data: bytes) -> Any:
    if b"%PDF-" not in data[:1024]:
        raise _refuse("the file is no PDF", "check that it is the right file")
    try:
        return _library().PdfDocument(data)
    except _library().PdfiumError as error:
        if "assword" in str(error):
            raise _refuse(
                "the PDF is locked with a password", "save a copy without the password"
            ) from error
        raise _refuse("the PDF is damaged", "save it again, or write a digest of it") from error


def _page_lines(document: Any, index: int) -> list[Line]:
    try:
        return list(ordered(rows(document[index].get_textpage())))
    except _library().PdfiumError:
        return []  # one broken page is no reason to lose the others


def _upright(pages: list[list[Line]]) -> list[list[Line]]:
    """The pages with the marks of lines from right to left the right way round."""
    found = [line.text for each in pages for line in each if is_rtl(line.text)]
    if not mirrors(found):
        return pages
    return [
        [replace(line, text=mirrored(line.text)) if is_rtl(line.text) else line for line in each]
        for each in pages
    ]


def _hints(document: Any) -> tuple[Hint, ...]:
    try:
        metadata = document.get_metadata_dict(skip_empty=True)
    except _library().PdfiumError:
        return ()
    names = (("Title", "title"), ("Author", "author"), ("CreationDate", "date"))
    return tuple(
        Hint(name=name, value=value, where=say("PDF metadata, {key}", key=key))
        for key, name in names
        if (value := " ".join(str(metadata.get(key, "")).split())[:400])
    )


def _unlettered(lines: list[Line]) -> float:
    """The share of signs that stand for no letter: the fonts do not say which ones they draw."""
    signs = [char for line in lines for char in line.text if not char.isspace()]
    strange = sum(char == "\ufffd" or category(char) in ("Co", "Cn") for char in signs)
    return strange / max(1, len(signs))


def _unread(pages: list[list[Line]]) -> str:
    """Which pages give no text among others that do: empty ones, pictures, damaged ones; else
    those whose fonts hide some of the letters.
    """
    empty = [str(number) for number, lines in enumerate(pages, 1) if not lines]
    if len(empty) == 1:
        return say("Page {page} of the PDF holds no text that can be read.", page=empty[0])
    if empty:
        return say("Pages {pages} of the PDF hold no text that can be read.", pages=listed(empty))
    hidden = [
        str(number) for number, lines in enumerate(pages, 1) if _unlettered(lines) > _DOUBTFUL
    ]
    if not hidden:
        return ""
    return say(
        "On pages {pages} of the PDF some letters cannot be read: its fonts hide them.",
        pages=listed(hidden),
    )


def read(data: bytes) -> Page:
    """A PDF's text layer as a Page. Raises UnreadableError for locked, damaged or scanned files."""
    document = _open(data)
    try:
        if len(document) > _MAX_PAGES:
            raise _refuse(
                f"the PDF has {len(document)} pages", f"keep the {_MAX_PAGES} that matter or fewer"
            )
        pages = [_page_lines(document, index) for index in range(len(document))]
        hints = _hints(document)
    finally:
        document.close()
    if _unlettered([line for each in pages for line in each]) > _HOPELESS:
        raise _refuse(
            "the PDF does not say which letters its fonts draw",
            "run text recognition on it, or write a digest",
        )
    found = list(paragraphs(_upright([each for each in pages if each])))
    if not found:
        raise _refuse(
            "the PDF has no text layer (it is a scan)",
            "run text recognition on it, or write a digest",
        )
    blocks: list[RawBlock] = []
    offset = 0
    for number, each in enumerate(found, 1):
        span = trimmed(each.text, 0, len(each.text))
        if span:
            moved = Span(start=offset + span.start, end=offset + span.end)
            blocks.append(RawBlock(span=moved, line=number, role=each.role))
        offset += len(each.text) + 1
    text = "\n".join(each.text for each in found)
    unread = _unread(pages)
    return Page(text=text, blocks=tuple(blocks), hints=hints, encoding="pdf", unread=unread)
