"""The files beside the records of documents, and the originals in the maintainer's vaults.

A public load never touches a vault: what it can't open it can't publish by accident.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from generator import model, schema
from generator.content import granting, tree
from generator.content.entries import Entries, Entry
from generator.content.tree import MEDIA_TYPES, media_type
from generator.content.values import Known, corrections, derivation, overrides, words
from generator.content.wording import guess, quoted
from generator.errors import Problem, Problems

_ENDINGS = ", ".join(MEDIA_TYPES)
_TYPES = tuple(dict.fromkeys(MEDIA_TYPES.values()))


@dataclass(frozen=True, slots=True, kw_only=True)
class Loaded:
    """A source's bytes and how they are to be read."""

    file: str
    media_type: str
    data: bytes
    from_vault: bool = False

    @property
    def sha256(self) -> str:
        """Of the bytes, in hexadecimal."""
        return hashlib.sha256(self.data).hexdigest()


@dataclass(slots=True)
class Folder:
    """The files of content/documents/, and which of them a record has asked for."""

    path: Path
    items: dict[str, tree.Item]
    stems: dict[str, list[tree.Item]] = field(default_factory=dict)
    used: dict[str, str] = field(default_factory=dict)

    @classmethod
    def at(cls, root: Path) -> Folder:
        """The folder of documents under ``root``; its oddities were reported by the records."""
        path = root / "documents"
        found = [
            item
            for item in tree.listing(path, Problems())
            if item.kind == "file" and item.path.suffix != ".yml"
        ]
        folder = cls(path=path, items={item.name: item for item in found})
        for item in found:
            if media_type(item.name):
                folder.stems.setdefault(item.path.stem, []).append(item)
        return folder

    def named(self, stem: str) -> list[tree.Item]:
        """The source files that bear a record's name."""
        return self.stems.get(stem, [])


def claim_files(entries: Entries, folder: Folder, problems: Problems) -> dict[str, tree.Item]:
    """Each record's source file, by document id; what is missing or left over is reported."""
    found: dict[str, tree.Item] = {}
    for entry in entries.of("documents"):
        item = _file_of(entry, folder)
        if isinstance(item, tree.Item):
            other = folder.used.setdefault(item.name, entry.id)
            if other == entry.id:
                found[entry.id] = item
            else:
                fault = f"the file '{item.name}' is already the source of '{other}'"
                problems.extend([entry.problem(("file",), fault, "give each its own file")])
        elif item is not None:
            problems.extend([item])
            for each in folder.named(entry.id):  # told already, with the record
                folder.used.setdefault(each.name, entry.id)
    broken = entries.broken.get("documents", set())
    for name, item in sorted(folder.items.items()):
        if name not in folder.used and item.path.stem not in broken:
            problems.extend([_left_over(item, entries)])
    return found


def _file_of(entry: Entry, folder: Folder) -> tree.Item | Problem | None:
    """The source file of a record; None where a withdrawn one rightly has none."""
    record: schema.DocumentRecord = entry.record
    if record.file is not None:
        if record.file in folder.items:
            return folder.items[record.file]
        if not _is_plain(record.file):
            fault = f"{quoted(record.file)} is not a plain file name"
            return entry.problem(("file",), fault, "name a file that lies beside the record")
        found, named = [], f"there is no file {quoted(record.file)} beside the record"
    else:
        found = folder.named(entry.id)
        named = "there is no source file beside the record"
    if len(found) == 1:
        return found[0]
    if found:
        names = ", ".join(item.name for item in found)
        fault = f"several files could be the source: {names}"
        return entry.problem((), fault, "say which with 'file: …', and remove the others")
    if record.rights == "withdrawn":
        return None
    meant = guess(record.file, folder.items) if record.file else ""
    remedy = f"add {entry.id}.txt (or {_ENDINGS.removeprefix('.txt, ')})"
    return entry.problem(
        ("file",) if record.file else (), named, f"did you mean '{meant}'?" if meant else remedy
    )


def _left_over(item: tree.Item, entries: Entries) -> Problem:
    """A file in content/documents/ that no record asks for."""
    if not media_type(item.name):
        if item.path.suffix == ".yaml":
            fault, remedy = (
                "records end in .yml",
                f"rename it to {tree.shown(item.path.with_suffix('.yml'))}",
            )
        else:
            fault = "files of this type can't be read as a source"
            remedy = f"save it as one of {_ENDINGS}, or remove it"
    elif item.path.stem in entries.ids("documents"):
        fault = f"the record of '{item.path.stem}' doesn't use this file"
        remedy = "remove it, or name it with 'file: …'"
    else:
        fault = "no record belongs to this file"
        remedy = f"write {tree.shown(item.path.with_suffix('.yml'))}, or remove the file"
        meant = guess(item.path.stem, entries.ids("documents"))
        if meant:
            remedy += f" (did you mean to name it like '{meant}'?)"
    return Problem(file=tree.shown(item.path), fault=fault, remedy=remedy)


def _is_plain(name: str) -> bool:
    """Whether a name stays in its folder."""
    return not any(char in name for char in "/\\\0:") and name not in (".", "..")


