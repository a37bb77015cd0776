"""Pages in each language, written for the test: every line gets the label its readers give it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from generator import cleaning, reading

CASES = [
    pytest.param(file.stem, case["lines"], id=f"{file.stem}-{number}")
    for file in sorted((Path(__file__).parent / "cases").glob("*.yml"))
    for number, case in enumerate(yaml.safe_load(file.read_text("utf-8")), 1)
]


def _labelled(language: str, lines: list[dict[str, str]], gap: str) -> list[tuple[str, str]]:
    source = gap.join(text for line in lines for text in line.values())
    page = reading.read(source.encode(), "text/plain")
    blocks = cleaning.label(page, language)
    assert all(block.reason for block in blocks)
    return [(block.label.value, block.span.of(page.text)) for block in blocks]


@pytest.mark.parametrize("gap", ["\n", "\n\n"], ids=["dense", "spaced"])
@pytest.mark.parametrize(("language", "lines"), CASES)
def test_case(language: str, lines: list[dict[str, Any]], gap: str) -> None:
    """Each line of the case gets the label it is written under, with or without empty lines."""
    expected = [(label, text) for line in lines for label, text in line.items()]
    assert _labelled(language, lines, gap) == expected
