"""Our style sheets and scripts as they travel: without the comments and spaces of their sources.

No name is shortened, so what a browser complains about can be found in the sources. Comments that
begin with an exclamation mark stay: they tell whose work a file is.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

from rcssmin import cssmin
from rjsmin import jsmin


def script(text: str) -> str:
    """A script that does the same in fewer characters."""
    packed: str = jsmin(text, keep_bang_comments=True)
    return packed


def sheet(text: str) -> str:
    """A style sheet that says the same in fewer characters."""
    packed: str = cssmin(text, keep_bang_comments=True)
    return packed


PACKERS: Mapping[str, Callable[[str], str]] = {".css": sheet, ".js": script}
"""What makes a kind of file smaller, by the ending of its name."""


def pack(site: Path, own: Path) -> None:
    """Make the style sheets and scripts of our theme, ``own``, smaller where ``site`` has them."""
    for source in sorted((own / "assets").rglob("*")):
        packed = PACKERS.get(source.suffix)
        file = site / source.relative_to(own)
        if packed and file.is_file():
            file.write_text(packed(source.read_text(encoding="utf-8")), encoding="utf-8")
