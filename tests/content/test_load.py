"""What a sound folder of content becomes."""

from __future__ import annotations

import hashlib
import os
import random
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from generator import content
from generator.model import Confidence, NameForm, Rights

ORIGINAL = b"The original words.\n"
FILES = {
    "registries/places.yml": "- {id: ruritania, name: Ruritania}\n",
    "registries/organisations.yml": "- {id: mfa, name: Ministry, country: ruritania}\n",
    "registries/posts.yml": "- {id: mfa-spokesperson, name: Spokesperson, organisation: mfa}\n",
    "registries/people.yml": (
        "- id: anna-kovel\n  name: Anna Kovel\n  gender: f\n"
        "  forms: {ru: Ковель, en: [Anna Kovel, Kovel, Kovel]}\n"
        "  memberships:\n    - {role: spokeswoman, organisation: mfa, start: 2020}\n"
    ),
    "registries/outlets.yml": "- {id: post, name: The Post}\n- {id: herald, name: no}\n",
    "incidents/2031-03-01-outage.yml": (
        "id: 2031-03-01-outage\ntitle: Outage\nsummary: It stopped.\nattributed: 2031-03\n"
        "accused: [ruritania]\nresponses:\n  - {by: anna-kovel, date: 2031-03-02, "
        "confidence: high}\n"
    ),
    "documents/report.yml": (
        "id: report\ntitle: Digest\nlanguage: en\noutlet: post\nrights: digest\n"
        "published: 2031-03-02\nnote:\n"
        f"original:\n  file: one.html\n  sha256: {hashlib.sha256(ORIGINAL).hexdigest()}\n"
        "  language: ru\noverrides:\n  outlet: herald\n  incidents: []\n"
    ),
    "documents/report.txt": "Words of a digest.\n",
    "documents/gone.yml": (
        "id: gone\nrights: withdrawn\nwithdrawn: {date: 2031-05-04, reason: Its author asked.}\n"
    ),
    "pages/about.md": "# About\n",
    "permalinks.txt": "documents/report\n\n# kept\n",
}


def write(root: Path, files: dict[str, str]) -> Path:
    """Lay out files below ``root``."""
    for name, text in files.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return root


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A small sound folder."""
    return write(tmp_path / "content", FILES)


def test_records_become_values(folder: Path) -> None:
    """People, posts and organisations become agents; every tuple is sorted by id."""
    loaded = content.load(folder)
    assert not list(loaded.problems)
    assert [(agent.id, agent.kind, agent.parent) for agent in loaded.registry.agents] == [
        ("anna-kovel", "person", None),
        ("mfa", "organisation", None),
        ("mfa-spokesperson", "post", "mfa"),
    ]
    kovel = loaded.registry.agents[0]
    assert kovel.names == (
        NameForm(language="en", form="Anna Kovel"),
        NameForm(language="en", form="Kovel"),
        NameForm(language="ru", form="Ковель"),
    )
    assert kovel.memberships[0].start == "2020"
    assert loaded.registry.incidents[0].responses[0].confidence is Confidence.CERTAIN
    assert [page.path for page in loaded.pages] == ["about.md"]
    assert loaded.permalinks == ("documents/report", "", "# kept")


def test_scalars_stay_text(folder: Path) -> None:
    """YAML's "no" and 2020 arrive as they were written."""
    outlets = content.load(folder).registry.outlets
    assert [outlet.name for outlet in outlets] == ["no", "The Post"]


def test_public_build_shows_the_digest(folder: Path) -> None:
    """What the record says of the published file counts as written by hand."""
    (withdrawn, nothing), (source, data) = content.load(folder).sources
    assert (withdrawn.rights, withdrawn.file, nothing) == (Rights.WITHDRAWN, "", b"")
    assert data == b"Words of a digest.\n"
    assert source.rights is Rights.DIGEST
    assert (source.overrides.title, source.overrides.language) == ("Digest", "en")
    assert (source.overrides.outlet, source.overrides.incidents) == ("herald", ())
    assert (source.published, source.note, source.from_vault) == ("2031-03-02", "", False)
    assert source.sha256 == hashlib.sha256(data).hexdigest()


def test_private_build_puts_the_original_in_its_place(folder: Path, tmp_path: Path) -> None:
    """The original brings its own title, language and type; explicit overrides still hold."""
    (tmp_path / "vault").mkdir()
    (tmp_path / "vault" / "one.html").write_bytes(ORIGINAL)
    loaded = content.load(folder, vaults=(tmp_path / "vault",), private=True)
    source, data = loaded.sources[1]
    assert (data, source.media_type, source.rights) == (ORIGINAL, "text/html", Rights.FULL)
    assert (source.overrides.title, source.overrides.language) == (None, "ru")
    assert (source.overrides.outlet, source.from_vault) == ("herald", True)


