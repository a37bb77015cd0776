"""Records turned into the values that the rest of the program works with.

``Known`` holds the ids that exist, by namespace. A registry entry that names another id has
already been reported: here the name is dropped, so nothing above ever meets a dangling id.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import TypeVar

from generator import model, schema
from generator.content.entries import Entries
from generator.saying import Said, named
from generator.schema_values import OpenRecord

Known = Mapping[str, frozenset[str]]
_T = TypeVar("_T")

_CONFIDENCE = {
    "high": model.Confidence.CERTAIN,
    "medium": model.Confidence.PROBABLE,
    "low": model.Confidence.UNCERTAIN,
}


def _one(known: frozenset[str], make: Callable[[str], _T], id_: str | None) -> _T | None:
    return make(id_) if id_ is not None and id_ in known else None


def _many(known: frozenset[str], make: Callable[[str], _T], ids: Iterable[str]) -> tuple[_T, ...]:
    """Those ids that exist, in the order written, none twice."""
    return tuple(make(id_) for id_ in dict.fromkeys(ids) if id_ in known)


def _forms(forms: Mapping[str, list[str]]) -> tuple[model.NameForm, ...]:
    """Forms by language tag, in the order written, none twice."""
    return tuple(
        dict.fromkeys(
            model.NameForm(language=language, form=form)
            for language in sorted(forms)
            for form in forms[language]
        )
    )


def registry(entries: Entries, known: Known) -> model.Registry:
    """All that is known before a document is read; every tuple is sorted by id."""
    agents = [
        *(_person(entry.record, known) for entry in entries.of("people")),
        *(_post(entry.record, known) for entry in entries.of("posts")),
        *(_organisation(entry.record, known) for entry in entries.of("organisations")),
    ]
    return model.Registry(
        agents=tuple(sorted(agents, key=lambda agent: agent.id)),
        outlets=tuple(_outlet(entry.record, known) for entry in entries.of("outlets")),
        places=tuple(_place(entry.record) for entry in entries.of("places")),
        key_points=tuple(_key_point(entry.record, known) for entry in entries.of("key_points")),
        stances=tuple(_stance(entry.record) for entry in entries.of("stances")),
        incidents=tuple(_incident(entry.record, known) for entry in entries.of("incidents")),
        occasions=tuple(_occasion(entry.record, known) for entry in entries.of("occasions")),
    )


def _named(record: schema.AgentRecord | schema.PlaceRecord) -> Said:
    """A registered name, which readers of another language see in theirs."""
    return named(record.name, ((each.language, each.form) for each in _forms(record.forms)))


def words(english: str | None, others: Mapping[str, str]) -> str:
    """Our own words, which readers of another language see in theirs; "" for none."""
    return named(english, others.items()) if english else ""


def _agent(
    record: schema.AgentRecord,
    known: Known,
    kind: str,
    *,
    gender: str | None = None,
    parent: str | None = None,
    memberships: tuple[model.Membership, ...] = (),
) -> model.Agent:
    """What people, posts and organisations have in common."""
    return model.Agent(
        id=model.AgentId(record.id),
        kind=kind,
        name=_named(record),
        names=_forms(record.forms),
        roles=_forms(record.roles),
        gender=gender,
        country=_one(known["places"], model.PlaceId, record.country),
        parent=_one(known["organisations"], model.AgentId, parent),
        memberships=memberships,
        note=words(record.note, record.notes),
        sources=tuple(record.sources),
    )


def _person(record: schema.PersonRecord, known: Known) -> model.Agent:
    memberships = tuple(
        model.Membership(
            role=words(held.role, held.roles),
            organisation=model.AgentId(held.organisation),
            start=held.start,
            end=held.end,
        )
        for held in record.memberships
        if held.organisation in known["organisations"]
    )
    return _agent(record, known, "person", gender=record.gender, memberships=memberships)


def _post(record: schema.PostRecord, known: Known) -> model.Agent:
    return _agent(record, known, "post", parent=record.organisation)


def _organisation(record: schema.OrganisationRecord, known: Known) -> model.Agent:
    return _agent(record, known, record.kind, parent=record.parent)


def _outlet(record: schema.OutletRecord, known: Known) -> model.Outlet:
    return model.Outlet(
        id=model.OutletId(record.id),
        name=words(record.name, record.names),
        kind=record.kind,
        names=_forms(record.forms),
        country=_one(known["places"], model.PlaceId, record.country),
        languages=tuple(record.languages),
        domains=tuple(record.domains),
        sanctions=tuple(
            model.Sanction(
                by=model.AgentId(one.by),
                date=one.date,
                end=one.end,
                note=words(one.note, one.notes),
                sources=tuple(one.sources),
            )
            for one in record.sanctions
            if one.by in known["organisations"]
        ),
        note=words(record.note, record.notes),
        sources=tuple(record.sources),
    )


def _place(record: schema.PlaceRecord) -> model.Place:
    return model.Place(
        id=model.PlaceId(record.id),
        name=_named(record),
        names=_forms(record.forms),
        side=record.side or "",
    )


def _key_point(record: schema.KeyPointRecord, known: Known) -> model.KeyPoint:
    return model.KeyPoint(
        id=model.KeyPointId(record.id),
        title=words(record.title, record.titles),
        phrases=_forms(record.phrases),
        stances=_many(known["stances"], model.StanceId, record.stances),
        note=words(record.note, record.notes),
    )


def _stance(record: schema.StanceRecord) -> model.Stance:
    return model.Stance(
        id=model.StanceId(record.id),
        title=words(record.title, record.titles),
        phrases=_forms(record.phrases),
        side=record.side,
        note=words(record.note, record.notes),
    )


def _claims(records: list[schema.ClaimRecord], known: Known) -> tuple[model.Claim, ...]:
    return tuple(
        model.Claim(
            by=model.AgentId(claim.by),
            date=claim.date,
            says=words(claim.says, claim.says_in),
            occasion=_one(known["occasions"], model.OccasionId, claim.occasion),
            confidence=_CONFIDENCE[claim.confidence],
            sources=tuple(claim.sources),
        )
        for claim in records
        if claim.by in known["agents"]
    )


def _incident(record: schema.IncidentRecord, known: Known) -> model.Incident:
    return model.Incident(
        id=model.IncidentId(record.id),
        title=words(record.title, record.titles),
        summary=words(record.summary, record.summaries),
        occurred=record.occurred,
        attributed=record.attributed,
        accused=_many(known["places"], model.PlaceId, record.accused),
        threat_groups=tuple(record.threat_groups),
        products=tuple(record.products),
        victims=_many(known["agents"], model.AgentId, record.victims),
        attributions=_claims(record.attributions, known),
        responses=_claims(record.responses, known),
        cues=_forms(record.cues),
        sources=tuple(record.sources),
        corrections=corrections(record),
        added=record.added,
    )


def _occasion(record: schema.OccasionRecord, known: Known) -> model.Occasion:
    return model.Occasion(
        id=model.OccasionId(record.id),
        title=words(record.title, record.titles),
        kind=record.kind,
        date=record.date,
        speakers=_many(known["agents"], model.AgentId, record.speakers),
        incidents=_many(known["incidents"], model.IncidentId, record.incidents),
        place=_one(known["places"], model.PlaceId, record.place),
        note=words(record.note, record.notes),
        sources=tuple(record.sources),
        corrections=corrections(record),
        added=record.added,
    )


def derivation(record: schema.DocumentRecord, known: Known) -> model.Derivation | None:
    """What a document was made from; a document that isn't published here is left out."""
    made = record.derived_from
    if made is None:
        return None
    return model.Derivation(
        kind=made.kind,
        outlet=_one(known["outlets"], model.OutletId, made.outlet),
        document=_one(known["documents"], model.DocumentId, made.document),
        language=made.language,
        machine=made.machine,
    )


