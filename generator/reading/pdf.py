"""PDF: the text layer of each page, its lines joined to paragraphs."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

import pypdfium2

from generator.errors import UnreadableError
from generator.model import Hint, Page, RawBlock, Span
from generator.reading.lines import has_visible, trimmed
from generator.text import is_cjk

_MAX_PAGES = 1_000
_EDGE_LINES = 2
"""How many lines at a page's top and bottom may be running heads."""
_FULL = 0.78
"""Share of the usual line length from which a line is taken to run on into the next. Ragged
text leaves room for one long word: at 65 to 80 characters that is a fifth of the line."""
_SOFT = re.compile("[\ufffe\x02]")
_DIGITS = re.compile(r"\d+")
_END = re.compile(r"[.!?…:;。！？：；][\"'»”’)\]]*$")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Paragraph:
    text: str
    role: str


def _refuse(fault: str, remedy: str) -> UnreadableError:
    return UnreadableError(fault, remedy)


def _open(data: bytes) -> pypdfium2.PdfDocument:
    if b"%PDF-" not in data[:1024]:
        raise _refuse("the file is no PDF", "check that it is the right file")
    try:
        return pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        if "assword" in str(error):
            raise _refuse(
                "the PDF is locked with a password", "save a copy without the password"
            ) from error
        raise _refuse("the PDF is damaged", "save it again, or write a digest of it") from error


def _page_lines(document: pypdfium2.PdfDocument, index: int) -> list[str]:
    try:
        page = document[index]
        text = page.get_textpage().get_text_bounded()
    except pypdfium2.PdfiumError:
        return []  # one broken page is no reason to lose the others
    text = _SOFT.sub("-", text).replace("\0", "")
    lines = (line.strip() for line in re.split("\r\n|[\r\n\x0b\x0c\x85\u2028\u2029]", text))
    return [line for line in lines if has_visible(line)]


def _running(pages: list[list[str]]) -> set[str]:
    """Lines that stand at the edge of at least half of the pages, page numbers set aside."""
    if len(pages) < 2:
        return set()
    seen: Counter[str] = Counter()
    for lines in pages:
        edge = lines[:_EDGE_LINES] + lines[-_EDGE_LINES:]
        seen.update({_DIGITS.sub("#", line) for line in edge})
    return {line for line, count in seen.items() if count >= max(2, len(pages) / 2)}


def _width(pages: list[list[str]]) -> int:
    """The usual length of a full line: the ninth decile of all lines."""
    lengths = sorted(len(line) for lines in pages for line in lines)
    return lengths[len(lengths) * 9 // 10] if lengths else 0


def _glue(left: str, right: str) -> str:
    if left.endswith("-") or (is_cjk(left[-1]) and is_cjk(right[0])):
        return ""
    return " "


def _runs_on(line: str, width: int) -> bool:
    short = len(line) < width * _FULL
    return not short or (bool(re.search(r"[-,]$", line)) and len(line) > width / 2)


def _paragraphs(pages: list[list[str]]) -> Iterator[_Paragraph]:
    running, width = _running(pages), _width(pages)
    parts: list[str] = []
    for lines in pages:
        feet: list[_Paragraph] = []
        for at, line in enumerate(lines):
            top, bottom = at < _EDGE_LINES, at >= len(lines) - _EDGE_LINES
            if (top or bottom) and _DIGITS.sub("#", line) in running:
                feet.append(_Paragraph(text=line, role="header" if top else "footer"))
                continue
            if parts:
                parts.append(_glue(parts[-1], line))
            parts.append(line)
            if not _runs_on(line, width):
                yield _Paragraph(text="".join(parts), role="p")
                parts = []
        # A paragraph may run over the page's end; the running heads are told between two.
        if parts and _END.search(parts[-1]):
            yield _Paragraph(text="".join(parts), role="p")
            parts = []
        if not parts:
            yield from feet
        else:
            yield _Paragraph(text="".join(parts), role="p")
            parts = []
            yield from feet
    if parts:
        yield _Paragraph(text="".join(parts), role="p")


def _hints(document: pypdfium2.PdfDocument) -> tuple[Hint, ...]:
    try:
        metadata = document.get_metadata_dict(skip_empty=True)
    except pypdfium2.PdfiumError:
        return ()
    names = (("Title", "title"), ("Author", "author"), ("CreationDate", "date"))
    return tuple(
        Hint(name=name, value=value, where=f"PDF metadata, {key}")
        for key, name in names
        if (value := " ".join(str(metadata.get(key, "")).split())[:400])
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
    found = list(_paragraphs([lines for lines in pages if lines]))
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
    return Page(text=text, blocks=tuple(blocks), hints=hints, encoding="pdf")
