"""``python -m generator.commenting``: tells on a request what it does for readers.

Runs where a token may write to requests, so it needs nothing but Python and ``gh``, runs nothing of
the request, and takes what the request's own run left (``synoptic diff --json``) as data that
anybody may have forged: it is measured, read as values, and put into words here. Which request it
is about is asked of the host, never of that data.

From the environment: REPOSITORY ("owner/name"), RUN (the run's number), RUN_URL, HEAD
("owner:branch" of the request), SHA (its commit). Arguments: the paths that anybody may change.
"""

from __future__ import annotations

import io
import json
import os
import shutil
import subprocess
import sys
import zipfile
import zlib
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any
from urllib.parse import quote

from generator.changes.telling import COMMENT, markdown
from generator.changes.values import Change, Topic

ARTIFACT, FILE = "changes", "changes.json"
"""What the run leaves, and the one file in it."""
SIZE = 4 * 1024 * 1024
"""Most bytes of that file, and of the archive it comes in: some 10,000 changes."""
MARK = "<!-- synoptic: what this request does for readers -->"
"""First line of our comment, by which it is found again."""
AUTHOR = "github-actions[bot]"
PAGES = 30
"""Most pages of 100 that are asked for; the host lists at most 3,000 files of a request."""

Ask = Callable[[str, Mapping[str, Any] | None, str], bytes]
"""Asks the host: path, what to send (None for nothing), method. Gives the bytes of the answer."""


class ForgedError(Exception):
    """What the run left is not what our program writes."""


def unpacked(archive: bytes) -> str:
    """The text of the one file in an archive. Raises ForgedError for anything else."""
    if len(archive) > SIZE:
        raise ForgedError("the archive is too large")
    try:
        with zipfile.ZipFile(io.BytesIO(archive)) as packed:
            files = packed.infolist()
            if [file.filename for file in files] != [FILE] or files[0].file_size > SIZE:
                raise ForgedError(f"the archive holds something else than a small {FILE}")
            with packed.open(files[0]) as file:
                return file.read(SIZE).decode("utf-8")
    except (zipfile.BadZipFile, zlib.error, RuntimeError, EOFError) as error:
        raise ForgedError("the archive can't be read") from error
    except UnicodeDecodeError as error:
        raise ForgedError("the file is no UTF-8") from error


def parsed(text: str) -> tuple[tuple[Change, ...], tuple[str, ...]]:
    """Changes and notes out of JSON. Raises ForgedError for what our program would not write."""
    try:
        told = json.loads(text)
        order = {topic: number for number, topic in enumerate(Topic)}
        made = [_change(**change) for change in told["changes"]]
        notes = tuple(_ours(note) for note in told["notes"])
    except (ValueError, TypeError, KeyError, RecursionError) as error:
        raise ForgedError(f"{FILE} is not what synoptic diff writes") from error
    return tuple(sorted(made, key=lambda one: order[one.topic])), notes


def _change(
    *, topic: str, place: str, what: str, before: str = "", after: str = "", note: str = ""
) -> Change:
    """One change; only ``what`` stands in the comment as our own words."""
    words = [_plain(part) for part in (place, before, after, note)]
    return Change(
        topic=Topic(topic),
        place=words[0],
        what=_ours(what),
        before=words[1],
        after=words[2],
        note=words[3],
    )


def _plain(text: str) -> str:
    if not isinstance(text, str):
        raise TypeError
    return "".join(char if char.isprintable() else " " for char in text)


def _ours(text: str) -> str:
    """Words that are told as ours: they never hold an address of the web."""
    words = _plain(text)
    if "://" in words or "www." in words.casefold():
        raise ValueError
    return words


