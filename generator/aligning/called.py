"""How reports, agents and places are called in a sentence for readers."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping

from babel import Locale, UnknownLocaleError

from generator.aligning.comparison import Names
from generator.extracting.about import standing
from generator.model import AgentId, Document, DocumentId, NameForm, Registry
from generator.saying import Kind, Said, say
from generator.text import fold


def called(
    documents: list[Document],
    counts_as: Mapping[str, str],
    registry: Registry,
    speakers: frozenset[AgentId] = frozenset(),
    voices: frozenset[str] = frozenset(),
) -> Names:
    """The names that sentences on the differences between ``documents`` use."""
    written: dict[str, set[str]] = {}
    for entry, forms in _forms(registry):
        tongues = {form.language.split("-", maxsplit=1)[0] for form in forms}
        written.setdefault(counts_as.get(entry, entry), set()).update(tongues)
    titles: dict[str, str] = {agent.id: agent.name for agent in registry.agents}
    titles |= {place.id: place.name for place in registry.places}
    return Names(
        reports=_reports(documents, registry),
        counts_as=counts_as,
        titles=titles,
        written={entry: frozenset(tongues) for entry, tongues in written.items()},
        plain=frozenset(
            fold(forms[at].form)
            for _, forms in _forms(registry)
            for at in range(len(forms))
            if not at or forms[at].language != forms[at - 1].language
        ),
        stands_for={
            agent.id: agent.country
            for agent in registry.agents
            if agent.kind == "organisation" and agent.parent is None and agent.country
        },
        speakers=speakers,
        voices=voices,
        home=_home(speakers, registry),
    )


def _home(speakers: frozenset[AgentId], registry: Registry) -> str:
    """The one country that the speakers are of; "" where it is none or several."""
    homes = standing.countries(registry.agents)
    found = {homes[one] for one in speakers if homes.get(one)}
    return str(found.pop()) if len(found) == 1 else ""


def _forms(registry: Registry) -> Iterator[tuple[str, tuple[NameForm, ...]]]:
    for agent in registry.agents:
        yield agent.id, agent.names
    for place in registry.places:
        yield place.id, place.names


def _reports(documents: list[Document], registry: Registry) -> dict[DocumentId, str]:
    """Reports by outlet and language: "oqu.news (Russian)"; by id where that names several."""
    outlets = {outlet.id: outlet.name for outlet in registry.outlets}
    found: dict[DocumentId, str] = {}
    for document in documents:
        outlet = document.outlet.value
        known = _tongue(document.language.value)
        name = outlets.get(outlet, outlet) if outlet is not None else ""
        if name and known:
            gaps = {"outlet": name, "language": known}
            found[document.id] = (
                say("{outlet} in {language}", **gaps)
                if name.endswith(")")
                else say("{outlet} ({language})", **gaps)
            )
        elif known and not name:
            found[document.id] = say("the {language} report", language=known)
        else:
            found[document.id] = str(name) or document.id
    counts = Counter(found.values())
    return {
        document: name if counts[name] == 1 else say("{report} {id}", report=name, id=document)
        for document, name in found.items()
    }


def _tongue(tag: str) -> str:
    """The name of a language, "" where none is known."""
    base = tag.split("-", maxsplit=1)[0]
    if base in ("und", "mul", "zxx"):
        return ""
    try:
        words = Locale.parse(base).get_display_name("en") or ""
    except (UnknownLocaleError, ValueError):
        return ""
    return Said(words, Kind.TONGUE, base, {}) if words else ""
