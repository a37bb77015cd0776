"""``synoptic new``: a publication of one's own, from the package alone."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml
from click.testing import CliRunner, Result

from generator.adding.writing import SCHEMA
from generator.build import layers
from generator.cli import main
from generator.shipped import root as shipped


def run(*arguments: str) -> Result:
    """Run ``synoptic`` in this process."""
    return CliRunner().invoke(main, list(arguments))


def test_a_publication_begins_whole_or_not_at_all(tmp_path: Path) -> None:
    """A folder that holds anything is refused and left as it is; nothing is left beside."""
    full = tmp_path / "full"
    full.mkdir()
    (full / "mine.txt").write_text("mine", encoding="utf-8")
    refused = run("new", str(full))
    assert refused.exit_code == 2
    assert "is not empty" in refused.stderr
    assert [file.name for file in full.iterdir()] == ["mine.txt"]
    assert run("new", str(tmp_path / "made")).exit_code == 0
    assert sorted(file.name for file in tmp_path.iterdir()) == ["full", "made"]


@pytest.mark.parametrize("name", ["The “Sorn” Record: it's said", "Запись", "{name}", "- no"])
def test_any_name_will_do(tmp_path: Path, name: str) -> None:
    """The site bears the name as it was given, whatever YAML would make of it."""
    folder = tmp_path / "a record of ours"
    assert run("new", str(folder), "--name", name).exit_code == 0
    text = (folder / "mkdocs.yml").read_text(encoding="utf-8")
    assert yaml.load(text, Loader=yaml.BaseLoader)["site_name"] == name


def test_settings_are_those_of_this_site(root: Path) -> None:
    """A new publication's settings differ from ours in names and in where templates lie only."""
    ours, new = (
        (root / path).read_text(encoding="utf-8").splitlines()
        for path in ("mkdocs.yml", "templates/publication/common/mkdocs.yml")
    )
    different = [(one, other) for one, other in zip(ours, new, strict=True) if one != other]
    assert [one.split(":")[0].strip() for one, _ in different] == [
        *("site_name", "site_description", "custom_dir")
    ]


@pytest.mark.parametrize("kind", [(), ("--empty",)])
def test_every_record_names_a_schema_that_is_there(tmp_path: Path, kind: tuple[str, ...]) -> None:
    """Editors find the schema that a record's first line names, in the form that ``add`` writes."""
    folder = tmp_path / "record"
    run("new", str(folder), *kind)
    records = sorted((folder / "content").rglob("*.yml"))
    assert records
    for record in records:
        named = record.read_text(encoding="utf-8").split("$schema=", 1)[1].split("\n", 1)[0]
        assert named == SCHEMA.format(kind=Path(named).stem).strip().partition("$schema=")[2]
        assert (record.parent / named).is_file(), record


def test_the_example_is_read_as_it_is_meant(tmp_path: Path) -> None:
    """Four invented documents in three languages: no mistake, and no note but that no address is
    recorded yet; right days and speakers; one briefing in three reports, two of which omit a point.
    """
    folder = tmp_path / "record"
    run("new", str(folder))
    checked = run("--content", str(folder / "content"), "check", "--format", "json")
    told = json.loads(checked.stdout)
    assert (told["ok"], told["documents"]) == (True, 4)
    assert [problem["file"].rpartition("/")[2] for problem in told["problems"]] == [
        "permalinks.txt"
    ]
    assert (
        run("--content", str(folder / "content"), "export", str(tmp_path / "data")).exit_code == 0
    )
    read = {
        file.stem: json.loads(file.read_text(encoding="utf-8"))
        for file in sorted((tmp_path / "data/documents").glob("*.json"))
        if not file.name.endswith(".csl.json")
    }
    facts = [
        (body["language"]["value"], body["date"]["edtf"], body["main_speaker"])
        for body in read.values()
    ]
    assert facts == [
        ("en", "2031-03-04", "ilka-brandt"),
        ("fr", "2031-03-05", "tomas-rell"),
        ("en", "2031-03-05", "tomas-rell"),
        ("ru", "2031-03-05", "tomas-rell"),
    ]
    titles = [body["title"]["value"].split()[0] for body in read.values()]
    assert titles == ["Castovia", "Inondation", "Belvania", "Белвания"]
    assert all(
        link["confidence"] == "probable" for body in read.values() for link in body["occasions"]
    )
    speakers = {entry["speaker"] for body in read.values() for entry in body["statements"]}
    assert speakers == {"ilka-brandt", "tomas-rell"}
    occasion = tmp_path / "data/occasions/2031-03-05-belvania-briefing.json"
    rows = json.loads(occasion.read_text(encoding="utf-8"))["utterances"]
    assert sorted(len(row["members"]) for row in rows) == [2, 3, 3, 3]


