"""The lists in the reference that the program itself gives: options of commands, keys of records.

``python tests/docs/lists.py`` writes them into the reference anew, between their markers. What is
written around them, by hand, stays.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import click

from generator.cli import main
from generator.schema_json import schemas
from generator.schema_values import OpenRecord

REFERENCE = Path(__file__).resolve().parents[2] / "docs" / "reference"
_BLOCK = re.compile(r"(?<=<!-- list: )(?P<name>[\w.-]+) -->\n.*?(?=<!-- end -->)", re.DOTALL)


def commands() -> dict[str, click.Command]:
    """Every command by its name; the program itself is ``synoptic``."""
    return {"synoptic": main, **dict(sorted(main.commands.items()))}


def options(command: click.Command) -> Iterator[tuple[str, str]]:
    """The arguments and options of a command as they are typed, each with its meaning."""
    context = click.Context(command)
    for each in command.params:
        if isinstance(each, click.Option):
            names = ", ".join(f"`{name}`" for name in each.opts)
            if not each.is_flag and each.type.name != "boolean" and not each.count:
                names += f" `{each.make_metavar(context)}`"
            shown = (each.help or "").rstrip(".")
            if each.show_default:
                shown += f" [`{each.default}`]"
            yield names, shown + (" (may be given several times)" if each.multiple else "")


def option_table(name: str) -> str:
    """The options of one command as a table."""
    rows = "".join(_row(names, shown) for names, shown in options(commands()[name]))
    table = f"\n| option | meaning |\n| --- | --- |\n{rows}" if rows else "\nIt has no options.\n"
    return f"\n{usage(name)}\n{table}\n"


def usage(name: str) -> str:
    """How a command is typed, with the arguments that it takes."""
    command = commands()[name]
    pieces = command.collect_usage_pieces(click.Context(command))
    return f"`{' '.join(dict.fromkeys(('synoptic', name, *pieces)))}`"


def _row(*cells: str) -> str:
    """A row of a table; what Markdown would take for a cell's end or for a tag is escaped."""
    shown = (cell.replace("|", "\\|").replace("<", "\\<") for cell in cells)
    return f"| {' | '.join(shown)} |\n"


def parts(schema: Mapping[str, Any]) -> dict[str, Mapping[str, Any]]:
    """The mappings of a schema that have keys of their own, by name; the record itself is ''."""
    inner = dict(schema.get("$defs", {}))
    top = inner.pop("Entry", schema)
    return {"": top, **{name: part for name, part in sorted(inner.items()) if "properties" in part}}


def keys(part: Mapping[str, Any]) -> Iterator[tuple[str, str, str, bool]]:
    """Each key of a mapping: its name, its meaning, what it holds, whether it must be there.

    What several kinds of record share stands last, as ``check --fix`` writes it.
    """
    shared = OpenRecord.model_fields if "embargo" in part["properties"] else ()
    for name, node in sorted(part["properties"].items(), key=lambda item: item[0] in shared):
        yield name, node.get("description", ""), _holds(node), name in part.get("required", ())


def _holds(node: Mapping[str, Any]) -> str:
    """The values that a key takes, in a few words."""
    several = [each for each in node.get("anyOf", ()) if each.get("type") != "null"]
    if several:
        return " or ".join(sorted(dict.fromkeys(_holds(each) for each in several), key=len))
    if "$ref" in node:
        return f"[{_called(node['$ref'].rpartition('/')[2])}](#NAME-{_anchor(node['$ref'])})"
    if "enum" in node:
        return ", ".join(f"`{value}`" for value in node["enum"])
    kind = node.get("type")
    if kind == "array":
        return f"list of {_holds(node['items'])}"
    if kind == "object":
        return "mapping by language tag" if "patternProperties" in node else "mapping by key"
    if "format" in node:
        return _FORMATS[node["format"]]
    pattern = str(node.get("pattern", ""))
    return next(
        (said for sign, said in _PATTERNS if sign in pattern), _KINDS.get(str(kind), "text")
    )


_PATTERNS = (
    ("s-[a-z2-7]", "statement id"),
    (r"\d{4}-\d{2}-\d{2}-", "id with its day"),
    ("https?", "web address"),
    ("[0-9a-f]{64}", "SHA-256"),
    ("[a-z]{2,3}", "language tag"),
    ("[a-z0-9]+(-", "id"),
)
_FORMATS = {"date": "day", "edtf": "[date](../records.md#dates)"}
_KINDS = {"boolean": "`true` or `false`", "integer": "whole number", "number": "number"}


def _called(name: str) -> str:
    return re.sub(r"(?<=[a-z])(?=[A-Z])", " ", name.removesuffix("Record")).lower()


def _anchor(reference: str) -> str:
    return _called(reference.rpartition("/")[2]).replace(" ", "-")


def key_tables(name: str) -> str:
    """The keys of one kind of record, and of the mappings inside it."""
    out = ""
    for inner, part in parts(schemas()[f"{name}.json"]).items():
        out += f"\n### {name}: {_called(inner)}\n" if inner else ""
        out += "\n| key | holds | meaning |\n| --- | --- | --- |\n"
        for key, meaning, holds, needed in keys(part):
            must = " **Required.**" if needed else ""
            shown = holds.replace("#NAME-", f"#{name}-")
            out += _row(f"`{key}`", shown, meaning + must)
    return out + "\n"


def renewed(text: str) -> str:
    """A page of the reference with its lists as they are now."""

    def block(match: re.Match[str]) -> str:
        kind, _, name = match["name"].partition(".")
        made = option_table(name) if kind == "options" else key_tables(name)
        return f"{match['name']} -->\n{made}"

    return _BLOCK.sub(block, text)


def listed(text: str) -> set[str]:
    """The names of the lists that a page holds."""
    return {match["name"] for match in _BLOCK.finditer(text)}


if __name__ == "__main__":
    for page in sorted(REFERENCE.glob("*.md")):
        page.write_text(renewed(page.read_text("utf-8")), "utf-8")
