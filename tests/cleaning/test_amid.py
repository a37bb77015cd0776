"""Short lines that belong to the text by what they stand amid: code, headings, figures."""

from __future__ import annotations

from generator import cleaning, reading
from generator.model import Label

PROSE = (
    "The harbour of Zenda was closed for three days in March, and nobody has said why until now.",
    "A committee of the town council will hear the harbour master and the insurers next Monday.",
    "Its report is expected before the summer, when the first ferries of the season arrive here.",
    "The ferries carried forty thousand travellers last year, more than in any year before it.",
)
FIRST, SECOND, THIRD, FOURTH = (f"<p>{words}</p>" for words in PROSE)
MENU = "".join(f"<li><a href='/{each}'>{each}</a></li>" for each in ("Ships", "Ports", "Nets"))


def _labels(body: str) -> dict[str, Label]:
    page = reading.read(f"<title>Harbour closed</title><body>{body}".encode(), "text/html")
    return {block.span.of(page.text): block.label for block in cleaning.label(page, "en")}


def test_lines_of_code_amid_the_text_are_text() -> None:
    """Brackets, addresses and words like a menu's are code where the markup says so."""
    code = "scan(harbour) {\n  Home\n  https://zenda.example/harbour\n}\n}, else {"
    found = _labels(
        f"<h1>Harbour closed</h1><ul>{MENU}</ul>{FIRST}{SECOND}<pre>{code}</pre>{THIRD}{FOURTH}"
    )
    for line in code.split("\n"):
        assert found[line.strip()] is Label.BODY, line


def test_a_page_that_is_all_preformatted_is_no_code() -> None:
    """A plain file that a browser shows has its menus told from its text as any other."""
    lines = ["Home", "Politics", "Harbour closed", *PROSE, "Read also: Ferries late again"]
    found = _labels(f"<pre>{chr(10).join(lines)}</pre>")
    assert found["Read also: Ferries late again"] is Label.RELATED
    assert found["Home"] is Label.NAVIGATION
    assert all(found[words] is Label.BODY for words in PROSE)


def test_a_heading_right_above_text_is_text_and_one_above_links_is_not() -> None:
    """What stands below a heading tells whose it is; words that pages use of themselves decide."""
    teasers = "<ul><li>Ten boats</li><li>A pier in pictures</li><li>Nets</li></ul>"
    found = _labels(
        f"<h1>Harbour closed</h1><p>Zenda</p>{FIRST}<div><h4>Who knew</h4><h5>When</h5></div>"
        f"{SECOND}{THIRD}<h4>Boats</h4>{teasers}<h4>Related articles</h4>{teasers}"
    )
    assert (found["Who knew"], found["When"]) == (Label.BODY, Label.BODY)
    assert found["Boats"].is_chrome
    assert found["Related articles"].is_chrome


def test_a_table_of_figures_between_paragraphs_is_text_and_one_of_links_is_not() -> None:
    """Figures in a good share of the cells, and text on both sides, make a table the text's."""

    def table(rows: list[tuple[str, str]]) -> str:
        cells = "".join(f"<tr><td>{left}</td><td>{right}</td></tr>" for left, right in rows)
        return f"<table>{cells}</table>"

    figures = [("Zenda", "63"), ("Strelsau", "16.6"), ("Hentzau", "1,204"), ("Tarlenheim", "88")]
    links = [("Ships", "Ports"), ("Nets", "Piers"), ("Sails", "Oars"), ("Masts", "Knots")]
    found = _labels(
        f"<h1>Harbour closed</h1>{FIRST}{SECOND}{table(figures)}{THIRD}{FOURTH}{table(links)}"
    )
    assert all(found[cell] is Label.BODY for row in figures for cell in row)
    assert all(found[cell].is_chrome for row in links for cell in row)


def test_a_number_after_a_word_for_a_picture_credits_nobody() -> None:
    """A paragraph that points to a picture by its number is text, one that credits it is not."""
    told = (
        "The water in the harbour of Zenda rose by a metre in March, as it had before (Photo. 2)."
    )
    credited = "The harbour of Zenda at night. (Photo: Anna Kovel)"
    found = _labels(f"<h1>Harbour closed</h1>{FIRST}<p>{told}</p>{SECOND}<p>{credited}</p>{THIRD}")
    assert found[told] is Label.BODY
    assert found[credited] is Label.CAPTION
