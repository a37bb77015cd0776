"""The day a page was published: votes of its text, its markup, its address and its record.

A vote's weight is in (0, 1). Votes for one day add up as independent hints do (noisy or), one of
each sort and three sorts only, so that a list of links with one day repeated does not outweigh
the page's own.
"""

from __future__ import annotations

import datetime
import re
from dataclasses import dataclass, replace

from generator import edtf
from generator.extracting.dates.expression import iso
from generator.extracting.dates.years import with_its_weekday, year_for
from generator.model import DateCandidate, DateKind
from generator.saying import say

_STRONG = 0.55
"""From this weight on a rival day puts the best one in doubt."""
_VOTES = 3
_REPLY = 0.2
"""What remains of the weight of a moment that looks like a comment's, where an earlier line dates
the page. Of 0.2, 0.4, 0.6 and 0.8 the best on the development halves of two public sets."""
_AT_HEAD = 0.45
"""Weight that a moment such as "3 hours ago" has in the first lines under a title only."""
_FAINT = frozenset({"member", "embedded", "span", "other"})
"""Days of writers, births, laws, of posts shown inside a page and ends of spans say nothing of the
page's own day."""
_LABELLED = frozenset({"published", "updated"})
"""Cues that show digits with a short year to be a day."""
_DAY_LENGTH = 10
"""Signs of an exact day in EDTF."""
_WEB_SINCE = 1990
"""Pages are younger than the web; an older day is what they tell of."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Vote:
    """One opinion on the publication day. ``index`` is its candidate's place, if it has one."""

    edtf: str
    weight: float
    method: str
    note: str
    index: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """The day with the best votes, how good they are, and whether it was said outright."""

    edtf: str
    weight: float
    outright: bool
    votes: tuple[Vote, ...]


_NOTES = {
    "record": say("the record gives the day of publication"),
    "markup": say("the page's markup gives it"),
    "address": say("the page's address holds it"),
    "published": say("the page says that it was published then"),
    "updated": say("the page says that it was changed then"),
    "line": say("it stands on a line of its own"),
    "byline": say("it stands beside the author or source"),
    "timed": say("it stands with a time of day"),
    "head-line": say("it stands on a line under the title"),
    "short-line": say("it stands on a short line beside the text"),
    "agency-line": say("it opens the report, as news agencies date their dispatches"),
    "speech": say("the text says that something was said then"),
    "sentence": say("the text names this day"),
    "itself": say("the page says so of itself"),
    "lead": say("it opens a paragraph in brackets"),
    "before-comment": say("it names the day, and the first comment shows of what year"),
    "own-title": say("a list on the page gives it beside the page's own title"),
    "title": say("it closes the title"),
    "listed": say("it stands in a list of days, and the page names no day of its own"),
    "stamped": say("it stands on a line of its own with a time of day, further down"),
    "visit": say("it stands above the text, as pages show their day"),
    "moment": say("the page says how long ago it appeared, and shows its own day"),
}
_AROUND = say("it stands in the page around the text")


def _is_day_first(one: DateCandidate) -> bool | None:
    """How an unambiguous all-digit date with its year last is written; None if it can't tell."""
    if one.form != "numeric" or one.alternative or one.day is None or one.month is None:
        return None
    parts = re.findall(r"\d+", one.text)
    if len(parts) != 3 or len(parts[0]) > 2 or one.day == one.month or "." in one.text:
        return None
    return int(parts[0]) == one.day


def settle_orders(candidates: tuple[DateCandidate, ...]) -> list[str | None]:
    """The value of each candidate, all-digit ones read as the rest of the page is."""
    plain = {one.edtf for one in candidates if one.edtf and not one.alternative}
    votes = [vote for one in candidates if (vote := _is_day_first(one)) is not None]
    habit = None if not votes else sum(votes) * 2 > len(votes)
    settled: list[str | None] = []
    for one in candidates:
        value = one.edtf
        if one.alternative and one.edtf not in plain:
            first = int(re.findall(r"\d+", one.text)[0])
            if one.alternative in plain:
                value = one.alternative
            elif habit is None:
                value = one.alternative if _nearer(one, plain) else value
            elif (first == one.day) != habit:
                value = one.alternative
        settled.append(value)
    return settled


