"""The page about data tells the files that there are, and their shapes as they are."""

from __future__ import annotations

import json
from pathlib import PurePosixPath

from generator import exporting, rendering
from generator.rendering.data_page import FILES
from tests.rendering.corpus import corpus, traced
from tests.rendering.test_timeline import ROOT


def test_every_data_file_is_told_with_its_shape() -> None:
    """Each file of the export is one that the page tells, and its keys are those that it names."""
    made = traced(corpus())
    outputs = [*exporting.export(made), *rendering.render(made, (), ROOT / "templates")]
    told: set[str] = set()
    for output in outputs:
        path = PurePosixPath(output.path)
        if path.suffix not in (".json", ".atom", ".bib", ".ris") or path.name == "embedding.json":
            continue
        stem = path.name.split(".")[0]
        each = str(path.with_name(path.name.replace(stem, "{id}", 1)))
        each = each.replace(".bib", ".csl.json").replace(".ris", ".csl.json")
        file = next(one for one in FILES if one.path in (output.path, each))
        told.add(file.path)
        if not file.keys:
            continue
        body = json.loads(output.content)
        items = body if file.listed else [body]
        assert isinstance(body, list) == file.listed, output.path
        for item in items:
            withdrawn = "withdrawn" in item
            assert withdrawn or tuple(item) == file.keys, output.path
    assert told == {file.path for file in FILES}


def test_the_page_leads_to_files_of_every_edition() -> None:
    """The page of the first edition names every file and links those that stand alone."""
    page = next(
        output.content.decode()
        for output in rendering.render(traced(corpus()), (), ROOT / "templates")
        if output.path == "data/index.md"
    )
    assert 'href="../data/agents.json"' in page
    assert 'href="../timeline/events.json"' in page
    for file in FILES:
        assert file.path in page
