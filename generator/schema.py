"""What maintainers may write: the shape of every record under ``content/``.

Each model is one file (or one entry of a registry) and yields a JSON Schema for editors.
Values arrive as strings, lists and mappings only (see ``generator.content``), so YAML's own
guesses ("no" is false, 2021-07-20 is a date) never reach a record; conversion happens here.
"""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from generator.schema_values import (
    DatedId,
    Edtf,
    ExcerptRecord,
    Forms,
    Id,
    LanguageTag,
    OpenRecord,
    PhraseForms,
    Record,
    Sha256,
    StatementId,
    Text,
    Texts,
    Url,
    Urls,
    WithdrawalRecord,
    Words,
)


class OriginalRecord(Record):
    """The original that a digest stands for. It is never in the repository."""

    file: Text = Field(description="File name inside a vault folder.")
    sha256: Sha256 = Field(description="Of the original's bytes; a private build checks it.")
    language: LanguageTag | None = Field(None, description="Language of the original, if known.")
    media_type: Text | None = Field(None, description="Where the file's name does not tell it.")


class DerivationRecord(Record):
    """What the document was made from."""

    kind: Literal["translation", "reprint", "wire", "survey"] = Field(
        description="How it was made; a survey is the editors' own, from the public record."
    )
    outlet: Id | None = Field(None, description="Outlet of what it was made from.")
    document: Id | None = Field(
        None, description="Id of that document, where it is published here."
    )
    language: LanguageTag | None = Field(None, description="Language it was translated from.")
    machine: bool = Field(False, description="Whether a machine translated it.")


class StatementRecord(Record):
    """What a maintainer decides about one statement."""

    id: StatementId = Field(description="The statement's permanent id.")
    found_as: StatementId | None = Field(
        None, description="The id that its words give it since they were corrected; it keeps 'id'."
    )
    speaker: Id | None = Field(None, description="Whose words they are.")
    stances: list[Id] | None = Field(None, description="Replaces the stances found.")
    key_points: list[Id] | None = Field(None, description="Replaces the key points found.")
    withheld: bool = Field(False, description="Keep the id, but don't show the words.")
    differs: Text | None = Field(None, description="How this report differs from the others.")


class OverridesRecord(Record):
    """What a maintainer writes in place of what would be inferred. It always wins."""

    title: Text | None = Field(None, description="Title of the text.")
    language: LanguageTag | None = Field(None, description="Language of the text (BCP 47).")
    outlet: Id | None = Field(None, description="Who published it.")
    date: Edtf | None = Field(None, description="The day its main statement was made (EDTF).")
    main_speaker: Id | None = Field(None, description="Whose statement it mainly reports.")
    speakers: list[Id] | None = Field(None, description="Everybody who speaks in it.")
    incidents: list[DatedId] | None = Field(None, description="Incidents it tells of; [] for none.")
    occasion: DatedId | None = Field(None, description="The press event it reports.")
    statements: list[StatementRecord] = Field([], description="Decisions on single statements.")


class ProposedRecord(Record):
    """What was read from a source when it was added, and why. Nothing is built from it."""

    value: Text | list[Text] = Field(description="What was read.")
    confidence: Literal["certain", "probable", "uncertain", "confirmed", "suggested"] = Field(
        description="How surely."
    )
    because: Texts = Field([], description="What it rests on.")


Proposable = Literal[
    "title", "language", "outlet", "published", "url", "derived_from",
    "date", "main_speaker", "incidents", "occasion",
]  # fmt: skip
"""Keys of a document's record, and of its ``overrides``, that may wait for a decision."""


