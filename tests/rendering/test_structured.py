"""What pages say to machines: only what is certain, and nothing that ends its element."""

from __future__ import annotations

import json
import re
from dataclasses import replace

import yaml

from generator.model import Confidence, PartialDate, Rights
from generator.rendering import structured
from tests.rendering.corpus import INCIDENT, OCCASION, corpus, document
from tests.rendering.test_pages import pages

ELEMENT = re.compile(r'<script type="application/ld\+json">(.*?)</script>')


def told(page: str) -> dict[str, object]:
    """The page's JSON-LD."""
    found = ELEMENT.findall(page)
    assert len(found) == 1
    made: dict[str, object] = json.loads(found[0])
    return made


def cites(page: str) -> dict[str, str]:
    """The meta elements that the page's head asks for."""
    return dict(yaml.safe_load(page.split("---\n")[1]).get("cites", []))


def test_every_kind_of_page_says_what_it_is() -> None:
    """Documents, incidents, occasions, people, outlets and the home page name their type."""
    made = pages(corpus())
    kinds = {
        f"incidents/{INCIDENT}.md": "Event",
        f"occasions/{OCCASION}.md": "Event",
        "documents/en-report.md": "NewsArticle",
        "people/anna-kovel.md": "Person",
        "outlets/strelsau-post.md": "Organization",
        "index.md": "WebSite",
    }
    assert {path: told(made[path])["@type"] for path in kinds} == kinds


def test_a_hostile_title_ends_no_element() -> None:
    """Angle brackets, quotes and line separators of a title stay inside the JSON."""
    bad = "a</script><script>alert(1)</script> “b” `c` *d*"
    page = pages(corpus(document("hostile", f"{bad}\nText.")))["documents/hostile.md"]
    assert told(page)["headline"] == bad
    assert structured.told({"name": "</SCRIPT>"}).count("<") == 2


def test_a_day_that_may_be_wrong_is_not_told_to_machines() -> None:
    """Only a certain day of publication is given; the page itself says "probably"."""
    made = document("dated", "T\nText.")
    for sure, expected in ((Confidence.CERTAIN, "2031-03-02"), (Confidence.PROBABLE, None)):
        date = PartialDate(edtf="2031-03-02", confidence=sure, evidence=(), candidates=())
        page = pages(corpus(replace(made, date=date)))["documents/dated.md"]
        assert told(page).get("datePublished") == expected
        assert cites(page).get("DC.date") == expected


def test_what_may_not_be_shown_is_not_told_either() -> None:
    """A withdrawn document tells its id alone; a digest says what it is based on."""
    made = document("held", "Secret headline\nText.")
    gone = replace(made, source=replace(made.source, rights=Rights.WITHDRAWN))
    page = pages(corpus(gone))["documents/held.md"]
    assert "Secret" not in page
    assert cites(page) == {}
    own = replace(made, source=replace(made.source, rights=Rights.DIGEST))
    assert told(pages(corpus(own))["documents/held.md"])["@type"] == "CreativeWork"
