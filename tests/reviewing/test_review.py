"""What stops nothing and yet wants a maintainer's eye."""

from __future__ import annotations

from pathlib import Path

from generator import build
from generator.errors import Problem
from generator.reviewing import review

LINES = (
    "“The harbour was never ours to close,” Anna Kovel said on Tuesday.",
    "“Nobody asked the fishermen before the gates were shut,” Boris Tarn, a pilot, said.",
    "“We shall publish every order that was given that night,” Kovel told reporters.",
    "“The tide did the damage, and no ship of ours was near,” Tarn added.",
)
STORY = "\n\n".join(("Ruritania answers on the harbour", *LINES)) + "\n"


def notes(root: Path, documents: dict[str, tuple[str, str]], *, people: str = "") -> list[Problem]:
    """The notes on a folder of documents: their records' keys and their texts by id."""
    (root / "documents").mkdir(parents=True)
    (root / "registries").mkdir()
    (root / "registries/people.yml").write_text(people, encoding="utf-8")
    for id_, (keys, text) in documents.items():
        record = f"id: {id_}\nrights: digest\n{keys}"
        (root / f"documents/{id_}.yml").write_text(record, encoding="utf-8")
        (root / f"documents/{id_}.txt").write_text(text, encoding="utf-8")
    reading = build.read(build.Plan(content=root, work=root / "work"))
    assert not reading.problems.fatal
    return list(review(reading.corpus, "documents"))


def test_a_missing_day_is_told_until_a_record_gives_it(tmp_path: Path) -> None:
    """The note names the record and the key that decides it, and goes once it is decided."""
    keys = [note.key for note in notes(tmp_path / "a", {"one": ("", STORY)})]
    assert "published" in keys
    decided = {"one": ('published: "2031-03-04"\n', STORY)}
    assert "published" not in [note.key for note in notes(tmp_path / "b", decided)]
    survey = {"one": ("derived_from: {kind: survey}\n", STORY)}
    assert "published" not in [note.key for note in notes(tmp_path / "c", survey)]


def test_an_unknown_speaker_is_told_once(tmp_path: Path) -> None:
    """However many documents quote somebody, there is one note; a registered name has none."""
    other = STORY.replace("harbour", "canal").replace("Tuesday", "Friday evening, late")
    people = "- id: anna-kovel\n  name: Anna Kovel\n  forms: {en: [Anna Kovel, Kovel]}\n"
    told = notes(tmp_path, {"one": ("", STORY), "two": ("", other)}, people=people)
    named = [note.fault for note in told if note.key == "overrides.speakers"]
    assert named == ["“Boris Tarn” speaks here (and in 1 more) and is in no registry"]
    assert not any(note.fatal for note in told)


def test_a_near_duplicate_is_told_until_a_record_says_what_it_is(tmp_path: Path) -> None:
    """The remedy can be pasted into the record, and then the note is gone."""
    registry = 'published: "2031-03-04"\n'
    later = 'published: "2031-03-06"\n'
    copy = STORY + "\nAlso today: the weather in the north.\n"
    told = notes(tmp_path / "a", {"one": (registry, STORY), "two": (later, copy)})
    (note,) = [note for note in told if note.key == "derived_from"]
    assert note.file == "documents/two.yml"
    assert "'one'" in note.fault
    line = note.remedy.split("'")[1]
    assert line == "derived_from: {kind: reprint, document: one}"
    decided = notes(tmp_path / "b", {"one": (registry, STORY), "two": (f"{later}{line}\n", copy)})
    assert not [note for note in decided if note.key == "derived_from"]
