"""What a change does for readers, told from two states of one invented publication."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator import build
from generator.build import facts
from generator.changes import Change, Facts, Topic, compare, telling

PEOPLE = """\
- id: anna-kovel
  name: Anna Kovel
  gender: f
  forms: {en: [Anna Kovel, Kovel]}
- id: boris-tarn
  name: Boris Tarn
  gender: m
  forms: {en: [Boris Tarn, Tarn]}
"""
ONE = """\
Ruritania answers on the harbour

“The harbour was never ours to close,” Anna Kovel said on 4 March 2031.

“The tide did the damage, and no ship of ours was near,” Boris Tarn added.
"""
TWO = """\
What was said of the canal

“We dug the canal with our own hands in one summer,” Boris Tarn said on 9 March 2031.
"""
CONTENT = {
    "registries/people.yml": PEOPLE,
    "documents/one.yml": "id: one\nrights: digest\n",
    "documents/one.txt": ONE,
    "documents/two.yml": "id: two\nrights: digest\n",
    "documents/two.txt": TWO,
}


def state(folder: Path, changed: Mapping[str, str | None] | None = None) -> Facts:
    """The facts of the content with some files changed, added or (None) left out."""
    for name, text in {**CONTENT, **(changed or {})}.items():
        if text is not None:
            path = folder / "content" / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
    return facts.of(build.read(build.Plan(content=folder / "content", work=folder / "work")))


def told(found: tuple[Change, ...], topic: Topic) -> list[Change]:
    """The changes under one heading."""
    return [change for change in found if change.topic is topic]


@pytest.fixture(scope="module")
def base(tmp_path_factory: pytest.TempPathFactory) -> Facts:
    """The content as it stands."""
    return state(tmp_path_factory.mktemp("base"))


def test_nothing_changes_nothing(base: Facts, tmp_path: Path) -> None:
    """The same content in another folder is the same for readers, and both forms say so."""
    found = compare(base, state(tmp_path))
    assert found == ()
    assert telling.text(found) == telling.markdown(found) == "Nothing changes for readers.\n"


def test_a_changed_word_keeps_its_place_and_loses_its_address(base: Facts, tmp_path: Path) -> None:
    """Old and new words stand together, and the ledger line that saves the address is given."""
    found = compare(base, state(tmp_path, {"documents/one.txt": ONE.replace("damage", "harm")}))
    (words,) = told(found, Topic.WORDS)
    assert "damage" in words.before
    assert "harm" in words.after
    (lost,) = told(found, Topic.LOST)
    assert lost.note == f"append to permalinks.txt: {lost.place} -> {words.place}"
    assert not told(found, Topic.STATEMENTS)
    assert not told(found, Topic.STATEMENTS_LOST)
    mended = {"documents/one.txt": ONE.replace("damage", "harm")}
    ledger = "\n".join((lost.place, lost.note.partition(": ")[2]))
    again = compare(base, state(tmp_path / "b", {**mended, "permalinks.txt": f"{ledger}\n"}))
    assert not told(again, Topic.LOST)


def test_a_renamed_document_moves_with_its_statements(base: Facts, tmp_path: Path) -> None:
    """It is neither gone nor new, and nothing about it is told as changed."""
    changed = {
        "documents/two.yml": None,
        "documents/two.txt": None,
        "documents/canal.yml": "id: canal\nrights: digest\n",
        "documents/canal.txt": TWO,
    }
    found = compare(base, state(tmp_path, changed))
    assert {change.topic for change in found} == {Topic.LOST, Topic.MOVED}
    (moved,) = told(found, Topic.MOVED)
    assert (moved.before, moved.place) == ("documents/two", "documents/canal")


def test_a_new_document_is_told_with_its_statements(base: Facts, tmp_path: Path) -> None:
    """What it is in one line, then whose words it brings; its removal is told as the mirror."""
    changed = {
        "documents/three.yml": "id: three\nrights: digest\n",
        "documents/three.txt": ONE.replace("harbour", "bridge").replace("tide", "storm"),
    }
    more = state(tmp_path, changed)
    found = compare(base, more)
    (new,) = told(found, Topic.DOCUMENTS)
    assert new.after == "Ruritania answers on the bridge"
    assert {change.note for change in told(found, Topic.STATEMENTS)} == {
        "Anna Kovel (certain)",
        "Boris Tarn (certain)",
    }
    back = compare(more, base)
    (gone,) = told(back, Topic.MISSING)
    assert gone.before == new.after
    assert [change.place for change in told(back, Topic.LOST)] == ["documents/three"]


def test_what_a_record_decides_is_told(base: Facts, tmp_path: Path) -> None:
    """A day set by hand and words withheld: before, after, and why."""
    id_ = next(
        place for place in sorted(base.addresses) if place.startswith("documents/one#")
    ).partition("#")[2]
    record = (
        "id: one\nrights: digest\noverrides:\n  date: 2031-03-05\n"
        f"  statements:\n    - {{id: {id_}, withheld: true, speaker: boris-tarn}}\n"
    )
    found = compare(base, state(tmp_path, {"documents/one.yml": record}))
    days = [change for change in told(found, Topic.DATES) if change.what == "dated"]
    assert days[0].after == "2031-03-05 (set by hand)"
    assert days[0].before.startswith("2031-03-04 (")
    (rights,) = told(found, Topic.RIGHTS)
    assert rights.what == "the words are shown no more"
    assert rights.place == f"documents/one#{id_}"


def test_words_that_may_not_be_shown_are_in_no_change(base: Facts, tmp_path: Path) -> None:
    """A withdrawn document's words are not told, though the change is."""
    changed = {"documents/two.yml": "id: two\nrights: withdrawn\n"}
    found = compare(base, state(tmp_path, changed))
    assert any(change.topic is Topic.RIGHTS for change in found)
    assert "dug" not in telling.text(compare(state(tmp_path / "b", changed), base)[:0])
    assert "canal with" not in telling.markdown(found)


