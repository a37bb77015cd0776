"""Workflows hold the rules, and each rule notices a workflow that breaks it."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml
from click.testing import CliRunner

from generator import commenting
from generator.admitting import OPEN
from generator.cli import main
from tests.workflows.rules import LEAST, faults

NAMES = sorted(LEAST)


def text(root: Path, name: str) -> str:
    """A workflow of this project."""
    return (root / f".github/workflows/{name}.yml").read_text(encoding="utf-8")


@pytest.mark.parametrize("name", NAMES)
def test_workflows_hold_every_rule(root: Path, name: str) -> None:
    """Each of them, and there are no others."""
    assert not list(faults(name, text(root, name)))
    assert sorted(file.stem for file in (root / ".github/workflows").iterdir()) == NAMES


def test_a_new_publication_has_the_same(root: Path, tmp_path: Path) -> None:
    """Byte for byte; what differs stands in its Makefile, which has every target they ask for."""
    assert CliRunner().invoke(main, ["new", str(tmp_path / "ours")]).exit_code == 0
    for name in NAMES:
        copy = tmp_path / f"ours/.github/workflows/{name}.yml"
        assert copy.read_text(encoding="utf-8") == text(root, name)
    asked = {"setup", "site", "test", "comment"}
    for makefile in (root / "Makefile", tmp_path / "ours/Makefile"):
        lines = makefile.read_text(encoding="utf-8").splitlines()
        assert asked <= {line.partition(":")[0] for line in lines}
        told = next(line for line in lines if "-m generator.commenting" in line)
        assert told.split("generator.commenting ")[1].split() == [f"content/{it}" for it in OPEN]


PIN = "actions/checkout@3d3c42e5aac5ba805825da76410c181273ba90b1 # v7.0.1"
BROKEN = [
    ("preview", "  pull_request:\n", "  pull_request_target:\n", "is started by"),
    ("preview", "permissions: {}\n", "permissions: write-all\n", "did not ask for"),
    ("preview", "permissions: {}\n", "", "did not ask for"),
    ("preview", "concurrency:\n", "other:\n", "concurrency"),
    ("preview", "    shell: bash\n", "    shell: sh\n", "first failure"),
    ("preview", "contents: read", "contents: write", "and needs"),
    ("preview", "    permissions:\n      contents: read\n", "", "may do None"),
    ("preview", "    timeout-minutes: 30\n", "", "for hours"),
    ("preview", "ubuntu-24.04", "ubuntu-latest", "changes by itself"),
    ("preview", "ubuntu-24.04", "self-hosted", "self-hosted"),
    ("preview", PIN, "actions/checkout@v7", "by its commit"),
    ("preview", PIN, PIN.partition(" #")[0], "by its commit"),
    ("preview", PIN, PIN.replace("actions/checkout", "somebody/checkout"), "nobody chose"),
    ("preview", "persist-credentials: false", "persist-credentials: true", "the token"),
    ("preview", '"$GITHUB_SHA"', "${{ github.event.pull_request.title }}", "others wrote"),
    ("preview", "BEYOND: ", "KEY: ${{ secrets.KEY }}\n          BEYOND: ", "names secrets"),
    ("preview", "== 'admit-beyond'", "!= ''", "any label"),
    ("preview", "(github.event.action == 'labeled' ||", "(true ||", "something else"),
    ("preview", "          path: request\n", "", "apart"),
    ("preview", "HEAD^1", "HEAD", "lay out the branch"),
    ("preview", "working-directory: base\n        run: make", "run: make", "somewhere else"),
    ("preview", "make setup", "make -C ../request setup", "touches the request"),
    ("preview", "ulimit -v 6000000 -t 300\n", "true\n", "lets admit take"),
    ("preview", "timeout 20m .venv", ".venv", "lets build run on"),
    ("preview", "bin/synoptic admit", "bin/synoptic check", "another order"),
    ("check", "  pull_request:\n", "  pull_request_target:\n", "pull_request_target"),
    ("check", "run: make test", "run: make test ${{ github.head_ref }}", "others wrote"),
    ("comment", "pull-requests: write", "pull-requests: write\n      issues: write", "and needs"),
    ("comment", "  cancel-in-progress: false\n", "  cache: x\n", "names cache:"),
    (
        "comment",
        "persist-credentials: false",
        "persist-credentials: false\n          ref: x",
        "main",
    ),
    ("comment", PIN, "actions/download-artifact@v8", "by its commit"),
    ("deploy", "contents: read", "contents: read\n      pages: write", "and needs"),
    ("deploy", "        id: pages\n", "        id: pages\n      - run: make\n", "beside the"),
    ("deploy", "      name: github-pages\n      url", "      url", "environment's rules"),
]


@pytest.mark.parametrize(("name", "old", "new", "fault"), BROKEN)
def test_each_rule_notices(root: Path, name: str, old: str, new: str, fault: str) -> None:
    """A copy with one thing changed for the worse is found faulty, and for that."""
    whole = text(root, name)
    assert old in whole
    found = list(faults(name, whole.replace(old, new, 1)))
    assert any(fault in said for said in found), found


def test_they_fit_together(root: Path) -> None:
    """The comment follows the preview, and takes the artifact under the name it is kept by."""
    comment, preview = (
        yaml.load(text(root, name), Loader=yaml.BaseLoader) for name in ("comment", "preview")
    )
    assert comment["on"]["workflow_run"]["workflows"] == [preview["name"]]
    kept = [
        step["with"]
        for step in preview["jobs"]["preview"]["steps"]
        if "name" in step.get("with", {})
    ]
    paths = {entry["name"]: entry["path"] for entry in kept}
    assert paths[commenting.ARTIFACT].rpartition("/")[2] == commenting.FILE
    steps = comment["jobs"]["comment"]["steps"]
    assert {"GH_TOKEN", "REPOSITORY", "RUN", "RUN_URL", "HEAD", "SHA"} == steps[-1]["env"].keys()
