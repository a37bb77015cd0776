"""What takes long to work out from a file that hardly ever changes, kept between two runs.

It lies in the user's own cache, can be deleted at any time, and is named by a hash of all that it
was made of: no answer depends on whether it is there.
"""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import tempfile
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

_VALUE = "value.json"


def folder(
    name: str, made_of: bytes, make: Callable[[], Iterable[tuple[str, bytes]]]
) -> Path | None:
    """The folder of the files that ``make`` gives for these bytes, now or in an earlier run.

    ``name`` tells it from others and changes with what ``make`` gives. None where the disk lets
    nothing be kept. Another process sees the whole folder or none.
    """
    home = os.environ.get("XDG_CACHE_HOME") or "~/.cache"
    named = f"{name}-{hashlib.sha256(made_of).hexdigest()[:20]}"
    try:
        place = Path(home).expanduser() / "synoptic" / named
        return place if place.is_dir() or _filled(place, make()) else None
    except (OSError, RuntimeError):  # no room, no right to write, no home
        return None


def _filled(place: Path, files: Iterable[tuple[str, bytes]]) -> bool:
    """Whether a folder holds these files, put there at once."""
    place.parent.mkdir(parents=True, exist_ok=True)
    made = Path(tempfile.mkdtemp(dir=place.parent))
    try:
        for name, content in files:
            (made / name).write_bytes(content)
        made.rename(place)
    except OSError:
        shutil.rmtree(made, ignore_errors=True)
    return place.is_dir()  # another process may have been first


def value(name: str, made_of: bytes, make: Callable[[], Any]) -> Any:
    """A plain value (mappings, lists, strings, numbers) that ``make`` gives for these bytes.

    What somebody else put in its place is made anew.
    """
    made: list[Any] = []

    def file() -> Iterable[tuple[str, bytes]]:
        made.append(make())
        yield _VALUE, json.dumps(made[0]).encode()

    place = folder(name, made_of, file)
    try:
        return made[0] if made else json.loads((place / _VALUE).read_bytes()) if place else make()
    except (OSError, ValueError):
        return make()
