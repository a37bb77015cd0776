"""What changed in one document: its facts and its statements."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from generator.changes.values import Change, Topic

Json = Mapping[str, Any]
_INFERRED = (
    ("title", "the title"),
    ("language", "the language"),
    ("outlet", "the outlet"),
    ("machine_translated", "translated by a machine"),
)
_PLAIN = (
    ("published", "the day of publication"),
    ("url", "the address of the source"),
    ("archived_url", "the archive's copy"),
    ("main_speaker", "the main speaker"),
)


def compare(place: str, before: Json, after: Json, moves: Mapping[str, str]) -> Iterator[Change]:
    """Every difference between two states of one document, at the address ``place`` now.

    ``moves`` leads from addresses that went to those that came in their place.
    """
    yield from _facts(place, before, after)
    at = f"documents/{before['id']}"
    old = {entry["id"]: entry for entry in before["statements"]}
    new = {entry["id"]: entry for entry in after["statements"]}
    origins = {}
    for id_ in old:
        now = moves.get(f"{at}#{id_}", f"{at}#{id_}").partition("#")[2]
        if now in new:
            origins[now] = id_
    for id_, entry in new.items():
        here = f"{place}#{id_}"
        if id_ not in origins:
            yield _one(Topic.STATEMENTS, here, entry)
            continue
        former = old[origins[id_]]
        if words(former) != words(entry) and None not in (former["text"], entry["text"]):
            yield Change(
                topic=Topic.WORDS,
                place=here,
                what=f"were at {origins[id_]}",
                before=words(former),
                after=words(entry),
            )
        yield from statement(here, former, entry)
    for id_ in sorted(old.keys() - set(origins.values())):
        yield _one(Topic.STATEMENTS_LOST, f"{at}#{id_}", old[id_])


def statement(place: str, before: Json, after: Json) -> Iterator[Change]:
    """How one statement differs, its words aside."""
    one, other = speaker(before), speaker(after)
    if one != other:
        note = "; ".join(after["speaker_evidence"])
        yield Change(
            topic=Topic.SPEAKERS, place=place, what="said by", before=one, after=other, note=note
        )
    if before["mode"] != after["mode"]:
        yield Change(
            topic=Topic.SPEAKERS,
            place=place,
            what="passed on as",
            before=before["mode"],
            after=after["mode"],
        )
    if (before["text"] is None) != (after["text"] is None):
        what = "the words are shown no more" if after["text"] is None else "the words are shown now"
        yield Change(topic=Topic.RIGHTS, place=place, what=what)
    if before["date"] != after["date"]:
        yield Change(
            topic=Topic.DATES,
            place=place,
            what="said on",
            before=before["date"] or "unknown",
            after=after["date"] or "unknown",
        )
    for key, what in (("stances", "stances"), ("key_points", "key points")):
        if before[key] != after[key]:
            yield Change(
                topic=Topic.TAGS,
                place=place,
                what=what,
                before=", ".join(before[key]) or "none",
                after=", ".join(after[key]) or "none",
            )


def speaker(entry: Json) -> str:
    """Whose words a statement is, and how surely."""
    return _sure(entry["speaker_name"], entry["speaker_confidence"], entry["speaker_by_hand"])


def words(entry: Json) -> str:
    """A statement's words, or that they are not shown."""
    return entry["text"] if entry["text"] is not None else "(not shown)"


def day(document: Json) -> str:
    """A document's day, and how surely."""
    date = document.get("date") or {}
    return _sure(date.get("edtf"), date.get("confidence", ""), date.get("by_hand", False))


def _facts(place: str, before: Json, after: Json) -> Iterator[Change]:
    if before["rights"] != after["rights"]:
        yield Change(
            topic=Topic.RIGHTS,
            place=place,
            what="shown",
            before=before["rights"],
            after=after["rights"],
        )
    one, other = day(before), day(after)
    if one != other:
        reasons = (after.get("date") or {}).get("evidence", ())
        note = "; ".join(reason["note"] for reason in reasons[:2])
        yield Change(
            topic=Topic.DATES, place=place, what="dated", before=one, after=other, note=note
        )
    for key, what in _INFERRED:
        if inferred(before.get(key)) != inferred(after.get(key)):
            yield _about(place, what, inferred(before.get(key)), inferred(after.get(key)))
    for key, what in _PLAIN:
        if before.get(key) != after.get(key):
            yield _about(place, what, before.get(key) or "unknown", after.get(key) or "unknown")


def _about(place: str, what: str, before: str, after: str) -> Change:
    return Change(topic=Topic.ABOUT, place=place, what=what, before=before, after=after)


def inferred(value: Json | None) -> str:
    """An inferred value in words; an absent one is unknown."""
    if value is None:
        return "unknown"
    shown = {True: "yes", False: "no"}.get(value["value"], value["value"])
    return _sure(shown, value["confidence"], value["by_hand"])


def _sure(value: str | None, confidence: str, by_hand: bool) -> str:  # noqa: FBT001
    if value is None:
        return "unknown"
    return f"{value} ({'set by hand' if by_hand else confidence})"


def _one(topic: Topic, place: str, entry: Json) -> Change:
    shown = {"before" if topic is Topic.STATEMENTS_LOST else "after": words(entry)}
    return Change(topic=topic, place=place, what=entry["mode"], note=speaker(entry), **shown)
