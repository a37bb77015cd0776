"""What workflows of this project and of new publications must be like, as faults of a text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import yaml

LEAST: dict[str, dict[str, dict[str, str]]] = {
    "check": {"test": {"contents": "read"}},
    "preview": {"preview": {"contents": "read"}},
    "comment": {
        "comment": {"actions": "read", "contents": "read", "pull-requests": "write"},
    },
    "deploy": {
        "build": {"contents": "read"},
        "deploy": {"id-token": "write", "pages": "write"},
    },
}
"""All that each job may do."""
TRIGGERS = {
    "check": {"push", "pull_request"},
    "preview": {"pull_request"},
    "comment": {"workflow_run"},
    "deploy": {"push", "schedule", "workflow_dispatch"},
}
ACTIONS = {
    "actions/checkout",
    "actions/upload-artifact",
    "actions/deploy-pages",
}
_PINNED = re.compile(r"uses: ([\w.-]+/[\w./-]+)@[0-9a-f]{40} # v\d+\.\d+\.\d+$")
_LONGEST = 90


def faults(name: str, text: str) -> Iterator[str]:
    """Why the workflow ``name`` may not be as it is; nothing where it may."""
    flow = yaml.load(text, Loader=yaml.BaseLoader)
    yield from _text(text)
    triggers = set(flow["on"])
    if triggers != TRIGGERS[name]:
        yield f"is started by {sorted(triggers)}"
    if flow.get("permissions") != {}:
        yield "gives its jobs permissions that they did not ask for"
    if "group" not in flow.get("concurrency", {}):
        yield "has no concurrency group"
    if flow.get("defaults") != {"run": {"shell": "bash"}}:
        yield "does not stop at the first failure in a pipe"
    if flow["jobs"].keys() != LEAST[name].keys():
        yield f"has other jobs: {sorted(flow['jobs'])}"
    for label, job in flow["jobs"].items():
        yield from _job(job, LEAST[name].get(label, {}))
    if name == "preview":
        yield from _data(flow["jobs"]["preview"])


def _text(text: str) -> Iterator[str]:
    for line in text.splitlines():
        if re.match(r"\s*(- )?uses:", line):
            found = _PINNED.search(line)
            if not found:
                yield f"does not pin an action by its commit: {line.strip()}"
            elif found[1] not in ACTIONS:
                yield f"uses an action that nobody chose: {found[1]}"
    for word in ("pull_request_target", "secrets", "actions/cache", "cache:", "self-hosted"):
        if re.search(rf"(?<![\w-]){re.escape(word)}", text):
            yield f"names {word}"


def _job(job: dict[str, Any], least: dict[str, str]) -> Iterator[str]:
    allowed = job.get("permissions")
    if allowed != least:
        yield f"may do {allowed}, and needs {least}"
    if not 0 < int(job.get("timeout-minutes", 0)) <= _LONGEST:
        yield "may run for hours"
    if job["runs-on"] != "ubuntu-24.04":
        yield "runs on a machine that changes by itself"
    writes = any(value == "write" for value in least.values())
    for step in job["steps"]:
        run, action = step.get("run", ""), step.get("uses", "").partition("@")[0]
        if "${{" in run:
            yield "puts what others wrote into a command"
        if action == "actions/checkout":
            given = step.get("with", {})
            if given.get("persist-credentials") != "false":
                yield "leaves the token where the code lies"
            if writes and given.keys() != {"persist-credentials"}:
                yield "checks out something else than the main branch, and may write"
        if writes and "artifact" in action:
            yield "unpacks what another run left, and may write"
        if "id-token" in least and (run or action != "actions/deploy-pages"):
            yield "runs something beside the deployment with the right to deploy"
    if "pages" in least and job.get("environment", {}).get("name") != "github-pages":
        yield "deploys past the environment's rules"


_CONSENT = (
    "${{ (github.event.action == 'labeled'"
    " || github.event.pull_request.head.repo.full_name == github.repository)"
    " && '--beyond' || '' }}"
)
_LABELLED = "github.event.action != 'labeled' || github.event.label.name == 'admit-beyond'"
_READING = re.compile(r"(?m)^(.*)\.venv/bin/synoptic (\w+)")


def _data(job: dict[str, Any]) -> Iterator[str]:
    """The request is data: never worked in, read by the base's program only, within limits."""
    steps = job["steps"]
    if steps[0].get("with", {}).get("path") != "request":
        yield "does not keep the request apart"
    if steps[1].get("run") != 'git -C request worktree add --detach "$PWD/base" HEAD^1':
        yield "does not lay out the branch that is asked to change"
    if job.get("if") != _LABELLED:
        yield "takes any label for consent"
    if [step["env"] for step in steps if "env" in step] != [{"BEYOND": _CONSENT}]:
        yield "takes something else than the label for consent"
    read = []
    for step in steps[2:]:
        if "run" not in step:
            continue
        if step.get("working-directory") != "base":
            yield "works somewhere else than in the branch's own folder"
        if "request" in step["run"]:
            yield "touches the request"
        for line, command in _READING.findall(step["run"]):
            read.append(command)
            if not re.search(r"timeout \d+m ", line):
                yield f"lets {command} run on and on"
            if not re.search(r"(?m)^ulimit -v \d+ -t \d+", step["run"]):
                yield f"lets {command} take all memory"
    if read != ["admit", "check", "diff", "build"]:
        yield f"reads the request in another order: {read}"