def body(told: str, *, commit: str, url: str, beyond: Iterable[str]) -> str:
    """The whole comment. ``beyond`` are paths of the request that not anybody may change."""
    parts = [MARK, f"**What this request does for readers**, as of {commit[:10]}"]
    outside = sorted(beyond)
    if outside:
        shown = ", ".join(f"`{path}`" for path in map(_quoted, outside[:5]))
        more = f" and {len(outside) - 5} more" if len(outside) > 5 else ""
        parts.append(
            f"⚠ It also changes {shown}{more}. A request that changes workflows can forge what "
            "follows: read those files first."
        )
    parts += [told.strip(), f"The preview of the site is kept with [its run]({url})."]
    return "\n\n".join(parts)[: COMMENT + 4_000]


def _quoted(path: str) -> str:
    return _plain(path).replace("`", "'")[:200]


def pages(ask: Ask, path: str) -> Iterator[Any]:
    """Everything in a list that the host gives in pages."""
    sign = "&" if "?" in path else "?"
    for number in range(1, PAGES + 1):
        found = json.loads(ask(f"{path}{sign}per_page=100&page={number}", None, "GET"))
        yield from found
        if len(found) < 100:
            return


def told(ask: Ask, repository: str, run: str) -> str:
    """What the run's changes are, in Markdown; or why they can't be told."""
    listed = json.loads(ask(f"repos/{repository}/actions/runs/{run}/artifacts", None, "GET"))
    found = [one for one in listed["artifacts"] if one["name"] == ARTIFACT]
    if not found:
        return "It was not read: its checks failed, and their log says why."
    if found[0]["size_in_bytes"] > SIZE:
        return "What its run left is too large to be told."
    path = f"repos/{repository}/actions/artifacts/{int(found[0]['id'])}/zip"
    try:
        changes, notes = parsed(unpacked(ask(path, None, "GET")))
    except ForgedError as error:
        return f"What its run left can't be told: {error}."
    return markdown(changes, notes)


def comment(ask: Ask, env: Mapping[str, str], allowed: tuple[str, ...]) -> int:
    """Write or renew the comment on each open request that stands at this commit; their number."""
    repository, commit = env["REPOSITORY"], env["SHA"]
    where = f"repos/{repository}"
    listed = list(pages(ask, f"{where}/pulls?state=open&head={quote(env['HEAD'], safe=':')}"))
    numbers = [int(pull["number"]) for pull in listed if pull["head"]["sha"] == commit]
    text = told(ask, repository, env["RUN"]) if numbers else ""
    for number in numbers:
        files = list(pages(ask, f"{where}/pulls/{number}/files"))
        names = {file[key] for file in files for key in _NAMES if file.get(key)}
        beyond = {name for name in names if not name.startswith(allowed)}
        if len(files) >= PAGES * 100:
            beyond.add("more files than the host lists")
        send = {"body": body(text, commit=commit, url=env["RUN_URL"], beyond=beyond)}
        ours = [
            int(one["id"])
            for one in pages(ask, f"{where}/issues/{number}/comments")
            if one["user"]["login"] == AUTHOR and one["body"].startswith(MARK)
        ]
        if ours:
            ask(f"{where}/issues/comments/{ours[0]}", send, "PATCH")
        else:
            ask(f"{where}/issues/{number}/comments", send, "POST")
    return len(numbers)


_NAMES = ("filename", "previous_filename")


def gh(path: str, send: Mapping[str, Any] | None, method: str) -> bytes:
    """Ask the host through its own program, which knows the token."""
    command = [shutil.which("gh") or "gh", "api", "--method", method, path]
    given = None if send is None else json.dumps(send).encode()
    command += [] if given is None else ["--input", "-"]
    return subprocess.run(command, input=given, capture_output=True, check=True).stdout  # noqa: S603


if __name__ == "__main__":
    if not sys.argv[1:]:
        sys.exit("name the paths that anybody may change")
    prefixes = tuple(f"{path.rstrip('/')}/" for path in sys.argv[1:])
    sys.stdout.write(f"{comment(gh, os.environ, prefixes)} requests told\n")
