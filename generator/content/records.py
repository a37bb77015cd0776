"""Every record and registry on disk, read and checked one by one against the schema."""

from __future__ import annotations

import datetime
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from generator.content import nodes, tree
from generator.content.entries import NAMES, NAMESPACES, Entries, Entry, problem_at
from generator.content.wording import guess, in_words, quoted, slug
from generator.edtf import bounds
from generator.errors import Problem, Problems
from generator.schema import FOLDERS, REGISTRIES, IncidentRecord, OccasionRecord
from generator.schema_values import Record


def read_all(root: Path, problems: Problems, *, documents: bool = True) -> Entries:
    """Every record and registry entry under ``root``; mistakes go to ``problems``.

    Without ``documents`` their records, mostly by far the most, are passed over.
    """
    entries = Entries()
    items = tree.listing(root / "registries", problems)
    for kind, model in REGISTRIES.items():
        for item in items:
            if item.name == f"{kind}.yml" and item.kind == "file":
                _read_registry(kind, model, item, entries, problems)
    for item in items:
        if item.name.removesuffix(".yml") not in REGISTRIES or item.kind != "file":
            problems.extend([_stray(item, [f"{kind}.yml" for kind in REGISTRIES])])
    for kind, model in FOLDERS.items():
        if kind == "documents" and not documents:
            continue
        for item in tree.listing(root / kind, problems):
            if item.kind == "file" and item.path.suffix == ".yml":
                _read_record(kind, model, item, entries, problems)
            elif kind != "documents":
                problems.extend([_stray(item, [])])
    _check_capitals(entries, problems)
    return entries


def _check_capitals(entries: Entries, problems: Problems) -> None:
    """Ids that differ only by case from another: a reader, and some disks, take them for one."""
    for entry in entries.capitals:
        if entry.id.lower() in entries.ids(NAMESPACES[entry.kind][0]):
            fault = f"the id differs only by case from '{entry.id.lower()}', which is taken"
            problems.extend([entry.problem(("id",), fault, "if it is another, name it otherwise")])


def _stray(item: tree.Item, known: list[str]) -> Problem:
    if item.kind == "folder":
        fault, remedy = "folders are not read here", "move its files up, and remove it"
    elif known:
        meant = guess(item.name, known)
        fault = "there is no registry of this name"
        remedy = f"did you mean '{meant}'?" if meant else f"use one of: {', '.join(known)}"
    elif item.path.suffix == ".yaml":
        fault, remedy = (
            "records end in .yml",
            f"rename it to {tree.shown(item.path.with_suffix('.yml'))}",
        )
    else:
        fault, remedy = "only .yml records belong here", "move it elsewhere, or remove it"
    return Problem(file=tree.shown(item.path), fault=fault, remedy=remedy)


def _parse(item: tree.Item) -> nodes.Parsed:
    file = tree.shown(item.path)
    data = tree.read(item, nodes.MAX_BYTES)
    if isinstance(data, Problem):
        return nodes.Parsed(file=file, faults=(((), data),))
    return nodes.parse(data, file)


def _read_registry(
    kind: str, model: type[Record], item: tree.Item, entries: Entries, problems: Problems
) -> None:
    """One registry: a list of entries, each judged alone."""
    parsed = _parse(item)
    problems.extend(problem for _, problem in parsed.faults)
    spoilt = {path[0] for path, _ in parsed.faults if path}
    if any(not path for path, _ in parsed.faults):
        entries.unread.update(NAMESPACES[kind])
        return
    if not isinstance(parsed.value, list):
        if parsed.value is not None:
            entries.unread.update(NAMESPACES[kind])
            fault = f"{quoted(parsed.value)} stands where a list of entries is expected"
            remedy = "begin each entry with '- id: …'"
            problems.extend([problem_at(parsed, (), (), "", fault, remedy)])
        return
    for index, value in enumerate(parsed.value):
        given = value.get("id") if isinstance(value, dict) else None
        entry = None
        if index not in spoilt:
            entry = _validated(kind, model, value, parsed, (index,), problems)
        if entry is not None:
            entries.add(entry, problems)
            continue
        entries.spoil(kind, given)
        if isinstance(given, str) and given != given.lower():
            entries.capitals.append(
                Entry(kind=kind, id=given, record=None, parsed=parsed, prefix=(index,))
            )


