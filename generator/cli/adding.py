"""The way of a document from a file or an address into ``content/documents/``."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from generator import adding
from generator import build as building
from generator.adding import Entry, Proposal, writing
from generator.build import Plan, Reading
from generator.cli import deciding
from generator.cli.material import Material, RefusedError
from generator.cli.placing import File
from generator.content import nodes, tree
from generator.errors import Problem
from generator.model import (
    AgentId,
    DocumentId,
    IncidentId,
    OccasionId,
    OutletId,
    Overrides,
    Registry,
    Rights,
    Source,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Order:
    """What the maintainer wants; None or "" where it was not said.

    ``entries`` is whether proposed entries go into the registries unasked, ``asks`` whether there
    is somebody to ask, ``writes`` whether anything is written at all.
    """

    source: str
    id: str = ""
    rights: str = ""
    vault: Path | None = None
    entries: bool = False
    asks: bool = False
    writes: bool = True


@dataclass(slots=True)
class Desk:
    """One document on its way: what was decided so far, and what the corpus makes of it."""

    plan: Plan
    material: Material
    decided: dict[str, Any]
    step: Callable[[str], None]
    reading: Reading = field(init=False)
    proposal: Proposal = field(init=False)

    def read(self) -> None:
        """Read the document as a part of the corpus. Raises RefusedError where it is there."""
        source = self._source()
        self.reading = building.read(self.plan, self.step, ((source, self.material.data),))
        self._refuse_twin(source.sha256)
        found = {document.id: document for document in self.reading.corpus.documents}
        if source.id not in found:
            fault = next(
                (each.fault for each in self.reading.problems if each.file == source.file),
                "it can’t be read",
            )
            raise RefusedError(self._problem(fault, "save the source again"))
        page = self.material.page
        self.proposal = adding.propose(found[source.id], self.reading.corpus, page.hints)

    def _refuse_twin(self, sha256: str) -> None:
        """Raise RefusedError where the same bytes are in the corpus, or behind a digest of it."""
        loaded = self.reading.loaded
        same = {source.sha256: source.id for source, _ in loaded.sources}
        if other := same.get(sha256):
            fault = f"it is here already, byte for byte, as '{other}'"
        elif other := dict(loaded.originals).get(sha256):
            fault = f"it is here already: it is the original of the digest '{other}'"
        else:
            return
        remedy = f"see {self.plan.content / 'documents' / other}.yml"
        raise RefusedError(self._problem(fault, remedy))

    def check(self, registry: Registry | None = None) -> None:
        """Raise RefusedError for decisions that are not sound; of ids only with a registry."""
        wrong = [
            self._problem(fault, "give another", key)
            for key, value in self.decided.items()
            if (fault := deciding.fault(key, value, registry))
        ]
        if wrong:
            raise RefusedError(*wrong)

    def name(self, wanted: str) -> str:
        """The id that the document gets. Raises RefusedError where a wanted one is taken."""
        taken = set(self._taken())
        if wanted:
            if fault := deciding.fault("id", wanted):
                raise RefusedError(self._problem(fault, "give another", "--id"))
            if wanted in taken:
                fault = f"the id '{wanted}' is taken, or was once published"
                raise RefusedError(self._problem(fault, "give another", "--id"))
            return wanted
        called = self.material.called
        host = called.partition("://")[2].partition("/")[0].partition(":")[0]
        proposed = (each.id for each in self.proposal.entries if each.registry == "outlets")
        fallback = next(proposed, "") or host.removeprefix("www.") or Path(called).stem
        return adding.name(self.proposal.document, self.decided, fallback, taken)

    def _taken(self) -> Iterator[str]:
        """Every id that must not be given again, in small letters."""
        loaded, registry = self.reading.loaded, self.reading.corpus.registry
        yield from (source.id for source, _ in loaded.sources)
        yield from (name.lower() for name in loaded.quarantined)
        yield from (address.partition("/")[2] for address in loaded.waiting)
        yield from (entry.id for entry in registry.incidents)
        yield from (entry.id for entry in registry.occasions)
        for address in self.reading.ledger:
            yield address.partition("/")[2].partition("#")[0]
        folder = self.plan.content / "documents"
        if folder.is_dir():
            yield from (file.stem.lower() for file in folder.iterdir())

    def _source(self) -> Source:
        """The document as its record would have it, under a name for the time being."""
        given, material = self.decided, self.material
        outlet, speaker = given.get("outlet"), given.get("main_speaker")
        incidents, occasion = given.get("incidents"), given.get("occasion")
        return Source(
            id=DocumentId("zz-to-be-added"),
            media_type=material.media_type,
            sha256=hashlib.sha256(material.data).hexdigest(),
            rights=Rights.FULL,
            file=material.called,
            url=given.get("url") or material.facts.get("url"),
            archived_url=given.get("archived_url"),
            retrieved=given.get("retrieved") or material.facts.get("retrieved"),
            published=given.get("published"),
            overrides=Overrides(
                title=given.get("title"),
                language=given.get("language"),
                outlet=OutletId(outlet) if outlet else None,
                date=given.get("date"),
                main_speaker=AgentId(speaker) if speaker else None,
                incidents=None if incidents is None else tuple(map(IncidentId, incidents)),
                occasion=OccasionId(occasion) if occasion else None,
            ),
        )

    def _problem(self, fault: str, remedy: str, key: str = "") -> Problem:
        return Problem(file=self.material.called, key=key, fault=fault, remedy=remedy)


def default_rights(content: Path, outlet: str | None) -> str:
    """What the registry says may be shown of an outlet's documents; "" where it is silent."""
    file = content / "registries" / "outlets.yml"
    item = tree.look(file)
    data = tree.read(item) if item is not None and item.kind == "file" else b""
    parsed = nodes.parse(data, str(file)) if isinstance(data, bytes) else None
    for entry in parsed.value if parsed and isinstance(parsed.value, list) else ():
        if isinstance(entry, dict) and entry.get("id") == outlet:
            return str(entry.get("rights") or "")
    return ""


