"""Where readers' comments begin, what a reporter asked, and what the format says of a line."""

from __future__ import annotations

import re
from functools import lru_cache

from generator.cleaning.lines import Line
from generator.cleaning.shapes import Verdict
from generator.languages import pack_for
from generator.model import Label
from generator.phrases import find, pattern
from generator.saying import say
from generator.text import is_cjk

_BEFORE = 40
"""Words of running text that must stand before a comment section: a counter under the headline
says "3 comments" too."""
_SHARE = 0.5
"""Running text before it, as a share of what follows: a link to the comments also stands in the
middle of a story, and taking the rest for comments would lose it."""
_RESUMES = 3
"""Paragraphs kept by the main-content extractor from which text has resumed below comments: of
112 public pages with comments it keeps one or two of a teaser or a notice below them on eight."""
_HEADED = 3
"""Lines above resumed text within which its heading stands; a byline may come between."""
_ARTICLE = frozenset(("", "p", "blockquote", "td"))
_HEADINGS = frozenset(("h1", "h2", "h3"))
_NAMED = 8
"""Words of the longest line that an author's name stands in, by its element's class."""
_ASKED_WITHIN = 160
"""Characters at the head of a line in which a reporter is introduced."""
_ASKS, _COLON = re.compile(r"[?？؟;][\"'»”’)\s]*$"), re.compile("[:：]")
_ROLES = {
    "nav": (Label.NAVIGATION, say("stands in the page's navigation")),
    "footer": (Label.NAVIGATION, say("stands in the page's foot")),
    "running": (Label.NAVIGATION, say("runs along at the edge of the pages")),
    "comment": (Label.COMMENT, say("stands in the readers' comments")),
    "form": (Label.FORM, say("stands in a form")),
    "share": (Label.SHARE, say("stands among the buttons for sharing")),
    "related": (Label.RELATED, say("stands among related articles")),
    "button": (Label.FORM, say("a button")),
    "legend": (Label.FORM, say("the heading of a form")),
    "figcaption": (Label.CAPTION, say("the caption of a picture")),
    "time": (Label.DATELINE, say("marked as a time")),
    "metadata": (Label.NOTE, say("front matter of the file")),
}


def by_role(line: Line) -> Verdict | None:
    """What the format says a line is; None where the words must tell."""
    found = _ROLES.get(line.raw.role)
    if found is None or (line.raw.main and line.raw.role in ("share", "related", "form")):
        return None
    return Verdict(label=found[0], reason=found[1])


def by_class(line: Line) -> Verdict | None:
    """What the element or the place of a line says where the line's own words say nothing."""
    if line.raw.role == "byline" and 0 < line.units <= _NAMED:
        reason = say("the page's markup names the author here")
        return Verdict(label=Label.BYLINE, reason=reason)
    if line.raw.role == "mail":
        return Verdict(label=Label.NOTE, reason=say("stands in the head of the mail"))
    return None


def comments(lines: list[Line], verdicts: list[Verdict | None]) -> list[tuple[int, int]]:
    """The stretches of readers' comments, half-open, each from the line that opens it.

    One reaches to the page's end, unless the main-content extractor finds the text resumed below.
    """
    told, total = 0.0, sum(map(_told, lines, verdicts))
    resumed = _resumed(lines)
    out: list[tuple[int, int]] = []
    for at, (line, verdict) in enumerate(zip(lines, verdicts, strict=True)):
        told += _told(line, verdict)
        enough = told >= max(_BEFORE, _SHARE * (total - told))
        if out and at < out[-1][1]:
            continue
        if verdict is not None and enough and _opens(line, verdict):
            out.append((at, resumed[at + 1]))
    return out


def _resumed(lines: list[Line]) -> list[int]:
    """For each line, and for the end, where text resumes from there on; the end if nowhere.

    It does where the extractor keeps several paragraphs outside all lists of comments, and leaves
    out no more than it keeps; a heading that it keeps right above belongs to them.
    """
    end = len(lines)
    out = [end] * (end + 1)
    kept: list[int] = []
    prose = 0
    for at in range(end - 1, -1, -1):
        line, out[at] = lines[at], out[at + 1]
        prose += line.is_prose
        if line.is_prose and line.raw.main and line.raw.role in _ARTICLE:
            kept.append(prose)
            if len(kept) >= _RESUMES and prose - kept[-_RESUMES] < 2 * _RESUMES:
                out[at] = at
        elif (
            line.raw.main
            and line.raw.role in _HEADINGS
            and out[at] < end
            and out[at] - at <= _HEADED
        ):
            out[at] = at
    return out


def _told(line: Line, verdict: Verdict | None) -> float:
    """The words of running text in a line."""
    text = verdict is None or verdict.label is Label.QUESTION
    return line.units if text and line.is_prose else 0.0


def _opens(line: Line, verdict: Verdict) -> bool:
    counted = line.text[:1].isdigit() and not line.stop  # "12 replies to …", and a headline
    return verdict.label is Label.COMMENT and (line.units <= 8 or counted)


@lru_cache(maxsize=64)
def _question_label(language: str) -> re.Pattern[str]:
    """A transcript's labels for questions, at the head of a line, with a colon or wide room."""
    labels = {
        *pack_for(language).speech.question_labels,
        *pack_for("en").speech.question_labels,
    }
    each = "|".join(pattern(label) for label in sorted(labels, key=lambda one: (-len(one), one)))
    return re.compile(rf"(?:{each or '(?!)'})(?:\s*[:：]|[.]?(?:\t|[ \u00a0]{{2}})\s*(?=\S))")


def question(line: Line, language: str) -> str:
    """The reason for which a line is a reporter's question; "" if it is none.

    A line is one if it opens with a transcript's label for questions, or introduces a reporter
    who asks and then a colon, and ends as a question does.
    """
    match = _question_label(language).match(line.folded)
    if match:
        return say(
            "begins as a reporter's question does (“{words}”)", words=line.text[: match.end()]
        )
    if not _ASKS.search(line.text):
        return ""
    for pack in (pack_for(language), pack_for("en")):
        for span in find(pack.speech.asked, line.folded, 0, _ASKED_WITHIN):
            words = span.of(line.folded)
            # A bare verb ("asked") introduces a reporter only right before the colon.
            reach = 40 if " " in words or (len(words) > 1 and is_cjk(words[0])) else 2
            if _COLON.search(line.folded, span.end, span.end + reach):
                return say("tells what a reporter asked (“{words}”)", words=span.of(line.text))
    return ""
