"""Which encoding a file is in, found in the order of what can be trusted most."""

from __future__ import annotations

import codecs
import re

import chardet

from generator.errors import UnreadableError

CONFIDENCE_FLOOR = 0.12
"""chardet's confidence below which its guess is refused. On single sentences in six legacy
encodings it was right at 0.15 to 0.60; on noise it names no encoding at all."""
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
# Names that browsers read as another, larger encoding (WHATWG Encoding Standard).
_AS_BROWSERS = {"iso8859-1": "cp1252", "ascii": "cp1252", "gb2312": "gb18030", "gbk": "gb18030"}
_SECOND_RANGE = "".join(map(chr, range(0x80, 0xA0)))
_CONTROLS = re.compile("[\x00-\x1f\x7f-\x9f]")
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


def _wide(data: bytes) -> str | None:
    """UTF-16 without a byte order mark: nearly half of a Latin text's bytes are NUL."""
    sample = data[:_SAMPLE]
    even, odd = sample[::2].count(0), sample[1::2].count(0)
    if len(sample) < 16 or max(even, odd) < len(sample) / 4:
        return None
    return "utf-16-le" if odd > even else "utf-16-be"


def _guessed(data: bytes) -> tuple[str, str]:
    guess = chardet.detect(data[:_SAMPLE])
    name, confidence = guess["encoding"], guess["confidence"]
    if not name:
        raise _refuse("it looks like a picture, an archive or a program")
    if confidence < CONFIDENCE_FLOOR:
        raise _refuse(f"perhaps {name}, but too little speaks for it")
    text = _strict(data, name)
    if text is None:
        raise _refuse(f"it is not quite {name}")
    return text, name.lower()


def _candidates(data: bytes, *, markup: bool) -> tuple[str, str]:
    for bom, name in _BOMS:
        if data.startswith(bom):
            text = _strict(data[len(bom) :], name)
            if text is None:
                raise _refuse(f"its first bytes say {name}, the rest is not")
            return text, name
    if b"\0" in data:
        wide = _wide(data)
        text = _strict(data, wide) if wide else None
        if wide is None or text is None:
            raise _refuse("it holds NUL bytes")
        return text, wide
    text = _strict(data, "utf-8")
    if text is not None:
        return text, "utf-8"
    declared = _declared(data) if markup else None
    text = _strict(data, declared) if declared else None
    if declared and text is not None:
        return text, declared
    return _guessed(data)


def decode(data: bytes, *, markup: bool = False) -> tuple[str, str]:
    """The text of ``data`` and the encoding's name. ``markup``: it may declare its encoding.

    Order: byte order mark, UTF-8 (whose form no other encoding takes by chance), the
    declaration in the markup, chardet's guess. Nothing is replaced or dropped but the mark.
    Raises UnreadableError for NULs, other control characters in number, and what no encoding fits.
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
