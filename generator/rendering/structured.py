"""What a page says to machines: schema.org as JSON-LD, and the tags that citation managers read.

Only what is certain is said here, since a machine is told no "probably": an inferred day or
speaker that may be wrong is left out. Addresses are relative to the page, so that the site works
wherever it stands. Nothing is rated: there is no ClaimReview.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any

from markupsafe import Markup

from generator.descent import is_survey
from generator.edtf import precision
from generator.model import (
    Agent,
    Confidence,
    Document,
    Incident,
    Inferred,
    Mode,
    NameForm,
    Occasion,
    Outlet,
    Place,
    Rights,
    Statement,
)
from generator.rendering import refs
from generator.rendering.index import Index

Data = Mapping[str, Any]
SCHEMA = "https://schema.org"
QUOTATIONS = 20
"""Quotations told of one document: enough for a page's purpose without doubling its weight."""
_KINDS = {"person": "Person", "post": "Person"}
_UP = "../../"
"""The way from a document's, incident's, occasion's or agent's page to the root of its edition."""


def script(data: Data, kind: str = "application/ld+json", mark: str = "") -> Markup:
    """Data as an element of the page; no character of it can end the element.

    ``mark`` is further attributes, written by us.
    """
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"), sort_keys=True)
    for char in "<>&\u2028\u2029`*_":
        text = text.replace(char, f"\\u{ord(char):04x}")
    return Markup(f'<script type="{kind}"{mark}>{text}</script>')  # noqa: S704 - see above


def told(data: Data) -> Markup:
    """What a page says as JSON-LD."""
    return script({"@context": SCHEMA, **data})


def _sure(value: Inferred[Any]) -> bool:
    return value.by_hand or value.confidence is Confidence.CERTAIN


def _day(document: Document) -> str | None:
    """The day of publication, where the source or its record says it outright."""
    edtf = document.source.published
    if edtf is None and (document.date.by_hand or document.date.confidence is Confidence.CERTAIN):
        edtf = document.date.edtf
    return edtf if edtf is not None and precision(edtf) == "day" and edtf[-1].isdigit() else None


def _some(**values: object) -> dict[str, Any]:
    return {name.replace("at_", "@"): value for name, value in values.items() if value}


def _plain(edtf: str) -> str | None:
    """A year, month or day without doubt, as schema.org writes it."""
    return edtf if edtf[-1].isdigit() and "/" not in edtf else None


def _others(name: str, forms: tuple[NameForm, ...]) -> list[str]:
    return [form for form in dict.fromkeys(item.form for item in forms) if form != name]


def _agent(index: Index, key: str) -> dict[str, Any]:
    found = index.agents.get(key)
    ref = refs.agent_ref(index, key)
    kind = _KINDS.get(found.kind, "Organization") if found is not None else "Organization"
    return _some(at_type=kind, name=str(ref.name), url=_UP + ref.url if ref.url else None)


def _spoken(index: Index, statement: Statement) -> dict[str, Any] | None:
    speaker = statement.speaker
    if speaker.value is None or speaker.value.id is None or not _sure(speaker):
        return None
    return _agent(index, speaker.value.id)


def _quotations(index: Index, document: Document) -> list[dict[str, Any]]:
    """Words in quotation marks that may be shown; the speaker only where he is certain."""
    shown = (
        item for item in document.statements if item.mode is Mode.DIRECT and item.id in index.shown
    )
    return [
        _some(
            at_type="Quotation",
            at_id=f"#{item.id}",
            text=" ".join(item.text.split()),
            inLanguage=document.language.value,
            spokenByCharacter=_spoken(index, item),
        )
        for item, _ in zip(shown, range(QUOTATIONS), strict=False)
    ]


def document(index: Index, document: Document) -> Data:
    """A report: an article, or what was written from one; nothing but its id where withdrawn."""
    if document.source.rights is Rights.WITHDRAWN:
        return _some(at_type="CreativeWork", identifier=document.id)
    outlet = index.outlets.get(document.outlet.value or "")
    publisher = (
        _some(at_type="Organization", name=outlet.name, url=f"{_UP}outlets/{outlet.id}/")
        if outlet is not None and _sure(document.outlet)
        else None
    )
    title, tongue, _ = refs.title_words(document)
    day = _day(document)
    own = document.source.rights is Rights.DIGEST
    report = _some(
        at_type="Article" if is_survey(document) else "NewsArticle",
        headline=str(title),
        inLanguage=tongue,
        datePublished=day,
        publisher=publisher,
        url=document.source.url,
        archivedAt=document.source.archived_url,
    )
    about = [
        _some(at_type="Event", name=ref.name, url=_UP + ref.url)
        for link in index.links_from.get(document.id, ())
        if link.target in index.incidents and link.confidence != "suggested"
        if (ref := refs.target_ref(index, link)) is not None
    ]
    more = _some(
        at_id="#",
        identifier=document.id,
        about=about,
        hasPart=_quotations(index, document),
    )
    if own:
        digest = _some(at_type="CreativeWork", inLanguage=tongue, isBasedOn=report)
        return {**digest, **more}
    return {**report, **more}


