"""What every format of references is written from."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Day:
    """A year, month or day (``2031``, ``2031-05``, ``2031-05-04``), or from one to another.

    ``last`` is None for a single one. ``open``: one of the ends is not known, and "".
    ``doubtful``: it is probable, or said to be about then.
    """

    first: str
    last: str | None = None
    open: bool = False
    doubtful: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Reference:
    """A document to be cited. "" or None: not known for certain, see ``notes``.

    ``press``: an article of a newspaper or agency, otherwise a web page. ``retrieved`` is an EDTF
    day.
    """

    id: str
    title: str
    language: str
    outlet: str
    press: bool
    day: Day | None
    url: str | None
    retrieved: str | None
    notes: tuple[str, ...]
