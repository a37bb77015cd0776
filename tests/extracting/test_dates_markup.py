"""Days in a page's markup, in the forms that pages really write."""

from __future__ import annotations

import pytest

from generator.extracting.dates.metadata import from_metadata
from generator.model import Hint


@pytest.mark.parametrize(
    ("value", "day"),
    [
        ("2031-05-04T10:15:00+02:00", "2031-05-04"),
        ("Sun, 04 May 2031 10:15:00 +0000", "2031-05-04"),
        ("2031年5月4日 10:15", "2031-05-04"),
        ("04.05.2031 10:15", "2031-05-04"),
        ("05/29/2031 10:15", "2031-05-29"),
        ("29/05/2031", "2031-05-29"),
        ("05/04/2031", None),
        ("31.02.2031", None),
        ("99/99/2031", None),
        ("soon", None),
    ],
)
def test_a_day_in_markup_is_read_unless_day_and_month_could_be_swapped(
    value: str, day: str | None
) -> None:
    """Slashes tell a day only where one of the numbers can be no month."""
    found = from_metadata((Hint(name="date", value=value, where="meta name=date"),), None, None)
    assert [each.edtf for each in found] == ([day] if day else [])
