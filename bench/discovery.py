"""What discovery costs, how that grows, and how right it is, over a generated corpus.

Prints CPU seconds for each size, from documents as read to proposals, the growth exponent, and
pairwise and B-cubed figures against the incidents that the documents were made from. Reports of
1 to 60 documents an incident, in five languages, of ministers and countries that come back all
the time; a tenth of the documents are background about the same people.
"""

from __future__ import annotations

import datetime
import math
import random
import sys
import time
from collections import Counter
from collections.abc import Mapping
from typing import NamedTuple

from generator.linking import discovery
from generator.model import (
    Block,
    Confidence,
    Document,
    DocumentId,
    Inferred,
    Label,
    Mode,
    PartialDate,
    Registry,
    Rights,
    Source,
    Span,
    Speaker,
    Stance,
    StanceId,
    Statement,
    StatementId,
    Tag,
)

SIZES = (2500, 10000)
SURE = Confidence.PROBABLE
SYLLABLES = ("bra", "lo", "xen", "tir", "mu", "gal", "ped", "ri", "von", "sek", "du", "nal", "kor")
CYRILLIC = str.maketrans(
    {**dict(zip("abdegiklmnoprstuv", "абдегиклмнопрстув", strict=True)), "x": "кс"}
)
SAID = {
    "en": "{who}, minister of {home}, accused {other} of the break-in at {place}. “{program} came "
    "first,” {who} said of the {number} files.",
    "de": "{who}, Minister in {home}, beschuldigt {other} des Einbruchs bei {place}. „Zuerst kam "
    "{program}“, sagte {who} zu den {number} Akten.",
    "fr": "{who}, ministre de {home}, accuse {other} de l’intrusion chez {place}. « {program} est "
    "venu d’abord », a dit {who} des {number} dossiers.",
    "es": "{who}, ministro de {home}, acusa a {other} de la intrusión en {place}. «Primero llegó "
    "{program}», dijo {who} de los {number} expedientes.",
    "ru": "{who}, министр {home}, обвиняет {other} во взломе {place}. «Сначала пришла {program}», "
    "— сказал {who} о {number} делах.",
}
IDLE = {
    "en": "{who} opened a bridge in {home} and spoke of the weather.",
    "de": "{who} eröffnete in {home} eine Brücke und sprach über das Wetter.",
    "fr": "{who} a ouvert un pont en {home} et a parlé du temps.",
    "es": "{who} abrió un puente en {home} y habló del tiempo.",
    "ru": "{who} открыл мост в {home} и говорил о погоде.",
}


class Thing(NamedTuple):
    """An incident: its day, and what its reports name."""

    day: datetime.date
    facts: Mapping[str, str]


def _name(dice: random.Random, length: int) -> str:
    return "".join(dice.choice(SYLLABLES) for _ in range(length)).title()


def _filler(dice: random.Random, language: str) -> str:
    """Words of the language's own that say nothing: they come back in every text."""
    words = [f"{language[0]}{at}{language[1]}".translate(_LETTERS) for at in range(400)]
    picked = [words[min(int(dice.expovariate(0.02)), 399)] for _ in range(90)]
    text = " ".join(picked)
    return text.translate(CYRILLIC) if language == "ru" else text


_LETTERS = str.maketrans("0123456789", "aoieunmrst")


def _thing(dice: random.Random, people: list[str], homes: list[str]) -> Thing:
    home, other = dice.sample(homes, 2)
    day = datetime.date(2020, 1, 1) + datetime.timedelta(days=dice.randrange(3650))
    facts = {
        "who": dice.choice(people),
        "home": home,
        "other": other,
        "place": _name(dice, 4),
        "program": _name(dice, 3),
        "number": str(dice.randint(1001, 999999)),
    }
    return Thing(day, facts)