HOSTILE = st.text(
    st.sampled_from(list("`*_[]()<>@#!|~\\\n &;:ab\u202e")) | st.characters(codec="utf-8"),
    max_size=60,
)


@given(HOSTILE, HOSTILE, HOSTILE)
def test_words_of_a_source_stay_in_code_spans(before: str, after: str, note: str) -> None:
    """Whatever a source says, a change is one line, and nothing of it is obeyed as Markdown."""
    change = Change(
        topic=Topic.WORDS,
        place="documents/a",
        what="changed",
        before=before,
        after=after,
        note=note,
    )
    body = telling.markdown([change])
    (row,) = [line for line in body.splitlines() if line.startswith("- ")]
    assert body.splitlines()[-1] == row
    outside = re.sub(r"(?<!`)(`+)(?!`)(.*?)(?<!`)\1(?!`)", "", row)
    assert set(outside) <= set("- changed:→()")


def test_a_comment_has_room_for_any_change() -> None:
    """Thousands of changes fit into one comment, which says what it leaves out."""
    many = [
        Change(topic=topic, place=f"documents/d{n}", what="changed", before="x" * 900, after="y")
        for topic in Topic
        for n in range(200)
    ]
    body = telling.markdown(many)
    assert len(body) <= telling.COMMENT
    assert "and 160 more" in body
    assert "too long for a comment" in body
    assert all(f"{topic.value[1:]}: 200" in body for topic in Topic)


def test_order_is_by_gravity(base: Facts, tmp_path: Path) -> None:
    """What loses readers something stands above what is new."""
    changed = {"documents/two.yml": None, "documents/two.txt": None, "pages/about.md": "# About\n"}
    topics = [change.topic for change in compare(base, state(tmp_path, changed))]
    ranks = [list(Topic).index(topic) for topic in topics]
    assert ranks == sorted(ranks)
    assert Counter(topics)[Topic.PAGES] == 1
