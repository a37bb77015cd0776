"""An earlier state of the content, or of the whole project, out of git into a folder of its own."""

from __future__ import annotations

import shutil
import subprocess
import tarfile
from pathlib import Path

import click


def default(content: Path) -> str:
    """The revision that work usually starts from: where this branch left the main one."""
    for name in ("origin/main", "main", "origin/master", "master"):
        found = _git(content, "merge-base", "HEAD", name)
        if found is not None:
            return found.strip()
    raise click.UsageError(
        "there is no main branch to compare with; name a revision, a folder of content or one that"
        " 'synoptic export' wrote"
    )


def unpack(folder: Path, revision: str, into: Path, *, whole: bool = False) -> Path:
    """Put ``folder`` as it was in ``revision`` into ``into``; gives where it is then.

    ``whole`` puts the whole project there. Neither the working tree nor git's own state is touched.
    Raises click's UsageError where there is no such revision, or nothing of the folder in it.
    """
    prefix = _git(folder, "rev-parse", "--show-prefix")
    known = _git(folder, "rev-parse", "--verify", "--quiet", f"{revision}^{{commit}}")
    if prefix is None or known is None:
        raise click.UsageError(
            f"“{revision}” is neither a folder nor a revision of the project that holds {folder}"
        )
    top = _git(folder, "rev-parse", "--show-toplevel") or ""
    where = prefix.strip().rstrip("/")
    command = ["archive", "--format=tar", known.strip(), *([] if whole or not where else [where])]
    into.mkdir(parents=True, exist_ok=True)
    made = subprocess.run(  # noqa: S603 - git, with a commit's own hash
        [program(), "-C", top.strip(), *command], capture_output=True, check=False
    )
    if made.returncode:
        raise click.UsageError(f"there is no {where or 'content'} in “{revision}”")
    packed = into / "packed.tar"
    packed.write_bytes(made.stdout)
    with tarfile.open(packed) as archive:
        archive.extractall(into, filter=_plain)  # noqa: S202 - the filter is tarfile's strictest
    packed.unlink()
    return into / where


def _plain(member: tarfile.TarInfo, place: str) -> tarfile.TarInfo | None:
    """Plain files and folders alone; a link in the content is refused where content is read."""
    if not (member.isfile() or member.isdir()):
        return None
    return tarfile.data_filter(member, place)


def _git(folder: Path, *arguments: str) -> str | None:
    """What git says in ``folder``; None where it refuses."""
    if not folder.is_dir():
        return None
    done = subprocess.run(  # noqa: S603 - git, never a shell
        [program(), "-C", str(folder), *arguments], capture_output=True, text=True, check=False
    )
    return done.stdout if done.returncode == 0 else None


def program() -> str:
    """Where git is; click's UsageError where it is not."""
    found = shutil.which("git")
    if found is None:
        raise click.UsageError("git is not installed; name a folder of content to compare with")
    return found
