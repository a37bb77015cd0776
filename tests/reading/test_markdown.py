"""Markdown keeps its source; marks are left out of the spans and become roles."""

from __future__ import annotations

from generator import reading

SOURCE = """---
title: "Ruritania denies"
date: 2031-05-04
tags: 5
---

# Ruritania denies #

The ministry said so.
Underlined
----------
> I know nothing of it,
> she said.

- first
1. second

* * *

```
# no heading
```
"""


def test_marks_become_roles() -> None:
    """Each line is a block without its mark; rules and fences are no blocks."""
    page = reading.read(SOURCE.encode(), "text/markdown")
    assert page.text == SOURCE
    assert [(b.line, b.role, b.span.of(page.text)) for b in page.blocks] == [
        (2, "metadata", 'title: "Ruritania denies"'),
        (3, "metadata", "date: 2031-05-04"),
        (4, "metadata", "tags: 5"),
        (7, "h1", "Ruritania denies"),
        (9, "p", "The ministry said so."),
        (10, "h2", "Underlined"),
        (12, "blockquote", "I know nothing of it,"),
        (13, "blockquote", "she said."),
        (15, "li", "first"),
        (16, "li", "second"),
        (21, "pre", "# no heading"),
    ]


def test_front_matter_gives_hints() -> None:
    """Known keys of the front matter are hints; it is read as lines, never as YAML."""
    page = reading.read(SOURCE.encode(), "text/markdown")
    assert [(hint.name, hint.value) for hint in page.hints] == [
        ("title", "Ruritania denies"),
        ("date", "2031-05-04"),
    ]


def test_a_rule_at_the_top_is_no_front_matter() -> None:
    """Text between two rules stays text if it holds no keys."""
    page = reading.read(b"---\nJust text here\n---\nMore.", "text/markdown")
    assert not page.hints
    assert page.blocks[0].span.of(page.text) == "Just text here"
