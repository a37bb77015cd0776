"""Proposed incidents and occasions as records for a maintainer to correct, in YAML.

What the schema needs and nobody can know is a sentence that says so; what is not needed and not
known is left out. What was worked out has a comment with what it rests on.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from generator.linking.discovery import ProposedIncident, ProposedOccasion
from generator.model import Document, DocumentId, Evidence, Registry
from generator.written import free, one_line, quoted, slug


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """One record: its folder below ``content/``, its id, its text."""

    folder: str
    id: str
    text: str

    @property
    def path(self) -> str:
        """Where it would stand below ``content/``."""
        return f"{self.folder}/{self.id}.yml"


def drafts(
    found: Iterable[ProposedIncident], documents: Iterable[Document], registry: Registry
) -> list[tuple[ProposedIncident, tuple[Draft, ...]]]:
    """Each proposal with its records: the incident's, then its occasions'.

    A proposal without any known day has none, since ids begin with a day.
    """
    by_id = {document.id: document for document in documents}
    taken: set[str] = {incident.id for incident in registry.incidents}
    taken |= {occasion.id for occasion in registry.occasions}
    out = []
    for proposal in found:
        records: list[Draft] = []
        if proposal.attributed is not None:
            name = _free(f"{proposal.attributed}-{_subject(proposal)}", taken)
            text = "\n".join(_incident(name, proposal, by_id)) + "\n"
            records.append(Draft(folder="incidents", id=name, text=text))
            for occasion in proposal.occasions:
                kept = _free(f"{occasion.date}-{slug(occasion.speaker.key)}-statement", taken)
                text = "\n".join(_occasion(kept, name, occasion)) + "\n"
                records.append(Draft(folder="occasions", id=kept, text=text))
        out.append((proposal, tuple(records)))
    return out


def _free(name: str, taken: set[str]) -> str:
    """An id that no record and no other draft has."""
    found = free(name, taken)
    taken.add(found)
    return found


def _subject(proposal: ProposedIncident) -> str:
    """Words for an id: what is most widely named, else that nothing is."""
    named = [entry.forms[0] for entry in (*proposal.shared.codes, *proposal.shared.names)]
    return slug("-".join(dict.fromkeys(slug(name) for name in named[:2]))) if named else "unnamed"


def _comment(words: str) -> str:
    return f"# {one_line(words)}"


def _comments(evidence: Iterable[Evidence]) -> list[str]:
    return [_comment(entry.note) for entry in evidence]


def _incident(
    name: str, proposal: ProposedIncident, documents: dict[DocumentId, Document]
) -> Iterator[str]:
    claims = proposal.claims
    titled, title = _title(proposal, documents)
    yield "# yaml-language-server: $schema=../../docs/schema/incidents.json"
    yield "# A proposal: check everything, and delete these comments."
    yield _comment(f"documents: {', '.join(proposal.documents)}")
    yield from _comments(proposal.evidence)
    yield f"id: {name}"
    yield _comment(f"the title of {titled}" if titled else "no document has a title")
    yield f"title: {quoted(title)}"
    count = len(proposal.documents)
    from_ = "one document" if count == 1 else f"{count} documents"
    yield f"summary: {quoted(f'To be written, from {from_}.')}"
    accusing = [entry for entry in claims.accusing if entry in documents]
    yield _comment(
        "the earliest day of a document in which somebody accuses"
        if accusing
        else "the earliest day of any of the documents: none of them was seen to accuse"
    )
    yield f'attributed: "{proposal.attributed}"'
    if not claims.accused:
        yield "# nobody was seen, beyond doubt, to be accused"
    for entry in claims.accused:
        yield from _comments(entry.evidence[:3])
    yield f"accused: [{', '.join(entry.place for entry in claims.accused)}]"
    if proposal.shared.groups:
        yield "# the public galaxy of threat groups knows them"
        yield f"threat_groups: [{', '.join(map(quoted, proposal.shared.groups))}]"
    for key, told, does in (
        ("attributions", claims.attributions, "accuses"),
        ("responses", claims.responses, "answers"),
    ):
        if told:
            yield f"{key}:"
        for claim in told:
            yield f"  {_comment(f'{does} in {claim.document}')}"
            yield f"  - by: {claim.by}"
            yield f'    date: "{claim.date}"'
            yield "    confidence: low"


def _title(
    proposal: ProposedIncident, documents: dict[DocumentId, Document]
) -> tuple[DocumentId | None, str]:
    """The title of the first document that has one, English before others."""
    titled = [
        (documents[name].language.value != "en", number, name, title)
        for number, name in enumerate(proposal.documents)
        if (title := documents[name].title.value)
    ]
    if not titled:
        return None, "An incident without a title"
    _, _, name, title = min(titled)
    return name, title


def _occasion(name: str, incident: str, occasion: ProposedOccasion) -> Iterator[str]:
    yield "# yaml-language-server: $schema=../../docs/schema/occasions.json"
    yield "# A proposal: check everything, and delete these comments."
    yield _comment(f"documents: {', '.join(occasion.documents)}")
    yield from _comments(occasion.evidence)
    yield f"id: {name}"
    yield f"title: {quoted(f'{occasion.speaker.name}, {occasion.date}')}"
    yield "# what it was is not known: briefing, speech, statement, hearing or interview"
    yield "kind: statement"
    yield f'date: "{occasion.date}"'
    if occasion.speaker.id is None:
        yield _comment(f"not in the registries yet: {occasion.speaker.name}")
    yield f"speakers: [{occasion.speaker.id or ''}]"
    yield f"incidents: [{incident}]"
