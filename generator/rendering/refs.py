"""Links: what a thing is called, in which language, and where its page stands.

Addresses are relative to the site's root ("people/anna-kovel/").
"""

from __future__ import annotations

from dataclasses import dataclass

from generator import saying
from generator.model import Agent, Document, Link, NameForm, Rights, Statement
from generator.rendering import wording
from generator.rendering.index import Index
from generator.saying import Said, listed, say


@dataclass(frozen=True, slots=True, kw_only=True)
class Ref:
    """A link: words, address ("" for none), and the language of the words."""

    name: str
    url: str = ""
    lang: str = "en"
    dir: str = "ltr"


def address_url(address: str) -> str:
    """Where an address of the ledger is shown: "documents/some-id/#s-abcdefgh"."""
    page, mark, statement = address.partition("#")
    return f"{page}/{mark}{statement}"


FOLDERS = {"person": "people", "post": "people"}
"""Where an agent's page stands, by kind; all others are organisations."""


AGENTS = {
    "person": say("person"),
    "post": say("post"),
    "group": say("group"),
    "organisation": say("organisation"),
}


def agent_ref(index: Index, agent: str) -> Ref:
    """A link to a registered agent; the bare id in words where there is none."""
    found = index.agents.get(agent)
    if found is None:
        return Ref(name=agent.replace("-", " "))
    folder = FOLDERS.get(found.kind, "organisations")
    return Ref(name=named(found.name, found.names), url=f"{folder}/{found.id}/")


def named(name: str, forms: tuple[NameForm, ...]) -> Said:
    """A registered name, which an edition writes in its own language's first form."""
    return saying.named(name, ((item.language, item.form) for item in forms))


def agent_kind(agent: Agent) -> str:
    """What an agent is, in a word."""
    return AGENTS.get(agent.kind, AGENTS["organisation"])


def outlet_ref(index: Index, outlet: str | None) -> Ref:
    """A link to an outlet, or the words "outlet unknown"."""
    found = index.outlets.get(outlet) if outlet is not None else None
    if found is None:
        return Ref(name=say("outlet unknown"))
    return Ref(name=found.name, url=f"outlets/{found.id}/", lang="")


def place_names(index: Index, ids: tuple[str, ...]) -> str:
    """Countries by their names."""
    return listed(
        named(index.places[item].name, index.places[item].names) if item in index.places else item
        for item in ids
    )


def place_ref(index: Index, place: str) -> Ref:
    """A link to a country's page; the bare name of any other place."""
    found = index.places.get(place)
    if found is None:
        return Ref(name=place.replace("-", " "))
    url = f"countries/{place}/" if place in index.countries else ""
    return Ref(name=named(found.name, found.names), url=url)


def incident_ref(index: Index, incident: str) -> Ref:
    """A link to a registered incident."""
    return Ref(name=index.incidents[incident].title, url=f"incidents/{incident}/")


def title_words(document: Document) -> tuple[str, str, str]:
    """A document's title with its language and direction; never that of a withdrawn one."""
    if document.source.rights is Rights.WITHDRAWN:
        return say("Withdrawn document {id}", id=document.id), "en", "ltr"
    title = " ".join((document.title.value or "").split())
    if not title:
        return say("Untitled document {id}", id=document.id), "en", "ltr"
    return title, document.language.value, document.direction


def document_ref(document: Document) -> Ref:
    """A link to a document by its title, in the title's language."""
    name, lang, direction = title_words(document)
    return Ref(name=name, url=f"documents/{document.id}/", lang=lang, dir=direction)


def speaker_ref(index: Index, statement: Statement) -> Ref:
    """Whose words a statement gives, linked where the registry knows them."""
    speaker = statement.speaker.value
    if speaker is None:
        return Ref(name=say("speaker not identified"))
    if speaker.id is not None and speaker.id in index.agents:
        return agent_ref(index, speaker.id)
    document = index.documents[statement.document]
    if statement.language:
        way = wording.direction(statement.language)
        return Ref(name=speaker.name, lang=statement.language, dir=way)
    return Ref(name=speaker.name, lang=document.language.value, dir=document.direction)


def key_point_ref(index: Index, key_point: str) -> Ref:
    """A link to a key point."""
    found = index.key_points.get(key_point)
    if found is None:
        return Ref(name=key_point)
    return Ref(name=found.title, url=f"key-points/{found.id}/")


def key_point_refs(index: Index, statement: Statement) -> tuple[Ref, ...]:
    """The key points of a statement, linked."""
    ids = dict.fromkeys(tag.id for tag in statement.key_points)
    return tuple(key_point_ref(index, item) for item in ids)


def target_ref(index: Index, link: Link) -> Ref | None:
    """A link to whatever a typed link points at, if it has a page."""
    target = link.target
    if target in index.statements:
        other = index.statements[target]
        speaker = speaker_ref(index, other)
        return Ref(
            name=speaker.name,
            url=f"documents/{other.document}/#{target}",
            lang=speaker.lang,
            dir=speaker.dir,
        )
    if target in index.incidents:
        return Ref(name=index.incidents[target].title, url=f"incidents/{target}/")
    if target in index.occasions:
        return Ref(name=index.occasions[target].title, url=f"occasions/{target}/")
    if target in index.documents:
        return document_ref(index.documents[target])
    return None


def names(forms: tuple[NameForm, ...]) -> tuple[tuple[str, tuple[Ref, ...]], ...]:
    """Written forms by language: (language in words, forms with lang and dir), sorted."""
    found: dict[str, list[Ref]] = {}
    for item in forms:
        tag = "" if item.language == "und" else item.language
        ref = Ref(name=item.form, lang=tag, dir=wording.direction(item.language))
        found.setdefault(item.language, []).append(ref)
    return tuple(
        (say("any language") if tag == "und" else wording.language_name(tag), tuple(found[tag]))
        for tag in sorted(found, key=lambda tag: (tag == "und", wording.language_name(tag)))
    )


def scripts(forms: tuple[NameForm, ...]) -> tuple[tuple[Ref, str], ...]:
    """The first form of each language, a form that several share said once: (form, languages)."""
    first: dict[str, NameForm] = {}
    for item in forms:
        if item.language != "und":
            first.setdefault(item.language, item)
    found: dict[str, list[str]] = {}
    for tag in sorted(first, key=wording.language_name):
        found.setdefault(first[tag].form, []).append(tag)
    return tuple(
        (
            Ref(name=form, lang=tags[0], dir=wording.direction(tags[0])),
            listed(wording.language_name(tag) for tag in tags),
        )
        for form, tags in found.items()
    )
