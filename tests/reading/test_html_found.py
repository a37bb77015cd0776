"""Kinds of markup met on real pages, each in a page of our own."""

from __future__ import annotations

from generator import reading

PROSE = "The harbour of Zenda was closed for three days in March, and nobody has said why. "


def _found(html: str) -> list[tuple[str, str]]:
    page = reading.read(html.encode(), "text/html")
    return [(block.role, block.span.of(page.text)) for block in page.blocks]


def test_a_root_that_closes_itself_does_not_end_the_page() -> None:
    """``<html … />`` is read as browsers read it, as a page that goes on."""
    assert _found('<html xml:lang="de" /><body><p>Nichts geschah.</p>') == [
        ("p", "Nichts geschah.")
    ]


def test_text_that_waits_for_a_script_is_read() -> None:
    """A page that hides nearly all its text until a script runs is read with that text."""
    page = f'<h1>Zenda</h1><div style="visibility: hidden"><p>{PROSE * 8}</p></div>'
    assert _found(page)[1] == ("p", (PROSE * 8).strip())


def test_text_that_is_hidden_beside_a_story_stays_hidden() -> None:
    """A hidden box that is shorter than the story is no text of the page's."""
    page = f"<p>{PROSE * 8}</p><div hidden><p>{PROSE * 8} Accept all.</p></div>"
    assert len(_found(page)) == 1


def test_the_head_of_an_article_is_no_margin() -> None:
    """A standfirst in the ``header`` that holds the article's title is not the page's head."""
    page = (
        "<header><p>Graustark's oldest paper</p></header><article><header><h1>Zenda</h1>"
        f"<p>{PROSE}</p></header><p>{PROSE * 3}</p></article>"
    )
    assert [role for role, _ in _found(page)] == ["header", "h1", "p", "p"]


def test_what_is_told_of_an_author_stands_in_the_margin() -> None:
    """A box named as an author's life is beside the text."""
    page = f'<p>{PROSE * 4}</p><div class="author-bio"><div>Anna Kovel lives in Zenda.</div></div>'
    assert _found(page)[1] == ("aside", "Anna Kovel lives in Zenda.")
