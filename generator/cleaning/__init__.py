"""What each line of a page is: its text, something about its text, or not its text.

Nothing is dropped: every line keeps its place and gets one label with a reason in words. The
rules run from what a line says of itself to what its neighbours make of it; where they leave
doubt a line stays text, for a lost statement is worse than a stray menu entry.
"""

from __future__ import annotations

import re
from dataclasses import replace

from generator.cleaning import amid, bios, opening, prose, runs, sections, shapes, titles
from generator.cleaning.credit import credits, machine_translated, title_ends  # noqa: A004
from generator.cleaning.lines import Line, measure
from generator.cleaning.shapes import Verdict
from generator.model import Block, Confidence, Evidence, Inferred, Label, Page, Span
from generator.saying import Said, say

__all__ = ["credits", "label", "machine_translated", "read", "title", "title_ends"]

_TITLE = "the title: "
_YEAR = re.compile(r"\d{4}|\d\d?[./-]\d\d?[./-]\d\d")


def _own_verdicts(lines: list[Line], language: str) -> list[Verdict | None]:
    """What the format, or else the line's own words, say."""
    out: list[Verdict | None] = []
    for line in lines:
        verdict = sections.by_role(line) or shapes.alone(line, language)
        verdict = verdict or sections.by_class(line)
        if verdict is None and (reason := sections.question(line, language)):
            verdict = Verdict(label=Label.QUESTION, reason=reason)
        out.append(verdict)
    for at, verdict in bios.find(lines, out, language):
        out[at] = verdict
    return out


def _settled(
    line: Line, verdict: Verdict | None, score: float, floor: float, *, alone: bool
) -> Verdict:
    """The label of a line outside title and comments, all things weighed."""
    if verdict is not None and verdict.label is Label.COMMENT and line.digits:
        return Verdict(label=Label.COUNTER, reason=say("counts the readers' comments"))
    if verdict is not None and verdict.sure:
        return verdict
    if score >= floor and not alone:
        return Verdict(label=Label.BODY, reason=prose.kept(line, score))
    if verdict is not None:
        return verdict
    alone_ = say("a short line between two that are not text")
    reason = alone_ if alone else prose.dropped(line)
    return Verdict(label=Label.NAVIGATION, reason=reason)


def _dropped(
    verdicts: list[Verdict | None], scores: list[float], floor: float, found: tuple[int, str] | None
) -> list[bool]:
    """Which lines are not text, before their neighbours are asked; the headline is text."""
    out = [
        score < floor
        if verdict is None
        else verdict.label.is_chrome and (verdict.sure or score < floor)
        for verdict, score in zip(verdicts, scores, strict=True)
    ]
    if found is not None:
        out[found[0]] = False
    return out


def _above_title(line: Line, final: Verdict, headline: Line) -> Verdict:
    """The label of a line above the headline, where many pages print the day of the visit.

    The first line of a page saved as text is often what a browser shows as the page's name.
    A day without its year there is that day: a publication's own date names its year.
    """
    if final.label is Label.DATELINE and line.raw.role != "time" and not _YEAR.search(line.text):
        reason = say("a day without its year above the headline: the page's own calendar")
        return Verdict(label=Label.NAVIGATION, reason=reason)
    if final.label is Label.BODY and line.folded == headline.folded:
        return Verdict(label=Label.NAVIGATION, reason=say("the headline, as it stands below again"))
    if final.label is Label.BODY and titles.named(line, headline):
        return Verdict(
            label=Label.NAVIGATION, reason=say("the headline beside the name of the site")
        )
    return final


def _in_comments(verdict: Verdict | None) -> Verdict:
    """The label of a line below the heading of the readers' comments."""
    if verdict is not None and verdict.label is not Label.QUESTION:
        if verdict.label is Label.DATELINE:
            return Verdict(
                label=Label.COMMENT, reason=say("a date below the heading of the comments")
            )
        return verdict
    return Verdict(
        label=Label.COMMENT, reason=say("stands below the heading of the readers' comments")
    )


def _disputed(line: Line, final: Verdict) -> str:
    """The reason, with the word of the main-content extractor where it says otherwise.

    It is asked about HTML alone; what it leaves out of headlines, bylines and the like says
    nothing, since it keeps those apart from the text.
    """
    text = final.label in (Label.BODY, Label.QUESTION)
    if line.raw.main is False and text:
        return say("{reason}, though the main-content extractor leaves it out", reason=final.reason)
    if line.raw.main is True and final.label.is_chrome:
        return say("{reason}, though the main-content extractor keeps it", reason=final.reason)
    return final.reason


