"""Where registered names stand on pages: by any form that their language may write them in."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from generator.site.reducing import cut
from generator.site.stems import Keys, bare, fold
from generator.text import is_cjk

WIDE = frozenset({"zh", "ja", "yue", "wuu"})
"""Languages that share characters, so that each may write names as the others do."""


class Mentions:
    """The names that pages in one language may hold."""

    def __init__(self, names: Iterable[Mapping[str, Any]], language: str, keys: Keys) -> None:
        self._keys = keys
        self._by_first: dict[str, dict[tuple[str, ...], list[str]]] = defaultdict(dict)
        for entry in names:
            for form in sorted(set(_forms(entry, language))):
                form_keys = self._of(cut(form).split())
                if form_keys and all(form_keys):
                    ids = self._by_first[form_keys[0]].setdefault(form_keys, [])
                    if entry["id"] not in ids:
                        ids.append(entry["id"])
        self._longest = {
            first: sorted({len(one) for one in some}, reverse=True)
            for first, some in self._by_first.items()
        }

    def _of(self, held: Sequence[str]) -> tuple[str, ...]:
        """One key a word: "" for what is none."""
        out = []
        for word in held:
            letters = bare(word)
            wide = len(letters) == 1 and is_cjk(letters)
            found = (fold(letters),) if wide else self._keys.of(word)
            out.append(found[0] if found else "")
        return tuple(out)

    def of(self, held: Sequence[str]) -> dict[str, list[int]]:
        """Ids of the names that stand among a page's words, with the places of their words."""
        keys = self._of(held)
        found: dict[str, list[int]] = {}
        for place, key in enumerate(keys):
            for size in self._longest.get(key, ()):
                for name in self._by_first[key].get(keys[place : place + size], ()):
                    found.setdefault(name, []).append(place)
        return found


def _forms(entry: Mapping[str, Any], language: str) -> Iterable[str]:
    """The forms of a name that a language may hold: its own, and English ones."""
    yield entry["name"]
    for tag, forms in entry["forms"].items():
        primary = tag.split("-", maxsplit=1)[0]
        if primary in (language, "en", "und") or (primary in WIDE and language in WIDE):
            yield from forms
