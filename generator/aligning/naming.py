"""Names that some reports of an utterance give and others leave out.

Only registered names are compared, and only where the registry knows how the other report's
language writes them: of an unknown spelling no lack can be told.
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.aligning.comparison import Having, Names, Row, ids, tongue
from generator.aligning.traits import around, mentions, names, words_passed_on
from generator.model import Difference, LinkConfidence, Passage
from generator.saying import listed, say

BOTH = 2
"""Reports of which one alone names somebody."""


def differences(row: Row, called: Names) -> Iterator[Difference]:
    """Names in the words of some reports that others have nowhere near."""
    having = row.having()
    near = [
        {
            called.counts_as.get(name, name)
            for name in names(document, around(document, row.beside[document.id]))
        }
        for document, _ in having
    ]
    told = [_told(entry, row, called) for entry in having]
    lacking: dict[tuple[int, ...], dict[str, str]] = {}
    for at, (own, shared) in enumerate(told):
        spoken = tongue(having[at][0])
        elsewhere = [names for number, (names, _) in enumerate(told) if number != at]
        kept = {key: form for key, form in shared.items() if any(key in some for some in elsewhere)}
        for key, form in (own | kept).items():
            without = tuple(
                number
                for number, (document, _) in enumerate(having)
                if key not in near[number]
                and tongue(document) in called.written.get(key, frozenset()) | {spoken}
            )
            if without:
                lacking.setdefault(without, {}).setdefault(key, called.titles.get(key, form))
    for without, found in lacking.items():
        some = [having[at] for at in without]
        others = [entry for at, entry in enumerate(having) if at not in without]
        who = listed(list(dict.fromkeys(found.values())), last="and")
        if len(others) < len(some) or len(having) == BOTH:
            note = say("Only {report} names {who}", report=called.called(others), who=who)
        else:
            note = say("{who}: not named by {report}", report=called.called(some), who=who)
        yield Difference(
            kind="name",
            note=note,
            statements=ids(others if len(others) < len(some) or len(having) == BOTH else some),
            confidence=LinkConfidence.PROBABLE,
            passages=tuple(_places(others, set(found), row, called)),
        )


def _places(reports: list[Having], wanted: set[str], row: Row, called: Names) -> Iterator[Passage]:
    """Where reports write some names in the words passed on."""
    for document, said in reports:
        for statement in said:
            for mention in mentions(document, words_passed_on(document, statement, row.points)):
                if called.counts_as.get(mention.target, mention.target) in wanted:
                    yield Passage(document=document.id, span=mention.span)


def _told(entry: Having, row: Row, called: Names) -> tuple[dict[str, str], dict[str, str]]:
    """The names in the words passed on, and those in statements that stand in other rows too."""
    document, said = entry
    own: dict[str, str] = {}
    shared: dict[str, str] = {}
    for statement in said:
        into = shared if statement.id in row.shared else own
        found = names(document, words_passed_on(document, statement, row.points))
        for name, form in found.items():
            into.setdefault(called.counts_as.get(name, name), form)
    own.pop("", None)
    shared.pop("", None)
    return own, shared