def corrections(record: OpenRecord) -> tuple[model.Correction, ...]:
    """What was corrected, oldest first."""
    found = (model.Correction(date=each.date, note=each.note) for each in record.corrections)
    return tuple(sorted(found, key=lambda each: each.date))


def overrides(record: schema.DocumentRecord, known: Known, *, of_original: bool) -> model.Overrides:
    """What the maintainer wrote in place of what would be inferred.

    The record's title and language describe the file published here. Where the original
    stands in for it, its title is read from it and its language is ``original.language``;
    what stands under ``overrides`` holds for both.
    """
    written = record.overrides
    title, language = record.title, record.language
    if of_original and record.original is not None:
        title, language = None, record.original.language
    outlet, speaker = written.outlet or record.outlet, written.main_speaker
    return model.Overrides(
        title=written.title or title,
        language=written.language or language,
        outlet=model.OutletId(outlet) if outlet else None,
        date=written.date,
        main_speaker=model.AgentId(speaker) if speaker else None,
        speakers=_written(model.AgentId, written.speakers),
        incidents=_written(
            model.IncidentId,
            [id_ for id_ in written.incidents if id_ in known["incidents"]]
            if written.incidents is not None
            else None,
        ),
        occasion=_one(known["occasions"], model.OccasionId, written.occasion),
        statements=tuple(
            model.StatementOverride(
                id=model.StatementId(each.id),
                found_as=model.StatementId(each.found_as) if each.found_as else None,
                speaker=model.AgentId(each.speaker) if each.speaker else None,
                stances=_written(model.StanceId, each.stances),
                key_points=_written(model.KeyPointId, each.key_points),
                withheld=each.withheld,
                differs=each.differs,
            )
            for each in written.statements
        ),
    )


def _written(make: Callable[[str], _T], ids: list[str] | None) -> tuple[_T, ...] | None:
    """The list as written: an empty one says "none", an absent one says nothing."""
    return None if ids is None else tuple(make(id_) for id_ in dict.fromkeys(ids))
