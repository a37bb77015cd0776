"""YAML as records need it: strings, lists and mappings, and the line each of them stands on.

YAML's own guesses never happen: ``no`` stays "no" and ``2021-07-20`` stays text; only an empty
value, ``~`` and ``null`` mean nothing (None). What makes a record hard to read or dangerous to
load (anchors, aliases, merge keys, tags, several documents in one file) is a mistake, and so is
a key given twice, which YAML readers otherwise swallow.

The parser's events are read one by one, not its node graph: a file nested ten thousand deep is
then refused at the limit, before anything recurses.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import yaml

from generator.errors import Problem

try:
    from yaml import CSafeLoader as _Loader
except ImportError:  # PyYAML without its C library: slower, the same events
    from yaml import SafeLoader as _Loader  # type: ignore[assignment]

MAX_BYTES = 4 * 1024 * 1024
"""Largest YAML file read: some ten thousand registry entries; beyond it something is wrong."""
MAX_DEPTH = 16
"""Deepest nesting read; records need five levels."""

KeyPath = tuple[str | int, ...]
_NULLS = ("", "~", "null", "Null", "NULL")
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ufffe\uffff]")
"""What YAML forbids, and the line ends of Unicode: YAML folds those into spaces."""
_TAB_INDENT = re.compile(r"^ *\t", re.MULTILINE)
_OPENED = re.compile("while (scanning a quoted|parsing a flow)")
_PLAIN = "records use plain YAML only: write the value out in full"

_REMEDIES = (
    ("mapping values are not allowed", "put quotation marks around a value that holds ': '"),
    ("could not find expected ':'", "write 'key: value', and indent what belongs to a longer text"),
    ("did not find expected key", "check the indentation, and quotation marks inside quoted text"),
    ("did not find expected '-'", "give every entry of a list the same indentation"),
    ("found unexpected end of stream", "close the quotation mark or bracket that was opened"),
    ("did not find expected ',' or", "close the bracket, or put a comma between its items"),
    (
        "cannot start any token",
        "put quotation marks around a value that begins with @ ` % or a tab",
    ),
    ("found unknown escape", "use single quotation marks, or write the backslash twice"),
)
"""What the parser says, and what a maintainer most often has to do about it."""


def plain(text: str) -> str:
    """``text`` on one line and printable, whatever a file brought into it."""
    line = " ".join(text.split())
    return "".join(char if char.isprintable() else "\ufffd" for char in line)


def dotted(path: KeyPath) -> str:
    """``forms.ru[0]`` for ``("forms", "ru", 0)``."""
    out = ""
    for part in path:
        if isinstance(part, int):
            out += f"[{part}]"
        else:
            out += f".{part}" if out else part
    return out


@dataclass(frozen=True, slots=True, kw_only=True)
class Parsed:
    """A YAML file: its value, the line of every path in it, and what is wrong with it.

    ``faults`` pairs each mistake with the path it stands at; ``()`` spoils the whole file.
    """

    file: str
    value: Any = None
    lines: dict[KeyPath, int] = field(default_factory=dict)
    faults: tuple[tuple[KeyPath, Problem], ...] = ()

    def line(self, path: KeyPath) -> int:
        """The line of ``path``, or of the nearest thing around it; 0 where there is none."""
        while path and path not in self.lines:
            path = path[:-1]
        return self.lines.get(path, 0)


def parse(data: bytes, file: str) -> Parsed:
    """Read one YAML file. Never raises: what is wrong stands in ``faults``."""
    if len(data) > MAX_BYTES:
        fault = f"the file has {len(data)} bytes, more than the {MAX_BYTES} that are read"
        return _spoilt(file, 0, fault, "divide it, or check that it is the right file")
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        return _spoilt(file, line, "the file is not UTF-8", "save it again with encoding UTF-8")
    control = _CONTROL.search(text)
    if control:
        line = text.count("\n", 0, control.start()) + 1
        fault = f"the line holds a control character (U+{ord(control[0]):04X})"
        return _spoilt(file, line, fault, "delete it")
    builder = _Builder(file=file)
    try:
        for event in yaml.parse(text, Loader=_Loader):
            builder.take(event)
            if builder.stopped:
                break
    except yaml.MarkedYAMLError as error:
        return _syntax(file, text, error)
    except (yaml.YAMLError, ValueError) as error:
        fault = " ".join(str(error).split())
        return _spoilt(file, 0, f"the file is not YAML: {fault}", "correct or delete that part")
    builder.check_tabs(text)
    return Parsed(file=file, value=builder.value, lines=builder.lines, faults=tuple(builder.faults))


def _spoilt(file: str, line: int, fault: str, remedy: str) -> Parsed:
    problem = Problem(file=file, line=line, fault=fault, remedy=remedy)
    return Parsed(file=file, faults=(((), problem),))


def _syntax(file: str, text: str, error: yaml.MarkedYAMLError) -> Parsed:
    """The parser's complaint with its line, and the likeliest remedy."""
    mark: Any = error.problem_mark or error.context_mark
    if error.context_mark and _OPENED.match(error.context or ""):
        mark = error.context_mark  # where it was opened says more than where the file ended
    line = mark.line + 1 if mark else 0
    said = error.problem or error.context or "it can't be read"
    lines = text.split("\n")
    around = lines[max(0, line - 2) : line]
    if any(_TAB_INDENT.match(each) for each in around):
        return _spoilt(file, line, "a tab is used to indent", "indent with spaces only")
    remedy = next((remedy for sign, remedy in _REMEDIES if sign in said), "")
    return _spoilt(
        file, line, f"this is not YAML: {said}", remedy or "check the line and the one above it"
    )


