"""What a request's own run left is read as values, whoever made it."""

from __future__ import annotations

import io
import json
import os
import subprocess
import sys
import zipfile
from collections.abc import Mapping
from dataclasses import asdict
from pathlib import Path
from typing import Any

import pytest

from generator import commenting
from generator.changes import Change, Topic
from generator.commenting import ForgedError

CHANGE = Change(
    topic=Topic.DOCUMENTS,
    place="documents/two",
    what="statements: 1; rights: full",
    after="The harbour @everyone [here](http://elsewhere.example) <img src=x>",
)
ALLOWED = ("content/documents/", "content/registries/")
ENV = {
    "REPOSITORY": "us/record",
    "SHA": "f" * 40,
    "HEAD": "a stranger:patch/1&x",
    "RUN": "7",
    "RUN_URL": "https://host.example/us/record/actions/runs/7",
}


def left(*changes: Change, notes: tuple[str, ...] = ()) -> str:
    """What ``synoptic diff --json`` writes of these."""
    return json.dumps({"changes": [asdict(one) for one in changes], "notes": notes, "lost": 0})


def packed(text: str | bytes, name: str = commenting.FILE, times: int = 1) -> bytes:
    """An archive as the host hands it out."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        for number in range(times):
            archive.writestr(name if not number else f"{number}{name}", text)
    return made.getvalue()


class Host:
    """A code host with one repository: answers as its API does, and keeps what is written."""

    def __init__(self, archive: bytes | None, files: list[str], comments: list[Any]) -> None:
        self.archive, self.files, self.comments = archive, files, comments
        self.written: list[tuple[str, str, str]] = []
        self.asked: list[str] = []

    def ask(self, path: str, send: Mapping[str, Any] | None, method: str) -> bytes:
        """One answer."""
        self.asked.append(path)
        where, _, query = path.removeprefix("repos/us/record/").partition("?")
        if send is not None:
            self.written.append((method, where, send["body"]))
            return b"{}"
        first = query.endswith("page=1")
        answers: dict[str, Any] = {
            "actions/runs/7/artifacts": {"artifacts": self._artifacts()},
            "pulls": [
                {"number": 3, "head": {"sha": "e" * 40}},
                {"number": 4, "head": {"sha": "f" * 40}},
            ],
            "pulls/4/files": [{"filename": name} for name in self.files],
            "issues/4/comments": self.comments,
        }
        if where == "actions/artifacts/9/zip":
            assert self.archive is not None
            return self.archive
        found = answers[where]
        return json.dumps(found if first or isinstance(found, dict) else []).encode()

    def _artifacts(self) -> list[dict[str, Any]]:
        if self.archive is None:
            return []
        return [{"id": 9, "name": commenting.ARTIFACT, "size_in_bytes": len(self.archive)}]


def test_a_request_is_told_what_it_does() -> None:
    """On the one that stands at this commit; words from outside are inert."""
    host = Host(packed(left(CHANGE)), ["content/documents/two.txt"], [])
    assert commenting.comment(host.ask, ENV, ALLOWED) == 1
    ((method, where, body),) = host.written
    assert (method, where) == ("POST", "issues/4/comments")
    assert body.startswith(commenting.MARK)
    assert "`The harbour @everyone [here](http://elsewhere.example) <img src=x>`" in body
    assert "⚠" not in body
    assert any("head=a%20stranger:patch%2F1%26x" in path for path in host.asked)


def test_one_comment_is_renewed() -> None:
    """Ours by author and mark; a stranger's that looks like it is left alone."""
    stranger = {"id": 1, "user": {"login": "stranger"}, "body": commenting.MARK}
    other = {"id": 2, "user": {"login": commenting.AUTHOR}, "body": "Something else"}
    ours = {"id": 5, "user": {"login": commenting.AUTHOR}, "body": f"{commenting.MARK}\nold"}
    host = Host(packed(left(CHANGE)), [], [stranger, other, ours])
    commenting.comment(host.ask, ENV, ALLOWED)
    assert [(method, where) for method, where, _ in host.written] == [
        ("PATCH", "issues/comments/5")
    ]


def test_a_request_that_could_forge_it_is_marked() -> None:
    """One that changes anything beside documents and registries; moved from there counts too."""
    files = ["content/documents/two.txt", ".github/workflows/`preview`.yml", "content/registries.x"]
    host = Host(packed(left()), files, [])
    commenting.comment(host.ask, ENV, ALLOWED)
    body = host.written[0][2]
    assert "⚠ It also changes `.github/workflows/'preview'.yml`, `content/registries.x`." in body


