"""Blocks in another language than their page are read with the pack of their own."""

from __future__ import annotations

import hashlib

from generator.document import process
from generator.exporting import jsons
from generator.model import Document, DocumentId, Registry, Rights, Source

ENGLISH = """Envoy of Ruritania answers his neighbours

The envoy of Ruritania, Anna Kovel, spoke on Tuesday about the break-in at the parliament.

"We know nothing of it," Kovel said. She added that her country would wait for the report.

The ministry of Graustark published the answer of its own spokesman in his language below.
"""
RUSSIAN = (
    "\n«Мы никогда не слышали об этом и ничего не знаем», — заявил представитель министерства "
    "Пётр Зимин. Он добавил, что расследование продолжается и что страна ждёт ответа соседей.\n"
)
ARABIC = (
    "\nقال المتحدث باسم الوزارة سامر الحداد إن بلاده لا تعرف شيئا عن هذا الأمر وإنها تنتظر "
    "التقرير الذي وعد به الجيران منذ أسابيع.\n"
)


def _process(text: str) -> Document:
    data = text.encode()
    digest = hashlib.sha256(data).hexdigest()
    source = Source(
        id=DocumentId("page"), media_type="text/plain", sha256=digest, rights=Rights.FULL, file="p"
    )
    return process(source, data, Registry())


def test_a_block_is_read_with_its_own_pack() -> None:
    """Speech verbs of the block's language tell who speaks; the statement says its language."""
    document = _process(ENGLISH + RUSSIAN)
    assert document.language.value == "en"
    found = {
        entry.text: (entry.language, entry.speaker.value.name)
        for entry in document.statements
        if entry.speaker.value is not None
    }
    assert found["«Мы никогда не слышали об этом и ничего не знаем»"] == ("ru", "Пётр Зимин")
    assert found['"We know nothing of it,"'] == ("", "Anna Kovel")
    assert [entry.language for entry in document.statements][-1] == "ru"


def test_exports_tell_the_language_and_the_way_it_runs() -> None:
    """Words from right to left on a page from left to right are exported as such."""
    document = _process(ENGLISH + ARABIC)
    told = [jsons.statement(document, entry, words=True) for entry in document.statements]
    assert {(entry["language"], entry["direction"]) for entry in told} == {
        ("en", "ltr"),
        ("ar", "rtl"),
    }


def test_another_block_changes_nothing_in_the_rest() -> None:
    """The statements of the page's own language, and their ids, are those without the block."""
    alone = _process(ENGLISH)
    for other in (RUSSIAN, ARABIC):
        beside = tuple(each for each in _process(ENGLISH + other).statements if not each.language)
        assert [(each.id, each.text) for each in beside] == [
            (each.id, each.text) for each in alone.statements
        ]
    places = [each.spans[0].start for each in _process(RUSSIAN + ENGLISH + ARABIC).statements]
    assert places == sorted(places)


def test_a_short_block_is_no_other_language() -> None:
    """A motto in another language stays with the page's own pack."""
    document = _process(ENGLISH + "\n«Мы всё знаем», — заявил Зимин.\n")
    assert not any(entry.language for entry in document.statements)
