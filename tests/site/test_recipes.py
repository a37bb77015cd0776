"""Recipes for hosts that can't be run here: what they say, compared with the policy."""

from __future__ import annotations

import json
import os
import subprocess
import tomllib
from pathlib import Path

import click
import pytest
import yaml
from click.testing import CliRunner, Result

from generator.cli import main
from generator.site import policy, recipes

FAKE = """\
#!/usr/bin/env python3
# Stands for aws: notes for each file of the folder what the real one would do with it.
import fnmatch, json, os, sys
words = sys.argv[1:]
assert words[:2] == ["s3", "sync"], words
site, bucket, rules, told = words[2], words[3], [], {}
rest = iter(words[4:])
for word in rest:
    if word in ("--include", "--exclude"):
        rules.append((word == "--include", next(rest)))
    elif word in ("--content-type", "--cache-control", "--endpoint-url"):
        told[word] = next(rest)
    else:
        told[word] = True
taken = []
for folder, _, names in os.walk(site):
    for name in names:
        path = os.path.relpath(os.path.join(folder, name), site)
        chosen = True
        for takes, pattern in rules:
            if fnmatch.fnmatch(path, pattern):
                chosen = takes
        taken += [path] if chosen else []
with open(os.environ["NOTES"], "a") as notes:
    notes.write(json.dumps({"bucket": bucket, "told": told, "taken": taken}) + "\\n")
"""


def recipe(*arguments: str) -> Result:
    """Run ``synoptic recipe``."""
    return CliRunner().invoke(main, ["recipe", *arguments])


def test_every_recipe_is_a_command_and_sound_in_its_form(root: Path) -> None:
    """All are offered, and each is what its host reads."""
    offered = main.commands["recipe"].params[0].type
    assert isinstance(offered, click.Choice)
    assert list(offered.choices) == list(recipes.RECIPES)
    there = {file.name for file in (root / "templates/hosts").iterdir()}
    assert there == set(recipes.RECIPES.values())
    assert tomllib.loads(recipe("netlify").stdout)["build"]["publish"] == "site"
    pages = tomllib.loads(recipe("cloudflare", "--domain", "a.example").stdout)
    assert (pages["name"], pages["pages_build_output_dir"]) == ("a-example", "site")


@pytest.mark.parametrize("wrong", ["a b", "a;b", "a$b", "../", "-a", "é", "a{}"])
def test_nothing_that_a_host_would_obey_gets_into_a_recipe(wrong: str) -> None:
    """Domains and paths are plain, or refused."""
    assert recipe("nginx", f"--domain={wrong}").exit_code == 2
    if wrong != "../":
        assert recipe("nginx", f"--site={wrong}").exit_code == 2


def test_the_headers_file_says_what_the_policy_says(tmp_path: Path) -> None:
    """What Netlify and Cloudflare Pages read holds each header once, and what may be kept."""
    policy.write(tmp_path, private=False)
    rules: dict[str, dict[str, str]] = {}
    for line in (tmp_path / "_headers").read_text(encoding="utf-8").splitlines():
        if not line.startswith(" "):
            path = line
            continue
        name, _, value = line.strip().partition(": ")
        assert name not in rules.get(path, {})
        rules.setdefault(path, {})[name] = value
    assert rules.pop("/*") == policy.HEADERS
    assert rules == {path: {"Cache-Control": policy.KEPT} for path in policy.LASTING}


def test_cloudfronts_policy_is_ours() -> None:
    """Every header stands in it, where that host wants it, and none besides."""
    made = json.loads(recipe("cloudfront").stdout)
    safe = made["SecurityHeadersConfig"]
    custom = made["CustomHeadersConfig"]
    assert custom["Quantity"] == len(custom["Items"])
    told = {item["Header"]: item["Value"] for item in custom["Items"]}
    told["Content-Security-Policy"] = safe["ContentSecurityPolicy"]["ContentSecurityPolicy"]
    told["Referrer-Policy"] = safe["ReferrerPolicy"]["ReferrerPolicy"]
    told["X-Content-Type-Options"] = "nosniff" if safe["ContentTypeOptions"]["Override"] else ""
    age = safe["StrictTransportSecurity"]["AccessControlMaxAgeSec"]
    told["Strict-Transport-Security"] = f"max-age={age}"
    assert told == policy.HEADERS


