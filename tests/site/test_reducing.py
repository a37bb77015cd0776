"""What the search index is given."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from lxml import html

from generator.site.reducing import BREAK, cut, reduced, script, words


@given(st.text(alphabet="ab 'Я’网络。ا\u2060", max_size=40))
def test_cutting_can_be_undone(text: str) -> None:
    """Taking the breaks out gives the text again, unless it held a break of its own."""
    plain = text.replace("\u2060", "")
    assert cut(plain).replace(BREAK, "") == plain


def test_characters_and_halves_of_words_are_cut() -> None:
    """Each character of a script without spaces is a word with the marks behind it, and so is what
    follows an apostrophe or a hyphen; accents and what can't be seen part nothing.
    """
    assert cut("中，“国”·x").split() == ["中，“\u2060", "国”·\u2060", "x"]
    assert cut("中国s’oppose").split() == ["中\u2060", "国\u2060", "s’\u2060", "oppose"]
    assert cut("co-operates.").split() == ["co-\u2060", "operates."]
    assert cut("3,500 e\u0301te\u00adrnel").split() == ["3,\u2060", "500", "e\u0301te\u00adrnel"]


def test_statements_keep_their_place() -> None:
    """A statement is cut off from its neighbours; what is marked to be ignored is gone."""
    page = html.fragment_fromstring(
        '<article><h1>T</h1><p>说，<span id="s-a">“我”</span>网</p>'
        '<ul data-search-ignore><li>note</li></ul><p data-s="s-a">b &lt; c</p></article>'
    )
    found = reduced([page], {"s-a"})
    assert found.words == ("说，\u2060", "“\u2060", "我”\u2060", "网", "b", "<", "c")
    assert found.said == {"s-a": [(1, 3), (4, 7)]}


def test_scripts_have_names() -> None:
    """A letter's script is the first word of its Unicode name."""
    assert [script(char) for char in "aяا中"] == ["LATIN", "CYRILLIC", "ARABIC", "CJK"]


def test_words_leave_out_marks_of_place() -> None:
    """A heading's own link to itself is none of its words."""
    page = html.fragment_fromstring('<h1>One <b>two</b><a class="headerlink" href="#x">¶</a></h1>')
    assert words(page) == "One two"
