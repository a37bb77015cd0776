"""How well the program reads: precision, recall and F1 for each field, against the gold.

``make quality`` prints the table. The gold is a careful reader's annotation of the real source
documents; both lie outside the repository, in ``../shared``.
"""

from __future__ import annotations

import sys
from collections import defaultdict
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import aligned
import cases
import descent
import links
import public
import quarrels
import yaml
from scores import Score, one, sets

from generator.cli import explaining

ROOT = Path(__file__).resolve().parents[2]
SHARED = ROOT.parent / "shared"
NOT_TEXT = {"navigation", "related", "promotion", "counter", "share", "form", "spam", "caption"}


def _lines(result: Mapping[str, Any], labels: set[str]) -> set[int]:
    return {row["line"] for row in result["lines"] if row["label"] in labels}


def _statement_lines(result: Mapping[str, Any], mode: str) -> set[int]:
    return {entry["line"] for entry in result["statements"] if entry["mode"] == mode}


def _quotes(result: Mapping[str, Any]) -> dict[tuple[int, int], Mapping[str, Any]]:
    return {(quote["start"], quote["end"]): quote for quote in result["quotes"]}


def _speech(gold: Mapping[str, Any]) -> dict[tuple[int, int], Mapping[str, Any]]:
    return {
        (quote["at"][1], quote["at"][2]): quote
        for quote in gold["quotes"]
        if quote["kind"] != "term"
    }


def _quote_speakers(result: Mapping[str, Any], gold: Mapping[str, Any]) -> Score:
    ours, total = _quotes(result), Score()
    for span, quote in _speech(gold).items():
        if span in ours:
            total += one(ours[span]["speaker"], quote["speaker"])
    return total


def _quote_modes(result: Mapping[str, Any], gold: Mapping[str, Any]) -> Score:
    ours, total = _quotes(result), Score()
    for span, quote in _speech(gold).items():
        mode = "direct" if quote["kind"] == "statement" else "fragment"
        if span in ours:
            total += one(ours[span]["mode"], mode)
    return total


def _incidents(result: Mapping[str, Any], gold: Mapping[str, Any]) -> Score:
    strong = [entry["id"] for entry in result["incidents"] if entry["confidence"] != "suggested"]
    return sets(strong, [gold["incident"]])


def _title(result: Mapping[str, Any], gold: Mapping[str, Any]) -> Score:
    lines = {row["start"]: row["line"] for row in result["lines"]}
    span = result["title_span"]
    return one(lines.get(span[0]) if span else None, gold["title_line"])


FIELDS: dict[str, Callable[[Mapping[str, Any], Mapping[str, Any]], Score]] = {
    "language": lambda ours, gold: one(ours["language"], gold["language"]),
    "title": _title,
    "outlet": lambda ours, gold: one(ours["outlet"], gold["outlet"]),
    "credited": lambda ours, gold: sets(
        ours["credited"], [gold["credited"]] if gold.get("credited") else []
    ),
    "date": lambda ours, gold: one(ours["date"], gold["date"]),
    "main speaker": lambda ours, gold: one(ours["main_speaker"], gold["main_speaker"]),
    "speakers": lambda ours, gold: sets(ours["speakers"], gold["speakers"]),
    "incident": _incidents,
    "occasion": lambda ours, gold: one(ours["occasion"], gold["occasion"]),
    "chrome lines": lambda ours, gold: sets(_lines(ours, NOT_TEXT), gold["chrome_lines"]),
    "comment lines": lambda ours, gold: sets(
        _lines(ours, {"comment"}), gold.get("comment_lines", [])
    ),
    "credit lines": lambda ours, gold: sets(_lines(ours, {"credit"}), gold.get("credit_lines", [])),
    "body lines": lambda ours, gold: sets(_lines(ours, {"body", "question"}), gold["body_lines"]),
    "question lines": lambda ours, gold: sets(
        _statement_lines(ours, "question"), gold.get("question_lines", [])
    ),
    "quote spans": lambda ours, gold: sets(_quotes(ours), _speech(gold)),
    "quote speakers": _quote_speakers,
    "quote modes": _quote_modes,
    "terms": lambda ours, gold: sets(
        [tuple(span) for span in ours["terms"]],
        [(q["at"][1], q["at"][2]) for q in gold["quotes"] if q["kind"] == "term"],
    ),
    "reported lines": lambda ours, gold: sets(
        _statement_lines(ours, "reported"), gold["reported_lines"]
    ),
}


def on_gold(shared: Path) -> dict[str, dict[str, Score]]:
    """Scores by field and language, and over "all", for the files read alone."""
    known = explaining.Known.load(ROOT / "content")
    gold = yaml.safe_load((shared / "gold" / "seeds.yml").read_text(encoding="utf-8"))
    table: dict[str, dict[str, Score]] = {field: defaultdict(Score) for field in FIELDS}
    for entry in gold["documents"]:
        result = explaining.explain(shared / "seeds" / entry["file"], known)
        for field, score in FIELDS.items():
            outcome = score(result, entry)
            table[field]["all"] += outcome
            table[field][entry["language"]] += outcome
    return table


def _row(field: str, tag: str, score: Score) -> str:
    figures = f"{score.precision:6.3f} {score.recall:6.3f} {score.f1:6.3f}"
    return f"{field:16} {tag:9} {figures}  {score.right:5} {score.wrong:5} {score.missed:6}"


def _print(table: Mapping[str, Mapping[str, Score]]) -> None:
    for field, by_language in table.items():
        for tag, score in sorted(by_language.items()):
            print(_row(field, tag, score))


def main() -> int:
    """Print the tables."""
    print(f"{'field':16} {'language':9} {'P':>6} {'R':>6} {'F1':>6}  right wrong missed")
    print("-- golden cases; 'aside' are those written to be held apart")
    _print(cases.on_cases(ROOT))
    for name, figures in cases.unknown_incidents():
        told = "  ".join(f"{key} {value:.3f}" for key, value in figures.items())
        print(f"{name:26} {told}")
    print("-- statements aligned in invented press events, pair by pair; B-cubed per 10,000")
    for folder in ("cases", "held", "unseen"):
        for name, score in aligned.events(folder).items():
            print(_row(f"aligned {folder}", name, score))
        for name, score in sorted(aligned.differing(folder).items()):
            print(_row(f"differs {folder}", name, score))
    print("-- documents and statements linked to invented incidents: all, by kind, by language")
    _print(links.on_cases())
    print("-- what was made from what in invented stories; all have been looked at since")
    for folder in descent.FOLDERS:
        for name, score in descent.made(folder).items():
            print(_row(f"lineage {folder}", name, score))
    print("-- who accused, who answered whom, in invented dossiers; 'held' were written unread")
    for lot in quarrels.LOTS:
        for name, score in quarrels.told(lot).items():
            print(_row(f"threads {lot}", name, score))
    if not (SHARED / "seeds").is_dir():
        print("../shared/seeds is not here: the real source documents can't be measured")
        return 0
    print("-- the real source documents")
    _print(on_gold(SHARED))
    print("-- the real briefing: pairs of lines with and without registered key points")
    for name, score in aligned.seeds(SHARED, ROOT).items():
        print(_row("aligned lines", name, score))
    print("-- public sets, by their own scorer")
    for name, figures in public.scores(SHARED, explaining.Known.load(ROOT / "content")):
        told = "  ".join(f"{key} {value:.3f}" for key, value in figures.items())
        print(f"{name:16} {told}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
