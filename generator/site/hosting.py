"""MkDocs at arm's length: a tree of Markdown in, HTML out, every complaint a Problem.

MkDocs is called in this process (starting Python twice costs more than fifty pages), with its
log caught and its clock stopped, so that the same tree gives the same bytes.
"""

from __future__ import annotations

import gzip
import logging
import os
import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.exceptions import Abort, MkDocsException

from generator.errors import Problems
from generator.site import cards, packing, policy

EPOCH = "315532800"
"""1980-01-01, the earliest day that zip and gzip tools agree on; pages show no build time."""
_SETTINGS = {
    "SOURCE_DATE_EPOCH": EPOCH,
    "NO_MKDOCS_2_WARNING": "1",
    "DISABLE_MKDOCS_2_WARNING": "true",
}
_PAGE = re.compile(r"'([^'\n]+\.(?:md|html|j2|yml))'|([\w./-]+\.(?:md|html|j2|yml))")

_ASSET = re.compile(r"(?:href|src)=[\"']?(?:\.{0,2}/)*(assets/[^\"'\s?#>]+)")


class _Catcher(logging.Handler):
    """Keeps warnings and errors of MkDocs and its theme."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.messages: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        """Keep one message."""
        self.messages.append(record.getMessage())


@contextmanager
def _environment() -> Iterator[None]:
    before = {name: os.environ.get(name) for name in _SETTINGS}
    os.environ.update(_SETTINGS)
    try:
        yield
    finally:
        for name, value in before.items():
            if value is None:
                os.environ.pop(name, None)
            else:
                os.environ[name] = value


@contextmanager
def _listening() -> Iterator[_Catcher]:
    catcher = _Catcher()
    logger = logging.getLogger("mkdocs")
    spreads = logger.propagate
    logger.addHandler(catcher)
    logger.propagate = False
    try:
        yield catcher
    finally:
        logger.removeHandler(catcher)
        logger.propagate = spreads


def render(tree: Path, out: Path, *, config: Path, private: bool, drafts: bool = False) -> Problems:
    """Have MkDocs render ``tree`` into ``out`` by the settings in ``config``.

    ``out`` holds a site only if no fatal problem is returned.
    """
    problems = Problems()
    with _environment(), _listening() as catcher:
        try:
            settings = load_config(
                config_file=str(config.absolute()),
                docs_dir=str(tree.absolute()),
                site_dir=str(out.absolute()),
            )
            settings.extra["private"] = private
            settings.extra["drafts"] = drafts
            settings.extra["policy"] = policy.META
            settings.extra["cards"] = cards.possible() and not (private or drafts)
            build(settings)
        except (MkDocsException, Abort, SystemExit) as error:
            catcher.messages.append(str(error))
        except Exception as error:  # noqa: BLE001 a theme's template can raise anything
            catcher.messages.append(f"{type(error).__name__}: {error}")
    for message in catcher.messages:
        _tell(problems, message, tree, config)
    if not problems.fatal:
        _steady(out)
        own = Path(settings.theme.dirs[0])
        _prune(out, own)
        packing.pack(out, own)
        if settings.extra["cards"]:
            cards.draw(
                tree,
                out,
                template=own.parent / "cards" / "card.typ",
                kept=tree.parent / "cards",
                about=(settings.site_name, settings.site_description or ""),
            )
    return problems


def _tell(problems: Problems, message: str, tree: Path, config: Path) -> None:
    """One message of MkDocs as a problem, with the page it names and no absolute paths."""
    text = message.replace(str(tree.absolute()) + "/", "").strip().rstrip(".")
    if not text or re.fullmatch(r"\d+|Aborted with a BuildError!?", text):
        return
    found = _PAGE.search(text)
    page = (found[1] or found[2]) if found else ""
    known = bool(page) and (tree / page).is_file()
    place = (tree / page).as_posix() if known else page or config.name
    remedy = "mend the page, the template or the settings named here"
    problems.add(file=place, fault=f"MkDocs says: {text}", remedy=remedy)


def _steady(out: Path) -> None:
    """Take the hour of the build out of the packed map of the site."""
    sitemap = out / "sitemap.xml"
    if sitemap.is_file():
        (out / "sitemap.xml.gz").write_bytes(gzip.compress(sitemap.read_bytes(), mtime=0))


def _prune(out: Path, own: Path) -> None:
    """Take out what the theme brought and no page asks for: most of a small site's bytes.

    What stands in the theme's own folder ``own`` stays, since scripts may load it.
    """
    asked: set[str] = set()
    for page in out.rglob("*.html"):
        asked.update(_ASSET.findall(page.read_text(encoding="utf-8")))
    for file in sorted((out / "assets").rglob("*"), reverse=True):
        path = file.relative_to(out).as_posix()
        if file.is_dir():
            if not any(file.iterdir()):
                file.rmdir()
        elif path not in asked and not (own / path).is_file():
            file.unlink()
