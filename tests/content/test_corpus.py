"""The corpus under content/: well formed, closed under its ids, and in our own words."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from generator import schema
from generator.text import fold, is_cjk

QUOTED = re.compile(r'“([^”]*)”|«([^»]*)»|„([^“”]*)[“”]|(?<![\w=])"([^"\n]*)"(?!\w)')
RUN = 8
"""Words in a row that a text may not share with a source document."""


def _load(path: Path) -> Any:
    """A file as maintainers wrote it: every scalar stays a string."""
    return yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.BaseLoader)


@pytest.fixture(scope="module")
def content(root: Path) -> Path:
    """The folder with the corpus."""
    return root / "content"


@pytest.fixture(scope="module")
def registries(content: Path) -> dict[str, list[Any]]:
    """Every registry's entries, validated."""
    return {
        name: [model.model_validate(entry) for entry in _load(content / f"registries/{name}.yml")]
        for name, model in schema.REGISTRIES.items()
    }


@pytest.fixture(scope="module")
def records(content: Path) -> dict[str, list[Any]]:
    """Every record of a file of its own, validated; its id is the file's name."""
    found: dict[str, list[Any]] = {}
    for folder, model in schema.FOLDERS.items():
        found[folder] = []
        for path in sorted((content / folder).glob("*.yml")):
            record: Any = model.model_validate(_load(path))
            assert record.id == path.stem
            found[folder].append(record)
    return found


def _agents(registries: dict[str, list[Any]]) -> list[Any]:
    return [*registries["people"], *registries["posts"], *registries["organisations"]]


def _missing(wanted: Iterator[str | None], known: set[str]) -> list[str]:
    return sorted({name for name in wanted if name} - known)


def test_ids_are_unique(registries: dict[str, list[Any]]) -> None:
    """People, posts and organisations share one namespace; each other registry has its own."""
    for group in (_agents(registries), *registries.values()):
        ids = [entry.id for entry in group]
        assert len(ids) == len(set(ids))


def test_registries_name_only_known_ids(registries: dict[str, list[Any]]) -> None:
    """Countries, parents, posts and stances in the registries exist."""
    agents = {entry.id for entry in _agents(registries)}
    places = {entry.id for entry in registries["places"]}
    stances = {entry.id for entry in registries["stances"]}
    everyone = [*_agents(registries), *registries["outlets"]]
    assert _missing((entry.country for entry in everyone), places) == []
    assert _missing((entry.parent for entry in registries["organisations"]), agents) == []
    assert _missing((entry.organisation for entry in registries["posts"]), agents) == []
    posts = (post.organisation for entry in registries["people"] for post in entry.memberships)
    assert _missing(posts, agents) == []
    taken = (stance for entry in registries["key_points"] for stance in entry.stances)
    assert _missing(taken, stances) == []


def test_incidents_and_occasions_name_only_known_ids(
    registries: dict[str, list[Any]], records: dict[str, list[Any]]
) -> None:
    """Accusers, accused, victims, speakers and press events exist."""
    agents = {entry.id for entry in _agents(registries)}
    places = {entry.id for entry in registries["places"]}
    incidents = {entry.id for entry in records["incidents"]}
    occasions = {entry.id for entry in records["occasions"]}
    for incident in records["incidents"]:
        claims = [*incident.attributions, *incident.responses]
        assert _missing((claim.by for claim in claims), agents) == []
        assert _missing((claim.occasion for claim in claims), occasions) == []
        assert _missing(iter(incident.accused), places) == []
        assert _missing(iter(incident.victims), agents) == []
    for occasion in records["occasions"]:
        assert _missing(iter(occasion.speakers), agents) == []
        assert _missing(iter(occasion.incidents), incidents) == []
        assert _missing(iter([occasion.place]), places) == []


def test_documents_name_only_known_ids(
    registries: dict[str, list[Any]], records: dict[str, list[Any]]
) -> None:
    """Outlets, lineage and decisions of documents exist."""
    agents = {entry.id for entry in _agents(registries)}
    outlets = {entry.id for entry in registries["outlets"]}
    documents = {entry.id for entry in records["documents"]}
    for document in records["documents"]:
        made, hand = document.derived_from, document.overrides
        assert _missing(iter([document.outlet, hand.outlet, made and made.outlet]), outlets) == []
        assert _missing(iter([made and made.document]), documents) == []
        assert _missing(iter([hand.main_speaker, *(hand.speakers or [])]), agents) == []
        told = _missing(iter(hand.incidents or []), {entry.id for entry in records["incidents"]})
        assert told == []


def test_every_document_has_one_source_file(content: Path, records: dict[str, list[Any]]) -> None:
    """Beside each record stands exactly one file with its text, and no file stands alone."""
    files = [path for path in (content / "documents").iterdir() if path.suffix != ".yml"]
    assert sorted(path.stem for path in files) == [entry.id for entry in records["documents"]]


def test_no_form_names_two_agents(registries: dict[str, list[Any]]) -> None:
    """A form that names an agent alone names no other."""
    owners: dict[str, set[str]] = {}
    for agent in _agents(registries):
        for forms in agent.forms.values():
            for form in forms:
                owners.setdefault(fold(form), set()).add(agent.id)
    assert {form: ids for form, ids in owners.items() if len(ids) > 1} == {}


def test_quotations_are_short(content: Path) -> None:
    """A digest quotes a phrase at most: fewer than eight words, or sixteen CJK characters."""
    for path in sorted((content / "documents").iterdir()):
        if path.suffix not in {".txt", ".md"}:
            continue
        for match in QUOTED.finditer(path.read_text(encoding="utf-8")):
            assert len(match[0].split()) < RUN, f"{path.name}: {match[0]}"
            assert sum(map(is_cjk, match[0])) < 2 * RUN, f"{path.name}: {match[0]}"


def _runs(text: str) -> Iterator[tuple[str, ...]]:
    words = re.findall(r"\w+", fold(text))
    yield from zip(*(words[shift:] for shift in range(RUN)), strict=False)


def test_nothing_is_copied_from_the_sources(content: Path, shared: Path) -> None:
    """No eight words in a row of a source document stand anywhere in the corpus."""
    theirs = {
        run
        for path in sorted((shared / "seeds").glob("*.txt"))
        for run in _runs(path.read_text(encoding="utf-8"))
    }
    for path in sorted(content.rglob("*")):
        if path.is_file() and path.suffix in {".txt", ".md", ".html", ".yml"}:
            copied = theirs & set(_runs(path.read_text(encoding="utf-8")))
            assert not copied, f"{path.name}: {min(copied)}"


OWN = {
    "title": "titles",
    "summary": "summaries",
    "says": "says_in",
    "note": "notes",
    "role": "roles",
}
"""Keys of our own words, each with the key of the same in other languages."""


def _own(node: Any) -> Iterator[tuple[str, str, set[str]]]:
    """Every text of our own below a record: its key, its words, the languages it is in."""
    if isinstance(node, list):
        for one in node:
            yield from _own(one)
    elif isinstance(node, dict):
        for key, value in node.items():
            if key in OWN and isinstance(value, str):
                yield key, value, set(node.get(OWN[key], {}))
            yield from _own(value)


def test_our_own_words_are_in_every_edition(content: Path, root: Path) -> None:
    """What we write about a document, a claim or a name can be read in each language shipped."""
    editions = {file.stem for file in (root / "templates/words").glob("*.po")}
    for path in sorted(content.rglob("*.yml")):
        for key, words, tongues in _own(_load(path)):
            if path.parent.name != "documents" or key != "title":
                assert editions <= tongues, f"{path.name}: {key}: {words}"
