"""What is mechanical in a record is mended, and nothing else is touched."""

from __future__ import annotations

import unicodedata

import yaml
from hypothesis import given
from hypothesis import strategies as st

from generator.content import nodes
from generator.mending import mend

RECORD = """\
# yaml-language-server: $schema=../../docs/schema/documents.json
# by hand
rights: digest
id: 2031-04-02-morning-post  # never changes
note: >
  Two lines
  of a note.

# who published it
outlet: morning-post
published: 2031-04-02
"""


def test_keys_come_into_the_order_of_the_reference_with_their_comments() -> None:
    """The head of the file stays, a comment goes with the key below it, values stay as written."""
    made = mend(RECORD, "documents")
    assert made.text == (
        "# yaml-language-server: $schema=../../docs/schema/documents.json\n"
        "# by hand\n"
        "id: 2031-04-02-morning-post  # never changes\n"
        "# who published it\n"
        "outlet: morning-post\n"
        "published: '2031-04-02'\n"
        "rights: digest\n"
        "note: >\n  Two lines\n  of a note.\n\n"
    )
    assert [what.split(" ")[0] for what in made.done] == ["quotation", "keys"]


def test_line_ends_blanks_and_composed_characters() -> None:
    """CRLF, a byte order mark, blanks at line ends and decomposed letters are mended."""
    made = mend("\ufeffid: a  \r\nname: Be\u0301la\r\n\r\n\r\n", "people")
    assert made.text == "id: a\nname: B\u00e9la\n"
    assert len(made.done) == 3


def test_blanks_that_belong_to_a_text_stay() -> None:
    """Where blanks at a line's end are part of a value, the file keeps them."""
    text = "id: a\nnote: |\n  one  \n  two\n"
    assert mend(text, "people").text == text


def test_names_of_files_keep_their_bytes() -> None:
    """A file's name may be decomposed on disk, so its record keeps it as it is."""
    text = "id: a\nfile: Be\u0301la.txt\n"
    assert mend(text, "documents").text == text


def test_languages_that_read_as_truths_are_quoted() -> None:
    """``no`` is Norwegian here and false elsewhere: as a key and as a value it gets quotes."""
    made = mend("- id: a\n  forms:\n    no: [on, 1e3, plain]\n", "people")
    assert made.text == "- id: a\n  forms:\n    'no': ['on', 1e3, plain]\n"


def test_what_is_no_record_is_left_alone() -> None:
    """Broken YAML, aliases and an empty file are for people."""
    for text in ("id: [a\nb: 'c  \r\n", "a: &x [b]  \nc: *x\n", "", "\n"):
        assert mend(text, "documents").text == text


def test_a_file_that_grows_when_read_is_not_read() -> None:
    """Aliases upon aliases would fill the memory; they are seen before anything is built."""
    rows = [
        f"{chr(98 + n)}: &{chr(98 + n)} [{', '.join([f'*{chr(97 + n)}'] * 9)}]" for n in range(9)
    ]
    text = "\n".join(["a: &a [x, x]", *rows]) + "\n"
    assert mend(text, "documents").text == text


VALUES = st.recursive(
    st.text(st.characters(codec="utf-8", exclude_categories=("Cc", "Zl", "Zp")), max_size=12)
    | st.sampled_from(["no", "2031-04-02", "1e3", "0x1f", "~", "", "12:30:45", "=", "<<"]),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(["id", "note", "no", "file", "title", "x"]), inner, max_size=4
        )
    ),
    max_leaves=12,
)


@given(
    record=st.dictionaries(
        st.sampled_from(["rights", "id", "note", "url", "no"]), VALUES, min_size=1
    ),
    flow=st.booleans(),
    end=st.sampled_from(["\n", "\r\n"]),
)
def test_mending_keeps_what_is_said_and_ends(
    *, record: dict[str, object], flow: bool, end: str
) -> None:
    """Values are the same after mending but for NFC, and mending again changes nothing."""
    text = yaml.safe_dump(record, allow_unicode=True, default_flow_style=flow).replace("\n", end)
    made = mend(text, "documents")
    before, after = nodes.parse(text.encode(), "x"), nodes.parse(made.text.encode(), "x")
    if not before.faults:
        assert not after.faults
        assert _composed(after.value) == _composed(before.value)
    assert mend(made.text, "documents").text == made.text


def _composed(value: object) -> object:
    if isinstance(value, str):
        return unicodedata.normalize("NFC", value)
    if isinstance(value, list):
        return [_composed(item) for item in value]
    if isinstance(value, dict):
        return {_composed(key): _composed(item) for key, item in value.items()}
    return value
