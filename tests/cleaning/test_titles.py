"""The headline of a page saved as text, whose first line is what browsers show as its name."""

from __future__ import annotations

import pytest

from generator import cleaning, reading
from generator.model import Confidence

PROSE = (
    "The harbour board of Velm has ordered three new cranes, which are to be set up before the"
    " autumn storms close the northern quay, the master of the port told the council yesterday."
)
MENU = "Home\nNews\nSport\nVelm Harbour Post\nShips and weather\nContact"


@pytest.mark.parametrize(
    ("first", "headline", "sure"),
    [
        ("Three new cranes for Velm | Velm Harbour Post", "Three new cranes for Velm", True),
        ("Velm Harbour Post » Archive » Cranes", "Cranes", False),
        (
            "Cranes vs. storms: a reply (3) - Velm Harbour Post",
            "Cranes vs. storms: a reply (3)",
            True,
        ),
        ("Three new cranes for Velm", "Three new cranes for Velm", True),
    ],
)
def test_the_line_that_the_first_one_repeats(first: str, headline: str, *, sure: bool) -> None:
    """It is the headline, whatever its shape, and the site's name is not; few words leave doubt."""
    text = f"{first}\n{MENU}\n{headline}\n12 June 2031\nWeather in Velm today\n{PROSE}\n{PROSE}"
    page = reading.read(text.encode(), "text/plain")
    title, span = cleaning.title(page, cleaning.label(page, "en"))
    assert title.value == headline
    assert span is not None
    assert span.start == text.index(f"\n{headline}\n12 June") + 1
    assert (title.confidence is Confidence.CERTAIN) == sure


def test_a_site_that_the_first_line_names_last_is_no_sure_headline() -> None:
    """A line at the top that is the shorter end of the first one is the name of the site."""
    first = "A tale of cranes, of storms and of the northern quay | The Old Velm Post"
    text = f"{first}\nHome\nThe Old Velm Post\nNews\n{PROSE}\n{PROSE}"
    page = reading.read(text.encode(), "text/plain")
    title, _ = cleaning.title(page, cleaning.label(page, "en"))
    assert title.confidence is Confidence.PROBABLE
