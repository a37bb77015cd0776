"""The preview's own steps, run for requests in a publication begun for the purpose."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import zlib
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest
import yaml
from click.testing import CliRunner

from generator import commenting
from generator.changes import Topic
from generator.cli import main

STOLEN = "stolen"
"""A file that a hostile request tries to leave behind."""
LITTLE = 1_000_000
"""KiB of memory that are enough for an honest request, as one of these tests shows."""
SETUP = """\
setup:
	@mkdir -p .venv/bin
	@echo '#!/bin/sh' > .venv/bin/synoptic
	@echo 'PYTHONPATH={root} exec {python} -P -m generator "$$@"' >> .venv/bin/synoptic
	@chmod +x .venv/bin/synoptic
"""
"""The same target without a registry: the program is this checkout's."""
TEXT = (
    "Harbour master answers\n\nTomas Rell, spokesman of Belvania's Ministry of Waters, said on 7"
    " March 2031: “We have opened nothing at all.”\n"
)
YAML = "id: 2031-03-07-answer\nrights: full\npublished: '2031-03-07'\noutlet: lake-courier\n"


def git(folder: Path, *arguments: str) -> str:
    """Run git there, as nobody in particular."""
    who = ("-c", "user.name=a", "-c", "user.email=a@example.org", "-c", "commit.gpgsign=false")
    done = subprocess.run(["git", *who, *arguments], cwd=folder, check=True, capture_output=True)
    return done.stdout.decode().strip()


def put(folder: Path, name: str, text: str | bytes) -> None:
    """A file with all its folders."""
    (folder / name).parent.mkdir(parents=True, exist_ok=True)
    (folder / name).write_bytes(text.encode() if isinstance(text, str) else text)


