"""Every message that a maintainer can be told, as the program's own source has it.

A message is a fault and a remedy. They are looked for where they are written: as ``fault=`` or
``remedy=`` of a call, in variables of these names, at their place in calls of functions that have
such parameters, in what such functions give back, in the tables of wording, and in mistakes of
options. What is filled in is ``…``, so a message may be compared with what the docs quote.
"""

from __future__ import annotations

import ast
import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PARTS = ("fault", "remedy")
PARAMETERS = {"fault": "fault", "remedy": "remedy", "detail": "fault"}
"""Parameters that are given a part of a message; a detail becomes part of a fault."""
TABLES = {"_PATTERNS", "_SHAPES", "_CUSTOM", "_REMEDIES"}
"""Tables whose entries become parts of messages."""
GIVE = {"fault", "_unread"}
"""Functions that give back a fault."""
BOTH = {"in_words", "_missing", "_unknown_key", "_not_one_of"}
"""Functions that give back a fault and its remedy."""
USAGE = {"UsageError", "BadParameter", "ClickException"}
"""click's own errors: one text that holds both fault and remedy."""
REASONS = {"PhraseError": ("",), "ValueError": ("generator/edtf.py", "generator/schema_values.py")}
"""Errors whose text becomes the fault of a record's value, and the files where they do."""


@dataclass(slots=True)
class _Code:
    """The program's modules, its text constants, and who takes a fault or a remedy where."""

    trees: dict[str, ast.Module] = field(default_factory=dict)
    constants: dict[str, str] = field(default_factory=dict)
    own: dict[str, dict[str, str]] = field(default_factory=lambda: defaultdict(dict))
    file: str = ""
    takes: dict[tuple[str, str], dict[int, str]] = field(default_factory=lambda: defaultdict(dict))
    shared: dict[str, dict[int, str]] = field(default_factory=dict)

    def constant(self, name: str) -> str | None:
        """The text of a constant, of the file at hand or of another; None where it is no text."""
        return self.own[self.file].get(name, self.constants.get(name))

    def taken(self, file: str, name: str) -> dict[int, str]:
        """Which of a call's arguments are parts of a message, by the function's place."""
        return self.takes.get((file, name)) or self.shared.get(name, {})


def _read() -> _Code:
    code = _Code()
    for path in sorted((ROOT / "generator").rglob("*.py")):
        tree = ast.parse(path.read_text("utf-8"))
        file = path.relative_to(ROOT).as_posix()
        code.trees[file] = tree
        for node in tree.body:
            if isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Name):
                name, text = node.targets[0].id, _constant(node.value)
                code.own[file][name] = "…" if text is None else text
                if text is not None:
                    code.constants[name] = text
        for owner, function in _functions(tree):
            names = [each.arg for each in function.args.args]
            names = names[1:] if names[:1] == ["self"] else names
            called = owner if function.name == "__init__" else function.name
            for place, name in enumerate(names):
                if name in PARAMETERS:
                    code.takes[file, called][place] = PARAMETERS[name]
                    if not called.startswith("_"):
                        code.shared[called] = code.takes[file, called]
    return code


def _functions(tree: ast.AST) -> Iterator[tuple[str, ast.FunctionDef]]:
    for node in ast.walk(tree):
        if isinstance(node, ast.ClassDef):
            yield from (
                (node.name, each) for each in node.body if isinstance(each, ast.FunctionDef)
            )
        elif isinstance(node, ast.Module):
            yield from (("", each) for each in node.body if isinstance(each, ast.FunctionDef))


def _constant(node: ast.AST) -> str | None:
    return node.value if isinstance(node, ast.Constant) and isinstance(node.value, str) else None


def _texts(node: ast.AST, code: _Code) -> Iterator[str]:
    """The texts that an expression may become, gaps as ``…``."""
    match node:
        case ast.Constant(value=str(text)):
            yield text
        case ast.JoinedStr(values=parts):
            yield "".join(_piece(part, code) for part in parts)
        case ast.Name(id=name) if code.constant(name) is not None:
            yield code.constant(name) or ""
        case ast.IfExp(body=one, orelse=other):
            yield from _texts(one, code)
            yield from _texts(other, code)
        case ast.BoolOp(values=several) | ast.Tuple(elts=several) | ast.List(elts=several):
            for each in several:
                yield from _texts(each, code)
        case ast.Dict(values=several):
            for each in several:
                yield from _texts(each, code)
        case ast.Call(func=ast.Name(id="say"), args=[message, *_]):
            yield from _texts(message, code)
        case ast.Call(func=ast.Name(id="next"), args=[_, default]):
            yield from _texts(default, code)
        case ast.Call(func=ast.Attribute(attr="get", value=ast.Dict() as table), args=[_, default]):
            yield from _texts(table, code)
            yield from _texts(default, code)


def _piece(node: ast.AST, code: _Code) -> str:
    if isinstance(node, ast.FormattedValue):
        if isinstance(node.value, ast.Name) and node.value.id.lstrip("_").isupper():
            return code.constant(node.value.id) or "…"
        return "…"
    return _constant(node) or ""