def _nearer(one: DateCandidate, plain: set[str]) -> bool:
    """Whether the other reading of an all-digit date lies by far nearer to the page's days."""
    days = [edtf.bounds(value)[0] for value in plain if edtf.precision(value) == "day"]
    if not days or not one.edtf or not one.alternative:
        return False
    far = [
        min(abs((edtf.bounds(value)[0] - day).days) for day in days)
        for value in (one.edtf, one.alternative)
    ]
    return far[1] + 30 < far[0]


def votes_of(candidates: tuple[DateCandidate, ...]) -> list[Vote]:
    """Every candidate's vote for a whole day."""
    settled = settle_orders(candidates)
    named = [
        (int(value[:4]), one.kind is DateKind.CHROME)
        for value, one in zip(settled, candidates, strict=True)
        if value and one.kind is not DateKind.STATISTICS and one.form != "bare-year"
    ]
    every = sorted({year for year, _ in named})
    sure = sorted({year for year, chrome in named if not chrome})
    copied = {one.edtf for one in candidates if one.kind is DateKind.CRAWL}
    # Where the head of the text says how long ago it appeared, the day above it is the visit's.
    moment = any(one.cue == "moment" and one.weight >= _AT_HEAD for one in candidates)
    visit = _day_of_visit(candidates, settled, every)
    exact = [value for value in settled if value and len(value) == _DAY_LENGTH]
    votes = []
    for index, (one, read) in enumerate(zip(candidates, settled, strict=True)):
        value, weight = read, one.weight
        if one.kind in (DateKind.STATISTICS, DateKind.CRAWL) or one.cue in _FAINT:
            continue
        if value is None and one.form == "day-month" and one.kind is DateKind.PUBLICATION:
            # A copyright line's year proves nothing unless a weekday agrees with it.
            year = year_for(one, sure if one.weekday is None else every)
            report = with_its_weekday(candidates, index) if year is None else None
            year = year_for(report, every) if report else year
            if year is not None and one.month and one.day:
                value = iso(year, one.month, one.day)
                weight *= 0.3 if one.weekday is None else 0.6
        if value is None and one.cue == "moment" and visit and one.offset is not None:
            value = (visit + datetime.timedelta(days=one.offset)).isoformat()
        if value is None or edtf.precision(value) != "day":
            continue
        value = _exact(value, exact) if one.form == "approximate" else value[:_DAY_LENGTH]
        if one.form == "numeric-short" and one.cue not in _LABELLED:
            weight *= 0.7
        if one.cue == "visit" and moment:
            weight *= 0.5
        if value in copied:
            weight *= 0.3
        if int(value[:4]) < _WEB_SINCE:
            weight *= 0.1
        if _contradicts(value, one.weekday):
            weight *= 0.3
        note = _NOTES.get(one.cue, _AROUND)
        votes.append(Vote(edtf=value, weight=weight, method=one.cue, note=note, index=index))
    return votes


def _day_of_visit(
    candidates: tuple[DateCandidate, ...], settled: list[str | None], years: list[int]
) -> datetime.date | None:
    """The day that the page shows above its text, from which "today" and "ago" count."""
    for one, value in zip(candidates, settled, strict=True):
        if one.cue == "visit" and value and len(value) == _DAY_LENGTH:
            return datetime.date.fromisoformat(value)
        if one.cue == "page-top" and one.month and one.day and one.weekday is not None:
            year = year_for(one, years)
            if year is not None:
                return datetime.date(year, one.month, one.day)
    return None


