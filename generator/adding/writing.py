"""A proposal as the files that a maintainer keeps: a record, a digest to begin with, entries."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Any

import yaml

from generator.adding.proposal import Entry, Proposal, Proposed
from generator.content.waiting import UNWRITTEN
from generator.schema import DocumentRecord, OverridesRecord
from generator.schema_values import keys
from generator.written import one_line

SCHEMA = "# yaml-language-server: $schema=../../docs/schema/{kind}.json\n"
"""The first line of a record, by which editors know its keys."""
REASONS = 4
"""Pieces of evidence that are written beside a proposed value."""
_SKELETON = (
    UNWRITTEN
    + """: the document is published when this comment is gone.

Begin with a heading. Say in our own words who said what, when, and where it was reported. Set words
that are quoted in quotation marks, and quote no more than is needed.

Known so far:
{known}-->
"""
)
_FIRST = re.compile(r"^( *)- ", re.MULTILINE)


def record(
    facts: Mapping[str, Any],
    decided: Mapping[str, Any],
    proposed: Iterable[Proposed],
    *,
    quoting: bool,
) -> str:
    """The record's text: what is known for a fact or was decided, then what is proposed.

    ``facts`` are keys of the record; ``decided`` may be keys of its ``overrides`` too. Unless
    ``quoting``, reasons are named by their method alone, since their notes quote the source.
    """
    own = {key: value for key, value in decided.items() if key in DocumentRecord.model_fields}
    over = {
        key: list(value) if isinstance(value, tuple) else value
        for key, value in decided.items()
        if key not in own and key in OverridesRecord.model_fields
    }
    found = {**facts, **own, **({"overrides": over} if over else {})}
    left = {
        entry.key: {
            "value": list(entry.value) if isinstance(entry.value, tuple) else entry.value,
            "confidence": entry.confidence,
            "because": _reasons(entry, quoting=quoting),
        }
        for entry in proposed
    }
    if left:
        found["proposed"] = left
    ordered = {key: found[key] for key in keys(DocumentRecord) if key in found}
    return SCHEMA.format(kind="documents") + _yaml(ordered)


def _reasons(entry: Proposed, *, quoting: bool) -> list[str]:
    words = [one_line(each.note) if quoting else each.method for each in entry.because]
    return list(dict.fromkeys(word for word in words if word))[:REASONS]


def _yaml(value: Any, *, compact: bool = False) -> str:
    """Plain values as YAML; with the innermost lists on one line where ``compact``."""
    style = None if compact else False
    text: str = yaml.safe_dump(
        value, allow_unicode=True, sort_keys=False, width=100, default_flow_style=style
    )
    return text


def digest(proposal: Proposal, decided: Mapping[str, Any]) -> str:
    """The file of a digest to begin with: what is known, and nothing of the source's own words."""
    known = {entry.key: (entry.value, entry.confidence) for entry in proposal.values}
    known |= {key: (value, "decided") for key, value in decided.items()}
    lines = []
    for key in ("published", "date", "outlet", "main_speaker", "occasion", "incidents"):
        if key in known:
            value, sure = known[key]
            shown = ", ".join(value) if isinstance(value, (list, tuple)) else str(value)
            lines.append(f"- {key.replace('_', ' ')}: {one_line(shown)} ({sure})\n")
    return _SKELETON.format(known="".join(lines).replace("--", "- -") or "- nothing\n")


def entry(entry_: Entry, indent: str = "") -> str:
    """A registry's entry as YAML."""
    lines = _yaml([entry_.fields], compact=True).splitlines()
    return "".join(f"{indent}{line}\n" for line in lines)


def added(text: str, entries: Iterable[Entry], registry: str) -> str | None:
    """A registry's text with entries behind its last; None where it is written in another style.

    Nothing that stands there is touched, comments and their places neither.
    """
    first = _FIRST.search(text)
    if first is None:
        if yaml.safe_load(text) is not None:
            return None
        text, indent = text or SCHEMA.format(kind=registry), ""
    else:
        indent = first[1]
    end = "\r\n" if "\r\n" in text else "\n"
    gap = "" if text.endswith("\n") or not text else end
    new = text + gap + "".join(entry(each, indent) for each in entries).replace("\n", end)
    return new if _holds(text, new) else None


def _holds(before: str, after: str) -> bool:
    """Whether a list that was made longer begins as it did."""
    try:
        old, new = (yaml.load(text, Loader=yaml.BaseLoader) for text in (before, after))  # noqa: S506 - strings only
    except yaml.YAMLError:
        return False
    old = old or []
    return isinstance(new, list) and isinstance(old, list) and new[: len(old)] == old
