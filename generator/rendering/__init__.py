"""Corpus to pages: Markdown files whose untrusted text is escaped inside one HTML block.

Any static site generator that reads Markdown with front matter can build the result.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import TypeGuard

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from generator.model import Corpus, Output
from generator.rendering import (
    agent_pages,
    comparing,
    country_pages,
    data_page,
    document_page,
    handwritten,
    incident_page,
    index_pages,
    lasting,
    outlet_pages,
    point_pages,
    structured,
    timeline,
    timeline_data,
)
from generator.rendering.html import escape
from generator.rendering.index import Index, build
from generator.rendering.page import Page, front_matter
from generator.rendering.tongues import Tongue
from generator.saying import Said, counted, listed, say

SEARCH = Page(
    path="search/index",
    template="search.md.j2",
    title=say("Search"),
    description=say("Search statements in every language."),
    kind="search",
)


POLICY = "policy.md"
"""The hand-written page to which a tombstone leads, where maintainers wrote one."""


def _search(index: Index) -> Iterator[Page]:
    titles = {entry.id: entry.title for entry in index.stances.values()}
    yield replace(SEARCH, values={"stances": titles})


KINDS: tuple[Callable[[Index], Iterator[Page]], ...] = (
    index_pages.incidents,
    incident_page.pages,
    index_pages.occasions,
    comparing.pages,
    index_pages.documents,
    document_page.pages,
    agent_pages.pages,
    outlet_pages.pages,
    point_pages.pages,
    country_pages.pages,
    timeline.pages,
    lasting.listed,
    lasting.former,
    data_page.pages,
    _search,
)
"""Every kind of page but the home page, which also needs the maintainers' words."""


def environment(folder: Path, tongue: Tongue) -> Environment:
    """The templates in one language: autoescape for every one, an error for every unknown name.

    Whatever a template prints is said in ``tongue`` and then escaped; what is already HTML passes.
    """

    def told(value: object) -> object:
        return escape(tongue.words(value)) if _is_text(value) else value

    def translated(message: str, /, **values: object) -> Markup:
        # A template's own sentence; its gaps may hold links and other finished HTML.
        return escape(tongue.message(message)).format(
            **{name: told(value) for name, value in values.items()}
        )

    def plain(words: object) -> object:
        if isinstance(words, Mapping):
            return {key: plain(value) for key, value in words.items()}
        return words.unescape() if isinstance(words, Markup) else tongue.words(str(words))

    def script_words(name: str, /, **words: object) -> Markup:
        # Sentences for a script of the page, which fills their gaps itself.
        mark = f' class="words" data-for="{name}"'
        held = {key: plain(value) for key, value in words.items()}
        return structured.script(held, "application/json", mark)

    made = Environment(
        loader=FileSystemLoader(folder),
        autoescape=True,
        undefined=StrictUndefined,
        finalize=told,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
    )
    made.globals.update(counted=counted, listed=listed, _=translated, script_words=script_words)
    made.globals.update(plurals=tongue.plurals)
    made.globals.update(ui=tongue.tag, ui_dir=tongue.direction)
    made.tests["said"] = lambda value: isinstance(value, Said) and tongue.knows(value)
    made.filters["join"] = lambda items, gap="": escape(tongue.message(gap)).join(
        item if isinstance(item, Markup) else escape(tongue.words(item)) for item in items
    )
    return made


def _is_text(value: object) -> TypeGuard[str]:
    return isinstance(value, str) and not isinstance(value, Markup)


def render(
    corpus: Corpus,
    pages: tuple[Output, ...],
    templates: Path,
    tongues: tuple[Tongue, ...] = (Tongue(),),
) -> Iterator[Output]:
    """Every page of the site as Markdown, in a fixed order, in each of ``tongues``, and the data
    that the timeline is drawn from.

    ``pages`` are those written by hand; ``templates`` is the folder that holds ``pages/``.
    Raises jinja2's errors for a template that names what does not exist.
    """
    folder = templates / "pages"
    index = build(corpus)
    editions = tuple(tongue.tag for tongue in tongues)
    own = {tongue.tag: handwritten.of_edition(pages, tongue, editions) for tongue in tongues}
    made = {tongue.tag: environment(folder, tongue) for tongue in tongues}
    policy = any(page.path == POLICY for page in pages)
    for each in made.values():
        each.globals.update(policy=policy)
    written: set[str] = set()
    for tongue in tongues:
        for page in index_pages.home(index, own[tongue.tag]):
            written.add(f"{page.path}.md")
            yield _output(made[tongue.tag], page, tongue, editions)
    for page in _generated(index, folder):
        written.add(f"{page.path}.md")
        for tongue in tongues:
            yield _output(made[tongue.tag], page, tongue, editions)
    yield from timeline_data.outputs(index, tongues)
    for tongue in tongues:
        yield from handwritten.outputs(own[tongue.tag], frozenset(written), tongue, editions)


def _generated(index: Index, folder: Path) -> Iterator[Page]:
    """Every page that is the same in all editions but for its language."""
    for kind in KINDS:
        for page in kind(index):
            if page.template != "search.md.j2" or (folder / page.template).is_file():
                yield page


def _output(made: Environment, page: Page, tongue: Tongue, editions: tuple[str, ...]) -> Output:
    template = made.get_template(page.template)
    values = dict(page.values)
    if "intro" in values and page.kind == "home":
        # Our own Markdown, written by maintainers: the one text that is not escaped.
        values["intro"] = Markup(values["intro"])  # noqa: S704
    top = page.root if not tongue.prefix else page.root.removeprefix("./") + "../"
    text = template.render(**values, root=page.root, top=top, page=page)
    if page.data:
        text += f"\n\n{structured.told(page.data)}\n"
    lines = "\n".join(line.strip(" ") for line in text.split("\n") if line.strip(" "))
    head = front_matter(page, tongue, editions)
    return Output(
        path=f"{tongue.prefix}{page.path}.md",
        content=(head + (text if page.kind == "home" else lines) + "\n").encode(),
    )
