"""Code names that documents share, by which a proposal is called."""

from __future__ import annotations

from dataclasses import replace

import pytest

from generator.linking import sharing
from tests.linking import reports


@pytest.mark.parametrize(
    ("language", "text", "code"),
    [
        ("en", "In June 2031 the crew HERON7 came back; on Monday 3 it left.", "HERON7"),
        ("de", "Im März 2031 kam die Gruppe HERON7 zurück, im Okt 2031 nicht.", "HERON7"),
        ("en", "Version 12 was shipped in May 2031.", ""),
    ],
)
def test_a_month_before_a_year_is_no_code_name(language: str, text: str, code: str) -> None:
    """Days and counted things are written as code names are, and call nothing."""
    document = reports.report("a", f"{text}\n{reports.DENIAL}, Anna Kovel said.")
    told = replace(document, language=replace(document.language, value=language))
    found = [entry.forms[0] for entry in sharing.shared((told,)).codes]
    assert found == ([code] if code else [])
