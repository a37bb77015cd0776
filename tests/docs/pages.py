"""The pages of the documentation: their headings, links and fenced blocks."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
_FENCE = re.compile(
    r"^(?P<indent> *)```(?P<kind>\w*)\n(?P<body>.*?)^(?P=indent)```$", re.MULTILINE | re.DOTALL
)
_MARK = re.compile(r"<!-- (?P<kind>run|file|append|edit)(?:: (?P<what>\S+))? -->\n$")
_LINK = re.compile(r"!?\[[^\]]*\]\(([^)\s]+)\)")
_HEADING = re.compile(r"^#{1,6} (.+)$", re.MULTILINE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """A fenced block. ``mark`` says what a test does with it, ``what`` with which file or where."""

    page: Path
    kind: str
    body: str
    mark: str = ""
    what: str = ""

    @property
    def commands(self) -> tuple[str, ...]:
        """The lines that are typed, without the prompt."""
        lines = (line.strip() for line in self.body.splitlines())
        if self.kind == "console":
            return tuple(line.removeprefix("$ ") for line in lines if line.startswith("$ "))
        return tuple(line for line in lines if re.match(r"(?:\.venv/bin/)?synoptic |make ", line))


def pages() -> tuple[Path, ...]:
    """Every page for maintainers."""
    names = ("README.md", "CONTRIBUTING.md", ".github/pull_request_template.md")
    found = [ROOT / name for name in names]
    return (*(page for page in found if page.is_file()), *sorted((ROOT / "docs").rglob("*.md")))


def blocks(page: Path) -> Iterator[Block]:
    """The fenced blocks of a page, in their order."""
    text = page.read_text("utf-8")
    for found in _FENCE.finditer(text):
        indent = found["indent"]
        body = "".join(
            line.removeprefix(indent) for line in found["body"].splitlines(keepends=True)
        )
        mark = _MARK.search(text[: found.start()])
        yield Block(
            page=page,
            kind=found["kind"],
            body=body,
            mark=mark["kind"] if mark else "",
            what=(mark["what"] or "") if mark else "",
        )


def prose(page: Path) -> str:
    """A page without its fenced blocks."""
    return _FENCE.sub("", page.read_text("utf-8"))


def links(page: Path) -> tuple[str, ...]:
    """The addresses that a page links to."""
    return tuple(_LINK.findall(re.sub(r"`[^`\n]*`", "", prose(page))))


def anchors(page: Path) -> set[str]:
    """What links can name on a page: its headings, as code hosts name them."""
    found: dict[str, int] = {}
    out = set()
    for heading in _HEADING.findall(prose(page)):
        shown = _LINK.sub(lambda match: match[0].partition("]")[0].lstrip("!["), heading)
        slug = re.sub(r"[^\w\- ]", "", shown.strip().lower()).replace(" ", "-")
        out.add(f"{slug}-{found[slug]}" if slug in found else slug)
        found[slug] = found.get(slug, 0) + 1
    return out
