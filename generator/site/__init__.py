"""From a tree of pages to a published site: render, index, look over, swap in.

Whatever goes wrong on the way, the site that is already there stays as it is.
"""

from __future__ import annotations

import time
from dataclasses import dataclass
from pathlib import Path

from generator.errors import Problem, Problems
from generator.site import gate, hosting, policy, search, swap


@dataclass(frozen=True, slots=True, kw_only=True)
class SiteReport:
    """What a publication came to.

    ``pages`` counts HTML pages, ``indexed`` those that search finds; ``seconds`` are by step
    (wall clock), ``sizes`` are bytes by part. With a fatal problem nothing was published.
    """

    problems: tuple[Problem, ...]
    pages: int = 0
    indexed: int = 0
    seconds: tuple[tuple[str, float], ...] = ()
    sizes: tuple[tuple[str, int], ...] = ()

    @property
    def fatal(self) -> bool:
        """Whether a problem kept the site from being published."""
        return any(problem.fatal for problem in self.problems)


def publish(
    tree: Path, out: Path, *, config: Path, private: bool, drafts: bool = False
) -> SiteReport:
    """Render ``tree`` by MkDocs' settings in ``config`` and put the result in the place of ``out``.

    Never raises for a fault of the pages: it is in the report, and the old site stays.
    """
    work = tree.parent
    try:
        with swap.locked(work / "lock"):
            return _publish(tree, out, work=work, config=config, private=private, drafts=drafts)
    except swap.BusyError:
        busy = Problem(
            file=str(out),
            fault="another build of this site is running",
            remedy="wait until it has ended, then build again",
        )
        return SiteReport(problems=(busy,))


def _publish(
    tree: Path, out: Path, *, work: Path, config: Path, private: bool, drafts: bool
) -> SiteReport:
    coming, previous = swap.rooms(work, out)
    swap.recover(out, coming, previous)
    seconds: list[tuple[str, float]] = []
    started = time.monotonic()

    def lap(step: str) -> None:
        nonlocal started
        seconds.append((step, round(time.monotonic() - started, 3)))
        started = time.monotonic()

    problems = hosting.render(tree, coming, config=config, private=private, drafts=drafts)
    lap("render")
    if problems.fatal:
        return SiteReport(problems=tuple(problems), seconds=tuple(seconds))
    indexed = search.index(coming)
    lap("index")
    policy.write(coming, private=private or drafts)
    problems.extend(gate.check(coming, private=private or drafts))
    lap("gate")
    files = [file for file in coming.rglob("*") if file.is_file()]
    report = SiteReport(
        problems=tuple(problems),
        pages=sum(file.suffix == ".html" for file in files),
        indexed=indexed,
        seconds=tuple(seconds),
        sizes=_sizes(coming, files),
    )
    if not problems.fatal:
        swap.swap(coming, out, previous)
    return report


def _sizes(site: Path, files: list[Path]) -> tuple[tuple[str, int], ...]:
    sizes = {"pages": 0, "search": 0, "assets": 0, "other": 0}
    for file in files:
        top = file.relative_to(site).parts[0]
        if top == "search" and file.suffix != ".html":
            sizes["search"] += file.stat().st_size
        elif file.suffix == ".html":
            sizes["pages"] += file.stat().st_size
        else:
            sizes["assets" if top == "assets" else "other"] += file.stat().st_size
    return tuple(sizes.items())


__all__ = ["Problems", "SiteReport", "publish"]
