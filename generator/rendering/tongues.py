"""The site's words in the reader's language: catalogues in, sentences out.

A catalogue is a gettext file (``templates/words/fr.po``). What a catalogue lacks is said in
English. Dates, numbers, lists and the names of languages come from CLDR, through Babel.
"""

from __future__ import annotations

import datetime
import gettext
import io
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from string import Formatter
from typing import Any

from babel import Locale, UnknownLocaleError
from babel.dates import format_date, format_skeleton
from babel.lists import format_list
from babel.messages.catalog import Message
from babel.messages.mofile import write_mo
from babel.messages.pofile import PoFileError, read_po
from babel.numbers import format_decimal

from generator.errors import Problem
from generator.saying import Kind, Said

ENGLISH = "en"
"""The language in which the program's own sentences are written."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Tongue:
    """One language in which the site speaks to its readers.

    ``prefix`` is where its pages stand, relative to the site's root ("" or "fr/").
    """

    tag: str = ENGLISH
    prefix: str = ""
    catalogue: gettext.NullTranslations = field(default_factory=gettext.NullTranslations)

    @property
    def direction(self) -> str:
        """``ltr`` or ``rtl``."""
        return "rtl" if locale(self.tag).character_order == "right-to-left" else "ltr"

    def words(self, said: str) -> str:
        """A sentence in this language; a plain string as it is."""
        if self.tag == ENGLISH or not isinstance(said, Said):
            return said
        return _SAYING[said.kind](self, said)

    def knows(self, said: Said) -> bool:
        """Whether the words are this language's own: a name may have no form in it."""
        return said.kind is not Kind.NAME or self.tag == ENGLISH or _form(self, said) is not None

    def message(self, message: str) -> str:
        """A message of the catalogue with its gaps unfilled."""
        return self.catalogue.gettext(message) if message else ""

    def plurals(self, one: str, many: str) -> dict[str, str]:
        """A message for a number, by CLDR's plural categories: for scripts, which count."""
        rule = locale(self.tag).plural_form
        return {
            rule(n): self.catalogue.ngettext(one, many, n) for n in (*range(200, -1, -1), 10**6)
        }


@lru_cache(maxsize=64)
def locale(tag: str) -> Locale:
    """The CLDR locale of a BCP 47 tag; raises babel's UnknownLocaleError or ValueError."""
    return Locale.parse(tag, sep="-")


@lru_cache(maxsize=64)
def own_name(tag: str) -> str:
    """What a language calls itself: "Français"."""
    name = locale(tag).get_display_name(tag) or tag
    return name[:1].upper() + name[1:]


def editions(folder: Path, wanted: tuple[str, ...] | None = None) -> tuple[Tongue, ...]:
    """English, and every language that has a catalogue in ``folder``, in order of their tags.

    ``wanted`` leaves out the others; English, in which everything is written, is always there.
    A catalogue with a mistake is left out: see ``mistakes``.
    """
    files = sorted(folder.glob("*.po"))
    return (
        Tongue(),
        *(
            load(file)
            for file in files
            if (wanted is None or file.stem in wanted) and not _mistakes(file)
        ),
    )


def mistakes(folder: Path) -> tuple[Problem, ...]:
    """What is wrong with the catalogues in ``folder``: a tag, the file's form, a gap."""
    return tuple(problem for file in sorted(folder.glob("*.po")) for problem in _mistakes(file))


def unknown(tag: str) -> bool:
    """Whether no language has this tag."""
    try:
        locale(tag)
    except (UnknownLocaleError, ValueError, TypeError):
        return True
    return False


def _mistakes(file: Path) -> list[Problem]:
    if unknown(file.stem):
        fault = f"no language has the tag “{file.stem}”"
        remedy = "name the file by a language’s tag, such as fr.po or pt-BR.po"
        return [Problem(file=str(file), fault=fault, remedy=remedy)]
    try:
        with file.open("rb") as opened:
            catalogue = read_po(
                opened, locale=file.stem.replace("-", "_"), charset="utf-8", abort_invalid=True
            )
    except (PoFileError, UnicodeDecodeError, ValueError) as error:
        line = getattr(error, "lineno", -1) + 1
        remedy = "mend the entry there, or run synoptic words on the last good file"
        fault = f"this is no catalogue of gettext ({error})"
        return [Problem(file=str(file), line=line, fault=fault, remedy=remedy)]
    return [
        Problem(
            file=str(file),
            line=message.lineno or 0,
            fault=f"the translation “{form}” has other gaps than its message",
            remedy="write the names in braces as they stand in the message, and no others",
        )
        for message in catalogue
        if message.id
        for form in _forms(message)
        if not _gaps(form) <= _gaps("".join(message.id))
    ]


