"""Registered names are found at the edges of words, in the case and script of their forms."""

from __future__ import annotations

import pytest

from generator.extracting.names import names
from generator.languages import pack_for
from generator.model import (
    Agent,
    AgentId,
    NameForm,
    Outlet,
    OutletId,
    Place,
    PlaceId,
    Registry,
)


def _forms(**forms: str) -> tuple[NameForm, ...]:
    return tuple(NameForm(language=tag, form=form) for tag, form in forms.items())


REGISTRY = Registry(
    agents=(
        Agent(
            id=AgentId("karl-rein"),
            kind="person",
            name="Karl Rein",
            names=_forms(ru="Карл Рейнский", zh="卡尔·莱因", ar="كارل راين"),
        ),
        Agent(id=AgentId("lead"), kind="group", name="Lead", names=_forms(en="LEAD")),
    ),
    outlets=(Outlet(id=OutletId("valley-post"), name="Valley Post", kind="site"),),
    places=(
        Place(
            id=PlaceId("ruritania"), name="Ruritania", names=_forms(fr="Ruritanie", ru="Руритан")
        ),
        Place(id=PlaceId("us"), name="Usonia", names=_forms(en="US")),
    ),
)


@pytest.mark.parametrize(
    ("language", "text", "targets"),
    [
        ("en", "Karl Rein met the Valley Post.", ["karl-rein", "valley-post"]),
        ("en", "KARL REIN came, Karl Reiner left.", ["karl-rein"]),
        ("en", "They told us; the US answered.", ["us"]),
        ("en", "The lead went cold, but LEAD wrote.", ["lead"]),
        ("fr", "L’armée de la Ruritanie et d’autres.", ["ruritania"]),
        ("fr", "Il quitta l'Usonia.", ["us"]),
        ("ru", "В Руритане и Руритании; Карл Рейнскийчто отметил.", ["ruritania", "karl-rein"]),
        ("zh", "总理卡尔·莱因说。", ["karl-rein"]),
        ("ar", "قال وكارل راين هنا", ["karl-rein"]),
    ],
)
def test_names_at_the_edges_of_words(language: str, text: str, targets: list[str]):
    """Elision, glued prefixes, case endings and a run-in name are names; parts of words are not."""
    found = names.find(text, REGISTRY, pack_for(language))
    assert [mention.target for mention in found] == targets


def test_spans_are_of_the_source():
    """A mention's span cuts the very words out of the source, accents and all."""
    text = "Hier, la RURITANIE. Demain la Ruritanie."
    found = names.find(text, REGISTRY, pack_for("fr"))
    assert [mention.span.of(text) for mention in found] == ["RURITANIE", "Ruritanie"]


def test_an_empty_registry_finds_nothing():
    """Without forms there is nothing to look for."""
    assert names.find("Karl Rein", Registry(), pack_for("en")) == ()


def test_one_automaton_a_registry():
    """The automaton is built once for a registry, and kept apart for another."""
    assert names.gazetteer(REGISTRY) is names.gazetteer(REGISTRY)
    assert names.gazetteer(Registry()) is not names.gazetteer(REGISTRY)
