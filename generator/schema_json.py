"""JSON Schemas of all records, for the editors that maintainers write them in.

Editors read YAML with its own guesses: ``2021`` arrives as a number, an empty value as null,
where ``generator.content`` takes both as they are meant. So the schemas allow them too: a
schema never calls wrong what the program takes, while the program checks more (ids that must
exist, files that must be there).
"""

from __future__ import annotations

from typing import Any

from pydantic.json_schema import GenerateJsonSchema

from generator.schema import FOLDERS, REGISTRIES
from generator.schema_values import Record

DIALECT = GenerateJsonSchema.schema_dialect
"""Draft 2020-12."""


def schemas() -> dict[str, dict[str, Any]]:
    """The JSON Schema of each kind of record, by the name of its file in ``docs/schema/``."""
    single = {f"{name}.json": _schema(name, model) for name, model in FOLDERS.items()}
    lists = {f"{name}.json": _as_list(name, model) for name, model in REGISTRIES.items()}
    return dict(sorted({**single, **lists}.items()))


def _schema(name: str, model: type[Record]) -> dict[str, Any]:
    """The schema of one record."""
    made = _eased(model.model_json_schema(mode="validation"))
    made["title"] = f"A record of {name}/"
    made["description"] = (model.__doc__ or "").strip()
    return {"$schema": DIALECT, **made}


def _as_list(name: str, model: type[Record]) -> dict[str, Any]:
    """The schema of a registry: a list of entries."""
    entry = _eased(model.model_json_schema(mode="validation"))
    definitions = entry.pop("$defs", {})
    return {
        "$schema": DIALECT,
        "title": f"registries/{name}.yml",
        "description": (model.__doc__ or "").strip(),
        "type": ["array", "null"],
        "items": {"$ref": "#/$defs/Entry"},
        "$defs": dict(sorted({**definitions, "Entry": entry}.items())),
    }


def _eased(node: Any, *, optional: bool = False) -> Any:
    """``node`` with what an editor's reading of YAML needs, and without pydantic's titles."""
    if not isinstance(node, dict):
        return [_eased(item) for item in node] if isinstance(node, list) else node
    out = {key: value for key, value in node.items() if key not in ("title", "default")}
    for key in ("properties", "patternProperties", "$defs"):
        if key in out:
            required = node.get("required", []) if key == "properties" else list(out[key])
            out[key] = {
                name: _eased(value, optional=name not in required)
                for name, value in out[key].items()
            }
    for key in ("items", "anyOf"):
        if key in out:
            out[key] = _eased(out[key])
    if "patternProperties" in out:
        out["additionalProperties"] = False
    if out.get("type") == "string" and "enum" not in out and "const" not in out:
        out["type"] = ["string", "number", "boolean"] if "pattern" not in out else "string"
    return _or_null(out) if optional else out


def _or_null(node: dict[str, Any]) -> dict[str, Any]:
    """``node``, or an empty value: a key left empty says no more than one left out."""
    empty = {"type": "null"}
    if empty in node.get("anyOf", []):
        return node
    said = {key: node[key] for key in ("description",) if key in node}
    inner = {key: value for key, value in node.items() if key not in said}
    return {**said, "anyOf": [inner, empty]}
