"""Ids and lines of YAML that the program writes, for a maintainer to correct."""

from __future__ import annotations

import json
import re
from collections.abc import Container

from anyascii import anyascii

LONGEST = 40
"""Characters of the words in an id."""
WIDTH = 300
"""Characters of a comment or a reason that are kept; the words come from outside."""
_NOT_ASCII = re.compile("[^a-z0-9]+")


def slug(words: str) -> str:
    """Words in any script as part of an id: lower-case letters a-z, digits and single hyphens."""
    plain = _NOT_ASCII.sub("-", anyascii(words).lower()).strip("-")
    return plain[:LONGEST].strip("-") or "unnamed"


def free(name: str, taken: Container[str]) -> str:
    """``name``, or with the first number that makes it an id that is not taken."""
    number, found = 2, name
    while found in taken:
        found, number = f"{name}-{number}", number + 1
    return found


def quoted(text: str) -> str:
    """A YAML string on one line, whatever the text holds."""
    return json.dumps(" ".join(text.split()), ensure_ascii=False)


def one_line(words: str) -> str:
    """Words on one line of a fair width, with nothing in them that is not to be seen."""
    plain = "".join(char if char.isprintable() else " " for char in " ".join(words.split()))
    return plain[:WIDTH]
