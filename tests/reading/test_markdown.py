"""Markdown keeps its source; marks are left out of the spans and become roles."""

from __future__ import annotations

from generator import cleaning, reading
from generator.model import Label

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


RICH = """+++
title = "Ruritania denies"
+++
- [x] the statement was sent
- second

| Day | Place |
|-----|:-----:|
| May | Zenda |

Said on Monday.[^1]

[^1]: The annex follows.
[ref]: https://example.test/ref "Its title"

<div class="note">
<p>In raw <b>HTML</b> here.</p>
</div>
<!-- a remark
of two lines -->
Term
: its meaning
<https://example.test/> stays
"""


def test_marks_of_extended_markdown_are_no_words() -> None:
    """Rows, notes, tasks and tags lose their marks, not one word of text; remarks are unseen."""
    page = reading.read(RICH.encode(), "text/markdown")
    assert [(b.role, b.span.of(page.text)) for b in page.blocks] == [
        ("metadata", 'title = "Ruritania denies"'),
        ("li", "the statement was sent"),
        ("li", "second"),
        ("td", "Day | Place"),
        ("td", "May | Zenda"),
        ("p", "Said on Monday.[^1]"),
        ("p", "The annex follows."),
        ("p", "In raw <b>HTML</b> here."),
        ("p", "Term"),
        ("p", "its meaning"),
        ("p", "<https://example.test/> stays"),
    ]
    assert [(hint.name, hint.value) for hint in page.hints] == [("title", "Ruritania denies")]


def test_an_open_remark_hides_nothing() -> None:
    """A comment that never ends, or that text follows, leaves the lines below it as they are."""
    for source in ("<!-- open\n\nText here.", "<!-- one --> Text here."):
        page = reading.read(source.encode(), "text/markdown")
        assert "Text here." in page.blocks[-1].span.of(page.text)


def test_a_paragraph_broken_at_a_fixed_width_is_one() -> None:
    """Lines of equal width are one paragraph; headings and items begin a new one."""
    wide = (
        "The ministry of Ruritania said on Monday that it had found no evidence at all\n"
        "for the accusations made by its neighbour over the winter, and that it would\n"
        "publish whatever it found in the archives of the water works before the year\n"
        "ended.\n"
    )
    page = reading.read(f"# Head\n{wide}\n- {wide}\n{wide}".encode(), "text/markdown")
    assert [block.role for block in page.blocks] == ["h1", "p", "li", "p"]
    assert page.blocks[1].span.of(page.text).endswith("ended.")


def test_short_lines_of_a_digest_are_text() -> None:
    """Headings, rows and terms of a digest are its text: there is no page around it."""
    source = "# Title\n\n" + "The ministry said on Monday that it knew of nothing at all.\n\n" * 4
    page = reading.read(f"{source}## Later\n\nTerm\n\n| May | Zenda |\n".encode(), "text/markdown")
    labels = [block.label for block in cleaning.label(page, "en")]
    assert labels == [Label.TITLE, *[Label.BODY] * 7]
