"""The JSON Schemas that editors use."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
import yaml
from jsonschema import Draft202012Validator

from generator import schema_json
from generator.schema import FOLDERS, REGISTRIES
from generator.schema_values import keys

SCHEMAS = schema_json.schemas()


@pytest.mark.parametrize("name", SCHEMAS)
def test_each_is_a_valid_schema(name: str) -> None:
    """Every schema keeps to its dialect, and says what it is."""
    Draft202012Validator.check_schema(SCHEMAS[name])
    assert SCHEMAS[name]["title"]
    assert SCHEMAS[name]["description"]


def test_committed_schemas_are_current(root: Path) -> None:
    """docs/schema/ holds what the records say now; ``make schema`` renews it."""
    folder = root / "docs" / "schema"
    assert {path.name for path in folder.iterdir()} == set(SCHEMAS)
    for name, schema in SCHEMAS.items():
        text = json.dumps(schema, ensure_ascii=False, indent=2) + "\n"
        assert (folder / name).read_text(encoding="utf-8") == text, f"run make schema: {name}"


def test_every_key_is_explained() -> None:
    """An editor can show what each key means."""
    for name, schema in SCHEMAS.items():
        for owner in [schema, *schema.get("$defs", {}).values()]:
            for key, value in owner.get("properties", {}).items():
                assert value.get("description"), f"{name}: {key}"


def _record(**more: Any) -> dict[str, Any]:
    return {"id": "one", "rights": "full", **more}


@pytest.mark.parametrize(
    ("record", "good"),
    [
        (_record(), True),
        (_record(note=None, url=None, overrides=None), True),
        (_record(published=2021), True),
        (_record(derived_from={"kind": "reprint", "machine": True}), True),
        (_record(tilte="x"), False),
        (_record(rights="ful"), False),
        (_record(language="English"), False),
        ({"rights": "full"}, False),
        (_record(excerpt={"words": 0}), False),
        (_record(excerpt={"words": 90, "share": 0.1}, added="2031-05-04"), True),
    ],
)
def test_editors_judge_as_the_program_does(record: dict[str, Any], *, good: bool) -> None:
    """What an editor's YAML makes of a record passes where the program takes it."""
    assert Draft202012Validator(SCHEMAS["documents.json"]).is_valid(record) is good


def test_keys_that_records_share_are_written_last() -> None:
    """A record begins with its id; when it was added and corrected stands behind the rest."""
    for model in (*FOLDERS.values(), *REGISTRIES.values()):
        names = keys(model)
        assert names[0] == "id"
        assert sorted(names) == sorted(model.model_fields)
    assert keys(FOLDERS["documents"])[-4:] == ("added", "draft", "embargo", "corrections")


def test_one_form_or_several() -> None:
    """A single form may stand without a list; a wrong language tag is marked."""
    validator = Draft202012Validator(SCHEMAS["places.json"])
    assert validator.is_valid([{"id": "a", "name": "A", "forms": {"en": "A", "ru": ["А", "Б"]}}])
    assert not validator.is_valid([{"id": "a", "name": "A", "forms": {"English": "A"}}])


def test_committed_content_passes(root: Path) -> None:
    """The repository's own records raise no mark in an editor."""
    for file_name, schema in SCHEMAS.items():
        name = file_name.removesuffix(".json")
        files = [root / "content" / "registries" / f"{name}.yml"]
        files += sorted((root / "content" / name).glob("*.yml"))
        validator = Draft202012Validator(schema)
        for file in files:
            if file.exists():
                value = yaml.load(file.read_text(encoding="utf-8"), Loader=yaml.BaseLoader)
                assert value is not None
                faults = [error.message for error in validator.iter_errors(_typed(value))]
                assert not faults, f"{file.name}: {faults[:3]}"


def _typed(value: Any) -> Any:
    """Strings as an editor's YAML 1.2 types them, as far as the schemas care."""
    if isinstance(value, dict):
        return {key: _typed(item) for key, item in value.items()}
    if isinstance(value, list):
        return [_typed(item) for item in value]
    return {"true": True, "false": False, "": None}.get(value, value)