def _commented(stretches: list[tuple[int, int]]) -> tuple[set[int], set[int]]:
    """The lines that open readers' comments, and those below them."""
    below = {at for low, high in stretches for at in range(low + 1, high)}
    return {low for low, _ in stretches}, below


def _finals(
    lines: list[Line], verdicts: list[Verdict | None], found: tuple[int, str] | None
) -> list[Verdict]:
    """The label of each line, all things weighed; ``found`` is the headline."""
    scores = prose.scores(lines, verdicts, titles.marked(found))
    floor = prose.threshold(lines, verdicts)
    opened, below = _commented(sections.comments(lines, verdicts))
    dropped = _dropped(verdicts, scores, floor, found)
    out = []
    for at, (line, verdict, score) in enumerate(zip(lines, verdicts, scores, strict=True)):
        if found is not None and at == found[0]:
            final = Verdict(label=Label.TITLE, reason=say("the title: {reason}", reason=found[1]))
        elif at in opened:
            final = Verdict(label=Label.COMMENT, reason=say("the heading of the readers' comments"))
        elif at in below:
            final = _in_comments(verdict)
        else:
            alone = score >= floor and prose.isolated(at, lines, dropped)
            final = _settled(line, verdict, score, floor, alone=alone)
            if found is not None and at < found[0]:
                final = _above_title(line, final, lines[found[0]])
        out.append(final)
    return out


def label(page: Page, language: str) -> tuple[Block, ...]:
    """Every block of a page with its label, in order; ``language`` chooses the phrases."""
    start = opening.menu(page, language)
    if start:
        (whole,) = page.blocks
        size = len(page.text[whole.span.start : start].rstrip())
        head = Span(start=whole.span.start, end=whole.span.start + size)
        rest = replace(whole, span=Span(start=start, end=whole.span.end))
        first = Block(
            span=head,
            line=whole.line,
            label=Label.NAVIGATION,
            reason=say("entries of a menu before a text in one line"),
        )
        return first, *_labelled(replace(page, blocks=(rest,)), language)
    return _labelled(page, language)


def read(
    page: Page, language: str
) -> tuple[list[Line], list[Verdict | None], tuple[int, str] | None]:
    """The lines of a page, what each says of itself, and the headline with why it is one."""
    lines = measure(page, language)
    verdicts = _own_verdicts(lines, language)
    found = titles.find(lines, verdicts, page.hints, prose.start(lines, verdicts))
    return lines, verdicts, found


def _labelled(page: Page, language: str) -> tuple[Block, ...]:
    lines, verdicts, found = read(page, language)
    finals = amid.restored(lines, verdicts, _finals(lines, verdicts, found))
    finals = runs.restored(lines, verdicts, finals)
    return tuple(
        Block(
            span=line.raw.span,
            line=line.raw.line,
            label=final.label,
            reason=_disputed(line, final),
        )
        for line, final in zip(lines, finals, strict=True)
    )


def title(page: Page, blocks: tuple[Block, ...]) -> tuple[Inferred[str | None], Span | None]:
    """The headline and where it stands; None with the reason where a text has none.

    ``certain`` only where the format or the first line marks it. A headline told by its shape is
    ``probable``, and ``uncertain`` below a whole page's menus.
    """
    for at, block in enumerate(blocks):
        if block.label is Label.TITLE:
            said = block.reason
            note = said.values["reason"] if isinstance(said, Said) else said
            text = block.span.of(page.text)
            marked = titles.sure(note.removeprefix(_TITLE), text)
            evidence = Evidence(
                method="marked-title" if marked else "headline-shape",
                note=note,
                span=block.span,
            )
            shaped = Confidence.PROBABLE if at < titles.DEEP else Confidence.UNCERTAIN
            sure = Confidence.CERTAIN if marked else shaped
            return Inferred(value=text, confidence=sure, evidence=(evidence,)), block.span
    for hint in page.hints:
        if hint.name == "title":
            told = Evidence(
                method="declared-title",
                note=say("only {where} names it", where=hint.where),
                weight=0.6,
            )
            return Inferred(
                value=hint.value, confidence=Confidence.PROBABLE, evidence=(told,)
            ), None
    none = Evidence(method="no-title", note=say("no line is a headline by its shape or place"))
    return Inferred(value=None, confidence=Confidence.PROBABLE, evidence=(none,)), None
