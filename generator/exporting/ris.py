"""RIS: the oldest common tongue of reference managers."""

from __future__ import annotations

from collections.abc import Iterator

from generator.exporting.reference import Day, Reference


def write(of: Reference) -> str:
    """One record, its lines ended as the format asks."""
    lines = (f"{tag}  - {' '.join(value.split())}" for tag, value in _fields(of) if value)
    return "\r\n".join((f"TY  - {'NEWS' if of.press else 'ELEC'}", *lines, "ER  - ", ""))


def _fields(of: Reference) -> Iterator[tuple[str, str]]:
    yield "ID", of.id
    yield "TI", of.title
    yield "T2" if of.press else "PB", of.outlet
    yield "DA", _date(of.day)
    yield "LA", of.language
    yield "UR", of.url or ""
    yield "Y2", _slashed(of.retrieved or "")
    for note in of.notes:
        yield "N1", note


def _date(day: Day | None) -> str:
    """``2031/05/04/``; what the format can't say exactly stands behind the last slash."""
    if day is None:
        return ""
    if day.open or day.last is not None:
        between = "/".join(end or ".." for end in (day.first, day.last or ""))
        return f"///{between.replace('/', ' to ')}"
    return _slashed(day.first) + ("probably" if day.doubtful else "")


def _slashed(day: str) -> str:
    parts = [part for part in day.rstrip("?~%").split("-") if part]
    return "/".join([*parts, *[""] * (4 - len(parts))]) if parts else ""
