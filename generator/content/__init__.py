"""``content/`` on disk, turned into a registry and sources; all mistakes told in one run.

Whatever is wrong with one record stays with that record: it is left out and reported, and
everything else still loads.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from generator.content import (
    granting,
    pages,
    records,
    references,
    repeats,
    sources,
    tree,
    values,
    waiting,
)
from generator.content.entries import Entries, Entry
from generator.content.holding import Asked, held_back
from generator.content.wording import guess
from generator.errors import Problems
from generator.model import DocumentId, Output, Registry, Source
from generator.schema import FOLDERS

__all__ = ["Asked", "Content", "load", "registry"]

_PLACES = (*FOLDERS, "registries", "pages", "permalinks.txt")


@dataclass(frozen=True, slots=True, kw_only=True)
class Content:
    """All that maintainers wrote. Tuples are sorted by id or path.

    ``sources`` pairs each source with its bytes. ``quarantined`` holds the ids of documents
    that were left out because of a problem. ``permalinks`` are the ledger's lines, in order.
    ``waiting`` are the records that are not to be published yet, as "documents/some-id"; their
    sources are not among ``sources`` but in a preview.
    ``originals`` are the SHA-256 of the originals that digests stand for, with their documents.
    """

    registry: Registry
    sources: tuple[tuple[Source, bytes], ...]
    pages: tuple[Output, ...]
    permalinks: tuple[str, ...]
    problems: Problems
    quarantined: tuple[DocumentId, ...] = ()
    waiting: tuple[str, ...] = ()
    originals: tuple[tuple[str, DocumentId], ...] = ()


def load(
    root: Path,
    *,
    vaults: Sequence[Path] = (),
    private: bool = False,
    asked: Asked = Asked(),  # noqa: B008 - a frozen value
) -> Content:
    """Read the folder ``root``. Never raises for what is in it: see ``Content.problems``.

    ``vaults`` are searched for originals only where ``private`` is set; they then replace the
    digests that stand for them.
    """
    problems = Problems()
    _check_root(root, problems)
    found = records.read_all(root, problems)
    spoilt = references.check(found, problems) | granting.check_rights(found, problems)
    loaded = _loaded(root, found, spoilt, vaults, problems, private=private)
    written = {entry.id for entry in found.of("documents")} | found.broken.get("documents", set())
    originals = tuple(
        (entry.record.original.sha256, DocumentId(entry.id))
        for entry in found.of("documents")
        if entry.record.original is not None
    )
    held = held_back(found, asked)
    left_out = sorted(written - set(loaded))
    if not asked.preview:
        found.hold_back(held.values())
        loaded = {id_: pair for id_, pair in loaded.items() if ("documents", id_) not in held}
    known = {space: found.ids(space) for space in references.NAMESPACE_NAMES}
    known["documents"] = frozenset(loaded)
    return Content(
        registry=values.registry(found, known),
        sources=tuple(
            (
                sources.source(
                    entry, result, known, found, unpublished=("documents", entry.id) in held
                ),
                result.data,
            )
            for _, (entry, result) in sorted(loaded.items())
        ),
        pages=pages.read_pages(root, problems),
        permalinks=pages.read_permalinks(root, problems),
        problems=problems,
        quarantined=tuple(DocumentId(id_) for id_ in left_out),
        waiting=tuple(sorted(f"{kind}/{id_}" for kind, id_ in held)),
        originals=originals,
    )


def registry(root: Path) -> Registry:
    """All that is known under ``root`` before a document is read, without reading any.

    The same as ``load(root).registry``, whatever the number of documents; mistakes are left to it.
    """
    found = records.read_all(root, Problems(), documents=False)
    found.hold_back(held_back(found, Asked()).values())
    known = {space: found.ids(space) for space in references.NAMESPACE_NAMES}
    return values.registry(found, known)


def _loaded(
    root: Path,
    found: Entries,
    spoilt: frozenset[str],
    vaults: Sequence[Path],
    problems: Problems,
    *,
    private: bool,
) -> dict[str, tuple[Entry, sources.Loaded]]:
    """Every document that can be read, with its bytes, by its id."""
    files = sources.claim_files(found, sources.Folder.at(root), problems)
    loaded = {}
    for entry in found.of("documents"):
        result = sources.load(
            entry, files.get(entry.id), vaults=vaults, private=private, problems=problems
        )
        waits = waiting.check(entry, result, problems)
        if result is not None and not waits and entry.id not in spoilt:
            loaded[entry.id] = (entry, result)
    repeats.check(
        [
            (entry, result.sha256 if result.data and not result.from_vault else "")
            for entry, result in loaded.values()
        ],
        found,
        problems,
    )
    return loaded


def _check_root(root: Path, problems: Problems) -> None:
    """The folder is there, and holds nothing that looks like a slip of the pen."""
    if not root.is_dir():
        problems.add(
            file=tree.shown(root),
            fault="there is no folder of content here",
            remedy=f"make it, with {', '.join(_PLACES)} in it, or name the right one",
        )
        return
    for item in tree.listing(root.resolve() if root.is_symlink() else root, problems):
        if item.name not in _PLACES:
            meant = guess(item.name, _PLACES)
            remedy = f"did you mean '{meant}'?" if meant else "move it elsewhere"
            problems.add(
                file=tree.shown(item.path),
                fault="nothing of this name is read",
                remedy=remedy,
                fatal=False,
            )