def test_public_build_never_opens_a_vault(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Without ``private`` not even the existence of a vault is looked at."""
    looked: list[Path] = []
    original = Path.lstat

    def lstat(path: Path) -> os.stat_result:
        looked.append(path)
        return original(path)

    monkeypatch.setattr(Path, "lstat", lstat)
    assert len(content.load(folder, vaults=(tmp_path / "vault",)).sources) == 2
    assert looked
    assert not [path for path in looked if "vault" in path.parts]


def test_a_broken_record_is_held_back_alone(folder: Path) -> None:
    """One document that can't be published leaves the others as they were."""
    write(folder, {"documents/bad.yml": "id: bad\nrights: full\ncolour: 1\n"})
    write(folder, {"documents/bad.txt": "Words.\n"})
    loaded = content.load(folder)
    assert loaded.quarantined == ("bad",)
    assert [source.id for source, _ in loaded.sources] == ["gone", "report"]
    assert len(loaded.problems) == 1


def test_no_dangling_id_leaves_this_room(folder: Path) -> None:
    """A name that finds nothing is dropped from the registry's values."""
    write(folder, {"registries/places.yml": "- {id: RURITANIA, name: Ruritania}\n"})
    loaded = content.load(folder)
    assert len(loaded.problems) == 1
    assert loaded.registry.agents[1].country is None
    assert loaded.registry.incidents[0].accused == ()


def test_missing_folder_is_said(tmp_path: Path) -> None:
    """A wrong path is a problem, not an exception."""
    loaded = content.load(tmp_path / "nowhere")
    assert len(loaded.problems) == 1
    assert loaded.problems.fatal


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_order_of_the_disk_does_not_matter(
    folder: Path, monkeypatch: pytest.MonkeyPatch, seed: int
) -> None:
    """However the file system lists a folder, the same comes out."""
    write(folder, {"documents/bad.yml": "id: other\n", "documents/stray.txt": "Words.\n"})
    before = content.load(folder)
    listed = Path.iterdir

    def shuffled(path: Path) -> Iterator[Path]:
        paths = list(listed(path))
        random.Random(seed).shuffle(paths)
        return iter(paths)

    monkeypatch.setattr(Path, "iterdir", shuffled)
    after = content.load(folder)
    assert list(after.problems) == list(before.problems)
    assert (after.registry, after.sources, after.pages, after.quarantined) == (
        before.registry,
        before.sources,
        before.pages,
        before.quarantined,
    )


NAMES = st.sampled_from([*FILES, "registries/stances.yml", "documents/report.html"])
YAMLISH = st.text(alphabet="ab:-[]{}#&*!|>'\"\\%@`?,. \n\t\u20ac1<~", max_size=80).map(str.encode)


@given(files=st.dictionaries(NAMES, st.one_of(st.binary(max_size=60), YAMLISH), max_size=4))
@settings(deadline=None, max_examples=150, suppress_health_check=list(HealthCheck))
def test_nothing_in_a_folder_raises(
    files: dict[str, bytes], tmp_path_factory: pytest.TempPathFactory
) -> None:
    """Whatever bytes the files hold, they load or are reported; messages are one line each."""
    root = write(tmp_path_factory.mktemp("any") / "content", FILES)
    for name, data in files.items():
        (root / name).write_bytes(data)
    for problem in content.load(root).problems:
        assert str(problem).isprintable()
        assert problem.remedy


def test_strange_names_and_keys_are_printable(folder: Path) -> None:
    """Names that are no text, pipes, and line ends inside keys give one printable line each."""
    documents = folder / "documents"
    for name in (b"\xff.txt", b"\xfe.yml", b"a\nb.yml", b"c\x1bd.yaml"):
        (Path(os.fsdecode(os.fsencode(documents) + b"/" + name))).write_text("id: x\n")
    os.mkfifo(documents / "pipe.txt")
    write(folder, {"documents/odd.yml": 'id: "a\\nb"\n"k\\ney": 1\n"k\\ney2": 2\n'})
    write(folder, {"registries/stances.yml": '- id: "a\\nb"\n  title: x\n'})
    problems = list(content.load(folder).problems)
    assert len(problems) > 8
    for problem in problems:
        assert str(problem).isprintable()


def test_two_thousand_records_load_in_seconds(tmp_path: Path) -> None:
    """The cost of a record is about half a millisecond; ten times that is a mistake."""
    root = write(tmp_path / "content", FILES)
    for number in range(2000):
        text = FILES["documents/report.yml"].replace("id: report", f"id: report-{number}")
        (root / f"documents/report-{number}.yml").write_text(text, encoding="utf-8")
        (root / f"documents/report-{number}.txt").write_text("Words.\n", encoding="utf-8")
    before = time.process_time()
    loaded = content.load(root)
    taken = time.process_time() - before
    print(f"2,000 records: {taken:.2f} s")
    assert len(loaded.sources) == 2002
    assert taken < 20


def test_sanctions_are_dated_facts_of_their_own(folder: Path) -> None:
    """Who put an outlet under sanctions, since when and by which source; its kind stays as it is.

    Whoever is no organisation of the registry is told as a mistake and left out.
    """
    outlets = (
        "- id: post\n  name: The Post\n  sanctions:\n"
        "  - {by: mfa, date: 2031-04, sources: 'https://mfa.example/17'}\n"
        "  - {by: nobody, date: 2031-05}\n- {id: herald, name: Herald}\n"
    )
    loaded = content.load(write(folder, {"registries/outlets.yml": outlets}))
    assert [problem.key for problem in loaded.problems] == ["post.sanctions[1].by"]
    (fact,) = next(item for item in loaded.registry.outlets if item.id == "post").sanctions
    assert (fact.by, fact.date, fact.end) == ("mfa", "2031-04", None)
    assert fact.sources == ("https://mfa.example/17",)
    assert {item.kind for item in loaded.registry.outlets} == {"unknown"}


def test_a_country_is_a_place_that_speaks_or_is_accused(folder: Path) -> None:
    """A town that is only named has no page of its own."""
    places = "- {id: ruritania, name: Ruritania}\n- {id: zenda, name: Zenda}\n"
    loaded = content.load(write(folder, {"registries/places.yml": places}))
    assert loaded.registry.countries() == ("ruritania",)


def test_the_registry_alone_is_the_same(folder: Path) -> None:
    """What is known before a document is read does not depend on reading the documents."""
    assert content.registry(folder) == content.load(folder).registry
    assert content.registry(folder).outlets