@pytest.fixture(scope="module")
def begun(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A new publication in a repository, its addresses recorded."""
    folder = tmp_path_factory.mktemp("begun") / "host"
    assert CliRunner().invoke(main, ["new", str(folder)]).exit_code == 0
    put(folder, "Makefile", SETUP.format(root=root, python=sys.executable))
    record = [sys.executable, "-m", "generator", "check", "--record-ids"]
    there = {**os.environ, "PYTHONPATH": str(root)}
    subprocess.run(record, cwd=folder, env=there, check=True, capture_output=True)
    git(folder, "init", "-q", "-b", "main")
    git(folder, "add", "-A")
    git(folder, "commit", "-qm", "begun")
    return folder


@pytest.fixture
def host(begun: Path, tmp_path: Path) -> Path:
    """The repository at its host, for one test."""
    return shutil.copytree(begun, tmp_path / "host")


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """A run of the workflow: its folder, the step at which it stopped ("" for none), its log."""

    folder: Path
    stopped: str
    log: str

    def kept(self) -> list[str]:
        """What it left to be kept."""
        out = self.folder / "out"
        return sorted(file.name for file in out.iterdir()) if out.is_dir() else []


def preview(
    root: Path,
    host: Path,
    change: Callable[[Path], object],
    *,
    label: bool = False,
    until: str = "Build the site",
    memory: int = 6_000_000,
) -> Run:
    """Make a request of ``change``, merge it as the host does, and run the steps on it.

    ``until`` names the first step that is not run; ``memory`` (KiB) replaces the steps' own limit.
    """
    git(host, "switch", "-qc", "request")
    change(host)
    git(host, "add", "-A")
    git(host, "commit", "-qm", "please")
    git(host, "switch", "-q", "--detach", "main")
    git(host, "merge", "-q", "--no-ff", "-m", "merged", "request")
    git(host, "update-ref", "refs/pull/1/merge", "HEAD")
    git(host, "switch", "-q", "main")
    folder = host.parent / "runner"
    (folder / "request").mkdir(parents=True)
    git(folder / "request", "init", "-q")
    git(folder / "request", "fetch", "-q", "--depth=2", host.as_uri(), "refs/pull/1/merge")
    git(folder / "request", "checkout", "-q", "--detach", "FETCH_HEAD")
    sha = git(folder / "request", "rev-parse", "HEAD")
    text = (root / ".github/workflows/preview.yml").read_text(encoding="utf-8")
    log = ""
    for step in yaml.safe_load(text)["jobs"]["preview"]["steps"]:
        if step["name"] == until:
            break
        if "run" not in step:
            continue
        beyond = "--beyond" if label else ""
        given = {"BEYOND": beyond} if "env" in step else {}
        env = {"PATH": os.environ["PATH"], "HOME": str(folder), "GITHUB_SHA": sha, **given}
        script = step["run"].replace("ulimit -v 6000000", f"ulimit -v {memory}")
        done = subprocess.run(
            ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", script],
            cwd=folder / step.get("working-directory", "."),
            env=env,
            capture_output=True,
            text=True,
            timeout=400,
            check=False,
        )
        log += done.stdout + done.stderr
        if done.returncode:
            return Run(folder=folder, stopped=step["name"], log=log)
    return Run(folder=folder, stopped="", log=log)


def _answer(folder: Path) -> None:
    put(folder, "content/documents/2031-03-07-answer.yml", YAML)
    put(folder, "content/documents/2031-03-07-answer.txt", TEXT)


@pytest.mark.site
def test_an_honest_request_is_previewed(root: Path, host: Path) -> None:
    """It is told what it changes, as values that the comment reads, and what readers would see; the
    site says that it is a preview.
    """
    run = preview(root, host, _answer, until="Keep what changes")
    assert not run.stopped, run.log
    assert run.kept() == ["changes.json", "site"]
    text = (run.folder / "out/changes.json").read_text(encoding="utf-8")
    changes, _ = commenting.parsed(text)
    new = [change.place for change in changes if change.topic is Topic.DOCUMENTS]
    assert new == ["documents/2031-03-07-answer"]
    page = run.folder / "out/site/documents/2031-03-07-answer/index.html"
    shown = page.read_text(encoding="utf-8")
    assert "We have opened nothing at all" in shown
    assert "noindex" in shown


def _thief(folder: Path) -> None:
    """Everything that a build might run, changed to leave a file behind."""
    code = f"import pathlib; pathlib.Path('{folder.parent / STOLEN}').touch()\n"
    for name in ("generator/__init__.py", "sitecustomize.py", "hook.py", "conftest.py"):
        put(folder, name, code)
    put(folder, "Makefile", f"setup:\n\ttouch {folder.parent / STOLEN}\n")
    put(folder, ".gitattributes", "* filter=thief\n")
    put(folder, ".githooks/post-checkout", f"#!/bin/sh\ntouch {folder.parent / STOLEN}\n")
    put(folder, ".github/workflows/preview.yml", "on: pull_request_target\n")
    settings = (folder / "mkdocs.yml").read_text(encoding="utf-8")
    put(folder, "mkdocs.yml", f"{settings}\nhooks: [hook.py]\n")
    put(folder, "templates/pages/document.md.j2", "{{ cycler.__init__.__globals__ }}")


def test_code_of_a_request_is_never_run(root: Path, host: Path) -> None:
    """It is refused before anything is read."""

    def change(folder: Path) -> None:
        _answer(folder)
        _thief(folder)

    run = preview(root, host, change)
    assert run.stopped == "Admit the request's documents"
    assert "a maintainer's consent" in run.log
    assert "::error file=Makefile" in run.log
    assert not (host.parent / STOLEN).exists()
    assert run.kept() == []


def test_code_is_not_run_with_a_maintainers_consent_either(root: Path, host: Path) -> None:
    """The label lets documents be read beside it; what reads them is the branch's own program."""

    def change(folder: Path) -> None:
        _answer(folder)
        _thief(folder)

    told = "Tell what changes for readers"
    run = preview(root, host, change, label=True, until=told, memory=LITTLE)
    assert not run.stopped, run.log
    assert not (host.parent / STOLEN).exists()


def test_a_lost_address_is_told_and_refused(root: Path, host: Path) -> None:
    """A document that was published can't vanish unexplained."""

    def change(folder: Path) -> None:
        for ending in ("yml", "txt"):
            (folder / f"content/documents/2031-03-06-ozerny-vestnik.{ending}").unlink()

    run = preview(root, host, change)
    assert run.stopped == "Check them"
    assert "::error file=content/" in run.log


def _large(folder: Path) -> None:
    _answer(folder)
    with (folder / "content/documents/large.txt").open("wb") as file:
        file.truncate(60 * 1024 * 1024)


def test_a_large_file_is_refused_by_its_size(root: Path, host: Path) -> None:
    """60 MB, of which nothing is read."""
    run = preview(root, host, _large)
    assert run.stopped == "Admit the request's documents"
    assert "has 62914560 bytes" in run.log


def _yaml_bomb(folder: Path) -> None:
    levels = [f"a: &a [{'x, ' * 9}]"]
    for one, other in zip("abcdefghi", "bcdefghij", strict=True):
        levels.append(f"{other}: &{other} [{', '.join([f'*{one}'] * 9)}]")
    _answer(folder)
    put(folder, "content/documents/2031-03-07-answer.yml", YAML + "\n".join(levels))


def _deep(folder: Path) -> None:
    _answer(folder)
    put(folder, "content/documents/2031-03-07-answer.yml", f"{YAML}note: {'[' * 99_999}")


@pytest.mark.parametrize(
    ("change", "fault"), [(_yaml_bomb, "an alias"), (_deep, "nested more than")]
)
def test_records_that_would_grow_are_told_as_mistakes(
    root: Path, host: Path, change: Callable[[Path], None], fault: str
) -> None:
    """YAML that stands for more than memory holds, and YAML nested without end."""
    run = preview(root, host, change)
    assert run.stopped == "Check them"
    assert fault in run.log
    assert "Traceback" not in run.log


def _pdf_bomb(folder: Path) -> None:
    """Some kilobytes that unpack, twice over, to 500 MB of page."""
    unit = b"BT /F1 12 Tf 72 720 Td (Hello there) Tj ET\n" * 10_000
    packer = zlib.compressobj(9)
    once = b"".join(packer.compress(unit) for _ in range(1_200)) + packer.flush()
    twice = zlib.compress(once, 9)
    bodies = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 4 0 R >>",
        b"<< /Length %d /Filter [/FlateDecode /FlateDecode] >>\nstream\n%s\nendstream"
        % (len(twice), twice),
    ]
    whole, places = b"%PDF-1.4\n", []
    for number, body in enumerate(bodies, 1):
        places.append(len(whole))
        whole += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    whole += b"xref\n0 5\n0000000000 65535 f \n%strailer << /Size 5 /Root 1 0 R >>\n" % table
    whole += b"startxref\n%d\n%%%%EOF\n" % whole.rindex(b"xref\n")
    put(folder, "content/documents/2031-03-07-answer.yml", YAML)
    put(folder, "content/documents/2031-03-07-answer.pdf", whole)


def test_what_takes_too_much_is_ended_by_the_limits(root: Path, host: Path) -> None:
    """A PDF that unpacks to more than the step's memory: the step fails, and nothing is kept."""
    run = preview(root, host, _pdf_bomb, memory=LITTLE)
    assert run.stopped == "Check them", run.log
    assert run.kept() == []