@dataclass(slots=True)
class _Open:
    """A list or mapping whose end has not come yet."""

    path: KeyPath
    value: Any
    key: str | None = None
    waiting: bool = False
    skip: bool = False


@dataclass(slots=True)
class _Builder:
    """Takes the parser's events in turn and builds the value they describe."""

    file: str
    value: Any = None
    lines: dict[KeyPath, int] = field(default_factory=dict)
    faults: list[tuple[KeyPath, Problem]] = field(default_factory=list)
    stopped: bool = False
    _open: list[_Open] = field(default_factory=list)
    _documents: int = 0
    _verbatim: list[tuple[int, int]] = field(default_factory=list)

    def take(self, event: Any) -> None:
        """One event."""
        if isinstance(event, yaml.DocumentStartEvent):
            self._documents += 1
            if self._documents > 1:
                self._fault((), event, "a second document begins here", "keep one in a file")
                self.stopped = True
        elif isinstance(event, (yaml.SequenceEndEvent, yaml.MappingEndEvent)):
            self._open.pop()
        elif isinstance(event, yaml.NodeEvent):
            self._node(event)

    def _node(self, event: Any) -> None:
        parent = self._open[-1] if self._open else None
        if parent and isinstance(parent.value, dict) and not parent.waiting:
            self._key(parent, event)
            return
        path = self._place(parent, event)
        if not (parent and parent.skip):
            self._refuse_extras(path, event)
        value: Any = None
        if isinstance(event, yaml.ScalarEvent):
            value = self._scalar(event)
        elif not isinstance(event, yaml.AliasEvent):
            value = [] if isinstance(event, yaml.SequenceStartEvent) else {}
            self._descend(_Open(path=path, value=value), event)
        self._store(parent, value)

    def _key(self, parent: _Open, event: Any) -> None:
        """A key of a mapping: it must be a word, given once."""
        parent.waiting, parent.skip = True, False
        is_word = isinstance(event, yaml.ScalarEvent)
        parent.key = event.value if is_word else ""
        path = (*parent.path, parent.key)
        self._refuse_extras(path, event)
        if not is_word:
            parent.skip = True
            self._fault(parent.path, event, "a key must be a single word", "write 'key: value'")
            if not isinstance(event, yaml.AliasEvent):
                closed: Any = [] if isinstance(event, yaml.SequenceStartEvent) else {}
                self._descend(_Open(path=path, value=closed), event)
        elif parent.key == "<<" and not event.style:
            parent.skip = True
            self._fault(parent.path, event, "a merge key (<<) is used", _PLAIN)
        elif parent.key in parent.value:
            parent.skip = True
            fault = f"the key '{parent.key}' is given twice, first on line {self.lines[path]}"
            self._fault(path, event, fault, "keep one of the two")
        else:
            parent.value[parent.key] = None
            self.lines[path] = event.start_mark.line + 1

    def _place(self, parent: _Open | None, event: Any) -> KeyPath:
        """The path of the value that begins, its line remembered."""
        if parent is None:
            path: KeyPath = ()
        elif isinstance(parent.value, list):
            path = (*parent.path, len(parent.value))
        else:
            return (*parent.path, str(parent.key))
        self.lines[path] = event.start_mark.line + 1
        return path

    def _store(self, parent: _Open | None, value: Any) -> None:
        if parent is None:
            self.value = value
        elif isinstance(parent.value, list):
            parent.value.append(value)
        else:
            if not parent.skip:
                parent.value[parent.key] = value
            parent.waiting = False

    def _scalar(self, event: Any) -> str | None:
        if event.style:
            self._verbatim.append((event.start_mark.line, event.end_mark.line))
            return str(event.value)
        return None if event.value in _NULLS else str(event.value)

    def _descend(self, opened: _Open, event: Any) -> None:
        self._open.append(opened)
        if len(self._open) > MAX_DEPTH:
            fault = f"values are nested more than {MAX_DEPTH} deep"
            self._fault((), event, fault, "records need no more than five levels")
            self.stopped = True

    def _refuse_extras(self, path: KeyPath, event: Any) -> None:
        if isinstance(event, yaml.AliasEvent):
            self._fault(path, event, f"an alias (*{event.anchor}) is used", _PLAIN)
            return
        if event.anchor:
            self._fault(path, event, f"an anchor (&{event.anchor}) is used", _PLAIN)
        if event.tag:
            tag = event.tag.replace("tag:yaml.org,2002:", "!!")
            self._fault(path, event, f"a tag ({tag}) is used", _PLAIN)

    def _fault(self, path: KeyPath, event: Any, fault: str, remedy: str) -> None:
        line = event.start_mark.line + 1
        problem = Problem(
            file=self.file, line=line, key=plain(dotted(path)), fault=plain(fault), remedy=remedy
        )
        self.faults.append((path, problem))

    def check_tabs(self, text: str) -> None:
        """Tabs that indent, which editors show as spaces, outside quoted and block text."""
        inside = {line for start, end in self._verbatim for line in range(start + 1, end + 1)}
        for line in _tabbed(text):
            if line not in inside:
                problem = Problem(
                    file=self.file,
                    line=line + 1,
                    fault="a tab is used to indent",
                    remedy="indent with spaces only",
                )
                self.faults.append(((), problem))


def _tabbed(text: str) -> Iterator[int]:
    """Lines (from 0) that begin with a tab and hold anything else."""
    if "\t" not in text:
        return
    for number, line in enumerate(text.split("\n")):
        if _TAB_INDENT.match(line) and line.strip():
            yield number
