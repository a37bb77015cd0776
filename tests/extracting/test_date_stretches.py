"""Only what stands around the names of days and months is read for dates."""

from __future__ import annotations

from itertools import pairwise

import pytest

from generator.extracting import dates
from generator.extracting.dates import stretches
from generator.extracting.dates.lexicon import lexicon
from generator.text import fold

FILLER = "nothing of the kind was told of the harbour in the valley " * 20


@pytest.mark.parametrize("date", ["Monday, the 4th of May 2031", "4 May 2031", "yesterday"])
@pytest.mark.parametrize("between", [" ", " in the valley ", FILLER])
def test_a_date_is_read_wherever_it_stands(date: str, between: str) -> None:
    """Dates near to and far from each other are all found, as one alone is."""
    (alone,) = dates.find(date, (), "en")
    text = f"{FILLER}{date}.{between}{date} {FILLER}{date}"
    assert [(each.text, each.edtf) for each in dates.find(text, (), "en")] == [
        (alone.text, alone.edtf)
    ] * 3


def test_stretches_hold_the_names_and_overlap_nowhere() -> None:
    """Each stretch holds what is around a name, and no word of the text is read twice."""
    text = fold(f"May {FILLER}on Monday or in June {FILLER} Mayor {FILLER}July")
    found = stretches.around_names(text, lexicon("en"))
    assert len(found) == 3
    assert found[0][0] == 0
    assert all(before[1] < after[0] for before, after in pairwise(found))
    for name in ("monday", "june", "july"):
        at = text.index(name)
        assert any(low <= at - stretches.REACH and at < high for low, high in found)
