"""Web pages of many kinds, written for the test: extractor and rules agree on every line."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from generator import cleaning, language, reading

PAGES = yaml.safe_load((Path(__file__).parent / "pages.yml").read_text("utf-8"))


@pytest.mark.parametrize("case", PAGES, ids=[case["name"] for case in PAGES])
def test_page(case: dict[str, Any]) -> None:
    """The page's language is told and each visible line gets the label it is written under."""
    page = reading.read(case["html"].encode(), "text/html")
    tag = language.detect(page).value
    assert tag.split("-")[0] == case["language"]
    blocks = cleaning.label(page, tag)
    expected = [(label, text) for line in case["lines"] for label, text in line.items()]
    assert [(block.label.value, block.span.of(page.text)) for block in blocks] == expected