def test_a_request_that_was_not_read_is_told_so() -> None:
    """Its checks failed, so there is no artifact."""
    host = Host(None, [], [])
    commenting.comment(host.ask, ENV, ALLOWED)
    assert "It was not read" in host.written[0][2]


def test_an_older_run_says_nothing() -> None:
    """The request went on to another commit meanwhile."""
    host = Host(packed(left(CHANGE)), [], [])
    assert commenting.comment(host.ask, {**ENV, "SHA": "0" * 40}, ALLOWED) == 0
    assert not host.written


BAD_ARCHIVES = [
    b"no archive",
    packed("{}", "../changes.json"),
    packed("{}", "index.html"),
    packed("{}", times=2),
    packed(b"\xff\xfe"),
    packed(" " * (commenting.SIZE + 1)),
    packed("x" * 1000)[:-30],
    b" " * (commenting.SIZE + 1),
]


@pytest.mark.parametrize("archive", BAD_ARCHIVES)
def test_other_archives_are_refused(archive: bytes) -> None:
    """No archive, another file, several, no text, and one that unpacks to more than is read."""
    with pytest.raises(ForgedError):
        commenting.unpacked(archive)


def _with(**parts: Any) -> str:
    return json.dumps({"changes": [{**asdict(CHANGE), **parts}], "notes": []})


BAD_TEXTS = [
    "",
    "[]",
    "{}",
    "[" * 100_000,
    json.dumps({"changes": {}, "notes": 3}),
    json.dumps({"changes": [["a"]], "notes": []}),
    json.dumps({"changes": [], "notes": ["see https://elsewhere.example"]}),
    _with(topic="free money"),
    _with(what="see www.elsewhere.example"),
    _with(what=["a"]),
    _with(before={"a": 1}),
    _with(more="x"),
]


@pytest.mark.parametrize("text", BAD_TEXTS)
def test_what_our_program_would_not_write_is_refused(text: str) -> None:
    """Other shapes, other keys, other topics, addresses of the web among our own words."""
    with pytest.raises(ForgedError):
        commenting.parsed(text)


def test_a_forged_artifact_is_told_as_such() -> None:
    """The comment says so in our words, and repeats nothing of it."""
    host = Host(packed("free money at www.elsewhere.example"), [], [])
    commenting.comment(host.ask, ENV, ALLOWED)
    body = host.written[0][2]
    assert "can't be told: changes.json is not what synoptic diff writes" in body
    assert "money" not in body


def test_what_is_written_is_read_back() -> None:
    """All that ``diff`` can say, in the order in which it says it."""
    changes = tuple(
        Change(topic=topic, place="a", what="b", before="x\ny", note="n") for topic in Topic
    )
    read, notes = commenting.parsed(left(*changes, notes=("Some is not read.",)))
    assert [one.topic for one in read] == list(Topic)
    assert read[0].before == "x y", "a line break can't end a code span"
    assert notes == ("Some is not read.",)


GH = """\
#!/usr/bin/env python3
import json, os, sys
assert os.environ["GH_TOKEN"] == "token"
words = sys.argv[1:]
with open(os.environ["NOTES"], "a") as notes:
    sent = sys.stdin.read() if "--input" in words else ""
    notes.write(json.dumps([words, sent]) + "\\n")
path = words[3]
if "pulls?" in path:
    print(json.dumps([{"number": 4, "head": {"sha": "f" * 40}}]))
elif path.endswith("artifacts"):
    print(json.dumps({"artifacts": []}))
else:
    print("[]")
"""


def test_the_workflows_step_runs_with_python_alone(root: Path, tmp_path: Path) -> None:
    """As the runner does it, with a stand-in for gh: no library but Python's own is loaded."""
    (tmp_path / "gh").write_text(GH, encoding="utf-8")
    (tmp_path / "gh").chmod(0o755)
    env = {
        **ENV,
        "PATH": f"{tmp_path}:{os.environ['PATH']}",
        "GH_TOKEN": "token",
        "NOTES": str(tmp_path / "notes"),
        "PYTHONNOUSERSITE": "1",
        "PYTHONDONTWRITEBYTECODE": "1",
    }
    bare = f"PYTHON={sys.executable} -S"
    done = subprocess.run(
        ["make", "-s", "comment", bare],
        cwd=root,
        env=env,
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stdout) == (0, "1 requests told\n"), done.stderr
    lines = (tmp_path / "notes").read_text(encoding="utf-8").splitlines()
    words, sent = json.loads(lines[-1])
    assert words[:4] == ["api", "--method", "POST", "repos/us/record/issues/4/comments"]
    assert json.loads(sent)["body"].startswith(commenting.MARK)
