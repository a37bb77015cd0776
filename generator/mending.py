"""What is mechanical to mend in a record's YAML, mended without touching anything else.

Each step changes the text in place, so that comments, line breaks and the style of every value
stay as their maintainer wrote them. A step is kept only if the file still says the same: the values
read from it before and after are compared, and only Unicode's composed form (NFC) may differ.
"""

from __future__ import annotations

import itertools
import re
import unicodedata
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import yaml

from generator.schema import FOLDERS
from generator.schema_values import keys

_TRAILING = re.compile(r"[ \t]+$", re.MULTILINE)
_GUESSING = yaml.SafeLoader("")
"""Resolves plain values as most YAML readers do: ``no`` is false, ``2021-07-20`` a date."""
_LEFT_PLAIN = ("tag:yaml.org,2002:str", "tag:yaml.org,2002:null")


@dataclass(frozen=True, slots=True, kw_only=True)
class Mended:
    """A record's text after mending, and what was done, in words, in the order it was done."""

    text: str
    done: tuple[str, ...] = ()


def mend(text: str, kind: str) -> Mended:
    """``text`` with what is mechanical mended.

    ``kind`` is the folder or registry it belongs to (``documents``, ``people``). Text that is not
    readable as YAML is given back as it is: its mistakes are for people. Mending again changes
    nothing.
    """
    done: list[str] = []
    if not _plain(text):
        return Mended(text=text)
    for what, step in _STEPS:
        made = step(text, kind)
        if made != text and _same(text, made):
            text = made
            done.append(what)
    return Mended(text=text, done=tuple(done))


def _plain(text: str) -> bool:
    """Whether a text is YAML without aliases, which can stand for more than memory holds."""
    try:
        for event in yaml.parse(text):
            if isinstance(event, yaml.AliasEvent):
                return False
    except (yaml.YAMLError, RecursionError):
        return False
    return True


def _same(before: str, after: str) -> bool:
    """Whether two texts are readable and say the same, whatever the order of their keys."""
    try:
        return bool(_value(before) == _value(after))
    except (yaml.YAMLError, RecursionError):
        return False


def _value(text: str) -> Any:
    composed = unicodedata.normalize("NFC", text.removeprefix("\ufeff"))
    return yaml.load(composed, Loader=yaml.BaseLoader)  # noqa: S506 - makes strings only


def _line_ends(text: str, _: str) -> str:
    return text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")


def _composed(text: str, _: str) -> str:
    """``text`` in NFC, unless it names a file otherwise: names are bytes, which must agree."""
    found = list(_scalars(_composed_nodes(text)))
    names = [after.value for key, after in itertools.pairwise(found) if key.value == "file"]
    if not all(unicodedata.is_normalized("NFC", name) for name in names):
        return text
    return unicodedata.normalize("NFC", text)


def _trimmed(text: str, _: str) -> str:
    return _TRAILING.sub("", text).rstrip("\n") + "\n" if text.strip() else text


def _quoted(text: str, _: str) -> str:
    """Values that other YAML readers would take for a date, a number or a truth, in quotes."""
    out, at = [], 0
    for node in _scalars(_composed_nodes(text)):
        tag = _GUESSING.resolve(yaml.ScalarNode, node.value, (True, False))  # type: ignore[no-untyped-call]
        if node.style is None and tag not in _LEFT_PLAIN:
            out += [text[at : node.start_mark.index], f"'{node.value}'"]
            at = node.end_mark.index
    return "".join((*out, text[at:]))


def _ordered(text: str, kind: str) -> str:
    """The keys of a record in the order of the reference, each with the comment above it."""
    model = FOLDERS.get(kind)
    node = _composed_nodes(text)
    if model is None or not isinstance(node, yaml.MappingNode) or node.flow_style:
        return text
    order = {name: number for number, name in enumerate(keys(model))}
    written = [key for key, _ in node.value]
    places = [order.get(key.value, len(order)) for key in written]
    if places == sorted(places):
        return text
    head, parts = _parts(text, [key.start_mark.line for key in written])
    ranked = sorted(zip(places, range(len(parts)), parts, strict=True))
    return head + "".join(part for _, _, part in ranked)


def _parts(text: str, starts: Sequence[int]) -> tuple[str, list[str]]:
    """``text`` cut before each of its keys: what stands above the first, and a part for each.

    ``starts`` are 0-based lines. A comment directly above a key belongs to it; the first key's
    stays at the head, where files have their schema.
    """
    lines = text.splitlines(keepends=True)
    cuts: list[int] = []
    for start in starts:
        cut = start
        while cuts and lines[cut - 1].startswith("#"):
            cut -= 1
        cuts.append(cut)
    ends = [*cuts[1:], len(lines)]
    if lines and not lines[-1].endswith("\n"):
        lines[-1] += "\n"
    parts = ["".join(lines[start:end]) for start, end in zip(cuts, ends, strict=True)]
    return "".join(lines[: cuts[0]]), parts


def _composed_nodes(text: str) -> yaml.Node | None:
    try:
        return yaml.compose(text, Loader=yaml.BaseLoader)
    except (yaml.YAMLError, RecursionError):
        return None


def _scalars(node: yaml.Node | None) -> Iterator[yaml.ScalarNode]:
    """Every value and key of a file, in the order of its text."""
    if isinstance(node, yaml.ScalarNode):
        yield node
    elif isinstance(node, yaml.SequenceNode):
        for item in node.value:
            yield from _scalars(item)
    elif isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            yield from _scalars(key)
            yield from _scalars(value)


_STEPS: tuple[tuple[str, Callable[[str, str], str]], ...] = (
    ("line ends", _line_ends),
    ("characters composed (NFC)", _composed),
    ("blanks at line ends", _trimmed),
    ("quotation marks around values that other readers would take for more than text", _quoted),
    ("keys in the order of the reference", _ordered),
)
"""Line ends first: the other steps count lines."""
