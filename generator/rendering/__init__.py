"""Corpus to pages: Markdown files whose untrusted text is escaped inside one HTML block.

Any static site generator that reads Markdown with front matter can build the result.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from generator.model import Corpus, Output
from generator.rendering import (
    comparing,
    document_page,
    handwritten,
    incident_page,
    index_pages,
    registry_pages,
    timeline,
    wording,
)
from generator.rendering.html import escape
from generator.rendering.index import Index, build
from generator.rendering.page import Page, front_matter
from generator.saying import counted

SEARCH = Page(
    path="search/index",
    template="search.md.j2",
    title="Search",
    description="Search statements in every language.",
    kind="search",
)


def _search(_: Index) -> Iterator[Page]:
    yield SEARCH


KINDS: tuple[Callable[[Index], Iterator[Page]], ...] = (
    index_pages.incidents,
    incident_page.pages,
    index_pages.occasions,
    comparing.pages,
    index_pages.documents,
    document_page.pages,
    registry_pages.agents,
    registry_pages.outlets,
    registry_pages.key_points,
    timeline.pages,
    _search,
)
"""Every kind of page but the home page, which also needs the maintainers' words."""


def _finalize(value: object) -> object:
    """Escape every string a template prints; what is already HTML passes."""
    return escape(value) if type(value) is str else value


def environment(folder: Path) -> Environment:
    """The templates, with autoescape for every one and an error for every unknown name."""
    made = Environment(
        loader=FileSystemLoader(folder),
        autoescape=True,
        undefined=StrictUndefined,
        finalize=_finalize,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
    )
    made.globals["counted"] = counted
    made.filters["code"] = wording.language_name
    return made


def render(corpus: Corpus, pages: tuple[Output, ...], templates: Path) -> Iterator[Output]:
    """Every page of the site as Markdown, in a fixed order.

    ``pages`` are those written by hand; ``templates`` is the folder that holds ``pages/``.
    Raises jinja2's errors for a template that names what does not exist.
    """
    folder = templates / "pages"
    made = environment(folder)
    index = build(corpus)
    written: set[str] = set()
    for page in _all(index, pages):
        if page.template == "search.md.j2" and not (folder / page.template).is_file():
            continue
        output = _output(made, page)
        written.add(output.path)
        yield output
    yield from handwritten.outputs(pages, frozenset(written))


def _all(index: Index, written: tuple[Output, ...]) -> Iterator[Page]:
    yield from index_pages.home(index, written)
    for kind in KINDS:
        yield from kind(index)


def _output(made: Environment, page: Page) -> Output:
    template = made.get_template(page.template)
    values = dict(page.values)
    if "intro" in values and page.kind == "home":
        # Our own Markdown, written by maintainers: the one text that is not escaped.
        values["intro"] = Markup(values["intro"])  # noqa: S704
    text = template.render(**values, root=page.root, page=page)
    lines = "\n".join(line.strip(" ") for line in text.split("\n") if line.strip(" "))
    return Output(
        path=f"{page.path}.md",
        content=(front_matter(page) + (text if page.kind == "home" else lines) + "\n").encode(),
    )