def test_gitlab_takes_a_request_as_data() -> None:
    """The branch's own program admits, checks, compares and builds, within limits; no job that
    publishes runs for a request.
    """
    made = yaml.safe_load(recipe("gitlab").stdout)
    jobs = {name: job for name, job in made.items() if isinstance(job, dict) and "script" in job}
    assert jobs.keys() == {"preview", "test", "pages"}
    script = jobs["preview"]["script"]
    assert script[0] == 'git worktree add --detach ../base "$CI_MERGE_REQUEST_DIFF_BASE_SHA"'
    assert script[1] == "cd ../base"
    reading = [line for line in script if ".venv/bin/synoptic" in line]
    assert [line.split()[3] for line in reading] == ["admit", "check", "diff", "build"]
    assert all(line.startswith("timeout ") for line in reading)
    assert any(line.startswith("ulimit -v") for line in script)
    for name in ("test", "pages"):
        assert jobs[name]["rules"] == [{"if": "$CI_COMMIT_BRANCH == $CI_DEFAULT_BRANCH"}]


def test_storage_gets_each_file_once_with_its_type(tmp_path: Path) -> None:
    """Run with a stand-in for aws: types and caching are the policy's, pages come last, settings of
    hosts are never sent, and what is no more is deleted at the end.
    """
    for name in (*policy.SETTINGS, "404.html", "a/index.html", "search/index.pack", "x.csl.json"):
        (tmp_path / "site" / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "site" / name).write_text("x", encoding="utf-8")
    for ending in policy.TYPES:
        (tmp_path / f"site/one.{ending}").write_text("x", encoding="utf-8")
    (tmp_path / "site/search/index/ab").mkdir(parents=True)
    (tmp_path / "site/search/index/ab/names.pack").write_text("x", encoding="utf-8")
    (tmp_path / "aws").write_text(FAKE, encoding="utf-8")
    (tmp_path / "aws").chmod(0o755)
    (tmp_path / "s3.sh").write_text(recipe("s3").stdout, encoding="utf-8")
    there = {
        **os.environ,
        "PATH": f"{tmp_path}:{os.environ['PATH']}",
        "NOTES": str(tmp_path / "notes"),
    }
    command = ["bash", "s3.sh", "s3://ours", "--endpoint-url", "https://storage.example"]
    subprocess.run(command, cwd=tmp_path, env=there, check=True)
    lines = (tmp_path / "notes").read_text(encoding="utf-8").splitlines()
    *sent, last = [json.loads(line) for line in lines]
    assert all(call["bucket"] == "s3://ours" for call in (*sent, last))
    assert all(call["told"]["--endpoint-url"] == "https://storage.example" for call in sent)
    seen: dict[str, tuple[str, str]] = {}
    for call in sent:
        for path in call["taken"]:
            assert path not in seen, f"{path} is sent twice"
            seen[path] = (call["told"]["--content-type"], call["told"]["--cache-control"])
    files = {
        file.relative_to(tmp_path / "site").as_posix()
        for file in (tmp_path / "site").rglob("*")
        if file.is_file()
    }
    assert seen.keys() == files - set(policy.SETTINGS)
    for path, (kind, cache) in seen.items():
        assert kind == policy.TYPES[path.rpartition(".")[2]], path
        lasts = path.startswith("search/index/")
        assert cache == (policy.KEPT if lasts else policy.ASKED), path
    assert all(path.endswith(".html") for path in sent[-1]["taken"])
    assert last["told"]["--delete"]
    assert set(last["taken"]) == seen.keys()
