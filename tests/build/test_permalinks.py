"""The ledger: no address once published vanishes without a word."""

from __future__ import annotations

from generator import permalinks


def test_each_kind_of_line_is_read() -> None:
    """An address, a move, a withdrawal and a comment; anything else is told with its line."""
    lines = [
        "# a comment",
        "documents/one",
        "documents/two -> documents/one",
        "documents/three gone 2026-01-31 on the author's request",
        "documents/one#s-abcdefgh",
        "what is this",
    ]
    ledger, problems = permalinks.parse(lines, "permalinks.txt")
    assert set(ledger) == {
        "documents/one",
        "documents/two",
        "documents/three",
        "documents/one#s-abcdefgh",
    }
    assert ledger["documents/two"].target == "documents/one"
    assert ledger["documents/three"].why == "on the author's request"
    assert [problem.line for problem in problems] == [6]


def test_a_vanished_address_is_told_until_it_is_led_on() -> None:
    """Gone without a word is a mistake; moved to something present, or withdrawn, is none."""
    present = frozenset({"documents/one"})
    lines = ["documents/one", "documents/two", "documents/four -> documents/nowhere"]
    ledger, _ = permalinks.parse(lines, "f")
    keys = [problem.key for problem in permalinks.vanished(ledger, present, "f")]
    assert keys == ["documents/two", "documents/four"]
    lines += ["documents/two -> documents/one", "documents/four gone 2026-01-31 why"]
    ledger, _ = permalinks.parse(lines, "f")
    assert not list(permalinks.vanished(ledger, present, "f"))


def test_what_moved_or_went_keeps_a_page() -> None:
    """A reader with an old link is led on, or told when and why; the text is inert."""
    lines = ["documents/two -> documents/one", "documents/three gone 2026-01-31 <b>why</b>"]
    ledger, _ = permalinks.parse(lines, "f")
    pages = {page.path: page.content.decode() for page in permalinks.pages(ledger, frozenset())}
    assert 'href="../../documents/one/"' in pages["documents/two.md"]
    assert "2026-01-31" in pages["documents/three.md"]
    assert "<b>" not in pages["documents/three.md"]
    assert permalinks.missing(ledger, frozenset({"documents/new"})) == ["documents/new"]


def test_a_statement_that_moved_leads_to_where_it_is_in_the_end() -> None:
    """Moves are followed to an address that is there, or to the day it went; circles end."""
    lines = (
        "documents/a#s-aaaaaaa2 -> documents/a#s-aaaaaaa3",
        "documents/a#s-aaaaaaa3 -> documents/b#s-aaaaaaa4",
        "documents/a#s-aaaaaaa5 gone 2031-05-04 it was no statement",
        "documents/a#s-aaaaaaa6 -> documents/a#s-aaaaaaa7",
        "documents/a#s-aaaaaaa7 -> documents/a#s-aaaaaaa6",
        "documents/b#s-aaaaaaa4",
    )
    ledger, _ = permalinks.parse(lines, "permalinks.txt")
    found = {
        item.statement: (item.document, item.target, item.date, item.why)
        for item in permalinks.former(ledger, frozenset({"documents/b#s-aaaaaaa4"}))
    }
    there = ("a", "documents/b#s-aaaaaaa4", None, None)
    assert found == {
        "s-aaaaaaa2": there,
        "s-aaaaaaa3": there,
        "s-aaaaaaa5": ("a", None, "2031-05-04", "it was no statement"),
    }