def incident(incident: Incident) -> Data:
    """What is contested, as an event; who is accused is no fact and not said here."""
    day = incident.occurred or incident.attributed
    return _some(
        at_type="Event",
        at_id="#",
        name=incident.title,
        description=" ".join(incident.summary.split()),
        startDate=_plain(day),
        identifier=incident.id,
        citation=list(incident.sources),
    )


def occasion(index: Index, occasion: Occasion) -> Data:
    """A briefing, a speech or a statement, with who spoke and what it concerns."""
    place = index.places.get(occasion.place or "")
    return _some(
        at_type="Event",
        at_id="#",
        name=occasion.title,
        startDate=occasion.date
        if occasion.date[-1].isdigit() and "/" not in occasion.date
        else None,
        location=_some(at_type="Place", name=place.name) if place is not None else None,
        performer=[_agent(index, item) for item in occasion.speakers],
        about=[
            _some(
                at_type="Event",
                name=index.incidents[key].title,
                url=f"{_UP}incidents/{key}/",
            )
            for key in occasion.incidents
            if key in index.incidents
        ],
        identifier=occasion.id,
    )


def agent(index: Index, agent: Agent) -> Data:
    """A person, post or organisation with the forms of its name and what it belongs to."""
    last = agent.memberships[-1] if agent.memberships else None
    return _some(
        at_type=_KINDS.get(agent.kind, "Organization"),
        at_id="#",
        name=agent.name,
        alternateName=list(
            dict.fromkeys(form.form for form in agent.names if form.form != agent.name)
        ),
        jobTitle=last.role if last is not None else None,
        worksFor=_agent(index, last.organisation) if last is not None else None,
        parentOrganization=_agent(index, agent.parent) if agent.parent is not None else None,
        identifier=agent.id,
    )


def outlet(outlet: Outlet) -> Data:
    """Who publishes."""
    return _some(
        at_type="Organization",
        at_id="#",
        name=outlet.name,
        alternateName=list(
            dict.fromkeys(form.form for form in outlet.names if form.form != outlet.name)
        ),
        url=f"https://{outlet.domains[0]}/" if outlet.domains else None,
        identifier=outlet.id,
    )


def place(place: Place) -> Data:
    """A country or bloc."""
    return _some(
        at_type="Place",
        at_id="#",
        name=place.name,
        alternateName=list(dict.fromkeys(f.form for f in place.names if f.form != place.name)),
        identifier=place.id,
    )


def home(name: str, description: str) -> Data:
    """The site: its search, and its data as a set."""
    return _some(
        at_type="WebSite",
        at_id="#",
        name=name,
        description=description,
        potentialAction={
            "@type": "SearchAction",
            "target": "search/?q={search_term_string}",
            "query-input": "required name=search_term_string",
        },
        hasPart={
            "@type": "Dataset",
            "name": name,
            "description": description,
            "distribution": [
                {
                    "@type": "DataDownload",
                    "contentUrl": f"data/{part}.json",
                    "encodingFormat": "application/json",
                }
                for part in ("agents", "outlets", "places")
            ],
        },
    )


def citing(index: Index, document: Document) -> Iterator[tuple[str, str]]:
    """Names and contents of the meta elements by which Zotero and others take a document."""
    if document.source.rights is Rights.WITHDRAWN:
        return
    title, tongue, _ = refs.title_words(document)
    day = _day(document)
    outlet = index.outlets.get(document.outlet.value or "")
    yield "citation_title", str(title)
    yield "DC.title", str(title)
    yield "citation_language", tongue
    yield "DC.language", tongue
    yield "DC.type", "Text"
    if outlet is not None and _sure(document.outlet):
        yield "citation_journal_title", outlet.name
        yield "DC.publisher", outlet.name
    if day is not None:
        yield "citation_publication_date", day.replace("-", "/")
        yield "DC.date", day
    if document.source.url is not None:
        yield "DC.source", document.source.url
    yield "DC.identifier", document.id
    yield "DC.rights", document.source.rights.value