class DocumentRecord(OpenRecord):
    """A source document: where it is from, what may be shown, what was decided about it."""

    id: Id = Field(description="Permanent id; also the name of the record and its file.")
    title: Text | None = Field(None, description="Title of the file published here.")
    language: LanguageTag | None = Field(None, description="Language of the file published here.")
    file: Text | None = Field(None, description="Source file beside the record, if not <id>.*")
    media_type: Literal["text/plain", "text/html", "text/markdown", "application/pdf"] | None = (
        Field(None, description="Where the file's name does not tell it.")
    )
    sha256: Sha256 | None = Field(None, description="Of the file published here; checked if given.")
    outlet: Id | None = Field(None, description="Who published the source.")
    url: Url | None = Field(None, description="Where the source stood.")
    archived_url: Url | None = Field(None, description="A public archive's copy of it.")
    retrieved: Edtf | None = Field(None, description="The day the source was retrieved (EDTF).")
    published: Edtf | None = Field(None, description="The day the source was published (EDTF).")
    rights: Literal["full", "excerpt", "digest", "withdrawn"] | None = Field(
        None, description="What may be shown of it, if not what its outlet's entry says."
    )
    excerpt: ExcerptRecord | None = Field(
        None, description="How much an excerpt of it shows, if not what its outlet's entry says."
    )
    withdrawn: WithdrawalRecord | None = Field(
        None, description="When and why it was withdrawn, for 'rights: withdrawn'."
    )
    derived_from: DerivationRecord | None = Field(None, description="What it was made from.")
    original: OriginalRecord | None = Field(None, description="The original a digest stands for.")
    note: Text | None = Field(None, description="A note shown to readers.")
    notes: Words = Field({}, description="The same in other languages of the site, by tag.")
    overrides: OverridesRecord = Field(OverridesRecord(), description="What was decided by hand.")
    proposed: dict[Proposable, ProposedRecord] = Field(
        {}, description="What waits for a decision: move it to its place, or delete it."
    )


class MembershipRecord(Record):
    """A post that a person held (Popolo)."""

    role: Text = Field(description="The post, in English.")
    roles: Words = Field({}, description="The same in other languages of the site, by tag.")
    organisation: Id = Field(description="Id of the organisation.")
    start: Edtf | None = Field(None, description="Since when, if known (EDTF).")
    end: Edtf | None = Field(None, description="Until when, if known (EDTF).")


class AgentRecord(Record):
    """What people, posts and organisations share."""

    id: Id = Field(description="Permanent id.")
    name: Text = Field(description="Name shown, in English.")
    forms: Forms = Field({}, description="Every written form that names it, by language tag.")
    roles: Forms = Field({}, description="Phrases that stand for it once a text introduced it.")
    country: Id | None = Field(None, description="Id of a place.")
    note: Text | None = Field(None, description="A note shown to readers.")
    notes: Words = Field({}, description="The same in other languages of the site, by tag.")
    sources: Urls = Field([], description="Where these facts can be checked.")


class PersonRecord(AgentRecord):
    """A person, with the posts held."""

    gender: Literal["f", "m"] | None = Field(None, description="Helps to resolve pronouns.")
    memberships: list[MembershipRecord] = Field([], description="Posts held.")


class PostRecord(AgentRecord):
    """A post that speaks where no person is named."""

    organisation: Id = Field(description="The organisation it belongs to.")


class OrganisationRecord(AgentRecord):
    """An organisation, a government, or a group that speaks with one voice."""

    kind: Literal["organisation", "group"] = Field("organisation", description="What it is.")
    parent: Id | None = Field(None, description="The organisation it belongs to.")


class SanctionRecord(Record):
    """Sanctions that somebody put on an outlet: a fact of its own beside what kind it is."""

    by: Id = Field(description="Who put it under sanctions: an organisation.")
    date: Edtf = Field(description="Since when (EDTF).")
    end: Edtf | None = Field(None, description="Until when, if they were lifted (EDTF).")
    note: Text | None = Field(None, description="Under what title, in our own words.")
    notes: Words = Field({}, description="The same in other languages of the site, by tag.")
    sources: Urls = Field([], description="Where it can be checked.")


class OutletRecord(Record):
    """Who publishes. ``kind`` says what is known, never a score."""

    id: Id = Field(description="Permanent id.")
    name: Text = Field(description="Name shown.")
    names: Words = Field({}, description="The same in other languages of the site, by tag.")
    kind: Literal[
        "official", "agency", "newspaper", "broadcaster", "site", "reprint", "blog", "unknown"
    ] = Field("unknown", description="What is known of it.")
    forms: Forms = Field({}, description="Every written form of its name, by language tag.")
    country: Id | None = Field(None, description="Id of a place.")
    languages: list[LanguageTag] = Field([], description="Languages it publishes in.")
    domains: list[Text] = Field([], description="Its host names.")
    rights: Literal["full", "excerpt", "digest"] | None = Field(
        None, description="What may be shown of its documents whose records don't say."
    )
    excerpt: ExcerptRecord | None = Field(
        None, description="How much an excerpt of its documents shows."
    )
    sanctions: list[SanctionRecord] = Field([], description="Sanctions it was put under.")
    note: Text | None = Field(None, description="A note shown to readers.")
    notes: Words = Field({}, description="The same in other languages of the site, by tag.")
    sources: Urls = Field([], description="Where these facts can be checked.")


