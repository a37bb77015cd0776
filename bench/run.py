"""What it costs, and how that grows: CPU seconds of each room over a generated corpus.

``make bench`` prints a row for each size and the growth exponent between the sizes (1 is linear),
then what single documents in several languages and the start of a command cost (``single``).
The documents are invented: two countries, one incident for every forty documents.
"""

from __future__ import annotations

import hashlib
import math
import random
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import single

from generator import aligning, exporting, linking, rendering
from generator.document import process
from generator.model import (
    Agent,
    AgentId,
    Corpus,
    DocumentId,
    Incident,
    IncidentId,
    NameForm,
    Occasion,
    OccasionId,
    Place,
    PlaceId,
    Registry,
    Rights,
    Source,
)

ROOT = Path(__file__).resolve().parents[1]
SIZES = (250, 1000)
FIRST = ("Anna", "Boris", "Clara", "Daniel", "Elena", "Franz", "Greta", "Hugo")
LAST = ("Kovel", "Marek", "Tarn", "Osten", "Velde", "Rasch", "Lindau", "Brodny")
THINGS = ("harbour", "dam", "archive", "railway", "exchange", "observatory", "mint", "library")


def _agents() -> tuple[Agent, ...]:
    people = [
        Agent(
            id=AgentId(f"{first}-{last}".lower()),
            kind="person",
            name=f"{first} {last}",
            names=(NameForm(language="en", form=f"{first} {last}"),),
        )
        for first in FIRST
        for last in LAST
    ]
    return tuple(sorted(people, key=lambda agent: agent.id))


def corpus(size: int) -> tuple[Registry, list[tuple[Source, bytes]]]:
    """A registry and ``size`` documents about ``size / 40`` incidents, always the same."""
    dice = random.Random(size)
    agents = _agents()
    incidents, occasions, sources = [], [], []
    for number in range(max(1, size // 40)):
        year, month, day = 2000 + number % 30, 1 + number % 12, 1 + number % 27
        start, answer = f"{year}-{month:02}-{day:02}", f"{year}-{month:02}-{day + 1:02}"
        thing = f"{THINGS[number % len(THINGS)]} of Sector {number}"
        speaker = agents[number % len(agents)]
        incident = IncidentId(f"{start}-incident-{number}")
        occasion = OccasionId(f"{answer}-briefing-{number}")
        incidents.append(
            Incident(
                id=incident,
                title=f"The {thing}",
                summary=f"Ruritania attributed damage to the {thing} to Graustark.",
                occurred=None,
                attributed=start,
                accused=(PlaceId("graustark"),),
                cues=(NameForm(language="en", form=thing),),
            )
        )
        occasions.append(
            Occasion(
                id=occasion,
                title=f"Briefing {number}",
                kind="briefing",
                date=answer,
                speakers=(speaker.id,),
                incidents=(incident,),
            )
        )
        for copy in range(40):
            text = _report(dice, speaker.name, thing, f"{day + 1} {_month(month)} {year}")
            sources.append(_source(f"report-{number}-{copy}", text))
    registry = Registry(
        agents=agents,
        places=(Place(id=PlaceId("graustark"), name="Graustark"),),
        incidents=tuple(sorted(incidents, key=lambda entry: entry.id)),
        occasions=tuple(sorted(occasions, key=lambda entry: entry.id)),
    )
    return registry, sources[:size]


def _month(month: int) -> str:
    return time.strftime("%B", (2000, month, 1, 0, 0, 0, 0, 0, 0))


def _report(dice: random.Random, speaker: str, thing: str, day: str) -> str:
    claims = [
        f"the {thing} had been {dice.choice(('empty', 'closed', 'guarded'))} for "
        f"{dice.randint(2, 90)} days and {dice.choice(('no one', 'nobody', 'not a soul'))} saw it"
        for _ in range(24)
    ]
    body = [f"{speaker} answers on the {thing}", "", f"{speaker} said at a briefing on {day}:"]
    body += [f"“{claim.capitalize()}.” {speaker} also said that {claim}." for claim in claims]
    return "\n".join(body) + "\n"


def _source(name: str, text: str) -> tuple[Source, bytes]:
    data = text.encode()
    source = Source(
        id=DocumentId(name),
        media_type="text/plain",
        sha256=hashlib.sha256(data).hexdigest(),
        rights=Rights.FULL,
        file=f"{name}.txt",
    )
    return source, data


def _timed(work: Callable[[], Any]) -> tuple[float, Any]:
    start = time.process_time()
    result = work()
    return time.process_time() - start, result


def measure(size: int) -> dict[str, float]:
    """CPU seconds by room for one size."""
    registry, sources = corpus(size)
    process(*sources[0], registry)  # the language models load once
    seconds: dict[str, float] = {}
    seconds["reading"], found = _timed(
        lambda: tuple(process(source, data, registry) for source, data in sources)
    )
    documents = tuple(sorted(found, key=lambda entry: entry.id))
    seconds["linking"], links = _timed(lambda: linking.link(documents, registry))
    seconds["aligning"], rows = _timed(lambda: aligning.align(documents, links, registry))
    whole = Corpus(registry=registry, documents=documents, links=links, utterances=rows)
    seconds["rendering"], _ = _timed(
        lambda: sum(1 for _ in rendering.render(whole, (), ROOT / "templates"))
    )
    seconds["exporting"], _ = _timed(lambda: sum(1 for _ in exporting.export(whole)))
    return seconds


def main() -> int:
    """Print the table."""
    small, large = (measure(size) for size in SIZES)
    growth = math.log(SIZES[1] / SIZES[0])
    print(f"{'room':10} {SIZES[0]:>8} {SIZES[1]:>8}   ms/doc  exponent")
    for room, seconds in large.items():
        exponent = math.log(max(seconds, 1e-6) / max(small[room], 1e-6)) / growth
        each = 1000 * seconds / SIZES[1]
        print(f"{room:10} {small[room]:8.2f} {seconds:8.2f} {each:8.2f} {exponent:9.2f}")
    single.show()
    return 0


if __name__ == "__main__":
    sys.exit(main())
