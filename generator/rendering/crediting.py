"""Where words were read, in a sentence: what stands under a quotation that a reader takes along."""

from __future__ import annotations

from generator.descent import is_survey
from generator.model import Document, Rights
from generator.rendering import making, refs, views, wording
from generator.rendering.index import Index
from generator.saying import Said, listed, say

ISOLATED = "\u2068\u2069"
"""Around words that run the other way, so that the day behind them isn't drawn among them."""


def report(index: Index, document: Document) -> Said:
    """Outlet, title and day of a document, each as sure as it is, and whose wording it gives.

    A translation or a digest has not the speaker's wording, nor always the outlet's: that is
    said, since whoever reads the quotation elsewhere doesn't see this page.
    """
    title, _, direction = refs.title_words(document)
    if direction == "rtl":
        title = f"{ISOLATED[0]}{title}{ISOLATED[1]}"
    outlet = refs.outlet_ref(index, document.outlet.value).name
    if document.outlet.value is not None:
        outlet = wording.hedged(document.outlet.confidence, outlet)
    parts = [outlet, say("\u201c{title}\u201d", title=title), views.when(document).words]
    made = making.made(index, document)
    if made is not None and made.source is not None:
        parts.append(say("{made} {source}", made=made.words, source=made.source.name))
    elif made is not None:
        parts.append(made.words)
    if document.source.rights is Rights.DIGEST and not is_survey(document):
        parts.append(say("in the words of our digest, not of the original"))
    return listed(parts)


def citation(index: Index, document: Document) -> Said:
    """A reference in plain words, for readers who copy it."""
    source = document.source
    parts: list[str] = [report(index, document)]
    if source.retrieved is not None:
        parts.append(say("retrieved {date}", date=wording.date_words(source.retrieved)))
    if source.url is not None:
        parts.append(source.url)
    if source.archived_url is not None:
        parts.append(say("archived at {url}", url=source.archived_url))
    return listed(parts)
