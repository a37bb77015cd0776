"""``--embeddings``: a model that the user names, read from its folder and never fetched."""

from __future__ import annotations

import json
import shutil
import socket
import sys
from pathlib import Path
from typing import Any

import pytest

from generator import build as building
from generator.build import Plan, Reading, embedding
from generator.errors import Problem
from generator.vectors import METHOD

WORDS = (
    *("the", "of", "and", "attack", "accuse", "denied", "proof", "cyber", "hackers", "china"),
    *("китай", "обвинения", "кибератаки", "chine", "accusations", "preuves", "said", "to", "a"),
)


@pytest.fixture(scope="module")
def model(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A tiny model: a few words, each with a vector of its own."""
    library = pytest.importorskip("model2vec", reason="the extra “embeddings” is not installed")
    parts: Any = pytest.importorskip("tokenizers")
    numpy: Any = pytest.importorskip("numpy")
    vocabulary = {word: at for at, word in enumerate(("[UNK]", *WORDS))}
    tokenizer = parts.Tokenizer(parts.models.WordLevel(vocabulary, unk_token="[UNK]"))
    tokenizer.normalizer = parts.normalizers.Lowercase()
    tokenizer.pre_tokenizer = parts.pre_tokenizers.Whitespace()
    vectors = numpy.array(
        [[(at * step) % 7 - 3 for step in (1, 2, 3, 5)] for at in range(len(vocabulary))],
        dtype="float32",
    )
    folder = tmp_path_factory.mktemp("models") / "tiny"
    library.StaticModel(vectors, tokenizer).save_pretrained(folder)
    return folder


@pytest.fixture
def offline(monkeypatch: pytest.MonkeyPatch) -> None:
    """A machine that reaches nothing."""

    def refused(*_: object, **__: object) -> None:
        raise AssertionError("the network was asked")

    monkeypatch.setattr(socket.socket, "connect", refused)
    monkeypatch.setattr(socket, "getaddrinfo", refused)


def _read(root: Path, work: Path, folder: Path | None) -> Reading:
    return building.read(
        Plan(content=root / "content", templates=root / "templates", work=work, embeddings=folder)
    )


def _problem(reading: Reading) -> Problem:
    (problem,) = [one for one in reading.problems if one.fatal]
    return problem


@pytest.mark.usefixtures("offline")
def test_a_model_adds_evidence_and_is_named(root: Path, tmp_path: Path, model: Path) -> None:
    """The same corpus with and without a model differs in evidence alone, which names the model;
    the data of the site says that it took part.
    """
    without, with_it = (_read(root, tmp_path / "work", one) for one in (None, model))
    assert not with_it.problems.fatal
    known = with_it.corpus.embedding
    assert without.corpus.embedding is None
    assert known is not None
    assert known.name == "tiny"
    assert len(known.digest) == 64
    ends = [
        [(link.source, link.target, link.kind, link.confidence) for link in one.corpus.links]
        for one in (without, with_it)
    ]
    assert ends[0] == ends[1]
    rows = [[row.members for row in one.corpus.utterances] for one in (without, with_it)]
    assert rows[0] == rows[1]
    notes = [
        evidence.note
        for entries in (with_it.corpus.links, with_it.corpus.utterances)
        for entry in entries
        for evidence in entry.evidence
        if evidence.method == METHOD
    ]
    assert len(notes) > 2
    assert all(f"tiny ({known.digest[:12]})" in note for note in notes)
    pages = {
        one.path: one.content.decode() for one in building.outputs(with_it, root / "templates", ())
    }
    assert json.loads(pages["embedding.json"]) == {"name": "tiny", "digest": known.digest}
    assert any(
        f"tiny ({known.digest[:12]})" in text for path, text in pages.items() if path[-3:] == ".md"
    )
    plain = building.outputs(without, root / "templates", ())
    assert "embedding.json" not in {one.path for one in plain}


def test_vectors_are_kept_by_model_and_text(
    root: Path, tmp_path: Path, model: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A second run asks the model nothing and gives the same; another model is asked anew."""
    first = _read(root, tmp_path / "work", model)
    asked: list[int] = []
    real = embedding.Model.vectors

    def counted(self: embedding.Model, texts: list[str]) -> list[Any]:
        asked.append(len(texts))
        return real(self, texts)

    monkeypatch.setattr(embedding.Model, "vectors", counted)
    again = _read(root, tmp_path / "work", model)
    assert asked == [1]  # the trial of the model itself
    assert again.corpus.links == first.corpus.links
    assert again.corpus.utterances == first.corpus.utterances
    other = shutil.copytree(model, tmp_path / "other")
    config = json.loads((other / "config.json").read_text(encoding="utf-8"))
    (other / "config.json").write_text(json.dumps({**config, "note": 1}), encoding="utf-8")
    third = _read(root, tmp_path / "work", other)
    assert len(asked) == 3
    assert asked[-1] > 10
    assert third.corpus.embedding != first.corpus.embedding


def test_without_the_extra_the_remedy_is_to_install_it(
    root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A model named where nothing can read it is a mistake that says what to install."""
    monkeypatch.setitem(sys.modules, embedding.LIBRARY, None)
    reading = _read(root, tmp_path / "work", tmp_path)
    assert "not installed" in _problem(reading).fault
    assert "synoptic[embeddings]" in _problem(reading).remedy
    assert reading.corpus.embedding is None
    assert reading.corpus.documents


def test_a_folder_that_is_not_there_is_told(root: Path, tmp_path: Path) -> None:
    """A path that is no folder is a mistake, not a name to be looked up anywhere."""
    reading = _read(root, tmp_path / "work", Path("some/model"))
    assert _problem(reading).file == "some/model"
    assert "is no folder" in _problem(reading).fault


@pytest.mark.usefixtures("offline", "model")
@pytest.mark.parametrize("broken", ["empty", "cut", "nonsense"])
def test_a_broken_model_is_told(tmp_path: Path, model: Path, broken: str) -> None:
    """A folder without a whole model is a mistake that says what belongs there."""
    folder = tmp_path / "broken"
    if broken == "empty":
        folder.mkdir()
    else:
        shutil.copytree(model, folder)
        weights = folder / "model.safetensors"
        kept = weights.read_bytes()[:100] if broken == "cut" else b"nothing"
        weights.write_bytes(kept)
    found = embedding.load(folder)
    assert isinstance(found, Problem)
    assert "holds no embedding model that can be read" in found.fault
    assert "tokenizer.json" in found.remedy
