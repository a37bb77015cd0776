"""The menu that stands before a text in one single line, as tools leave it that lose line ends."""

from __future__ import annotations

import re

from generator.cleaning import phrasebook
from generator.model import Page
from generator.text import fold

_ENTRIES = 3
"""Menu entries in a row from which they are surely a menu: no sentence begins so."""
_ENTRY = 60
"""Characters within which an entry is looked for."""
_REST = 120
"""Characters of text that must follow: less may be the rest of the menu."""
_BARRED = re.compile(r"\s*(?:[^\W_]+[ '&-]{1,3}){0,2}[^\W_]+\s*[|•·»›]\s*")
"""Up to three words and the sign that parts them from the next entry."""
_SPACES = re.compile(r"[\s|•·»›]*")


def menu(page: Page, language: str) -> int:
    """Where the text begins in a page of one single line, behind its menu; 0 where it has none.

    Every entry must be a known phrase of pages' menus, or stand before a sign that parts entries.
    """
    if len(page.blocks) != 1 or page.blocks[0].role:
        return 0
    span = page.blocks[0].span
    text = span.of(page.text)
    at = entries = before = 0
    while True:
        end = _entry(text, at, language)
        if end == at:
            break
        before, at, entries = at, end, entries + 1
    if text[at : at + 1].islower():  # the last entry is a sentence's first word: "News agencies"
        at, entries = before, entries - 1
    return span.start + at if entries >= _ENTRIES and len(text) - at >= _REST else 0


def _entry(text: str, at: int, language: str) -> int:
    """The end of the menu entry at a place, with what parts it from the next; or that place."""
    barred = _BARRED.match(text, at, at + _ENTRY)
    if barred:
        return barred.end()
    for match in phrasebook.find(fold(text[at : at + _ENTRY]), language):
        if match.label.is_chrome and not match.numbered and match.end:
            return _end(text, at + match.end)
    return at


def _end(text: str, at: int) -> int:
    found = _SPACES.match(text, at)
    return found.end() if found else at
