"""The invented reports of incidents that no record knows, read as the program reads them."""

from __future__ import annotations

import itertools
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from generator import content
from generator.document import process
from generator.model import (
    Agent,
    AgentId,
    Document,
    DocumentId,
    NameForm,
    Overrides,
    Place,
    PlaceId,
    Registry,
    Rights,
    Source,
)

FOLDER = Path(__file__).parent / "unknown"
ROOT = Path(__file__).resolve().parents[2]
COUNTRIES = {
    "veloria": "Veloria Velorian Velorien Vélorie Velorie Велория Велории Велорію 维洛里亚 فيلوريا",
    "karsovia": "Karsovia Karsowien Karsovie Karsovii Карсовия Карсовію 卡尔索维亚 كارسوفيا",
    "ilmenia": "Ilmenia Ilmenien Ilmenie Ильмения Ильмению 伊尔门 إلمينيا",
    "sordavia": "Sordavia Sordawien Sordavie Сордавия Сордавию Сордавії 索尔达维亚 سوردافيا",
}


@cache
def cases(folder: str = "unknown") -> tuple[dict[str, Any], ...]:
    """Every report: its id, language, day, text, and the incident it tells of.

    Those of ``unseen`` were written when the thresholds stood.
    """
    return tuple(
        case
        for file in sorted((FOLDER.parent / folder).glob("*.yml"))
        for case in yaml.safe_load(file.read_text(encoding="utf-8"))
    )


def forms(words: str) -> tuple[NameForm, ...]:
    """Names in any language."""
    return tuple(NameForm(language="und", form=form) for form in words.split())


@cache
def registry() -> Registry:
    """The stances of the content folder, the invented countries, and one minister."""
    known = content.load(ROOT / "content").registry
    countries = tuple(
        Place(id=PlaceId(name), name=name.title(), names=forms(words))
        for name, words in sorted(COUNTRIES.items())
    )
    staul = Agent(
        id=AgentId("erik-staul"),
        kind="person",
        name="Erik Staul",
        names=(*forms("Staul Стауль"), NameForm(language="und", form="Erik Staul")),
        country=PlaceId("veloria"),
    )
    return Registry(
        agents=(staul,), places=countries, stances=known.stances, key_points=known.key_points
    )


def read(case: dict[str, Any]) -> Document:
    """One report read alone."""
    source = Source(
        id=DocumentId(case["id"]),
        media_type="text/plain",
        sha256="",
        rights=Rights.FULL,
        file="report.txt",
        published=case["published"],
        overrides=Overrides(language=case["language"]),
    )
    return process(source, case["text"].encode(), registry())


@cache
def documents(folder: str = "unknown") -> tuple[Document, ...]:
    """All of them."""
    return tuple(read(case) for case in cases(folder))


@cache
def same(folder: str = "unknown") -> dict[tuple[str, str], bool]:
    """For every two reports whether they tell of one incident."""
    about = {case["id"]: case["about"] or case["id"] for case in cases(folder)}
    return {
        (one, two): about[one] == about[two]
        for one, two in itertools.combinations(sorted(about), 2)
    }


def crosses(pair: tuple[str, str]) -> bool:
    """Whether two reports are in two languages."""
    tongue = {case["id"]: case["language"] for case in (*cases(), *cases("unseen"))}
    return bool(tongue[pair[0]] != tongue[pair[1]])
