"""Which lines of a page a main-content extractor would keep."""

from __future__ import annotations

import copy
import re
from importlib import import_module

from lxml import html as lxml_html

_WORD = re.compile(r"\w")
_SHINGLE = 12
"""Letters in a run that is looked up: long enough to be rare, short enough for one Chinese
clause. Looking up runs keeps the comparison linear, where searching each line would not be."""
_SHARE = 0.8
_MAX_ELEMENTS = 60_000
"""Pages with more elements are not asked about: extraction takes seconds there."""


def _letters(text: str) -> str:
    return "".join(_WORD.findall(text))


def _extracted(tree: lxml_html.HtmlElement) -> str | None:
    if sum(1 for _ in zip(tree.iter(), range(_MAX_ELEMENTS), strict=False)) >= _MAX_ELEMENTS:
        return None
    # Loaded by the first HTML page: the other formats have no use for it.
    extract = import_module("trafilatura").extract
    try:
        found: str | None = extract(
            copy.deepcopy(tree),
            fast=True,
            favor_recall=True,
            include_comments=False,
            include_tables=True,
            deduplicate=False,
        )
    except Exception:  # noqa: BLE001 - whatever a hostile page makes it raise, it is one witness less
        return None
    return found


def kept(tree: lxml_html.HtmlElement, lines: list[str]) -> tuple[bool, ...] | None:
    """For each line whether trafilatura keeps it; None if it finds no main text at all."""
    text = _extracted(tree)
    if not text:
        return None
    short = {_letters(line) for line in text.split("\n")}
    letters = _letters(text)
    runs = {letters[at : at + _SHINGLE] for at in range(max(1, len(letters) - _SHINGLE + 1))}
    out = []
    for line in lines:
        own = _letters(line)
        if len(own) < 2 * _SHINGLE:
            out.append(own in short)
            continue
        picks = range(0, len(own) - _SHINGLE + 1, _SHINGLE // 2)
        hits = sum(own[at : at + _SHINGLE] in runs for at in picks)
        out.append(hits >= len(picks) * _SHARE)
    return tuple(out)
