"""Whole pages of many kinds in full languages: forums, running reports, mails, old layouts.

In a page of ``kinds/`` each visible line begins with its label in braces, or with several that are
right: ``{caption|credit}``. The braces are taken out before the page is read.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
import yaml

from generator.document import process
from generator.model import DocumentId, Registry, Rights, Source

_MARK = re.compile(r"\{([a-z]+(?:\|[a-z]+)*)\}")
PAGES = [
    pytest.param(page, id=page["name"])
    for file in sorted((Path(__file__).parent / "kinds").glob("*.yml"))
    for page in yaml.safe_load(file.read_text("utf-8"))
]


@pytest.mark.parametrize("page", PAGES)
def test_kind(page: dict[str, Any]) -> None:
    """Every line gets a label that is right, and the page its language, headline and day."""
    expected = [match.group(1).split("|") for match in _MARK.finditer(page["page"])]
    titles = [
        re.split(r"[<\n]", page["page"][match.end() :], maxsplit=1)[0].strip()
        for match in _MARK.finditer(page["page"])
        if match.group(1) == "title"
    ]
    source = Source(
        id=DocumentId("page"),
        media_type=page["type"],
        sha256="0" * 64,
        rights=Rights.FULL,
        file="page",
    )
    found = process(source, _MARK.sub("", page["page"]).encode(), Registry())
    told = [(block.label.value, block.span.of(found.text)) for block in found.blocks]
    wrong = [
        (each, labels) for each, labels in zip(told, expected, strict=True) if each[0] not in labels
    ]
    assert not wrong
    assert found.language.value.split("-", maxsplit=1)[0] == page["language"]
    assert not titles or found.title.value == titles[0]
    assert "date" not in page or found.date.edtf == str(page["date"])
    assert [(block.line, block.language) for block in found.blocks if block.language] == [
        tuple(each) for each in page.get("foreign", [])
    ]
