"""What it costs to read documents and to write their pages, and how that grows.

``make bench`` prints CPU seconds for each room at two sizes of the generated world
(``tests/invented``) with the growth exponent between them (1 is linear), what many reports of one
press event cost to align (``occasion``), then what single documents in several languages and the
start of a command cost (``single``). What putting a corpus together costs is measured by
``growth``.
"""

from __future__ import annotations

import math
import sys
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import occasion
import single

from generator import aligning, exporting, linking, rendering, tracing
from generator.document import process
from generator.model import Corpus, Overrides
from tests.invented import generated
from tests.invented.generated import World

ROOT = Path(__file__).resolve().parents[1]
READ, WRITTEN = (250, 1000), (1000, 4000)


def _timed(work: Callable[[], Any]) -> tuple[float, Any]:
    start = time.process_time()
    result = work()
    return time.process_time() - start, result


def reading(size: int) -> dict[str, float]:
    """CPU seconds to read so many documents. Their filling is no language, so it is given."""
    world = generated.world(size)
    sources = [
        (replace(one.source, overrides=Overrides(language=one.language.value)), one.text.encode())
        for one in world.documents
    ]
    process(*sources[0], world.registry)  # the language models load once
    seconds, _ = _timed(lambda: [process(*source, world.registry) for source in sources])
    return {"reading": seconds}


def corpus(world: World) -> Corpus:
    """A generated world put together as a build does it."""
    documents, registry = world.documents, world.registry
    links = linking.link(documents, registry)
    threads, points = tracing.trace(documents, links, registry)
    return Corpus(
        registry=registry,
        documents=documents,
        links=links,
        utterances=aligning.align(documents, links, registry),
        threads=threads,
        points=points,
    )


def writing(size: int) -> dict[str, float]:
    """CPU seconds to make the pages and the data of so many documents."""
    whole = corpus(generated.world(size))
    pages, _ = _timed(lambda: sum(1 for _ in rendering.render(whole, (), ROOT / "templates")))
    data, _ = _timed(lambda: sum(1 for _ in exporting.export(whole)))
    return {"rendering": pages, "exporting": data}


def show() -> None:
    """Print the table."""
    print(f"{'room':10} {'documents':>14} {'seconds':>17}   ms/doc  exponent")
    for work, (few, many) in ((reading, READ), (writing, WRITTEN)):
        small, large = work(few), work(many)
        for room, seconds in large.items():
            exponent = math.log(seconds / small[room]) / math.log(many / few)
            print(
                f"{room:10} {few:>6} {many:>7} {small[room]:8.2f} {seconds:8.2f}"
                f" {1000 * seconds / many:8.2f} {exponent:9.2f}"
            )


def main() -> int:
    """Print the tables."""
    show()
    occasion.show()
    single.show()
    return 0


if __name__ == "__main__":
    sys.exit(main())
