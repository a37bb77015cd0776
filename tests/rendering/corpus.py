"""An invented corpus: one incident between Ruritania and Graustark, told in four languages."""

from __future__ import annotations

from dataclasses import replace

from generator import tracing
from generator.model import (
    Agent,
    AgentId,
    Claim,
    Confidence,
    Corpus,
    DateCandidate,
    DateKind,
    Derivation,
    Difference,
    Document,
    Evidence,
    Incident,
    IncidentId,
    KeyPoint,
    KeyPointId,
    Label,
    Link,
    LinkConfidence,
    LinkKind,
    Mode,
    NameForm,
    Occasion,
    OccasionId,
    Outlet,
    OutletId,
    Place,
    PlaceId,
    Registry,
    Rights,
    Span,
    Speaker,
    Stance,
    StanceId,
    Statement,
    StatementId,
    Tag,
    Utterance,
)
from tests.invented import building

KOVEL = Agent(
    id=AgentId("anna-kovel"),
    kind="person",
    name="Anna Kovel",
    names=(
        NameForm(language="en", form="Anna Kovel"),
        NameForm(language="ru", form="Анна Ковель"),
        NameForm(language="ar", form="آنا كوفيل"),
        NameForm(language="zh-Hans", form="安娜"),
    ),
)
SPEAKER = Speaker(id=KOVEL.id, name="Anna Kovel")
GRAUSTARK = Agent(id=AgentId("graustark"), kind="organisation", name="Graustark")
INCIDENT = IncidentId("2031-03-01-harbour")
OCCASION = OccasionId("2031-03-02-briefing")
REGISTRY = Registry(
    agents=(KOVEL, GRAUSTARK),
    outlets=(Outlet(id=OutletId("strelsau-post"), name="Strelsau Post", kind="newspaper"),),
    places=(Place(id=PlaceId("ruritania"), name="Ruritania"),),
    key_points=(KeyPoint(id=KeyPointId("no-proof"), title="There is no proof"),),
    stances=(Stance(id=StanceId("denial"), title="Denies", side="answering"),),
    incidents=(
        Incident(
            id=INCIDENT,
            title="The harbour network",
            summary="Somebody read the harbour's mail.",
            occurred="2030/2031-02",
            attributed="2031-03-01",
            accused=(PlaceId("ruritania"),),
            attributions=(Claim(by=GRAUSTARK.id, date="2031-03-01", says="Named Ruritania."),),
            responses=(Claim(by=KOVEL.id, date="2031-03-02", occasion=OCCASION),),
        ),
    ),
    occasions=(
        Occasion(
            id=OCCASION,
            title="Briefing in Strelsau",
            kind="briefing",
            date="2031-03-02",
            speakers=(KOVEL.id,),
            incidents=(INCIDENT,),
        ),
    ),
)


def statement(
    key: str, document: str, text: str, words: str, mode: Mode = Mode.DIRECT, *, held: bool = False
) -> Statement:
    """A statement of Anna Kovel's that consists of ``words`` as they stand in ``text``."""
    start = text.index(words)
    return building.statement(
        key,
        document,
        text,
        words,
        SPEAKER,
        mode,
        evidence=(Evidence(method="name-before-verb", note="She is named before the verb"),),
        sentence=Span(start=start, end=start + len(words)),
        stances=(Tag(id=StanceId("denial")),),
        key_points=(Tag(id=KeyPointId("no-proof")),),
        withheld=held,
    )


def document(
    key: str,
    text: str,
    *,
    language: str = "en",
    rights: Rights = Rights.FULL,
    statements: tuple[Statement, ...] = (),
    labels: dict[int, Label] | None = None,
    date: str | None = "2031-03-02",
    title: str | None = None,
    derived_from: Derivation | None = None,
) -> Document:
    """A document whose first line is its title unless ``title`` is given."""
    made = building.blocks(text, {1: Label.TITLE, **(labels or {})})
    first = text.split("\n", maxsplit=1)[0]
    sure = Confidence.CERTAIN
    footer = DateCandidate(
        text="2019", kind=DateKind.CHROME, edtf="2019", rejected="a copyright line"
    )
    return building.document(
        key,
        text,
        language=language,
        date=date,
        candidates=(footer,),
        evidence=(Evidence(method="weekday", note="The text says Sunday"),),
        main=SPEAKER,
        derived=derived_from,
        rights=rights,
        url="https://strelsau.example/a",
        sha256="0" * 64,
        sure=sure,
        direction="rtl" if language == "ar" else "ltr",
        title=building.inferred(first if title is None else title, sure),
        title_span=made[0].span if made and title is None else None,
        blocks=made,
        outlet=building.inferred(OutletId("strelsau-post"), sure),
        statements=statements,
    )


EN = 'Kovel denies it\nAnna Kovel said: "There is no proof at all."\n© 2019 Strelsau Post'
RU = "Ковель всё отрицает\nАнна Ковель сказала: «Нет никаких доказательств»."
AR = "كوفيل تنفي\nقالت آنا كوفيل: «لا يوجد دليل»."
ZH = "安娜否认\n安娜说：“没有任何证据。”"


def corpus(*more: Document) -> Corpus:
    """Four reports of the briefing, and whatever else is given."""
    reports = (
        document(
            "en-report",
            EN,
            statements=(statement("s-aaaaaaaa", "en-report", EN, '"There is no proof at all."'),),
            labels={3: Label.COUNTER},
        ),
        document(
            "ru-report",
            RU,
            language="ru",
            statements=(statement("s-bbbbbbbb", "ru-report", RU, "«Нет никаких доказательств»"),),
        ),
        document(
            "ar-report",
            AR,
            language="ar",
            statements=(statement("s-cccccccc", "ar-report", AR, "«لا يوجد دليل»"),),
        ),
        document("zh-report", ZH, language="zh-Hans", date=None),
    )
    why = (Evidence(method="day-and-speaker", note="Same day, same speaker"),)
    links = [
        link
        for item in reports
        for link in (
            Link(
                source=item.id,
                target=OCCASION,
                kind=LinkKind.REPORTS,
                confidence=LinkConfidence.PROBABLE,
                evidence=why,
            ),
            Link(
                source=item.id,
                target=INCIDENT,
                kind=LinkKind.CONCERNS,
                confidence=LinkConfidence.SUGGESTED,
                evidence=why,
            ),
        )
    ]
    utterance = Utterance(
        occasion=OCCASION,
        key_points=(KeyPointId("no-proof"),),
        members=(
            StatementId("s-aaaaaaaa"),
            StatementId("s-bbbbbbbb"),
            StatementId("s-cccccccc"),
        ),
        differences=(
            Difference(
                kind="dropped", note="only one says at all", statements=(StatementId("s-aaaaaaaa"),)
            ),
        ),
    )
    return traced(
        Corpus(
            registry=REGISTRY,
            documents=tuple(sorted((*reports, *more), key=lambda item: item.id)),
            links=tuple(links),
            utterances=(utterance,),
        )
    )


def traced(made: Corpus) -> Corpus:
    """The corpus with its threads and histories, as a build gives it to pages and data."""
    threads, points = tracing.trace(made.documents, made.links, made.registry)
    return replace(made, threads=threads, points=points)
