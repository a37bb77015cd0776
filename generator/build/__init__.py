"""Wires the rooms: content in, a tree of pages and data out. The only writer of that tree."""

from __future__ import annotations

import datetime
import itertools
import os
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path

from generator import (
    aligning,
    content,
    exporting,
    linking,
    permalinks,
    rendering,
    rights,
    tracing,
)
from generator.aligning import embedded as aligned
from generator.build import embedding, history
from generator.build.cache import Cache
from generator.build.pool import process_all
from generator.errors import Problem, Problems
from generator.linking import embedded as linked
from generator.model import Corpus, Document, Output, Registry, Source
from generator.rendering import tongues
from generator.vectors import Vectors

Progress = Callable[[str], None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """What to build from what: folders as the maintainer gave them.

    ``work`` holds everything that can be made again. ``vaults`` are looked into only by a
    private build. ``embeddings`` holds a model that may add evidence; nothing needs one.
    ``day`` is the day of publication, by which embargoes end; ``drafts`` takes in whatever is not
    to be published yet; ``history`` has pages tell when their records were changed.
    """

    content: Path = Path("content")
    templates: Path = Path("templates")
    work: Path = Path(".synoptic")
    vaults: tuple[Path, ...] = ()
    private: bool = False
    embeddings: Path | None = None
    day: datetime.date | None = None
    drafts: bool = False
    history: bool = False

    @property
    def own(self) -> Path:
        """Where this kind of run keeps what belongs to it alone."""
        kind = "private" if self.private else "public"
        return self.work / (f"{kind}-drafts" if self.drafts else kind)

    @property
    def tree(self) -> Path:
        """Where the pages for the site generator are written."""
        return self.own / "tree"


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """What one run read: the corpus, what belongs around it, and every mistake found."""

    corpus: Corpus
    loaded: content.Content
    problems: Problems
    ledger: dict[str, permalinks.Entry] = field(default_factory=dict)
    here: permalinks.Published = field(default_factory=permalinks.Published)
    reused: int = 0
    vectors: Vectors | None = None


def read(
    plan: Plan,
    progress: Progress = lambda _: None,
    more: tuple[tuple[Source, bytes], ...] = (),
) -> Reading:
    """Load the content folder, read every document, link and align them.

    ``more`` are sources that are not in the folder yet, with their bytes; their ids are new.
    Never raises for a mistake in the content: what can't be read is left out and told.
    """
    progress("reading the content folder")
    loaded = content.load(
        plan.content,
        vaults=plan.vaults,
        private=plan.private,
        asked=content.Asked(day=plan.day, preview=plan.drafts),
    )
    problems = Problems()
    problems.extend(loaded.problems)
    problems.extend(tongues.mistakes(plan.templates / "words"))
    sources = (*loaded.sources, *more)
    progress(f"reading {len(sources)} documents")
    cache = Cache(plan.work / "cache", loaded.registry)
    documents, faults, reused = process_all(sources, loaded.registry, cache)
    problems.extend(_placed(fault, plan) for fault in faults)
    problems.extend(_placed(part, plan) for part in _unread(documents))
    progress("linking and aligning")
    vectors, unreadable = _vectors(plan, documents, loaded.registry, progress)
    problems.extend(unreadable)
    corpus = _together(plan, documents, loaded.registry, vectors)
    ledger_file = str(plan.content / "permalinks.txt")
    ledger, unreadable = permalinks.parse(loaded.permalinks, ledger_file)
    problems.extend(unreadable)
    here = permalinks.published(corpus, loaded.waiting)
    if not plan.private:
        broken = frozenset(f"documents/{id_}" for id_ in loaded.quarantined)
        problems.extend(permalinks.vanished(ledger, here, ledger_file, broken))
    if plan.history:
        revisions, unreadable = history.read(plan.content, documents)
        corpus = replace(corpus, revisions=revisions)
        problems.extend(unreadable)
    return Reading(
        corpus=corpus,
        loaded=loaded,
        problems=problems,
        ledger=ledger,
        here=here,
        reused=reused,
        vectors=vectors,
    )


def _vectors(
    plan: Plan, documents: tuple[Document, ...], registry: Registry, progress: Progress
) -> tuple[Vectors | None, list[Problem]]:
    """What the named embedding model makes of the corpus; none where none is named or readable."""
    if plan.embeddings is None:
        return None, []
    model = embedding.load(plan.embeddings)
    if isinstance(model, Problem):
        return None, [model]
    progress(f"asking the embedding model {model.of.name}")
    return embedding.vectors(model, documents, registry.incidents, plan.own / "embeddings"), []


def _together(
    plan: Plan, documents: tuple[Document, ...], registry: Registry, vectors: Vectors | None
) -> Corpus:
    """The documents with how they hang together; a model adds its evidence and nothing else."""
    links = linking.link(documents, registry)
    utterances = aligning.align(documents, links, registry)
    if vectors is not None:
        links = linked.links(links, vectors)
        utterances = aligned.utterances(utterances, vectors)
    threads, points = tracing.trace(documents, links, registry)
    return Corpus(
        registry=registry,
        documents=documents,
        links=links,
        utterances=utterances,
        private=plan.private,
        threads=threads,
        points=points,
        embedding=vectors.model if vectors is not None else None,
    )


def _unread(documents: tuple[Document, ...]) -> Iterator[Problem]:
    """What of a source could not be read, though the rest of it is published."""
    for document in documents:
        if document.unread:
            yield Problem(
                file=document.source.file,
                fault=document.unread.rstrip("."),
                remedy="run text recognition on them if they hold more than pictures",
                fatal=False,
            )


def _placed(fault: Problem, plan: Plan) -> Problem:
    """A document's fault with its file as the maintainer would type it."""
    file = plan.content / "documents" / fault.file
    return replace(fault, file=str(file)) if file.exists() else fault


def opened(reading: Reading) -> Corpus:
    """The corpus as it may be published, with what became of former addresses."""
    former = tuple(permalinks.former(reading.ledger, reading.here))
    return rights.opened(replace(reading.corpus, former=former))


def outputs(
    reading: Reading, templates: Path, editions: tuple[str, ...] | None = None
) -> tuple[Output, ...]:
    """Every file of the tree, sorted by path.

    ``editions`` are the languages besides English in which pages are written; None for every
    language that has a catalogue. Raises ValueError if two rooms write one path.
    """
    corpus = opened(reading)
    speaking = tongues.editions(templates / "words", editions)
    found = [
        *rendering.render(corpus, reading.loaded.pages, templates, speaking),
        *exporting.export(corpus),
        *permalinks.outputs(corpus.former, tuple(tongue.prefix for tongue in speaking)),
    ]
    found.sort(key=lambda output: output.path)
    for one, other in itertools.pairwise(found):
        if one.path == other.path:
            raise ValueError(f"two rooms write {one.path}")
    return tuple(found)


def write(found: Iterable[Output], tree: Path) -> tuple[int, int]:
    """Make ``tree`` hold exactly these files; returns how many were written and deleted.

    Files whose bytes stand already are left untouched, so that what follows can tell what changed.
    """
    wanted = {output.path: output.content for output in found}
    written = 0
    for path, body in wanted.items():
        target = tree / path
        if target.is_file() and target.read_bytes() == body:
            continue
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(body)
        written += 1
    deleted = 0
    for folder, _, names in os.walk(tree, topdown=False):
        for name in names:
            file = Path(folder) / name
            if file.relative_to(tree).as_posix() not in wanted:
                file.unlink()
                deleted += 1
        if Path(folder) != tree and not any(Path(folder).iterdir()):
            Path(folder).rmdir()
    return written, deleted