def _exact(value: str, exact: list[str]) -> str:
    """An approximate day as the whole day beside which the page names it, if it does."""
    day = edtf.bounds(value)[0]
    near = [other for other in exact if abs((edtf.bounds(other)[0] - day).days) <= 1]
    return min(near) if near else value


def _contradicts(value: str, weekday: int | None) -> bool:
    return weekday is not None and edtf.bounds(value)[0].weekday() != weekday


def _before_replies(votes: list[Vote], candidates: tuple[DateCandidate, ...]) -> list[Vote]:
    """Votes with the moments of comments made less: a page is no younger than its first one."""
    stamped = [vote for vote in votes if vote.method == "stamped"]
    if not stamped:
        return votes
    first = min(stamped, key=lambda vote: vote.edtf).edtf
    place = min(vote.index for vote in stamped)
    if not any(
        vote.index < place
        and vote.edtf <= first
        and vote.method not in ("stamped", "sentence", "speech")
        and candidates[vote.index].kind is DateKind.PUBLICATION
        for vote in votes
    ):
        return votes
    return [
        replace(vote, weight=_REPLY * vote.weight) if vote.method == "stamped" else vote
        for vote in votes
    ]


def _bent(vote: Vote, limits: list[tuple[datetime.date, datetime.date]]) -> float:
    """A vote's weight, made less where the address or record gives another month."""
    day = edtf.bounds(vote.edtf)[0]
    weight = vote.weight
    for low, high in limits:
        if low <= day <= high:
            weight = 1 - (1 - weight) * 0.5
        elif not low - datetime.timedelta(31) <= day <= high + datetime.timedelta(31):
            weight *= 0.25
    return weight


def _is_outright(
    held: list[tuple[float, Vote]],
    score: float,
    rival: float,
    candidates: tuple[DateCandidate, ...],
) -> bool:
    """Whether a day is said in so many words, by more than an address, and not contested."""
    methods = {vote.method for weight, vote in held if weight >= 0.3}
    said = bool(methods & {"record", "markup", "published"}) or (
        "address" in methods and len(methods) > 1
    )
    return (
        said
        and not any(edtf.is_uncertain(vote.edtf) for _, vote in held)
        and score >= 0.85
        and rival < _STRONG
        and not any(open_order(candidates[vote.index], vote.edtf) for _, vote in held)
    )


def open_order(one: DateCandidate, value: str) -> bool:
    """Whether an all-digit date may as well be read the other way round."""
    return one.alternative is not None and value == one.edtf


def judge(candidates: tuple[DateCandidate, ...]) -> Verdict | None:
    """The publication day by all votes; None where no day was found at all."""
    votes = _before_replies(votes_of(candidates), candidates)
    limits = [
        edtf.bounds(one.edtf)
        for one in candidates
        if one.edtf and one.cue in ("address", "record") and one.form != "day"
    ]
    days: dict[str, list[tuple[float, Vote]]] = {}
    for vote in votes:
        days.setdefault(vote.edtf, []).append((_bent(vote, limits), vote))
    if not days:
        return None
    scores: dict[str, float] = {}
    for day, held in days.items():
        by_cue: dict[str, float] = {}
        for weight, vote in held:
            sort = "line" if vote.method in ("stamped", "visit") else vote.method
            by_cue[sort] = max(weight, by_cue.get(sort, 0.0))
        best = sorted(by_cue.values(), reverse=True)[:_VOTES]
        score = 1.0
        for place, weight in enumerate(best):
            score *= 1 - weight / (1 + place)
        scores[day] = 1 - score
    ranked = sorted(scores, key=lambda day: (-scores[day], days[day][0][1].index))
    best_day = ranked[0]
    rival = scores[ranked[1]] if len(ranked) > 1 else 0.0
    held = days[best_day]
    outright = _is_outright(held, scores[best_day], rival, candidates)
    return Verdict(
        edtf=best_day,
        weight=scores[best_day],
        outright=outright,
        votes=tuple(vote for _, vote in sorted(held, key=lambda pair: -pair[0])),
    )
