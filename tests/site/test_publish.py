"""Publishing: same bytes, nothing half done, nothing foreign."""

from __future__ import annotations

import hashlib
import os
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from generator import site
from generator.site import gate, policy, swap

pytestmark = pytest.mark.site

PUBLISH = """
import sys
from pathlib import Path
from generator import site
tree, out, config = map(Path, sys.argv[1:4])
report = site.publish(tree, out, config=config, private=False)
sys.exit(1 if report.fatal else 0)
"""


def hashes(folder: Path) -> dict[str, str]:
    """Every file by its path, as the hash of its bytes."""
    return {
        file.relative_to(folder).as_posix(): hashlib.sha256(file.read_bytes()).hexdigest()
        for file in sorted(folder.rglob("*"))
        if file.is_file()
    }


def command(root: Path, tree: Path, out: Path) -> list[str]:
    """The command that publishes in a process of its own."""
    return [sys.executable, "-c", PUBLISH, str(tree), str(out), str(root / "mkdocs.yml")]


def environment(root: Path, **more: str) -> dict[str, str]:
    """This process's environment with the program on the path."""
    return {**os.environ, "PYTHONPATH": str(root), **more}


def test_the_same_tree_gives_the_same_bytes(
    root: Path, tree: Path, built: Path, tmp_path: Path
) -> None:
    """Another folder, hash seed, time zone and locale change no byte, search index included."""
    other = tmp_path / "elsewhere" / "tree"
    shutil.copytree(tree, other)
    out = tmp_path / "out"
    settings = {"PYTHONHASHSEED": "77", "TZ": "Asia/Tokyo", "LC_ALL": "C"}
    done = subprocess.run(
        command(root, other, out), env=environment(root, **settings), check=False, cwd=tmp_path
    )
    assert done.returncode == 0
    assert hashes(out) == hashes(built)


@pytest.mark.parametrize("wait", [0.3, 0.9, 1.6])
def test_a_killed_build_leaves_the_old_site(
    root: Path, tree: Path, tmp_path: Path, wait: float
) -> None:
    """Killed at any time, the old site is whole, and the next build clears up and succeeds."""
    work = tmp_path / "work" / "tree"
    shutil.copytree(tree, work)
    out = tmp_path / "site"
    out.mkdir()
    (out / "index.html").write_text("old", encoding="utf-8")
    running = subprocess.Popen(command(root, work, out), env=environment(root))
    time.sleep(wait)
    running.send_signal(signal.SIGKILL)
    running.wait()
    text = (out / "index.html").read_text(encoding="utf-8")
    assert text == "old" or (out / "search/index.html").is_file()
    if wait == 1.6:
        assert not site.publish(work, out, config=root / "mkdocs.yml", private=False).problems
        assert (out / "search/index.html").is_file()
        assert {file.name for file in work.parent.iterdir()} - {"cards"} == {"lock", "tree"}


def test_two_builds_at_once_are_refused(root: Path, tree: Path, tmp_path: Path) -> None:
    """While one build holds the lock, another says so and touches nothing."""
    work = tmp_path / "tree"
    shutil.copytree(tree, work)
    script = (
        "import sys, time; from pathlib import Path; from generator.site import swap\n"
        "with swap.locked(Path(sys.argv[1])): print('held', flush=True); time.sleep(30)"
    )
    holder = subprocess.Popen(
        [sys.executable, "-c", script, str(tmp_path / "lock")],
        env=environment(root),
        stdout=subprocess.PIPE,
        text=True,
    )
    with holder:
        assert holder.stdout is not None
        holder.stdout.readline()
        report = site.publish(work, tmp_path / "site", config=root / "mkdocs.yml", private=False)
        holder.kill()
    assert report.fatal
    assert "another build" in str(report.problems[0])
    assert not (tmp_path / "site").exists()


def test_a_crash_between_two_renames_is_mended(tmp_path: Path) -> None:
    """Where names can't be exchanged in one step, the next build brings the old site back."""
    out, coming, previous = tmp_path / "site", tmp_path / "next", tmp_path / "previous"
    for folder, text in ((previous, "old"), (coming, "half")):
        folder.mkdir()
        (folder / "index.html").write_text(text, encoding="utf-8")
    swap.recover(out, coming, previous)
    assert (out / "index.html").read_text(encoding="utf-8") == "old"
    assert [file.name for file in tmp_path.iterdir()] == ["site"]


