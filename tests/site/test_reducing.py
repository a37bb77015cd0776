"""What the search index is given."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from lxml import html

from generator.site.reducing import BREAK, cut, reduced, respelled, script, words


@given(st.text(alphabet="ab 'Я’网络。ا\u2060", max_size=40))
def test_cutting_can_be_undone(text: str) -> None:
    """Taking the breaks out gives the text again, unless it held a break of its own."""
    plain = text.replace("\u2060", "")
    assert cut(plain).replace(BREAK, "") == plain


def test_characters_and_apostrophes_are_cut() -> None:
    """Each character of a script without spaces is a word with the marks behind it, and so is what
    follows an apostrophe.
    """
    assert cut("中，“国”·x").split() == ["中，“\u2060", "国”·\u2060", "x"]
    assert cut("中国s’oppose").split() == ["中\u2060", "国\u2060", "s’\u2060", "oppose"]


def test_statements_keep_their_place_and_speaker() -> None:
    """A statement is cut off from its neighbours; what is marked to be ignored is gone."""
    page = html.fragment_fromstring(
        '<article><h1>T</h1><p>说，<span id="s-a">“我”</span>网</p>'
        '<ul data-pagefind-ignore><li>note</li></ul><p data-s="s-a">b &lt; c</p></article>'
    )
    text = reduced(page, {"s-a": "anna"})
    assert text == (
        f' 说，{BREAK}<span id="s-a~1|anna">“{BREAK}我”</span>{BREAK}网 '
        ' <span id="s-a~2|anna">b &lt; c</span> '
    )


def test_letters_get_their_plain_spelling() -> None:
    """A letter that Unicode doesn't take apart is spelled plainly and marked, so that it can be put
    back; a text that holds such marks of its own is left alone.
    """
    assert respelled("Łódź, Straße") == "L\u0334ódź, Strass\u0334e"
    assert respelled("ł l\u0334") == "ł l\u0334"


def test_scripts_have_names() -> None:
    """A letter's script is the first word of its Unicode name."""
    assert [script(char) for char in "aяا中"] == ["LATIN", "CYRILLIC", "ARABIC", "CJK"]


def test_words_leave_out_marks_of_place() -> None:
    """A heading's own link to itself is none of its words."""
    page = html.fragment_fromstring('<h1>One <b>two</b><a class="headerlink" href="#x">¶</a></h1>')
    assert words(page) == "One two"
