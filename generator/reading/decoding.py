"""Which encoding a file is in, found in the order of what can be trusted most."""

from __future__ import annotations

import codecs
import re
import unicodedata
from importlib import import_module

from generator.errors import UnreadableError

CONFIDENCE_FLOOR = 0.12
"""chardet's confidence below which its guess is refused. On single sentences in six legacy
encodings it was right at 0.15 to 0.60; on noise it names no encoding at all."""
CONTEST_FLOOR, CONTEST_BYTES = 0.2, 16
"""chardet's confidence and the bytes beyond ASCII from which its guess wins over what a page
declares. Of three paragraphs of a declaration of rights in 33 languages and their legacy encodings
it took none for another at this confidence; of single ones a few, with fewer such bytes."""
_ALIKE = 0.02
"""Share of a text's characters beyond ASCII by which two decodings may differ and still be one:
members of a family (Shift JIS and CP932) differ in a few signs."""
_IN_WHOLE, _IN_LINES = 0.8, 0.3
"""Shares of the bytes beyond ASCII from which a file is UTF-8 with broken bytes, or partly so:
those that stand in whole characters, or those in lines that are UTF-8 without fault. In Japanese
encodings half of the bytes may stand so by chance, but no line as a whole."""
_WHOLE = 4
"""Characters beyond ASCII, at least, that show a file to be UTF-8, or UTF-8 read wrongly."""
CONTROL_SHARE = 0.01
"""Control characters a text may hold. Text with a few stray ones is still text; of random
bytes in a one-byte encoding, more than a tenth are control characters. In UTF-8 the second
range of them (U+0080 to U+009F) does not count: its form shows that it is text, and these are
what is left of typographic marks when a page was once read in the wrong encoding."""

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_META = re.compile(
    rb"<meta[^>]{0,300}?charset\s*=\s*[\"']?\s*([A-Za-z0-9_.:-]{2,40})", re.IGNORECASE
)
_XML = re.compile(rb"<\?xml[^>]{0,200}?encoding\s*=\s*[\"']([\w.:-]{2,40})", re.IGNORECASE)
_HEAD = 4096
"""How far into a page its encoding may be declared; browsers look at 1024 bytes."""
_SAMPLE = 200_000
_TAG = re.compile(
    rb"<(?:script|style)\b.*?</(?:script|style)\s*>|<[^<>]*>", re.DOTALL | re.IGNORECASE
)
_MANY = re.compile(rb"[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}")
_HIGH = re.compile(rb"[\x80-\xff]")
_TWICE = re.compile("[\u00c2-\u00f4][\u0080-\u00bf\u0152-\u0192\u02c6-\u2122]")
"""UTF-8 read as Windows-1252: the two or three bytes of a letter as so many signs."""
_FREQUENT = re.compile("[ \n\r,.\u3000-\u3002\uff0c]")
"""The characters of which every text has some; with its bytes exchanged hardly any."""
# Names that browsers read as another, larger encoding (WHATWG Encoding Standard).
_AS_BROWSERS = {"iso8859-1": "cp1252", "ascii": "cp1252", "gb2312": "gb18030", "gbk": "gb18030"}
_SECOND_RANGE = "".join(map(chr, range(0x80, 0xA0)))
_CONTROLS = re.compile("[\x00-\x1f\x7f-\x9f]")
_LINES = re.compile("[\t\n\r]")
_WIDE, _WIDE_STOP = 2_000, 120
"""Characters of a file in UTF-16 that are looked at, and among how many there is a blank, a stop
or a comma at least: Chinese has one for ten, most text one for five, Thai the fewest."""
_ESCAPE = b"\x1b$"
_HARMLESS = "\t\n\r\x0b\x0c\x1c\x1d\x1e\x85"


def _refuse(detail: str) -> UnreadableError:
    return UnreadableError(
        f"the file is not text in an encoding that can be told ({detail})",
        "save it as UTF-8, or check that it is the right file",
    )


def _strict(data: bytes, encoding: str) -> str | None:
    try:
        text = data.decode(encoding)
    except (UnicodeError, LookupError):
        return None
    # A codec may be something else than characters (rot13, hex), or let surrogates through.
    return None if re.search("[\ud800-\udfff]", text) else text


def _declared(data: bytes) -> str | None:
    match = _META.search(data, 0, _HEAD) or _XML.search(data, 0, _HEAD)
    if match is None:
        return None
    try:
        name = codecs.lookup(match.group(1).decode("ascii")).name
    except LookupError:
        return None
    return _AS_BROWSERS.get(name, name)


def _wide(data: bytes) -> tuple[str, str] | None:
    """UTF-16 without a byte order mark: the order of bytes in which it has blanks and stops.

    None if neither order gives text: letters and marks that Unicode knows, no private ones.
    """
    found = []
    for name in ("utf-16-le", "utf-16-be"):
        text = _strict(data, name)
        sample = (text or "")[:_WIDE]
        frequent = len(_FREQUENT.findall(sample))
        kinds = [unicodedata.category(char) for char in sample]
        strange = sum(kind in ("Cn", "Co", "Cc") for kind in kinds) - len(_LINES.findall(sample))
        if text and frequent * _WIDE_STOP >= len(sample) and strange <= len(sample) * CONTROL_SHARE:
            found.append((frequent, text, name))
    return max(found)[1:] if found else None