def _read_record(
    kind: str, model: type[Record], item: tree.Item, entries: Entries, problems: Problems
) -> None:
    """One record in a file of its own, named by its id."""
    parsed = _parse(item)
    problems.extend(problem for _, problem in parsed.faults)
    stem = tree.shown(Path(item.path.stem))
    entry = None
    if not parsed.faults:
        entry = _validated(kind, model, parsed.value, parsed, (), problems)
    if entry is not None and _named_well(entry, stem, item.path.parent, problems):
        _check_day(entry, problems)
        entries.add(entry, problems)
    else:
        entries.spoil(kind, stem)


def _named_well(entry: Entry, stem: str, folder: Path, problems: Problems) -> bool:
    """Whether the file bears its record's id."""
    if entry.id == stem:
        return True
    fault = f"the id '{entry.id}' differs from the file's name '{stem}'"
    if tree.look(folder / f"{entry.id}.yml"):
        fault += f", and {tree.shown(folder / entry.id)}.yml bears that id"
    remedy = f"write 'id: {slug(stem)}', or rename the file"
    problems.extend([entry.problem(("id",), fault, remedy)])
    return False


def _check_day(entry: Entry, problems: Problems) -> None:
    """A dated id begins with the day that its record gives."""
    if isinstance(entry.record, IncidentRecord):
        key, date = "attributed", entry.record.attributed
    elif isinstance(entry.record, OccasionRecord):
        key, date = "date", entry.record.date
    else:
        return
    try:
        day = datetime.date.fromisoformat(entry.id[:10])
    except ValueError:
        fault = f"the id begins with '{entry.id[:10]}', which is no day of the calendar"
        problems.extend([entry.problem(("id",), fault, f"begin it with the day of '{key}'")])
        return
    low, high = bounds(date)
    if not low <= day <= high:
        fault = f"the id begins with {entry.id[:10]}, but '{key}' is {date}"
        problems.extend([entry.problem((key,), fault, "correct the date, or rename the record")])


def _validated(
    kind: str,
    model: type[Record],
    value: Any,
    parsed: nodes.Parsed,
    prefix: nodes.KeyPath,
    problems: Problems,
) -> Entry | None:
    """The entry, if its record follows the schema; else every fault is reported."""
    name = ""
    if prefix:
        given = value.get("id") if isinstance(value, dict) else None
        name = given if isinstance(given, str) else nodes.dotted(prefix)
    if not isinstance(value, dict):
        fault = f"{quoted(value)} stands where {NAMES[kind]} is expected"
        remedy = "write 'key: value' lines, such as 'id: …'"
        problems.extend([problem_at(parsed, prefix, (), name, fault, remedy)])
        return None
    try:
        record = model.model_validate(without_empty(value))
    except ValidationError as error:
        for each in error.errors(include_url=False):
            fault, remedy = in_words(each, model, NAMES[kind])
            path = tuple(part for part in each["loc"] if part != "[key]")
            problems.extend([problem_at(parsed, prefix, path, name, fault, remedy)])
        return None
    return Entry(kind=kind, id=str(value["id"]), record=record, parsed=parsed, prefix=prefix)


def without_empty(value: Any) -> Any:
    """``value`` without the keys that were left empty: they say no more than absent ones."""
    if isinstance(value, dict):
        return {key: without_empty(item) for key, item in value.items() if item is not None}
    if isinstance(value, list):
        return [without_empty(item) for item in value]
    return value