def test_an_empty_publication_is_sound(tmp_path: Path) -> None:
    """Registries that hold a comment alone are no mistake."""
    run("new", str(tmp_path / "record"), "--empty")
    folder = str(tmp_path / "record/content")
    checked = run("--content", folder, "check", "--format", "json")
    assert json.loads(checked.stdout) == {"ok": True, "documents": 0, "problems": []}


def test_one_file_of_ones_own_replaces_the_shipped_one(tmp_path: Path) -> None:
    """The rest is as shipped, and what is taken away again comes back."""
    own = tmp_path / "templates"
    sheet = own / "theme/assets/stylesheets/site.css"
    sheet.parent.mkdir(parents=True)
    sheet.write_text("body { color: green }", encoding="utf-8")
    made = layers.compose(shipped() / "templates", own, tmp_path / "made")
    same = made / "theme/assets/stylesheets/site.css"
    assert same.read_text(encoding="utf-8") == "body { color: green }"
    assert (made / "pages/document.md.j2").is_file()
    sheet.unlink()
    layers.compose(shipped() / "templates", own, made)
    assert same.read_bytes() == (shipped() / "templates" / same.relative_to(made)).read_bytes()


def test_our_own_templates_are_used_where_they_lie(root: Path, tmp_path: Path) -> None:
    """In this project no copy is made."""
    assert (
        layers.compose(root / "templates", root / "templates", tmp_path / "x") == root / "templates"
    )
    assert not (tmp_path / "x").exists()


SOURCES = ("generator", "templates", "content/pages", "requirements", ".github/workflows")


@pytest.mark.site
def test_the_wheel_needs_nothing_of_this_folder(root: Path, tmp_path: Path) -> None:
    """Built, installed and run elsewhere: a publication begins, is checked and becomes a site."""
    source, uv = tmp_path / "source", str(Path(sys.executable).with_name("uv"))
    for name in SOURCES:
        hidden = shutil.ignore_patterns("__pycache__", ".*")
        shutil.copytree(root / name, source / name, ignore=hidden)
    for name in ("pyproject.toml", "setup.py", "README.md"):
        shutil.copyfile(root / name, source / name)
    build = [uv, "build", "--quiet", "--wheel", "--no-build-isolation", "--offline"]
    done(*build, "--python", sys.executable, "--out-dir", str(tmp_path / "dist"), str(source))
    (wheel,) = (tmp_path / "dist").glob("*.whl")
    installed = tmp_path / "installed"
    put = [uv, "pip", "install", "--quiet", "--offline", "--no-deps"]
    done(*put, "--python", sys.executable, "--target", str(installed), str(wheel))
    shutil.rmtree(source)
    program = [sys.executable, "-P", "-m", "generator"]
    there = {**os.environ, "PYTHONPATH": str(installed)}
    asked = [sys.executable, "-P", "-c", "import generator; print(generator.__file__)"]
    assert done(*asked, env=there).strip() == str(installed / "generator/__init__.py")
    done(*program, "new", "record", "--name", "A record", cwd=tmp_path, env=there)
    folder = tmp_path / "record"
    done(*program, "check", cwd=folder, env=there)
    done(*program, "build", "--edition", "ru", cwd=folder, env=there)
    page = (folder / "site/occasions/2031-03-05-belvania-briefing/index.html").read_text("utf-8")
    assert "A record" in page
    assert "We did not open the sluices" in page
    assert "Nous n’avons pas ouvert les vannes" in page
    assert (folder / "site/ru/index.html").is_file()
    assert (folder / "site/search/index.pack").is_file()


def done(*command: str, **options: Any) -> str:
    """What a command prints; the test fails with its complaint if it fails."""
    ran = subprocess.run(command, capture_output=True, text=True, check=False, **options)
    assert ran.returncode == 0, ran.stderr
    return ran.stdout