def _calls(tree: ast.Module, code: _Code, file: str) -> Iterator[tuple[str, int, ast.AST]]:
    """What stands at the place of a fault or a remedy in calls."""
    for node in ast.walk(tree):
        if not isinstance(node, ast.Call):
            continue
        name = node.func.id if isinstance(node.func, ast.Name) else getattr(node.func, "attr", "")
        if name == "PydanticCustomError" and isinstance(node.args[2], ast.Dict):
            yield from (("fault", node.lineno, each) for each in node.args[2].values)
        for keyword in node.keywords:
            if keyword.arg in PARTS:
                yield keyword.arg, node.lineno, keyword.value
        for place, part in code.taken(file, name).items():
            if place < len(node.args):
                yield part, node.lineno, node.args[place]
        if node.args and (name in USAGE or any(file.startswith(f) for f in REASONS.get(name, ()))):
            yield "fault", node.lineno, node.args[0]


def _named(tree: ast.Module) -> Iterator[tuple[str, int, ast.AST]]:
    """What is put into variables and parameters named after a part, and into tables of parts."""
    for _, function in _functions(tree):
        given = function.args.args[len(function.args.args) - len(function.args.defaults) :]
        for name, value in zip(given, function.args.defaults, strict=True):
            if name.arg in PARTS:
                yield name.arg, function.lineno, value
    for node in ast.walk(tree):
        targets: list[tuple[ast.AST, ast.AST]] = []
        if isinstance(node, ast.Assign):
            targets = [(each, node.value) for each in node.targets]
        elif isinstance(node, ast.NamedExpr):
            targets = [(node.target, node.value)]
        for target, value in targets:
            if isinstance(target, ast.Tuple) and isinstance(value, ast.Tuple):
                pairs = list(zip(target.elts, value.elts, strict=False))
            else:
                pairs = [(target, value)]
            for one, other in pairs:
                if isinstance(one, ast.Name) and one.id in PARTS:
                    yield one.id, node.lineno, other
                if (
                    isinstance(one, ast.Name)
                    and one.id in TABLES
                    and isinstance(other, ast.Tuple | ast.Dict)
                ):
                    yield from _table(one.id, other)


def _table(name: str, table: ast.Tuple | ast.Dict) -> Iterator[tuple[str, int, ast.AST]]:
    rows = table.elts if isinstance(table, ast.Tuple) else table.values
    for row in rows:
        if isinstance(row, ast.Tuple):
            parts = PARTS if name != "_REMEDIES" else ("", "remedy")
            yield from (
                (part, row.lineno, cell) for part, cell in zip(parts, row.elts, strict=True) if part
            )
        elif name == "_CUSTOM":
            yield "remedy", row.lineno, row


def _given_back(tree: ast.Module) -> Iterator[tuple[str, int, ast.AST]]:
    """What functions return that give a fault, or a fault and its remedy."""
    for _, function in _functions(tree):
        for node in ast.walk(function):
            if not isinstance(node, ast.Return) or node.value is None:
                continue
            if function.name in GIVE:
                yield "fault", node.lineno, node.value
            elif function.name in BOTH and isinstance(node.value, ast.Tuple):
                yield from (
                    (part, node.lineno, each)
                    for part, each in zip(PARTS, node.value.elts, strict=True)
                )


def _passed_on(tree: ast.Module, code: _Code, file: str) -> Iterator[tuple[str, int, ast.AST]]:
    """What local variables of other names hold that are given as a part."""
    for _, function in _functions(tree):
        inner = ast.Module(body=[function], type_ignores=[])
        given = {
            value.id: part
            for part, _, value in _calls(inner, code, file)
            if isinstance(value, ast.Name) and value.id not in PARTS
        }
        for node in ast.walk(function):
            if isinstance(node, ast.Assign):
                for target in node.targets:
                    if isinstance(target, ast.Name) and target.id in given:
                        yield given[target.id], node.lineno, node.value
                    elif isinstance(target, ast.Tuple) and isinstance(node.value, ast.Tuple):
                        for one, other in zip(target.elts, node.value.elts, strict=False):
                            if isinstance(one, ast.Name) and one.id in given:
                                yield given[one.id], node.lineno, other


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class Message:
    """One part of a message, and where it is written."""

    file: str
    line: int
    part: str
    text: str


@lru_cache(maxsize=1)
def messages() -> tuple[Message, ...]:
    """Every part of every message. Texts of gaps alone, and punctuation around them, are none."""
    code = _read()
    found: set[Message] = set()
    for file, tree in code.trees.items():
        code.file = file
        for part, line, node in (
            *_calls(tree, code, file),
            *_named(tree),
            *_given_back(tree),
            *_passed_on(tree, code, file),
        ):
            for text in _texts(node, code):
                shown = re.sub(r"\{\w+\}", "…", " ".join(text.split()))
                if sum(char.isalpha() for char in shown) >= 3:
                    found.add(Message(file=file, line=line, part=part, text=shown))
    return tuple(sorted(found))


if __name__ == "__main__":
    for each in messages():
        print(f"{each.file}:{each.line} {each.part}: {each.text}")
