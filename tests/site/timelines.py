"""Invented timelines as pages, and what a reader sees of one."""

from __future__ import annotations

import datetime
from pathlib import Path

from playwright.sync_api import Page

from generator import rendering
from generator.model import Claim, Corpus, Incident, IncidentId
from generator.rendering.tongues import Tongue
from tests.rendering.corpus import GRAUSTARK, KOVEL

MANY = 2000
"""Entries that must not make a browser stutter."""


def incident(number: int) -> Incident:
    """An invented incident with five attributions and five answers, two of them of unknown day."""
    day = datetime.date(2015, 1, 5) + datetime.timedelta(days=29 * number)

    def claims(agent: str, offset: int) -> tuple[Claim, ...]:
        days = [(day + datetime.timedelta(days=offset + 3 * n)).isoformat() for n in range(5)]
        later = (day + datetime.timedelta(days=offset + 20)).isoformat()
        dates = [*days[:4], f"{days[4]}/{later}"]
        return tuple(Claim(by=agent, date=date, says=f"Said {date}.") for date in dates)

    return Incident(
        id=IncidentId(f"{day.isoformat()}-case"),
        title=f"The case of pier {number}",
        summary="Somebody read the pier's mail.",
        occurred=day.isoformat(),
        attributed=day.isoformat(),
        accused=(),
        attributions=claims(GRAUSTARK.id, 0),
        responses=claims(KOVEL.id, 1),
    )


def pages(made: Corpus, folder: Path, root: Path, place: str, tongue: Tongue | None) -> None:
    """The timeline of a corpus, below ``place``."""
    tongues = (Tongue(), tongue) if tongue is not None else (Tongue(),)
    prefix = tongues[-1].prefix
    for item in rendering.render(made, (), root / "templates", tongues):
        path = item.path.removeprefix(prefix)
        if item.path.startswith(f"{prefix}timeline/"):
            file = folder / place / path
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(item.content)


def opened(page: Page, address: str) -> None:
    """Go there and wait for the drawing to come to rest."""
    page.goto(address)
    page.wait_for_selector(".tl-mark[aria-label]")


def shown(page: Page) -> list[str]:
    """The ids of the list's entries that are not hidden."""
    found: list[str] = page.locator("#tl-list [data-e]").evaluate_all(
        "(all) => all.filter((one) => one.offsetParent).map((one) => one.dataset.e)"
    )
    return found


def told(page: Page) -> list[str]:
    """What a voice says of each mark, in the order of Tab."""
    script = "(all) => all.map((one) => one.getAttribute('aria-label'))"
    found: list[str] = page.locator(".tl-mark[tabindex='0']").evaluate_all(script)
    return found
