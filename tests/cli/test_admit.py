"""``synoptic admit`` with real requests in a repository: honest ones and hostile ones."""

from __future__ import annotations

import json
import subprocess
import unicodedata
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from generator.admitting import FILES, RECORD, TOTAL, Touched, judge
from generator.cli import main
from generator.content.tree import MAX_SOURCE_BYTES

TEXT = "“The harbour was never ours to close,” Anna Kovel said on 4 March 2031.\n"
RECORD_OF = "id: {}\nrights: digest\npublished: '2031-03-04'\n"


def git(folder: Path, *arguments: str, given: bytes | None = None) -> str:
    """Run git there, as nobody in particular."""
    who = ("-c", "user.name=a", "-c", "user.email=a@example.org", "-c", "commit.gpgsign=false")
    done = subprocess.run(
        ["git", *who, *arguments], cwd=folder, check=True, capture_output=True, input=given
    )
    return done.stdout.decode("utf-8", "surrogateescape").strip()


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A repository with one document and two registries on its main branch."""
    folder = tmp_path / "project"
    put(folder, "content/documents/one.yml", RECORD_OF.format("one"))
    put(folder, "content/documents/one.txt", TEXT)
    put(folder, "content/registries/places.yml", "[]\n")
    put(folder, "content/incidents/2031-03-04-harbour.yml", "id: 2031-03-04-harbour\n")
    put(folder, "mkdocs.yml", "site_name: ours\n")
    git(folder, "init", "-q", "-b", "main")
    git(folder, "add", "-A")
    git(folder, "commit", "-qm", "one")
    monkeypatch.chdir(folder)
    return folder


def put(folder: Path, name: str, text: str | bytes) -> Path:
    """A file with all its folders."""
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(text.encode() if isinstance(text, str) else text)
    return path


def request(project: Path, change: Callable[[Path], object]) -> str:
    """A commit of somebody else's beside the main branch; the working tree is main's again."""
    git(project, "switch", "-qc", "request")
    change(project)
    git(project, "add", "-A")
    git(project, "commit", "-qm", "please")
    made = git(project, "rev-parse", "HEAD")
    git(project, "switch", "-q", "main")
    return made


def standing(project: Path) -> str:
    """What stands in the working tree, as a tree of git."""
    git(project, "add", "-A")
    return git(project, "write-tree")


def admit(*arguments: str) -> Result:
    """Run the command."""
    return CliRunner().invoke(main, ["admit", *arguments])


def _honest(folder: Path) -> None:
    put(folder, "content/documents/two.yml", RECORD_OF.format("two"))
    put(folder, "content/documents/two.txt", TEXT)
    put(folder, "content/registries/places.yml", "[] # none yet\n")
    (folder / "content/documents/one.txt").write_text(TEXT + TEXT, encoding="utf-8")


def test_an_honest_request_is_written_and_nothing_else(project: Path) -> None:
    """Added and changed files stand in the working tree, uncommitted; the branch stays."""
    made = request(project, _honest)
    before = git(project, "rev-parse", "HEAD")
    done = admit(made)
    assert done.exit_code == 0, done.stderr
    assert "4 files are admitted" in done.stderr
    assert git(project, "rev-parse", "HEAD") == before
    assert standing(project) == git(project, "rev-parse", f"{made}^{{tree}}")
    assert (project / "content/documents/two.txt").read_text(encoding="utf-8") == TEXT
    assert not (project / "content/documents/two.txt").stat().st_mode & 0o111


def test_a_removed_file_is_removed(project: Path) -> None:
    """And one that is emptied stays, empty."""

    def change(folder: Path) -> None:
        (folder / "content/documents/one.yml").unlink()
        put(folder, "content/documents/one.txt", "")

    assert admit(request(project, change)).exit_code == 0
    assert not (project / "content/documents/one.yml").exists()
    assert (project / "content/documents/one.txt").read_bytes() == b""


def test_what_the_merge_commit_brings_is_admitted(project: Path) -> None:
    """As a host merges it: the first parent is the branch, which went on meanwhile."""
    made = request(project, _honest)
    put(project, "content/documents/three.yml", RECORD_OF.format("three"))
    git(project, "add", "-A")
    git(project, "commit", "-qm", "ours")
    git(project, "checkout", "-q", "--detach", "main")
    git(project, "merge", "-q", "--no-ff", "-m", "merged", made)
    merged = git(project, "rev-parse", "HEAD")
    git(project, "switch", "-q", "main")
    assert admit(merged).exit_code == 0
    assert standing(project) == git(project, "rev-parse", f"{merged}^{{tree}}")


def _link(folder: Path) -> None:
    (folder / "content/documents/two.txt").symlink_to("/etc/passwd")


def _linked_folder(folder: Path) -> None:
    for file in (folder / "content/documents").iterdir():
        file.unlink()
    (folder / "content/documents").rmdir()
    (folder / "content/documents").symlink_to("/etc")


def _program(folder: Path) -> None:
    put(folder, "content/documents/two.txt", TEXT).chmod(0o755)


def _another(folder: Path) -> None:
    blob = git(folder, "rev-parse", "HEAD")
    git(folder, "update-index", "--add", "--cacheinfo", f"160000,{blob},content/documents/two")
    (folder / "content/documents/two").mkdir()


def _twins(folder: Path) -> None:
    put(folder, "content/documents/One.txt", TEXT)


def _decomposed(folder: Path) -> None:
    put(folder, f"content/documents/{unicodedata.normalize('NFD', 'é')}.txt", TEXT)


HOSTILE: list[tuple[Callable[[Path], object], str]] = [
    (_link, "is a symbolic link"),
    (_linked_folder, "of this type is not read"),
    (_program, "is marked as a program"),
    (_another, "of this type is not read"),
    (_twins, "by case alone"),
    (_decomposed, "composed form"),
    (lambda at: put(at, "content/documents/two.py", "import os\n"), "type is not read ('.py')"),
    (lambda at: put(at, "content/documents/Makefile", "all:\n"), "type is not read ('')"),
    (lambda at: put(at, "content/documents/in/two.txt", TEXT), "inside documents/"),
    (lambda at: put(at, "content/documents/a\nb.txt", TEXT), "not every disk takes"),
    (lambda at: put(at, "content/documents/a\u202eb.txt", TEXT), "not every disk takes"),
    (lambda at: put(at, "content/documents/-rf.txt", TEXT), "begins or ends"),
    (lambda at: put(at, "content/documents/.two.txt", TEXT), "begins or ends"),
    (lambda at: put(at, f"content/documents/{'a' * 200}.txt", TEXT), "name has 204 bytes"),
    (lambda at: put(at, "content/documents/two.txt", b"\x7fELF\0\0"), "is no text"),
    (lambda at: put(at, "content/documents/two.pdf", b"MZ\0\0"), "is called .pdf and is none"),
    (lambda at: put(at, "content/registries/mine.yml", "[]\n"), "no such registry"),
    (lambda at: put(at, "content/registries/places.yml", b" " * (RECORD + 1)), "more than"),
    (lambda at: put(at, "content/permalinks.txt", "a -> b\n"), "a maintainer's consent"),
    (lambda at: put(at, "content/pages/new.md", "<b>\n"), "a maintainer's consent"),
    (lambda at: put(at, ".github/workflows/preview.yml", "on: push\n"), "consent"),
    (lambda at: put(at, "mkdocs.yml", "hooks: [content/documents/x.py]\n"), "consent"),
    (lambda at: put(at, "generator/cli/__init__.py", "import os\n"), "consent"),
    (lambda at: put(at, ".gitattributes", "* filter=lfs\n"), "consent"),
]


@pytest.mark.parametrize(("change", "fault"), HOSTILE)
def test_a_hostile_request_is_refused_whole(
    project: Path, change: Callable[[Path], object], fault: str
) -> None:
    """Beside an honest file; the fault names the file, and nothing at all is written."""

    def both(folder: Path) -> None:
        put(folder, "content/documents/good.txt", TEXT)
        change(folder)

    made = request(project, both)
    done = admit(made, "--format", "json")
    told = json.loads(done.stdout)
    assert done.exit_code == 1
    assert any(fault in problem["fault"] for problem in told["problems"]), told
    assert git(project, "status", "--porcelain", "--", "content") == ""


def test_names_that_no_disk_could_hold_are_refused(project: Path) -> None:
    """Trees that git itself would never make: out of the folder, absolute, no UTF-8."""
    blob = git(project, "hash-object", "-w", "--stdin", given=TEXT.encode())
    inner = git(project, "mktree", given=f"100644 blob {blob}\tx.yml\n".encode())
    folder = git(project, "mktree", "--missing", given=f"040000 tree {inner}\t..\n".encode())
    bad = git(project, "mktree", "-z", given=b"100644 blob " + blob.encode() + b"\t\xff.txt\0")
    for tree in (folder, bad):
        content = git(project, "mktree", given=f"040000 tree {tree}\tdocuments\n".encode())
        top = git(project, "mktree", given=f"040000 tree {content}\tcontent\n".encode())
        made = git(project, "commit-tree", top, "-p", "HEAD", "-m", "bad")
        assert admit(made, "--beyond").exit_code == 1
        assert git(project, "status", "--porcelain") == ""
    touched = [Touched(path=path, shown=path, mode="100644") for path in ("/etc/x", "pages//x")]
    assert len(list(judge(touched, (), beyond=True))) == 2


def test_a_maintainers_consent_admits_what_is_beyond(project: Path) -> None:
    """All of the content is written then; what lies outside of it never is, and links never."""

    def change(folder: Path) -> None:
        put(folder, "content/pages/new.md", "New.\n")
        put(folder, "mkdocs.yml", "hooks: [x.py]\n")

    done = admit(request(project, change), "--beyond")
    assert done.exit_code == 0, done.stderr
    assert "1 outside of the content" in done.stderr
    assert (project / "content/pages/new.md").exists()
    assert (project / "mkdocs.yml").read_text(encoding="utf-8") == "site_name: ours\n"
    git(project, "clean", "-fdq", "content")
    git(project, "branch", "-D", "request")
    made = request(project, lambda at: (at / "content/incidents/x.yml").symlink_to("/etc/passwd"))
    assert "is a symbolic link" in admit(made, "--beyond").stderr


def test_work_of_ones_own_is_never_overwritten(project: Path) -> None:
    """Changes here, committed or not, to what the request changes stop it."""
    made = request(project, _honest)
    put(project, "content/documents/one.txt", "Mine.\n")
    assert "not committed" in admit(made).stderr
    git(project, "commit", "-qam", "mine")
    done = admit(made)
    assert done.exit_code == 1
    assert "changed here too" in done.stderr
    assert (project / "content/documents/one.txt").read_text(encoding="utf-8") == "Mine.\n"


def test_a_request_is_limited_in_number_and_size() -> None:
    """Neither many files nor large ones pass, alone or together."""

    def faults(*sizes: int) -> list[str]:
        touched = [
            Touched(path=f"documents/{n}.txt", shown=f"{n}", mode="100644", size=size)
            for n, size in enumerate(sizes)
        ]
        return [problem.fault for problem in judge(touched, ())]

    assert not faults(MAX_SOURCE_BYTES, TOTAL - MAX_SOURCE_BYTES)
    assert "bytes, more than the" in faults(MAX_SOURCE_BYTES + 1)[0]
    assert "bytes in all" in faults(*[MAX_SOURCE_BYTES] * 3)[0]
    assert not faults(*[1] * FILES)
    assert "touches" in faults(*[1] * (FILES + 1))[0]


def test_a_commit_that_is_none_is_told(project: Path) -> None:
    """No such commit, and one that has nothing in common with this branch."""
    assert admit("nowhere").exit_code == 2
    assert admit("--", "--upload-pack=x").exit_code == 2
    tree = git(project, "rev-parse", "HEAD^{tree}")
    assert admit(git(project, "commit-tree", tree, "-m", "alone")).exit_code == 2
