"""PDFs from right to left: the right column is read first, ligatures keep their letters."""

from __future__ import annotations

import pytest

from generator import reading
from generator.reading.pdf_bidi import Glyph, logical

RIGHT = (
    "قال المتحدث باسم الوزارة إن بلاده لا",
    "تعرف شيئا عن هذا الأمر وإنها تنتظر",
    "التقرير الذي وعد به الجيران منذ مدة",
    "أسابيع طويلة ولم يصل حتى الآن إلينا",
    "في العاصمة القديمة على ضفاف النهر.",
)
LEFT = (
    "وأضاف أن اللجنة سوف تجتمع يوم الأحد",
    "في المدينة القديمة على ضفاف النهر",
    "لبحث ما جرى في البرلمان قبل شهرين",
    "من الزمن وما قيل فيه أمام الصحفيين",
    "الذين انتظروا أمام الفندق الكبير.",
)


def _glyphs(*drawn: str) -> list[Glyph]:
    """Signs from the right to the left, the letters of each at one place."""
    return [
        Glyph(char=char, left=-10.0 * at, right=-10.0 * at + 9)
        for at, sign in enumerate(drawn)
        for char in sign
    ]


@pytest.mark.parametrize(
    ("drawn", "read"),
    [
        (("ب", "ال", "د"), "بلاد"),  # as fonts that draw lam and alef as one sign give it
        (("ب", "لا", "د"), "بلاد"),
        (("ا", "ل", "د"), "الد"),
        (("أل", "ب", "يف"), "لأبفي"),  # where one ligature is turned, all of the line are
        (("ي", "ف", "ب"), "يفب"),
    ],
)
def test_the_letters_of_a_ligature_are_in_order(drawn: tuple[str, ...], read: str) -> None:
    """Lam stands before the alef that it is drawn with; letters drawn apart stay as they are."""
    assert logical(_glyphs(*drawn), 1) == read


def test_the_right_column_is_read_first() -> None:
    """A page drawn row by row, with a real font: each column is whole, and no letter is moved."""
    typst = pytest.importorskip("typst")
    cells = ",".join(f"[{one}],[{two}]" for one, two in zip(RIGHT, LEFT, strict=True))
    page = "#set page(width:18cm,height:12cm)\n"
    font = '#set text(lang:"ar",font:"DejaVu Sans Mono",size:8pt)\n'
    grid = "#grid(columns:(1fr,1fr),column-gutter:1cm,row-gutter:4pt,"
    data = typst.compile((page + font + grid + cells + ")").encode())
    read = reading.read(data, "application/pdf")
    words = " ".join(read.text.split())
    assert words == " ".join((*RIGHT, *LEFT))