def corpus(size: int) -> tuple[list[Document], dict[str, int]]:
    """Documents, always the same, and the incident of each (its own number: background)."""
    dice = random.Random(size)
    people = [f"{_name(dice, 2)} {_name(dice, 3)}" for _ in range(60)]
    homes = [_name(dice, 4) for _ in range(14)]
    documents: list[Document] = []
    truth: dict[str, int] = {}
    number = 0
    while len(documents) < size:
        number += 1
        thing = _thing(dice, people, homes)
        background = dice.random() < 0.5
        for _ in range(1 if background else dice.choice((2, 3, 5, 8, 20, 60))):
            language = dice.choice(tuple(SAID))
            told = (IDLE if background else SAID)[language]
            facts = dict(thing.facts)
            if dice.random() < 0.2:
                facts["number"] = str(dice.randint(11, 99))
            if language == "ru":
                facts = {
                    key: fact.lower().translate(CYRILLIC).title() for key, fact in facts.items()
                }
            day = thing.day + datetime.timedelta(days=dice.randrange(4))
            name = f"d-{len(documents):05}"
            truth[name] = number
            text = f"{told.format(**facts)}\n{_filler(dice, language)}\n"
            documents.append(_document(name, text, language, day, facts["who"], idle=background))
    return documents[:size], truth


def _document(
    name: str, text: str, language: str, day: datetime.date, who: str, *, idle: bool
) -> Document:
    """A document as the rooms below would give it."""
    speaker = Speaker(id=None, name=who)
    line = Span(start=0, end=text.index("\n"))
    whole = Span(start=0, end=len(text))
    statement = Statement(
        id=StatementId(f"s-{name}"),
        document=DocumentId(name),
        spans=(line,),
        sentence=line,
        mode=Mode.REPORTED,
        text=line.of(text),
        speaker=Inferred(value=speaker, confidence=SURE),
        stances=() if idle else (Tag(id=StanceId("accusation")),),
    )
    return Document(
        id=DocumentId(name),
        source=Source(
            id=DocumentId(name),
            media_type="text/plain",
            sha256="",
            rights=Rights.FULL,
            file=f"{name}.txt",
        ),
        text=text,
        language=Inferred(value=language, confidence=SURE),
        direction="ltr",
        title=Inferred(value=None, confidence=Confidence.UNCERTAIN),
        title_span=None,
        blocks=(Block(span=whole, line=1, label=Label.BODY, reason="made"),),
        date=PartialDate(edtf=day.isoformat(), confidence=SURE),
        outlet=Inferred(value=None, confidence=Confidence.UNCERTAIN),
        credited=(),
        mentions=(),
        statements=(statement,),
        terms=(),
        main_speaker=Inferred(value=speaker, confidence=SURE),
        speakers=(speaker,),
    )


def right(found: Mapping[str, int], truth: Mapping[str, int]) -> tuple[float, float]:
    """Pairwise and B-cubed F1, counted by groups, so in linear time."""
    both = Counter((found[name], truth[name]) for name in found)
    ours, real = Counter(found.values()), Counter(truth[name] for name in found)

    def two(counts: Counter[int] | Counter[tuple[int, int]]) -> float:
        return sum(count * (count - 1) / 2 for count in counts.values())

    precision, recall = two(both) / max(1, two(ours)), two(both) / max(1, two(real))
    by_ours = sum(count * count / ours[pair[0]] for pair, count in both.items()) / len(found)
    by_real = sum(count * count / real[pair[1]] for pair, count in both.items()) / len(found)
    return (
        2 * precision * recall / (precision + recall),
        2 * by_ours * by_real / (by_ours + by_real),
    )


def measure(size: int) -> tuple[float, float, float]:
    """CPU seconds, pairwise F1 and B-cubed F1; what is not proposed is a group of its own."""
    documents, truth = corpus(size)
    stance = Stance(id=StanceId("accusation"), title="Accuses", side="accusing")
    registry = Registry(stances=(stance,))
    start = time.process_time()
    proposals = discovery.proposed(documents, (), registry)
    seconds = time.process_time() - start
    found = {document.id: -at for at, document in enumerate(documents, start=1)}
    found |= {name: at for at, entry in enumerate(proposals) for name in entry.documents}
    return seconds, *right(found, truth)


def main() -> int:
    """Print the table."""
    measure(200)  # tables of names load once
    print(f"{'documents':>10} {'seconds':>8} {'ms/doc':>7} {'pairwise':>9} {'B-cubed':>8}")
    spent = []
    for size in SIZES:
        seconds, pairwise, cubed = measure(size)
        spent.append(seconds)
        each = 1000 * seconds / size
        print(f"{size:10} {seconds:8.2f} {each:7.2f} {pairwise:9.3f} {cubed:8.3f}")
    exponent = math.log(spent[1] / spent[0]) / math.log(SIZES[1] / SIZES[0])
    print(f"exponent {exponent:.2f}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
