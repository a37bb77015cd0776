"""The language model kept on disk answers as the package's own does."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator import kept
from generator.language import model

TEXTS = (
    "The harbour of Zenda was closed for three days in March, and nobody said why.",
    "Министр Анна Ковель заявила, что порт закрыт уже восемь дней.",
    "山谷里没有人想到大坝能坚持这么长时间。",
    "2031 — 44",
)


@pytest.fixture
def own_cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A cache of the test's own, and no model loaded yet."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    model.identifier.cache_clear()
    return tmp_path


def test_the_kept_model_is_the_packages_own(
    own_cache: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Made, found again, spoiled, or without a place to keep it: every answer is the same."""
    answers = []
    for _ in range(2):
        model.identifier.cache_clear()
        answers.append([model.identifier().classify(text) for text in TEXTS])
    assert len(list((own_cache / "synoptic").iterdir())) == 1
    next(own_cache.rglob("moves")).write_bytes(b"cut")
    model.identifier.cache_clear()
    answers.append([model.identifier().classify(text) for text in TEXTS])
    monkeypatch.setattr(kept, "folder", lambda *_: None)
    model.identifier.cache_clear()
    answers.append([model.identifier().classify(text) for text in TEXTS])
    model.identifier.cache_clear()
    assert all(each == answers[0] for each in answers)
