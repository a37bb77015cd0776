"""An invented press event told in many reports: what a full synopsis has to hold."""

from __future__ import annotations

from dataclasses import replace

from generator.model import (
    Corpus,
    Difference,
    Document,
    Evidence,
    Gap,
    KeyPointId,
    Label,
    Link,
    LinkConfidence,
    LinkKind,
    Mode,
    Occasion,
    OccasionId,
    Passage,
    Span,
    StatementId,
    Utterance,
)
from tests.rendering.corpus import KOVEL, REGISTRY, document, statement, traced

MANY, FEW, ALONE, NONE = (
    OccasionId(f"2031-04-0{day}-{name}")
    for day, name in ((1, "many"), (2, "few"), (3, "alone"), (4, "none"))
)
SAID = {
    "en": "There were {n} ships at pier number {k} that night",
    "ru": "Той ночью у причала номер {k} стояло {n} кораблей",
    "ar": "كان في تلك الليلة {n} سفن عند الرصيف رقم {k}",
    "zh-Hans": "那天夜里第{k}号码头停泊着{n}艘船只，这件事港口当局早已知道，也多次公开说明过",
    "fr": "Cette nuit-là, {n} navires étaient au quai numéro {k}",
}
QUOTED = {"en": "“{}”", "ru": "«{}»", "ar": "«{}»", "zh-Hans": "“{}”", "fr": "« {} »"}
QUESTION = "Question: What about the piers?"
FIRST, OTHER = 40, 41
"""Ships, as most reports have it, and as the third report has it."""
RETELLING, COUNTING, LEAVING = 1, 2, 3
"""The reports that retell everything, give other numbers, and leave points out."""


def _key(report: int, said: int, occasion: str) -> str:
    letters = "abcdefghijklmnopqrstuvwxyz"
    return f"s-{occasion[11:15]:x<4}{letters[report // 26]}{letters[report % 26]}" + "".join(
        (letters[said // 26], letters[said % 26])
    )


def _has(report: int, said: int) -> bool:
    """The first two reports have everything; the others leave out one utterance or another."""
    return report < 2 or (report + said) % 7 != 3


def _report(occasion: str, number: int, said: int) -> Document:
    language = tuple(SAID)[number % len(SAID)]
    name = f"{occasion[11:]}-{number:02}"
    mode = Mode.REPORTED if number == RETELLING else Mode.DIRECT
    lines = [f"Report {number} of the piers"]
    words = []
    for at in range(said):
        if at == 1 and number == 0:
            lines.append(QUESTION)
        if _has(number, at):
            ships = OTHER if number == COUNTING else FIRST
            told = SAID[language].format(n=ships, k=at + 100)
            words.append((at, told if mode is Mode.REPORTED else QUOTED[language].format(told)))
            lines.append(words[-1][1])
    text = "\n".join(lines)
    return document(
        name,
        text,
        language=language,
        date="2031-04-01",
        labels={3: Label.QUESTION} if number == 0 and said > 1 else None,
        statements=tuple(
            statement(_key(number, at, occasion), name, text, told, mode) for at, told in words
        ),
    )


def _passage(made: Document, words: str) -> Passage:
    start = made.text.index(words)
    return Passage(document=made.id, span=Span(start=start, end=start + len(words)))


def _differences(reports: list[Document], occasion: str, at: int, said: int) -> list[Difference]:
    retold = StatementId(_key(RETELLING, at, occasion))
    found = []
    if at == 0:
        found += [
            Difference(
                kind="mode",
                note="Direct speech in all but one",
                statements=tuple(
                    StatementId(_key(RETELLING, other, occasion)) for other in range(said)
                ),
                also=tuple(range(1, said)),
            ),
            Difference(
                kind="number",
                note="Numbers differ: 40 here, 41 there",
                statements=(retold, StatementId(_key(COUNTING, at, occasion))),
                passages=(_passage(reports[1], str(FIRST)), _passage(reports[2], str(OTHER))),
            ),
        ]
    if at == 1:
        found.append(
            Difference(
                kind="role",
                note="Roles of the ships differ",
                statements=(retold,),
                confidence=LinkConfidence.SUGGESTED,
                evidence=(Evidence(method="who-acts-on-whom", note="the ships stood, or lay"),),
                passages=(_passage(reports[1], "101"),),
            )
        )
        found.append(
            Difference(
                kind="note", note="An editor’s own words", statements=(retold,), by_hand=True
            )
        )
    return found


def _utterances(reports: list[Document], occasion: OccasionId, said: int) -> list[Utterance]:
    count = len(reports)
    return [
        Utterance(
            occasion=occasion,
            key_points=(KeyPointId("no-proof"),) if at == 0 else (),
            members=tuple(
                StatementId(_key(number, at, occasion))
                for number in range(count)
                if _has(number, at)
            ),
            differences=tuple(_differences(reports, occasion, at, said)),
            gaps=tuple(
                Gap(
                    document=reports[number].id,
                    absent=number == LEAVING,
                    statements=reports[number].statements[:1]
                    and (reports[number].statements[0].id,)
                    if number == LEAVING
                    else (),
                )
                for number in range(count)
                if not _has(number, at)
            ),
        )
        for at in range(said)
    ]


def parallel(many: int = 23, few: int = 4, said: int = 9) -> Corpus:
    """Four press events: with ``many`` reports, with ``few``, with one, and with none."""
    documents: list[Document] = []
    utterances: list[Utterance] = []
    links: list[Link] = []
    for occasion, count in ((MANY, many), (FEW, few), (ALONE, 1)):
        reports = [_report(occasion, number, said) for number in range(count)]
        documents += reports
        if count > 1:
            utterances += _utterances(reports, occasion, said)
        links += [
            Link(
                source=one.id,
                target=occasion,
                kind=LinkKind.REPORTS,
                confidence=LinkConfidence.PROBABLE,
                evidence=(Evidence(method="day-and-speaker", note="Same day, same speaker"),),
            )
            for one in reports
        ]
    events = tuple(
        Occasion(
            id=one,
            title=f"The piers: {one}",
            kind="briefing",
            date=one[:10],
            speakers=(KOVEL.id,),
            incidents=(),
        )
        for one in (MANY, FEW, ALONE, NONE)
    )
    return traced(
        Corpus(
            registry=replace(REGISTRY, occasions=(*REGISTRY.occasions, *events)),
            documents=tuple(documents),
            links=tuple(links),
            utterances=tuple(utterances),
        )
    )
