"""Hand-written pages and the ledger of permanent links."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from generator.content import tree
from generator.errors import Problem, Problems
from generator.model import Output


def read_pages(root: Path, problems: Problems) -> tuple[Output, ...]:
    """Every Markdown file under ``pages/``, its path relative to that folder."""
    folder = root / "pages"
    pages = []
    for item in _files(folder, problems):
        data = tree.read(item)
        if isinstance(data, Problem):
            problems.extend([data])
        elif item.path.suffix != ".md":
            fault, remedy = "only Markdown (.md) belongs here", "rename it, or move it away"
            problems.add(file=tree.shown(item.path), fault=fault, remedy=remedy)
        elif _is_text(data, tree.shown(item.path), problems):
            path = item.path.relative_to(folder).as_posix()
            pages.append(Output(path=path, content=data))
    return tuple(sorted(pages, key=lambda page: page.path))


def _files(folder: Path, problems: Problems) -> Iterator[tree.Item]:
    """The files of a folder and of those in it."""
    for item in tree.listing(folder, problems):
        if item.kind == "folder":
            yield from _files(item.path, problems)
        else:
            yield item


def _is_text(data: bytes, file: str, problems: Problems) -> bool:
    """Whether a file is UTF-8; where it isn't, each such line is reported."""
    good = True
    for number, line in enumerate(data.split(b"\n"), start=1):
        try:
            line.decode("utf-8")
        except UnicodeDecodeError:
            good = False
            remedy = "save the file again with encoding UTF-8"
            problems.add(file=file, line=number, fault="the line is not UTF-8", remedy=remedy)
    return good


def read_permalinks(root: Path, problems: Problems) -> tuple[str, ...]:
    """The ledger's lines, one an item, without their ends. A line that can't be read is ""."""
    item = tree.look(root / "permalinks.txt")
    if item is None:
        return ()
    file = tree.shown(item.path)
    if item.kind != "file":
        fault, remedy = "is no plain file", "put the file itself there: links are not followed"
        problems.add(file=file, fault=fault, remedy=remedy)
        return ()
    data = tree.read(item)
    if isinstance(data, Problem):
        problems.extend([data])
        return ()
    _is_text(data, file, problems)
    lines = []
    for number, raw in enumerate(data.split(b"\n"), start=1):
        line = raw.decode("utf-8", "replace").removeprefix("\ufeff").rstrip("\r")
        if "\ufffd" in line:
            line = ""
        elif any(not char.isprintable() and char != "\t" for char in line):
            fault, remedy = "the line holds a control character", "restore the line"
            problems.add(file=file, line=number, fault=fault, remedy=remedy)
            line = ""
        lines.append(line)
    while lines and not lines[-1]:
        lines.pop()
    return tuple(lines)