def _guess(data: bytes, *, markup: bool) -> tuple[str, float, str | None]:
    """The encoding that chardet guesses, its confidence, and the file decoded by it.

    Tags are left out: they are ASCII in any encoding, and a declaration among them would answer
    the question that is asked.
    """
    asked = _TAG.sub(b" ", data[:_SAMPLE]) if markup else data[:_SAMPLE]
    found = import_module("chardet").detect(asked)  # loaded by the first file that needs a guess
    name = (found["encoding"] or "").lower()
    try:
        name = _AS_BROWSERS.get(codecs.lookup(name).name, name)
    except LookupError:
        return "", 0.0, None
    return name, found["confidence"], _strict(data, name)


def _guessed(data: bytes, *, markup: bool) -> tuple[str, str]:
    name, confidence, text = _guess(data, markup=markup)
    if not name:
        wide = _wide(data)  # Chinese in UTF-16 may hold no NUL
        if wide is None:
            raise _refuse("it looks like a picture, an archive or a program")
        return wide
    if confidence < CONFIDENCE_FLOOR:
        raise _refuse(f"perhaps {name}, but too little speaks for it")
    if text is None:
        raise _refuse(f"it is not quite {name}")
    return text, name


def _as_declared(data: bytes) -> tuple[str, str] | None:
    """A page as it declares itself, or as its bytes show where they belie it; None if it can't be.

    Any bytes are something in an encoding of one byte a character, so that a declaration left
    over from a template would turn a whole page into other letters.
    """
    name = _declared(data)
    text = _strict(data, name) if name else None
    if name is None or text is None:
        return None
    guess, confidence, other = _guess(data, markup=True)
    enough = len(_HIGH.findall(_TAG.sub(b" ", data[:_SAMPLE]))) >= CONTEST_BYTES
    if enough and other is not None and confidence >= CONTEST_FLOOR and not _same(text, other):
        return other, guess
    return text, name


def _same(one: str, other: str) -> bool:
    """Whether two decodings of a file are the same text, but for a few signs."""
    if len(one) != len(other):
        return False
    apart = sum(left != right for left, right in zip(one, other, strict=True))
    return apart <= _ALIKE * sum(char > "\x7f" for char in one)


def _is_mostly_utf8(data: bytes) -> bool:
    """Whether bytes beyond ASCII stand together as those of UTF-8 do, too often for chance."""
    high, whole = len(_HIGH.findall(data)), _MANY.findall(data)
    if len(whole) < _WHOLE:
        return False
    lines = [line for line in data.splitlines() if _strict(line, "utf-8") is not None]
    faultless = [len(_HIGH.findall(line)) for line in lines if len(_MANY.findall(line)) >= _WHOLE]
    return sum(map(len, whole)) >= _IN_WHOLE * high or sum(faultless) >= _IN_LINES * high


def _refuse_broken(data: bytes) -> None:
    """Refuse UTF-8 with bytes broken, or with another encoding in the same file, and say where."""
    if not _is_mostly_utf8(data):
        return
    try:
        data.decode("utf-8")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise UnreadableError(
            "the file is UTF-8, but bytes in it are broken or in another encoding: the first in "
            f"line {line}, byte {error.start + 1} of the file",
            "save it again, or mend these bytes in an editor that shows them",
        ) from error


def _refuse_twice(text: str) -> None:
    """Refuse text that was UTF-8, was read as Windows-1252 and saved as UTF-8 again."""
    sample = text[:_SAMPLE]
    found = _TWICE.search(sample)
    if found is None:
        return
    try:
        back = b"".join(c.encode("latin-1" if c < "\u0100" else "cp1252") for c in sample)
    except UnicodeError:
        return  # what Windows-1252 has not was never read as it
    letters = sum(c > "\x7f" and c.isalpha() for c in back.decode("utf-8", "ignore"))
    if letters >= _WHOLE and _is_mostly_utf8(back):  # relics of quotation marks alone do no harm
        raise UnreadableError(
            "the text was read in a wrong encoding before it was saved: signs stand for its "
            f"letters (“{found.group()}”)",
            "save the source again from where it was published",
        )


def _candidates(data: bytes, *, markup: bool) -> tuple[str, str]:
    for bom, name in _BOMS:
        if data.startswith(bom):
            text = _strict(data[len(bom) :], name)
            if text is None:
                raise _refuse(f"its first bytes say {name}, the rest is not")
            return text, name
    if b"\0" in data:
        wide = _wide(data)
        if wide is None:
            raise _refuse("it holds NUL bytes")
        return wide
    text = _strict(data, "iso2022_jp") if _ESCAPE in data else None
    if text is not None:
        return text, "iso2022_jp"  # shifts between sets by escapes that are ASCII
    text = _strict(data, "utf-8")
    if text is not None:
        _refuse_twice(text)
        return text, "utf-8"
    _refuse_broken(data)
    return (markup and _as_declared(data)) or _guessed(data, markup=markup)


def decode(data: bytes, *, markup: bool = False) -> tuple[str, str]:
    """The text of ``data`` and the encoding's name. ``markup``: it may declare its encoding.

    Order: byte order mark, UTF-8 (whose form no other encoding takes by chance), the
    declaration in the markup unless the bytes belie it, chardet's guess. Nothing is replaced or
    dropped but the mark. Raises UnreadableError for NULs, other control characters in number,
    broken UTF-8, text that was read wrongly before, and what no encoding fits.
    """
    text, name = _candidates(data, markup=markup)
    if "\0" in text:
        raise _refuse("it holds NUL characters")
    sample = text[:_SAMPLE]
    harmless = _HARMLESS + _SECOND_RANGE if name == "utf-8" else _HARMLESS
    controls = sum(char not in harmless for char in _CONTROLS.findall(sample))
    if controls > max(3, len(sample) * CONTROL_SHARE):
        raise _refuse("it is full of control characters")
    return text, name