def _forms(message: Message) -> tuple[str, ...]:
    """What a message is translated by: one form, or one for each sort of number."""
    held = message.string or ""
    return (held,) if isinstance(held, str) else tuple(held)


def _gaps(words: str) -> frozenset[str]:
    """The names in braces; something that no message has where a brace is left open."""
    try:
        return frozenset(name for _, name, _, _ in Formatter().parse(words) if name is not None)
    except ValueError:
        return frozenset({words})


def is_translated(message: Message | None) -> bool:
    """Whether a message of a catalogue has its translation, in all forms that it needs."""
    forms = message.string if message is not None else ""
    return all(forms) if isinstance(forms, tuple | list) else bool(forms)


def load(file: Path) -> Tongue:
    """A language with its catalogue: the file bears the language's tag ("zh.po")."""
    tag = file.stem
    with file.open("rb") as opened:
        catalogue = read_po(opened, locale=tag.replace("-", "_"))
    for message in [item for item in catalogue if item.id and not is_translated(item)]:
        catalogue.delete(message.id)
    packed = io.BytesIO()
    write_mo(packed, catalogue)
    packed.seek(0)
    return Tongue(tag=tag, prefix=f"{tag}/", catalogue=gettext.GNUTranslations(packed))


def _filled(tongue: Tongue, values: Mapping[str, Any]) -> dict[str, Any]:
    return {
        name: _apart(tongue, value)
        if isinstance(value, str)
        else format_decimal(value, locale=locale(tongue.tag))
        if isinstance(value, int)
        else value
        for name, value in values.items()
    }


def _apart(tongue: Tongue, value: str) -> str:
    """A value as it stands in a sentence: in one that runs from right to left, what is in another
    script must not draw the marks around it along.
    """
    words = tongue.words(value)
    foreign = not isinstance(value, Said) or not tongue.knows(value)
    return f"\u2068{words}\u2069" if foreign and tongue.direction == "rtl" else words


def _message(tongue: Tongue, said: Said) -> str:
    words = tongue.message(said.message)
    return words.format(**_filled(tongue, said.values)) if said.values else words


def _count(tongue: Tongue, said: Said) -> str:
    number = said.values["n"]
    words = tongue.catalogue.ngettext(said.message, said.values["many"], number)
    return words.format(n=format_decimal(number, locale=locale(tongue.tag)))


def _list(tongue: Tongue, said: Said) -> str:
    parts = [_apart(tongue, part) for part in said.values["items"]]
    if said.message == "or":
        return format_list(parts, style="or", locale=locale(tongue.tag))
    if said.message:
        return format_list(parts, style="standard", locale=locale(tongue.tag))
    return tongue.message(said.values["gap"]).join(parts)


def _day(tongue: Tongue, said: Said) -> str:
    """A year, a month or a day as the language writes it."""
    parts = [int(part) for part in said.message.split("-")]
    year, month, day_of_month = (*parts, 1, 1)[:3]
    day = datetime.date(year, month, day_of_month)
    where = locale(tongue.tag)
    if len(parts) == 3:
        return format_date(day, format="long", locale=where)
    return format_skeleton("yMMMM" if len(parts) == 2 else "y", day, locale=where)


def _tongue(tongue: Tongue, said: Said) -> str:
    return locale(said.message).get_display_name(tongue.tag) or str(said)


def _name(tongue: Tongue, said: Said) -> str:
    return _form(tongue, said) or str(said)


def _form(tongue: Tongue, said: Said) -> str | None:
    """A name in a language, or in a near one that differs in script or region."""
    forms: Mapping[str, str] = said.values
    if tongue.tag in forms:
        return forms[tongue.tag]
    base = tongue.tag.split("-")[0]
    return next((form for tag, form in forms.items() if tag.split("-")[0] == base), None)


_SAYING: Mapping[Kind, Callable[[Tongue, Said], str]] = {
    Kind.MESSAGE: _message,
    Kind.COUNT: _count,
    Kind.LIST: _list,
    Kind.DAY: _day,
    Kind.TONGUE: _tongue,
    Kind.NAME: _name,
}
