"""What it costs to put a corpus together, how that grows, and how right it is.

Generated worlds of known truth (``tests/invented``) are linked, searched for copies, aligned,
traced and searched for incidents that no record knows, each size in a process of its own. Prints
CPU seconds by room, what each room's cost grows with, the peak of memory, and precision and
recall against the truth. Named sizes on the command line take the place of the usual ones.
"""

from __future__ import annotations

import json
import math
import resource
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from generator import aligning, linking, tracing
from generator.linking import discovery, lineage
from tests.invented import generated, judging

SIZES = (1250, 2500, 5000, 10000)
WARM = 200
"""Documents of a first, small world: tables of names and words load once."""


def _peak() -> float:
    """Most memory that this process has used, in MB."""
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return most / 1024 if sys.platform != "darwin" else most / 2**20


def measure(size: int) -> dict[str, Any]:
    """CPU seconds, memory and figures for one size."""
    world = generated.world(size)
    documents, registry = world.documents, world.registry
    seconds: dict[str, float] = {}

    def timed(room: str, work: Callable[[], Any]) -> Any:
        start = time.process_time()
        result = work()
        seconds[room] = time.process_time() - start
        return result

    before = _peak()
    told = timed("linking", lambda: linking.told(documents, registry))
    made = timed("lineage", lambda: tuple(lineage.found(documents)))
    links = linking.firmest((*told, *made))
    rows = timed("aligning", lambda: aligning.align(documents, links, registry))
    threads, _ = timed("tracing", lambda: tracing.trace(documents, links, registry))
    proposals = timed("discovery", lambda: discovery.proposed(documents, links, registry))
    seconds["together"] = sum(seconds.values())
    peak = _peak()
    open_ = [entry.id for entry in discovery.unexplained(documents, links)]
    by_pairs, cubed = judging.discovered(world, open_, proposals)
    figures = judging.linked(world, links) | {
        "aligned pairs": judging.aligned(world, links, rows),
        "turns": judging.traced(world, threads),
        "discovered pairs": by_pairs,
        "discovered, B-cubed": cubed,
    }
    return {"seconds": seconds, "before": before, "peak": peak, "figures": figures}


def exponent(costs: dict[int, float]) -> float:
    """What cost grows with: the slope of a line through the logarithms of size and cost."""
    xs = [math.log(size) for size in costs]
    ys = [math.log(max(cost, 1e-6)) for cost in costs.values()]
    mid_x, mid_y = sum(xs) / len(xs), sum(ys) / len(ys)
    rise = sum((x - mid_x) * (y - mid_y) for x, y in zip(xs, ys, strict=True))
    return rise / sum((x - mid_x) ** 2 for x in xs)


def _apart(size: int) -> dict[str, Any]:
    """The same in a process of its own, so that its peak of memory is that size's."""
    root = Path(__file__).resolve().parents[1]
    found = subprocess.run(
        [sys.executable, str(Path(__file__).resolve()), "--one", str(size)],
        check=True,
        capture_output=True,
        text=True,
        env={"PYTHONPATH": str(root), "PYTHONHASHSEED": "0"},
    )
    return dict(json.loads(found.stdout))


def show(sizes: tuple[int, ...]) -> None:
    """Print the tables."""
    found = {size: _apart(size) for size in sizes}
    print(f"{'CPU seconds':20}" + "".join(f"{size:>9}" for size in sizes) + "  ms/doc  exponent")
    for room in found[sizes[0]]["seconds"]:
        costs = {size: found[size]["seconds"][room] for size in sizes}
        row = "".join(f"{cost:9.2f}" for cost in costs.values())
        growth = f"{exponent(costs):9.2f}" if len(sizes) > 1 else ""
        print(f"{room:20}{row}{1000 * costs[sizes[-1]] / sizes[-1]:8.2f} {growth}")
    for name, key in (("MB, documents alone", "before"), ("MB at most", "peak")):
        print(f"{name:20}" + "".join(f"{found[size][key]:9.0f}" for size in sizes))
    print(f"\n{'precision / recall':20}" + "".join(f"{size:>14}" for size in sizes))
    for name in found[sizes[0]]["figures"]:
        row = "".join("{:>6.3f} / {:.3f}".format(*found[s]["figures"][name]) for s in sizes)
        print(f"{name:20}{row}")


def main(arguments: list[str]) -> int:
    """Print the tables; ``--one SIZE`` prints what one size gave, as JSON."""
    if arguments[:1] == ["--one"]:
        measure(WARM)
        print(json.dumps(measure(int(arguments[1]))))
    else:
        show(tuple(map(int, arguments)) or SIZES)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
