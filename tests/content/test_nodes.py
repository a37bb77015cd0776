"""The YAML reader: strings, lines, limits."""

from __future__ import annotations

import json
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from generator.content import nodes

WORDS = st.text(max_size=12).filter(lambda text: not nodes._CONTROL.search(text))
VALUES: Any = st.recursive(
    WORDS,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(WORDS, inner, max_size=3),
    max_leaves=12,
)


@given(VALUES)
def test_what_is_quoted_comes_back(value: Any) -> None:
    """Any tree of quoted strings is read back exactly (JSON is YAML)."""
    parsed = nodes.parse(json.dumps(value, ensure_ascii=False).encode(), "a.yml")
    assert parsed.faults == ()
    assert parsed.value == value


@given(st.binary(max_size=200))
def test_no_bytes_raise(data: bytes) -> None:
    """Any bytes give a value or a fault."""
    parsed = nodes.parse(data, "a.yml")
    assert all(problem.file == "a.yml" for _, problem in parsed.faults)


def test_lines_of_paths() -> None:
    """Each key and item knows its line; what has none takes that of what holds it."""
    parsed = nodes.parse(b"a: 1\nforms:\n  ru:\n    - x\n    - y\n", "a.yml")
    assert parsed.line(("forms", "ru", 1)) == 5
    assert parsed.line(("forms", "ru", 7)) == 3
    assert parsed.line(("forms", "en")) == 2
    assert parsed.line(("absent",)) == 1


def test_scalars() -> None:
    """Only an empty value, ~ and null are nothing; in quotation marks they are text."""
    parsed = nodes.parse(b"[no, 2021-07-20, 0x1F, ~, null, '~', '', 1e3]", "a.yml")
    assert parsed.value == ["no", "2021-07-20", "0x1F", None, None, "~", "", "1e3"]


def test_byte_order_mark_and_line_ends() -> None:
    """Files of any editor are read: with a byte order mark, with carriage returns."""
    parsed = nodes.parse(b"\xef\xbb\xbfa: 1\r\nb: 2\r\n", "a.yml")
    assert (parsed.value, parsed.line(("b",))) == ({"a": "1", "b": "2"}, 2)


def test_tabs_inside_text_are_text() -> None:
    """A tab that doesn't indent keys is left alone."""
    parsed = nodes.parse(b"a: |\n  w\n  \tx\nb: x\ty\n", "a.yml")
    assert (parsed.value, parsed.faults) == ({"a": "w\n\tx\n", "b": "x\ty"}, ())


def test_limits() -> None:
    """Nesting and size are refused by name before they cost anything."""
    deep = nodes.parse(b"[" * 100_000, "a.yml")
    assert "nested more than 16 deep" in deep.faults[0][1].fault
    large = nodes.parse(b" " * (nodes.MAX_BYTES + 1), "a.yml")
    assert "more than the 4194304" in large.faults[0][1].fault