def load(
    entry: Entry,
    item: tree.Item | None,
    *,
    vaults: Sequence[Path],
    private: bool,
    problems: Problems,
) -> Loaded | None:
    """A document's bytes, checked; None where something about them was reported."""
    record: schema.DocumentRecord = entry.record
    named = _check_original(entry, problems)
    granting.check_withdrawal(entry, item, problems)
    public = _public(entry, item, problems)
    if not named or public is None:
        return None
    if private and record.original is not None and record.rights != "withdrawn":
        return _from_vault(entry, record.original, vaults, problems)
    return public


def _public(entry: Entry, item: tree.Item | None, problems: Problems) -> Loaded | None:
    """The file published here."""
    record: schema.DocumentRecord = entry.record
    if record.rights == "withdrawn":
        # Nothing of it is read, so nothing of it can be shown or derived.
        return Loaded(file="", media_type=record.media_type or "text/plain", data=b"")
    if item is None:
        return None
    kind = record.media_type or media_type(item.name)
    if kind is None:
        fault = f"the name '{item.name}' doesn't tell what kind of file it is"
        problems.extend([entry.problem(("file",), fault, "give 'media_type' too")])
        return None
    data = tree.read(item)
    if isinstance(data, Problem):
        problems.extend([data])
        return None
    loaded = Loaded(file=item.name, media_type=kind, data=data)
    if not data.strip():
        remedy = "put the text into it, or remove it and its record"
        problems.add(file=tree.shown(item.path), fault="the file is empty", remedy=remedy)
        return None
    if record.sha256 is not None and record.sha256 != loaded.sha256:
        fault = f"the file {item.name} has the sum {loaded.sha256}, not {record.sha256}"
        remedy = "restore the file, or write the new sum if it was changed on purpose"
        problems.extend([entry.problem(("sha256",), fault, remedy)])
        return None
    return loaded


def _check_original(entry: Entry, problems: Problems) -> bool:
    """Whether the original is described as it can be found: judged without looking for it."""
    original = entry.record.original
    if original is None:
        return True
    before = len(problems)
    if not _is_plain(original.file):
        fault = f"{quoted(original.file)} is not a plain file name"
        remedy = "give the name alone: the vault's folder is named when the site is built"
        problems.extend([entry.problem(("original", "file"), fault, remedy)])
    if original.media_type is not None and original.media_type not in _TYPES:
        fault = f"{quoted(original.media_type)} is not one of the types that are read"
        key = ("original", "media_type")
        problems.extend([entry.problem(key, fault, f"use one of: {', '.join(_TYPES)}")])
    elif original.media_type is None and media_type(original.file) is None:
        fault = f"the name {quoted(original.file)} doesn't tell what kind of file it is"
        remedy = "give 'media_type' below 'original' too"
        problems.extend([entry.problem(("original", "file"), fault, remedy)])
    return len(problems) == before


def _from_vault(
    entry: Entry, original: schema.OriginalRecord, vaults: Sequence[Path], problems: Problems
) -> Loaded | None:
    """The original, from the first vault whose file has the sum that the record gives."""
    kind = original.media_type or media_type(original.file) or ""
    sums: list[str] = []
    for vault in vaults:
        item = tree.look(vault / original.file)
        if item is None:
            continue
        if item.kind != "file":
            fault = f"{tree.shown(item.path)} is no plain file"
            remedy = "put the file itself there: links are not followed"
            problems.extend([entry.problem(("original", "file"), fault, remedy)])
            return None
        data = tree.read(item)
        if isinstance(data, Problem):
            problems.extend([data])
            return None
        loaded = Loaded(file=original.file, media_type=kind, data=data, from_vault=True)
        if loaded.sha256 == original.sha256:
            return loaded
        sums.append(loaded.sha256)
    if sums:
        key = "sha256"
        fault = f"the original has the sum {' and '.join(sums)}, not {original.sha256}"
        remedy = "put the right file into the vault, or correct the sum"
    else:
        key = "file"
        where = ", ".join(tree.shown(vault) for vault in vaults) or "no vault at all"
        fault = f"the original {quoted(original.file)} was not found; looked in {where}"
        remedy = "add the folder that holds it, or build without originals"
    problems.extend([entry.problem(("original", key), fault, remedy)])
    return None


def source(
    entry: Entry, loaded: Loaded, known: Known, entries: Entries, *, unpublished: bool
) -> model.Source:
    """The record as the rest of the program sees it."""
    record: schema.DocumentRecord = entry.record
    rights, excerpt = granting.granted(record, entries)
    return model.Source(
        id=model.DocumentId(entry.id),
        media_type=loaded.media_type,
        sha256=loaded.sha256,
        rights=model.Rights.FULL if loaded.from_vault else rights,
        file=loaded.file,
        url=record.url,
        archived_url=record.archived_url,
        retrieved=record.retrieved,
        published=record.published,
        derived_from=derivation(record, known),
        overrides=overrides(record, known, of_original=loaded.from_vault),
        from_vault=loaded.from_vault,
        note=words(record.note, record.notes),
        added=record.added,
        excerpt=excerpt,
        withdrawn=granting.withdrawal(record),
        corrections=corrections(record),
        unpublished=unpublished,
    )
