"""What was made from what, in the invented stories: families found, and the kinds of making."""

from __future__ import annotations

import importlib
import sys
from pathlib import Path
from typing import Any

from scores import Score

from generator.linking import lineage as made_from
from generator.model import LinkConfidence

ROOT = Path(__file__).resolve().parents[2]
FOLDERS = ("first", "second", "third", "fourth", "fifth")


def made(folder: str) -> dict[str, Score]:
    """Scores of one folder of stories: links called probable, all links, and kinds of right ones.

    What is not called probable is missed by the first and may be found by the second.
    """
    if str(ROOT) not in sys.path:
        sys.path.append(str(ROOT))
    cases = importlib.import_module("tests.linking.lineage")
    story = cases.stories(folder)
    judged = cases.judged(story, tuple(made_from.found(story.documents)))
    firm = [item for item in judged if item.link.confidence is not LinkConfidence.SUGGESTED]
    right = [item for item in judged if item.right]
    kinds = sum(item.kind for item in right)
    return {
        "probable": _score(firm, len(story.made)),
        "all": _score(judged, len(story.made)),
        "kinds": Score(kinds, len(right) - kinds, len(right) - kinds),
    }


def _score(some: list[Any], real: int) -> Score:
    right = sum(item.right for item in some)
    return Score(right, len(some) - right, real - right)
