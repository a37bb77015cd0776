"""An invented publication with one document in each state of rights, every part of it marked.

A marker is a made-up word with the document's state in it, so that whatever shows it anywhere, in
whatever form, has shown that part of that document.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

DAY = "2031-05-05"
"""The day on which it is published: before the embargo ends."""

STATES = {
    "full": "outlet: open-post\n",
    "digest": "outlet: open-post\nrights: digest\n",
    "excerpt": "outlet: strict-press\n",
    "withdrawn": (
        "outlet: open-post\nrights: withdrawn\n"
        "withdrawn: {date: 2031-05-04, reason: Its author asked., by: the author}\n"
    ),
    "embargo": "outlet: open-post\nembargo: 2031-06-01\n",
    "draft": "outlet: open-post\ndraft: true\n",
    "held": "outlet: open-post\noverrides: {statements: [{id: s-mqlawyjc, withheld: true}]}\n",
}
"""Records by the document's id, without what all have."""
PARTS = ("title", "lead", "cue", "first", "second", "third", "fourth", "chrome")
"""Parts of a text: heading, narration, words that link it to the incident and so are quoted as a
reason, four statements, a line that is not part of it."""

_REGISTRIES = {
    "places": (
        "- {id: ruritania, name: Ruritania, forms: {en: [Ruritania, Ruritanian]}}\n"
        "- {id: graustark, name: Graustark, forms: {en: [Graustark, Graustarkian]}}\n"
    ),
    "organisations": (
        "- {id: ruritania-mfa, name: Foreign Ministry of Ruritania, country: ruritania,"
        " forms: {en: [Ruritanian foreign ministry]}}\n"
        "- {id: graustark-gov, name: Government of Graustark, country: graustark,"
        " forms: {en: [Graustarkian government]}}\n"
    ),
    "people": (
        "- id: anna-kovel\n  name: Anna Kovel\n  country: ruritania\n"
        "  forms: {en: [Anna Kovel, Kovel]}\n"
        "  memberships: [{role: spokeswoman, organisation: ruritania-mfa}]\n"
    ),
    "outlets": (
        "- {id: strict-press, name: Strict Press, kind: agency, rights: excerpt,"
        " excerpt: {words: 24, share: 0.5}}\n"
        "- {id: open-post, name: Open Post, kind: newspaper, rights: full}\n"
    ),
    "stances": "- {id: denial, title: denial, side: answering, phrases: {en: [baseless]}}\n",
    "key_points": (
        "- {id: no-evidence, title: no evidence was shown, phrases: {en: [no evidence]},"
        " stances: [denial]}\n"
    ),
}
_INCIDENT = """\
id: 2031-04-01-harbour
title: The harbour attribution
summary: Somebody read the harbour's mail.
attributed: 2031-04-01
accused: [ruritania]
threat_groups: [Grey Heron]
cues: {en: [harbour mail, zq* dossier]}
attributions: [{by: graustark-gov, date: 2031-04-01}]
"""
_OCCASION = """\
id: 2031-04-02-briefing
title: Briefing of the Foreign Ministry
kind: briefing
date: 2031-04-02
speakers: [anna-kovel]
incidents: [2031-04-01-harbour]
"""


def mark(state: str, part: str) -> str:
    """The made-up word that stands in one part of one document."""
    return f"zq{state}{part}"


def text(state: str) -> str:
    """A report that tells of the incident and the briefing, as all of them do."""
    title, lead, cue, first, second, third, fourth, chrome = (mark(state, part) for part in PARTS)
    return f"""# Ruritania denies the harbour mail affair {title}

2 April 2031, Open Post

The Ruritanian foreign ministry on Wednesday answered the Graustarkian government over the harbour \
mail affair and the {cue} dossier, {lead} wrote.

“There is no evidence for the {first} accusation about Grey Heron,” Anna Kovel said on Wednesday.

“We have shown the {second} list to nobody in Graustark, and this charge is baseless,” Anna Kovel \
added.

Kovel said that the {third} ship had left the harbour on 17 March 2031.

“The harbour mail is read by {fourth} people every day,” Anna Kovel told reporters.

Read also: {chrome} tells more
"""


def write(folder: Path, states: Mapping[str, str] = STATES) -> Path:
    """Lay the publication out below ``folder``; the withdrawn document's file still lies there."""
    files = {f"registries/{name}.yml": body for name, body in _REGISTRIES.items()}
    files["incidents/2031-04-01-harbour.yml"] = _INCIDENT
    files["occasions/2031-04-02-briefing.yml"] = _OCCASION
    for page in ("about", "method", "policy"):
        files[f"pages/{page}.md"] = f"# {page}\n\nOur words.\n"
    for state, record in states.items():
        head = f"id: {state}\npublished: 2031-04-02\nadded: 2031-04-03\n"
        files[f"documents/{state}.yml"] = head + record
        files[f"documents/{state}.md"] = text(state)
    for name, body in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(body, encoding="utf-8")
    return folder


SHOWN: dict[str, frozenset[str]] = {
    "full": frozenset(PARTS),
    "digest": frozenset(PARTS),
    "excerpt": frozenset({"title", "first"}),
    "withdrawn": frozenset(),
    "embargo": frozenset(),
    "draft": frozenset(),
    "held": frozenset(PARTS) - {"second"},
}
"""The parts of each document that a reader may find. The excerpt's outlet allows 24 words: its
first statement has 9, and with the second there would be 25."""


def hidden() -> tuple[str, ...]:
    """Every marker that may be nowhere."""
    return tuple(
        mark(state, part) for state in STATES for part in PARTS if part not in SHOWN[state]
    )


def open_ones() -> tuple[str, ...]:
    """Every marker that a reader must find."""
    return tuple(mark(state, part) for state in STATES for part in PARTS if part in SHOWN[state])
