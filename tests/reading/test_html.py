"""A web page becomes the lines a browser would show, each with its role and its hints."""

from __future__ import annotations

import time

import pytest

from generator import reading
from generator.errors import UnreadableError

PAGE = """<!DOCTYPE html><html lang="en-GB"><head><title>Ruritania denies | Daily Graustark</title>
<meta property="og:site_name" content="Daily Graustark">
<link rel=canonical href="https://news.example/a">
<script type="application/ld+json">{"@graph": [{"@type": "NewsArticle",
"headline": "Ruritania denies",
"datePublished": "2031-05-04", "author": [{"name": "Anna Kovel"}],
"inLanguage": "en"}]}</script></head>
<body class="comments-open"><nav><ul><li>Home</li></ul></nav><form id="aspnet"><article>
<header><h1>Ruritania <b>denies</b></h1>
<time datetime="2031-05-04T10:00">4 May</time></header>
<p>The   ministry said<br>that it knew nothing of
the matter.<!-- note --> It said no more.</p><div hidden>unseen</div><script>x()</script>
<figure><img alt="The ministry at night">
<figcaption>The ministry, seen from the river</figcaption></figure>
<div class="share-buttons">Tell a friend</div></article></form>
<div id="comments"><p>I don't believe a word.</p></div>
<footer>All rights reserved</footer></body></html>"""


def _found(html: str) -> list[tuple[str, str]]:
    page = reading.read(html.encode(), "text/html")
    return [(block.role, block.span.of(page.text)) for block in page.blocks]


def test_lines_and_roles() -> None:
    """Inline text is joined, hidden text dropped, and margins give their lines a role."""
    assert _found(PAGE) == [
        ("nav", "Home"),
        ("h1", "Ruritania denies"),
        ("time", "4 May"),
        ("p", "The ministry said"),
        ("p", "that it knew nothing of the matter. It said no more."),
        ("figcaption", "The ministry at night"),
        ("figcaption", "The ministry, seen from the river"),
        ("share", "Tell a friend"),
        ("comment", "I don't believe a word."),
        ("footer", "All rights reserved"),
    ]


def test_hints_come_with_where_they_stood() -> None:
    """Metadata becomes hints, the most telling first, each saying where it was found."""
    page = reading.read(PAGE.encode(), "text/html")
    first = {}
    for hint in page.hints:
        first.setdefault(hint.name, (hint.value, hint.where))
    assert first == {
        "title": ("Ruritania denies", "JSON-LD NewsArticle, headline"),
        "date": ("2031-05-04", "JSON-LD NewsArticle, datePublished"),
        "language": ("en", "JSON-LD NewsArticle, inLanguage"),
        "author": ("Anna Kovel", "JSON-LD NewsArticle, author"),
        "outlet": ("Daily Graustark", "meta property=og:site_name"),
        "url": ("https://news.example/a", "link rel=canonical"),
    }


def test_preformatted_lines_stay_lines() -> None:
    """Line feeds break lines inside ``pre`` and nowhere else."""
    assert _found("<pre>one\ntwo</pre><p>three\nfour</p>") == [
        ("pre", "one"),
        ("pre", "two"),
        ("p", "three four"),
    ]


def test_bottomless_nesting_is_refused_quickly() -> None:
    """Elements nested beyond what the parser follows are refused, not silently cut."""
    with pytest.raises(UnreadableError, match="deeply"):
        reading.read(b"<div>" * 50_000 + b"text", "text/html")


def test_time_grows_with_size_alone() -> None:
    """Twice the page takes about twice the time, also for deep and for flat pages."""

    def took(count: int) -> float:
        html = b"<div>" * 500 + b"<p class=x>The ministry said so on Monday.</p>" * count
        best = 9.0
        for _ in range(2):
            begun = time.process_time()
            reading.read(html, "text/html")
            best = min(best, time.process_time() - begun)
        return best

    assert took(4_000) < 8 * took(1_000) + 0.2