class PlaceRecord(Record):
    """A country, bloc or town."""

    id: Id = Field(description="Permanent id.")
    name: Text = Field(description="Name shown, in English.")
    forms: Forms = Field({}, description="Names and demonyms by language tag.")
    side: Text | None = Field(None, description="Lane on the timeline, if it always has one.")


class KeyPointRecord(Record):
    """A talking point that recurs."""

    id: Id = Field(description="Permanent id.")
    title: Text = Field(description="The point in a short English clause.")
    titles: Words = Field({}, description="The same in other languages of the site, by tag.")
    phrases: PhraseForms = Field(description="Phrases that show it, by language tag.")
    stances: list[Id] = Field([], description="Stances that a statement with it takes.")
    note: Text | None = Field(None, description="A note shown to readers.")
    notes: Words = Field({}, description="The same in other languages of the site, by tag.")


class StanceRecord(Record):
    """What a statement does."""

    id: Id = Field(description="Permanent id.")
    title: Text = Field(description="Shown to readers, in English.")
    titles: Words = Field({}, description="The same in other languages of the site, by tag.")
    side: Literal["accusing", "answering", "supporting", "other"] = Field(
        "other", description="Whose move it is; supporting: it stands with accuser or victim."
    )
    phrases: PhraseForms = Field({}, description="Phrases that show it, by language tag.")
    note: Text | None = Field(None, description="A note shown to readers.")
    notes: Words = Field({}, description="The same in other languages of the site, by tag.")


class ClaimRecord(Record):
    """An attribution or a response."""

    by: Id = Field(description="Who: a person, post or organisation.")
    date: Edtf = Field(description="When (EDTF).")
    says: Text | None = Field(None, description="What, in our own words.")
    says_in: Words = Field({}, description="The same in other languages of the site, by tag.")
    occasion: DatedId | None = Field(None, description="At which press event.")
    confidence: Literal["high", "medium", "low"] = Field("medium", description="How sure we are.")
    sources: Urls = Field([], description="Where it can be checked.")


class IncidentRecord(OpenRecord):
    """What is contested."""

    id: DatedId = Field(description="Permanent id; begins with the day of the first attribution.")
    title: Text = Field(description="Shown to readers, in English.")
    titles: Words = Field({}, description="The same in other languages of the site, by tag.")
    summary: Text = Field(description="What happened, in our own words.")
    summaries: Words = Field({}, description="The same in other languages of the site, by tag.")
    occurred: Edtf | None = Field(None, description="When it happened (EDTF).")
    attributed: Edtf = Field(description="When it was first attributed (EDTF).")
    accused: list[Id] = Field(description="Ids of places.")
    threat_groups: list[Text] = Field([], description="Groups named, e.g. APT31.")
    products: list[Text] = Field([], description="Products named.")
    victims: list[Id] = Field([], description="Ids of organisations.")
    cues: PhraseForms = Field({}, description="Words that show a text tells of it, by language.")
    attributions: list[ClaimRecord] = Field([], description="Who accused, when.")
    responses: list[ClaimRecord] = Field([], description="Who answered, when.")
    sources: Urls = Field([], description="Where these facts can be checked.")


class OccasionRecord(OpenRecord):
    """One press event."""

    id: DatedId = Field(description="Permanent id; begins with its day.")
    title: Text = Field(description="Shown to readers, in English.")
    titles: Words = Field({}, description="The same in other languages of the site, by tag.")
    kind: Literal["briefing", "speech", "statement", "hearing", "interview"] = Field(
        description="What it was."
    )
    date: Edtf = Field(description="When it was (EDTF).")
    speakers: list[Id] = Field(description="Who spoke.")
    incidents: list[DatedId] = Field([], description="What was spoken of.")
    place: Id | None = Field(None, description="Id of a place.")
    note: Text | None = Field(None, description="A note shown to readers.")
    notes: Words = Field({}, description="The same in other languages of the site, by tag.")
    sources: Urls = Field([], description="Where these facts can be checked.")


FOLDERS: dict[str, type[Record]] = {
    "documents": DocumentRecord,
    "incidents": IncidentRecord,
    "occasions": OccasionRecord,
}
"""Folders of content/ that hold one record a file, named by its id."""

REGISTRIES: dict[str, type[Record]] = {
    "people": PersonRecord,
    "posts": PostRecord,
    "organisations": OrganisationRecord,
    "outlets": OutletRecord,
    "places": PlaceRecord,
    "key_points": KeyPointRecord,
    "stances": StanceRecord,
}
"""Files of content/registries/: each a list of entries."""
