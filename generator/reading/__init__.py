"""Bytes to text: one reader a format, one shape of answer.

Readers meet whatever the web holds. Whatever the bytes, they either give a Page or raise
``errors.UnreadableError``, which says what is wrong and how to mend it.
"""

from __future__ import annotations

from importlib import import_module
from typing import cast

from generator.errors import UnreadableError
from generator.model import Page
from generator.reading.lines import has_visible

MAX_BYTES = 20 * 1024 * 1024
"""Sources above this are refused: no report of a press event is as long, dumps and films are."""

READERS = {
    "text/plain": "plain",
    "text/markdown": "markdown",
    "text/html": "html",
    "application/xhtml+xml": "html",
    "application/pdf": "pdf",
}
"""The module that reads each format; loaded by the first file of it, with the library it needs."""


def read(data: bytes, media_type: str) -> Page:
    """The text of a source and its lines, as its format has them.

    ``media_type`` may carry parameters (``text/html; charset=utf-8``); the bytes decide on the
    encoding. Raises UnreadableError for what can't be read as that format.
    """
    reader = READERS.get(media_type.split(";", maxsplit=1)[0].strip().lower())
    if reader is None:
        known = ", ".join(sorted(READERS))
        raise UnreadableError(f"'{media_type}' is not a format that can be read", f"use {known}")
    if len(data) > MAX_BYTES:
        raise UnreadableError(
            f"the file is {len(data) / 1024 / 1024:.1f} MB, above the limit of 20 MB",
            "keep only the part that holds the text",
        )
    if not data.strip():
        raise UnreadableError("the file is empty", "save the source again")
    page = cast("Page", import_module(f"generator.reading.{reader}").read(data))
    if not page.blocks or not has_visible(page.text):
        raise UnreadableError(
            "the file holds no visible text", "save the source again, or write a digest of it"
        )
    return page
