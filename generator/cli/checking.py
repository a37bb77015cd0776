"""What ``check`` and ``schema`` write: the ledger's new lines and the editors' schemas."""

from __future__ import annotations

import json
import os
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path

from generator import mending, permalinks, schema_json
from generator.build import Reading
from generator.content import tree
from generator.content.nodes import MAX_BYTES
from generator.errors import Problem, Problems
from generator.schema import FOLDERS

_HEAD = (
    "# Every address ever published. Append only; see 'synoptic check --record-ids'.\n"
    "# address | address -> address (moved) | address gone DATE reason (withdrawn)\n"
)


def record_ids(reading: Reading, file: Path) -> int:
    """Append to the ledger every address that it does not hold yet; returns how many."""
    new = permalinks.missing(reading.ledger, reading.here.addresses)
    append(new, file)
    return len(new)


def counted(problems: Iterable[Problem]) -> str:
    """``2 mistakes to mend, 1 note``."""
    kinds = Counter("mistake" if problem.fatal else "note" for problem in problems)
    mistakes, notes = (
        f"{kinds[kind] or 'no'} {kind}{'' if kinds[kind] == 1 else 's'}"
        for kind in ("mistake", "note")
    )
    return f"{mistakes} to mend, {notes}"


def append(lines: list[str], file: Path) -> None:
    """Put lines at the ledger's end, whole or not at all."""
    if lines:
        old = file.read_text(encoding="utf-8") if file.exists() else _HEAD
        gap = "" if old.endswith("\n") or not old else "\n"
        beside = file.with_suffix(".new")
        beside.write_text(old + gap + "\n".join(lines) + "\n", encoding="utf-8")
        beside.replace(file)


def unrecorded(reading: Reading, file: Path, *, fatal: bool) -> list[Problem]:
    """That the ledger lacks addresses which the site has, if it does."""
    here = reading.here.addresses
    return list(permalinks.unrecorded(reading.ledger, here, str(file), fatal=fatal))


def schemas(folder: Path, *, write: bool) -> list[str]:
    """Names of the schema files in ``folder`` that differ from the models; writes them if asked."""
    stale = []
    for name, body in sorted(schema_json.schemas().items()):
        file = folder / name
        text = json.dumps(body, ensure_ascii=False, indent=2) + "\n"
        if file.is_file() and file.read_text(encoding="utf-8") == text:
            continue
        stale.append(name)
        if write:
            folder.mkdir(parents=True, exist_ok=True)
            file.write_text(text, encoding="utf-8")
    return stale


def fix(content: Path) -> Iterator[tuple[Path, tuple[str, ...]]]:
    """Mend what is mechanical in every record under ``content``; yields each file that changed,
    with what was done. A file is replaced whole or not at all.
    """
    for folder in (*FOLDERS, "registries"):
        for item in tree.listing(content / folder, Problems()):
            if item.kind != "file" or item.path.suffix != ".yml":
                continue
            made = _mended(item, item.path.stem if folder == "registries" else folder)
            if made is not None and made.done:
                _replace(item.path, made.text)
                yield item.path, made.done


def _mended(item: tree.Item, kind: str) -> mending.Mended | None:
    """What mending makes of a file; None where it is too large, unreadable or no UTF-8."""
    data = tree.read(item, MAX_BYTES)
    if not isinstance(data, bytes):
        return None
    try:
        return mending.mend(data.decode("utf-8"), kind)
    except UnicodeDecodeError:
        return None


def _replace(file: Path, text: str) -> None:
    beside = file.with_name(f".{file.name}.new")
    beside.write_bytes(text.encode())
    beside.chmod(file.stat().st_mode & 0o777)
    os.replace(beside, file)  # noqa: PTH105 - one step, also where the name is taken