def files(
    desk: Desk, name: str, rights: str, vault: Path | None, entries: tuple[Entry, ...]
) -> list[File]:
    """Every file that is to be written, those outside the repository first, the record last.

    ``rights`` is "" in a trial alone.
    """
    material, folder = desk.material, desk.plan.content / "documents"
    sha256 = hashlib.sha256(material.data).hexdigest()
    facts: dict[str, Any] = {"id": name, **material.facts}
    facts |= {"added": desk.plan.day.isoformat()} if desk.plan.day else {}
    facts |= {"rights": rights} if rights else {}
    decided, proposed = dict(desk.decided), desk.proposal.values
    out: list[File] = []
    if vault is not None and material.warc is not None:
        out.append(File(path=vault / f"{name}.warc.gz", data=material.warc))
    if rights == "digest":
        assert vault is not None
        original = f"{name}{material.ending}"
        facts["original"] = {"file": original, "sha256": sha256}
        # The record's title and language are those of the digest, which is not written yet.
        decided.pop("title", None)
        if language := decided.pop("language", None):
            facts["original"]["language"] = language
        proposed = tuple(each for each in proposed if each.key not in ("title", "language"))
        out.append(File(path=vault / original, data=material.data))
        text = writing.digest(desk.proposal, desk.decided)
        source = File(path=folder / f"{name}.md", data=text.encode())
    else:
        facts["sha256"] = sha256
        source = File(path=folder / f"{name}{material.ending}", data=material.data)
    out += [*_registries(desk.plan.content, entries), source]
    text = writing.record(
        facts,
        decided,
        proposed,
        quoting=rights != "digest",
    )
    return [*out, File(path=folder / f"{name}.yml", data=text.encode())]


def _registries(content: Path, entries: tuple[Entry, ...]) -> Iterator[File]:
    """The registries with their new entries. Raises RefusedError for one written in another way."""
    for registry in dict.fromkeys(entry.registry for entry in entries):
        path = content / "registries" / f"{registry}.yml"
        before = path.read_bytes() if path.is_file() else None
        new = [entry for entry in entries if entry.registry == registry]
        try:
            text = writing.added((before or b"").decode("utf-8"), new, registry)
        except UnicodeDecodeError:
            text = None
        if text is None:
            fault = "entries can’t be added to a file that is written like this"
            remedy = "write the list one entry a line, or add the entry by hand"
            raise RefusedError(Problem(file=str(path), fault=fault, remedy=remedy))
        yield File(path=path, data=text.encode(), before=before)