def test_a_broken_page_is_named_and_nothing_is_published(
    root: Path, tree: Path, tmp_path: Path
) -> None:
    """What MkDocs can't render, or the gate won't let through, is told with its file."""
    work = tmp_path / "work" / "tree"
    shutil.copytree(tree, work)
    (work / "documents/en-other.md").write_text("---\ntemplate: none.html\n---\nx", "utf-8")
    report = site.publish(work, tmp_path / "site", config=root / "mkdocs.yml", private=False)
    assert any("documents/en-other.md" in problem.file for problem in report.problems)
    assert not (tmp_path / "site").exists()


BARE = '<!doctype html><html lang="en"><head><title>x</title>'
HEAD = f'{BARE}<meta http-equiv="Content-Security-Policy" content="{policy.META}">'


def test_the_policy_stands_in_every_page_and_beside_the_site(tmp_path: Path) -> None:
    """A page without it is refused; the headers say it too, and keep a private site unindexed."""
    (tmp_path / "index.html").write_text(BARE + "<body>x", encoding="utf-8")
    assert any("no policy" in str(problem) for problem in gate.check(tmp_path, private=False))
    data = '<body><script type="application/ld+json">{}</script>'
    (tmp_path / "index.html").write_text(HEAD + data, encoding="utf-8")
    assert not list(gate.check(tmp_path, private=False)), "data is no script"
    policy.write(tmp_path, private=True)
    lines = (tmp_path / "_headers").read_text(encoding="utf-8").splitlines()
    assert f"  Content-Security-Policy: {policy.META}; frame-ancestors 'none'" in lines
    assert "unsafe-inline" not in policy.META
    assert any("noindex" in line for line in lines)


@pytest.mark.parametrize(
    ("page", "fault"),
    [
        ('<body><p onclick="x()">y', "runs a script"),
        ('<body><a href=" java\nscript:x()">y</a>', "holds"),
        ('<body><script src="//elsewhere.example/x.js"></script>', "loads"),
        ('<body><img srcset="/a.png 1x, https://elsewhere.example/b.png 2x">', "loads"),
        ('<body><iframe src="https://elsewhere.example/"></iframe>', "loads"),
        ('<link rel="stylesheet" href="https://elsewhere.example/x.css"><body>', "loads"),
        ('<body><i id="a"></i><i id="a"></i>', "stands twice"),
        ('<body><a href="gone/">y</a>', "not there"),
        ('<body><a href="../../outside/">y</a>', "not there"),
        ('<body><a href="#nowhere">y</a>', "does not hold"),
        ('<body><a href="../b/#c">y</a>', "does not hold"),
        ('<body><article class="doc" lang="ru">y</article>', "its document"),
        ("<body><script>x()</script>", "in the page itself"),
        ("<body><style>p { color: red }</style>", "in the page itself"),
        ('<body><p style="color: red">y', "a style of its own"),
        ('<meta property="og:image" content="gone.png"><body>y', "not there"),
    ],
)
def test_the_gate_refuses(tmp_path: Path, page: str, fault: str) -> None:
    """What would run, fetch from elsewhere, lead nowhere or be taken for another language."""
    for name, body in (("documents/a", HEAD + page), ("documents/b", HEAD + "<body>b")):
        (tmp_path / name).mkdir(parents=True)
        (tmp_path / name / "index.html").write_text(body, encoding="utf-8")
    problems = list(gate.check(tmp_path, private=False))
    assert len(problems) == 1
    assert problems[0].file == "documents/a/index.html"
    assert fault in problems[0].fault


def test_the_gate_lets_good_pages_through(tmp_path: Path) -> None:
    """Links elsewhere are no resources; links here may use any form that leads to a page."""
    body = (
        HEAD + '<body><a href="https://elsewhere.example/">x</a><a href="../b/#%D1%8F">b</a>'
        '<a href="/b/index.html">b</a><a href="#top">t</a><a href="./">s</a><a href="?p=1">q</a>'
        '<p>the word onclick="x" in a text &lt;script&gt;</p>'
    )
    for name, text in (("a", body), ("b", HEAD + '<body><h2 id="я">b</h2>')):
        (tmp_path / name).mkdir()
        (tmp_path / name / "index.html").write_text(text, encoding="utf-8")
    assert not list(gate.check(tmp_path, private=False))


def test_the_gate_wants_private_pages_marked(tmp_path: Path) -> None:
    """Every page of a private site asks not to be indexed and carries a banner."""
    marked = (
        '<meta name="robots" content="noindex"></head><body><p class="private-banner">private</p>'
    )
    (tmp_path / "index.html").write_text(HEAD + "<body>x", encoding="utf-8")
    assert len(list(gate.check(tmp_path, private=True))) == 2
    (tmp_path / "index.html").write_text(HEAD + marked, encoding="utf-8")
    assert not list(gate.check(tmp_path, private=True))
