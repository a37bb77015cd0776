"""``synoptic add``, step by step: read, tell, ask, write, and look at what was written."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import click
import yaml

from generator import content, fetching
from generator.build import Plan
from generator.cli import adding, asking, reports
from generator.cli.adding import Desk, Order
from generator.cli.console import Console, inert
from generator.cli.material import Material, RefusedError, from_file, from_web, is_url
from generator.cli.placing import File, PlacingError, place
from generator.errors import Problem


@dataclass(frozen=True, slots=True, kw_only=True)
class _Parcel:
    """What is to be written of one document: its id, its rights, its files."""

    name: str
    rights: str
    files: list[File]


def add(
    plan: Plan,
    order: Order,
    decided: dict[str, Any],
    console: Console,
    *,
    as_json: bool = False,
    lookup: fetching.Lookup = fetching.public,
) -> int:
    """Carry the order out; the exit code."""
    try:
        _check(plan, order, decided)
        desk = Desk(
            plan=plan,
            material=_material(order, console, lookup),
            decided=decided,
            step=console.step,
        )
        desk.check()
        desk.read()
        desk.check(desk.reading.corpus.registry)
        faults = sum(each.fatal for each in desk.reading.problems)
        if faults:
            console.step(f"the content folder has {faults} mistakes; synoptic check tells them")
        parcel = _prepared(desk, order, as_json=as_json)
        written = order.writes and (not order.asks or asking.write())
        if written:
            _write(desk, parcel.files)
    except RefusedError as error:
        console.problems(error.problems)
        console.finish({"written": []}, "nothing was written")
        return 1
    except click.Abort:
        console.finish({"written": []}, "stopped; nothing was written")
        return 1
    paths = [str(file.path) for file in parcel.files]
    summary = {
        "id": parcel.name,
        "rights": parcel.rights,
        "remarks": desk.material.remarks,
        "written": paths if written else [],
        "would_write": paths,
    }
    summary |= reports.facts(desk.proposal, desk.decided)
    console.finish(summary, _last(parcel, written=written))
    return 0


def _check(plan: Plan, order: Order, decided: dict[str, Any]) -> None:
    """Raise RefusedError for an order that can't be carried out, before anything is read."""
    web = is_url(order.source)
    fault = remedy = ""
    if not plan.content.is_dir():
        fault = f"there is no folder of content at {plan.content}"
        remedy = "go to the project's folder, or name it: synoptic --content DIR add …"
    elif web and order.vault is None:
        fault = "what is fetched is kept as WARC, and no folder was named for it"
        remedy = "name one outside the repository: --vault DIR"
    elif order.rights == "digest" and order.vault is None:
        fault = "a digest's original is kept outside the repository, and no folder was named for it"
        remedy = "name one: --vault DIR"
    elif web and (decided.keys() & {"url", "retrieved"}):
        fault = "--url and --retrieved are for files"
        remedy = "leave them out: a fetched page's address and day are known"
    elif order.vault is not None and (where := _published_with(order.vault, plan.content)):
        fault = f"the vault {order.vault} lies in {where}, and would be published with it"
        remedy = "name a folder outside of it, or have git ignore the vault"
    if fault:
        raise RefusedError(Problem(file=order.source, fault=fault, remedy=remedy))


def _published_with(vault: Path, folder: Path) -> str:
    """The folder or repository with which a vault would be published; "" for none."""
    if vault.resolve().is_relative_to(folder.resolve()):
        return "the content folder"
    git = shutil.which("git")
    if git is None:
        return ""

    def asked(*words: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(  # noqa: S603 - fixed words, and a folder that the user named
            [git, "-C", str(vault), *words], capture_output=True, text=True, check=False
        )

    inside = asked("rev-parse", "--show-toplevel")
    if inside.returncode or asked("check-ignore", "-q", "x").returncode == 0:
        return ""
    return f"the repository {inside.stdout.strip()}"


def _material(order: Order, console: Console, lookup: fetching.Lookup) -> Material:
    if is_url(order.source):
        console.step(f"fetching {order.source}")
        material = from_web(order.source, lookup=lookup)
    else:
        material = from_file(order.source)
    for remark in material.remarks:
        console.step(remark)
    return material


def _prepared(desk: Desk, order: Order, *, as_json: bool) -> _Parcel:
    """What is to be written, told and asked about."""
    entries = desk.proposal.entries if order.entries else ()
    if not as_json:
        _tell(["", *reports.lines(desk.proposal, desk.decided)])
    if order.asks:
        _ask(desk)
        if not order.entries:
            entries = tuple(asking.entries(desk.proposal.entries))
    rights = _rights(desk, order)
    name = desk.name(order.id)
    made = adding.files(desk, name, rights, order.vault, entries)
    if not as_json:
        _tell(
            [
                "",
                f"{name} ({rights or 'rights are to be chosen: see --rights'}):",
                *(f"  {_what(file)}" for file in made),
            ]
        )
    if not order.writes and not as_json:
        _tell(["", *made[-1].data.decode().splitlines()])
    return _Parcel(name=name, rights=rights, files=made)


def _ask(desk: Desk) -> None:
    """Ask about what is uncertain; what was decided may change what it is linked to."""
    answers = dict(asking.decisions(desk.proposal, desk.decided, desk.reading.corpus.registry))
    if answers:
        desk.decided |= answers
        desk.read()
        _tell(["", "With what you decided:", *reports.lines(desk.proposal, desk.decided)])


def _rights(desk: Desk, order: Order) -> str:
    """What may be shown: as ordered, else as the outlet's entry says, else as is answered."""
    if order.rights:
        return order.rights
    outlet = desk.decided.get("outlet") or desk.proposal.document.outlet.value
    default = adding.default_rights(desk.plan.content, outlet)
    if default == "digest" and order.vault is None:
        default = ""
    if default:
        return default
    if order.asks:
        return asking.rights(
            each for each in asking.RIGHTS if each != "digest" or order.vault is not None
        )
    if not order.writes:
        return ""
    fault = "nothing says what may be shown of it, and that is never guessed"
    remedy = "say --rights excerpt or --rights full, or --digest with --vault DIR"
    raise RefusedError(Problem(file=order.source, fault=fault, remedy=remedy))


def _write(desk: Desk, made: list[File]) -> None:
    """Write the files, and take them back where they make a mistake that was not there before."""
    folder, record = desk.plan.content, str(made[-1].path)
    before = {(each.file, each.key, each.fault) for each in content.load(folder).problems}
    try:
        placed = place(made)
    except PlacingError as error:
        raise RefusedError(error.problem) from None
    after = content.load(folder).problems
    new = [each for each in after if each.fatal and (each.file, each.key, each.fault) not in before]
    wrong = [
        each for each in new if not (each.file == record and "still to be written" in each.fault)
    ]
    if wrong:
        placed.undo()
        raise RefusedError(*wrong)


def _what(file: File) -> str:
    return f"{file.path}{'' if file.before is None else ' (with new entries)'}"


def _last(parcel: _Parcel, *, written: bool) -> str:
    if not written:
        return "nothing was written"
    record = yaml.load(parcel.files[-1].data, Loader=yaml.BaseLoader)  # noqa: S506 - text alone
    count = len(record.get("proposed", {}))
    waits = f" {count} proposed value{'s wait' if count > 1 else ' waits'} in its record."
    begun = (
        " Write the digest now: until then, check refuses it." if parcel.rights == "digest" else ""
    )
    return (
        f"{parcel.name} is added.{waits if count else ''}{begun} Next: synoptic edit {parcel.name}"
    )


def _tell(lines: Iterable[str]) -> None:
    click.echo(inert("\n".join(lines)))
