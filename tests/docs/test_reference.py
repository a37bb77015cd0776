"""The reference is whole: every command, option, key and message, and none that is no more."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any, get_args

import pytest
from pydantic import BaseModel

from generator.content import nodes
from generator.content.records import without_empty
from generator.schema import FOLDERS, REGISTRIES, Proposable
from generator.schema_json import schemas
from tests.docs import lists, pages
from tests.docs.messages import messages

REFERENCE = pages.ROOT / "docs" / "reference"
RECORDS = {**FOLDERS, **REGISTRIES}


def sections(name: str) -> dict[str, str]:
    """The parts of a page of the reference by their headings of the second level."""
    parts = re.split(r"^## (.+)\n", (REFERENCE / name).read_text("utf-8"), flags=re.MULTILINE)
    return dict(zip(parts[1::2], parts[2::2], strict=True))


def test_lists_are_as_the_program_has_them() -> None:
    """Tables of options and keys are what ``tests/docs/lists.py`` makes of the program now."""
    for page in ("commands.md", "records.md"):
        text = (REFERENCE / page).read_text("utf-8")
        assert text == lists.renewed(text), f"run python tests/docs/lists.py ({page})"


def test_every_command_has_a_section_with_its_options_and_an_example() -> None:
    """No command is missing or left over; each is shown in use, with words of our own."""
    found = sections("commands.md")
    assert set(found) == set(lists.commands())
    for name, body in found.items():
        assert lists.listed(body) == {f"options.{name}"}, name
        examples = re.findall(r"^```console\n(.*?)^```", body, re.MULTILINE | re.DOTALL)
        assert any("$ " in each and "synoptic" in each for each in examples), name
        assert body.split("<!-- list", 1)[0].strip(), name


def test_every_option_says_what_it_means() -> None:
    """In the help, and so in the table that is made of it."""
    for name, command in lists.commands().items():
        silent = [names for names, meaning in lists.options(command) if not meaning.strip()]
        assert not silent, (name, silent)


def test_every_kind_of_record_has_a_section_with_its_keys() -> None:
    """One section for each schema, with the list made of it, and a meaning for every key."""
    found = sections("records.md")
    assert {f"{name}.json" for name in found} == set(schemas())
    for name, body in found.items():
        assert lists.listed(body) == {f"keys.{name}"}
        for part in lists.parts(schemas()[f"{name}.json"]).values():
            assert not [key for key, meaning, *_ in lists.keys(part) if not meaning], name


@pytest.mark.parametrize("name", sorted(RECORDS))
def test_the_example_of_a_record_is_sound_and_uses_every_key(name: str) -> None:
    """Whoever copies it gets a record that is taken; no key, however deep, is left out of it."""
    body = sections("records.md")[name]
    shown = re.search(r"^```yaml\n(.*?)^```", body, re.MULTILINE | re.DOTALL)
    assert shown
    parsed = nodes.parse(shown[1].encode(), "example")
    assert not parsed.faults
    (value,) = parsed.value if name in REGISTRIES else [parsed.value]
    record = RECORDS[name].model_validate(without_empty(value))
    alone = [key for key in _unused(record) if not _seen_elsewhere(key, value)]
    assert not alone


def _unused(record: BaseModel) -> Iterator[str]:
    for key in type(record).model_fields.keys() - record.model_fields_set:
        yield f"{type(record).__name__}.{key}"
    for key in record.model_fields_set:
        held = getattr(record, key)
        several = held.values() if isinstance(held, Mapping) else held
        for each in several if isinstance(several, list) or isinstance(held, Mapping) else (held,):
            if isinstance(each, BaseModel):
                yield from _unused(each)


def _seen_elsewhere(key: str, value: Any) -> bool:
    """Whether another mapping of the same kind has the key: one full example of each is enough."""
    kind, _, name = key.partition(".")
    return kind == "ClaimRecord" and any(name in each for each in value["attributions"])


def test_what_may_be_proposed_is_told() -> None:
    """Each key that may stand below ``proposed:``."""
    body = sections("records.md")["documents"]
    assert not [key for key in get_args(Proposable) if f"`{key}`" not in body]


def quoted() -> set[str]:
    """The messages that the page quotes: code in the first two columns of its tables."""
    found = set()
    for line in (REFERENCE / "messages.md").read_text("utf-8").splitlines():
        if line.startswith("| ") and not line.startswith("| ---"):
            said, remedy, *_ = re.split(r"(?<!\\)\|", line)[1:]
            for span in re.findall(r"`((?:[^`\\]|\\.)+)`", said + remedy):
                found.add(span.replace("\\|", "|").replace("\\`", "`").strip())
    return found


def test_every_message_is_told_and_none_that_is_no_more() -> None:
    """Each fault and each remedy that the program's source holds stands on the page, and back."""
    told = {message.text: f"{message.file}:{message.line}" for message in messages()}
    missing = {text: place for text, place in told.items() if text not in quoted()}
    assert not missing, "add them to docs/reference/messages.md"
    assert not quoted() - told.keys(), "take them out of docs/reference/messages.md"


@pytest.mark.parametrize(
    ("part", "text"),
    [
        ("fault", "there is no source file beside the record"),  # in a variable, then given on
        ("fault", "is not an id"),  # in a table
        ("fault", "the PDF is damaged"),  # at the place of a parameter
        ("fault", "'…' was published and is no more"),  # with a gap
        ("fault", "--vault is read by a private run only; add --private"),  # of an option
        ("fault", "it can’t be read"),  # where nothing else is known
        ("remedy", "remove it"),  # one of several
        ("remedy", "add it to …, or correct the id"),  # given back
        ("remedy", "open it in a browser, save the page and add the file (with --url)"),  # named
    ],
)
def test_messages_are_found_wherever_they_are_written(part: str, text: str) -> None:
    """The search that the test above rests on sees each of the ways in which they are written."""
    assert any((each.part, each.text) == (part, text) for each in messages())
