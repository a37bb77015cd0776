"""BibTeX as biblatex reads it, whose dates are EDTF: a doubtful day keeps its question mark."""

from __future__ import annotations

from collections.abc import Iterator

from generator.exporting.reference import Day, Reference

_SPECIAL = {
    "\\": "\\textbackslash{}",
    "{": "\\{",
    "}": "\\}",
    "~": "\\textasciitilde{}",
    "^": "\\textasciicircum{}",
    **{char: f"\\{char}" for char in "%&#$_"},
}
_TABLE = str.maketrans(_SPECIAL)
_ADDRESS = str.maketrans({char: f"%{ord(char):02X}" for char in "\\{} "})


def write(of: Reference) -> str:
    """One entry; the title stands in double braces, so that no style changes its capitals."""
    fields = "".join(f"  {name} = {{{value}}},\n" for name, value in _fields(of) if value)
    return f"@{'article' if of.press else 'online'}{{{of.id},\n{fields}}}\n"


def _fields(of: Reference) -> Iterator[tuple[str, str]]:
    yield "title", f"{{{of.title.translate(_TABLE)}}}" if of.title else ""
    yield "journaltitle" if of.press else "organization", of.outlet.translate(_TABLE)
    yield "date", _date(of.day)
    yield "language", of.language
    yield "url", (of.url or "").translate(_ADDRESS)
    yield "urldate", of.retrieved or ""
    yield "note", "; ".join(of.notes).translate(_TABLE)


def _date(day: Day | None) -> str:
    if day is None or not (day.first or day.last):
        return ""
    doubt = "?" if day.doubtful else ""
    ends = [day.first] if day.last is None and not day.open else [day.first, day.last or ""]
    return "/".join(f"{end}{doubt}" if end else ".." for end in ends)
