"""The data beside the pages: complete where all may be shown, silent where nothing may."""

from __future__ import annotations

import hashlib
import json

from generator import exporting, rights
from generator.document import process
from generator.model import Corpus, Document, DocumentId, Registry, Rights, Source

SENTENCES = [
    f"“The harbour of Strelsau is closed on day {day},” Anna Kovel told reporters."
    for day in range(1, 30)
]
TEXT = "Ruritania closes a harbour\n\n" + "\n\n".join(SENTENCES) + "\n"


def document(kind: Rights) -> Document:
    """The same report under other rights."""
    data = TEXT.encode()
    source = Source(
        id=DocumentId("harbour"),
        media_type="text/plain",
        sha256=hashlib.sha256(data).hexdigest(),
        rights=kind,
        file="harbour.txt",
    )
    return process(source, data, Registry())


def exported(kind: Rights) -> dict[str, bytes]:
    """Every data file of a corpus of that one document."""
    corpus = Corpus(registry=Registry(), documents=(document(kind),))
    return {output.path: output.content for output in exporting.export(corpus)}


def test_a_document_is_told_whole() -> None:
    """Each statement with its words, speaker and language; the same bytes each time."""
    files = exported(Rights.FULL)
    record = json.loads(files["documents/harbour.json"])
    assert record["language"]["value"] == "en"
    direct = [entry for entry in record["statements"] if entry["mode"] == "direct"]
    assert [entry["text"] for entry in direct] == [line.split("” ")[0] + "”" for line in SENTENCES]
    assert {entry["speaker_name"] for entry in direct} == {"Anna Kovel"}
    assert files == exported(Rights.FULL)


def test_an_excerpt_stays_below_its_cap() -> None:
    """Statements beyond the cap keep their ids, without their words."""
    record = json.loads(exported(Rights.EXCERPT)["documents/harbour.json"])
    words = [entry["text"] for entry in record["statements"] if entry["text"]]
    assert 0 < len(words) < len(record["statements"])
    assert sum(map(rights.count, words)) <= rights.count(TEXT) / 4
    assert len(record["statements"]) == len(document(Rights.FULL).statements)


def test_nothing_of_a_withdrawn_text_is_in_the_data() -> None:
    """No word of the text stands in any byte of any file."""
    everything = b"".join(exported(Rights.WITHDRAWN).values()).decode()
    for word in ("Strelsau", "Kovel", "Ruritania", "closed"):
        assert word not in everything
    assert '"withdrawn"' in everything
