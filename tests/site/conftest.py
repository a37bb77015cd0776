"""A small site in five languages, built once for all tests of this room."""

from __future__ import annotations

import functools
import html
import http.server
import json
import shutil
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, sync_playwright

from generator import exporting, rendering, site
from generator.model import Mode, Output
from generator.rendering import environment
from generator.rendering.tongues import Tongue, editions
from tests.rendering.corpus import corpus, document, statement
from tests.site import fresh, held, unseen
from tests.site.pictures import served
from tests.site.small import DOCUMENTS, PEOPLE

SENTENCES = [
    f'The minister said that port number {number} was "quite safe" and open to ships.'
    for number in range(9)
]
MANY = "A long morning at the ministry\n" + " ".join(SENTENCES) + "\nThe day was fair.\nThe end."


def page(title: str, body: str, *, lang: str = "en", kind: str = "page") -> str:
    """One page of the tree as the program writes them: safe front matter and raw HTML."""
    head = {"title": title, "lang": lang, "dir": "rtl" if lang == "ar" else "ltr", "kind": kind}
    lines = "".join(
        f"{key}: {json.dumps(value, ensure_ascii=False)}\n" for key, value in head.items()
    )
    return f"---\n{lines}---\n\n{body}\n"


def document_page(entry: dict[str, Any]) -> str:
    """A document's page with its statements marked."""
    marked = [
        f'<span class="st" id="{name}" data-speaker="{who}">{html.escape(words)}</span>'
        for name, who, words in entry["statements"]
    ]
    direction = "rtl" if entry["lang"] == "ar" else "ltr"
    filler = "".join(f"<p>{number}</p>" for number in range(60))
    body = (
        f'<article class="doc" lang="{entry["lang"]}" dir="{direction}">'
        f"<h1>{entry['title']}</h1>{filler}<p>{entry['text'].format(*marked)}</p></article>"
    )
    return page(entry["title"], body, lang=entry["lang"], kind="document")


def _record(entry: dict[str, Any]) -> dict[str, Any]:
    return {
        "id": entry["id"],
        "language": {"value": entry["lang"]},
        "outlet": {"value": entry["outlet"]},
        "date": {"edtf": entry["date"]},
        "incidents": [{"id": "2031-05-01-harbour", "confidence": "probable"}],
        "statements": [
            {
                "id": name,
                "speaker": who,
                "speaker_confidence": "probable" if entry["lang"] == "uk" else "certain",
                "mode": "reported" if entry["lang"] == "fr" else "direct",
                "stances": ["denial"] if who == "anna-kovel" else [],
            }
            for name, who, _ in entry["statements"]
        ],
    }


def search_page(root: Path, tongue: Tongue | None = None) -> str:
    """The search page as the program writes it."""
    speaking = tongue or Tongue()
    template = environment(root / "templates/pages", speaking).get_template("search.md.j2")
    up = "../../" if speaking.prefix else "../"
    return template.render(root="../", top=up, stances={"denial": "Denies"})


def write_tree(
    tree: Path,
    root: Path,
    documents: list[dict[str, Any]] = DOCUMENTS,
    people: dict[str, dict[str, Any]] = PEOPLE,
) -> None:
    """Write a small tree: every page of the navigation, the documents and the data."""
    files: dict[str, str] = {}
    lists = (
        "incidents",
        "documents",
        "people",
        "organisations",
        "countries",
        "outlets",
        "key-points",
        "changes",
        "data",
    )
    for name in lists:
        files[f"{name}/index.md"] = page(name.capitalize(), f"<h1>{name.capitalize()}</h1>")
    for name in ("index", "about", "method"):
        files[f"{name}.md"] = page(name.capitalize(), f"# {name.capitalize()}")
    days = "".join(
        f'<li><time datetime="{entry["date"]}">{entry["date"]}</time> '
        f'<a href="../documents/{entry["id"]}/">{entry["title"]}</a></li>'
        for entry in sorted(documents, key=lambda item: item["date"])
    )
    files["timeline/index.md"] = page("Timeline", f"<h1>Timeline</h1><ol>{days}</ol>")
    files["changes/feed.atom"] = "<feed/>"
    files["search/index.md"] = page("Search", search_page(root), kind="search")
    for entry in documents:
        files[f"documents/{entry['id']}.md"] = document_page(entry)
        files[f"documents/{entry['id']}.json"] = json.dumps(_record(entry))
    for name, person in people.items():
        files[f"people/{name}.md"] = page(
            person["name"], f"<h1>{person['name']}</h1><p>Speaks.</p>"
        )
    files["organisations/harbour-office.md"] = page(
        "Harbour office",
        "<h1>Harbour office of the harbour</h1><p>The harbour is its own. It lies at KAI77.</p>",
    )
    files["incidents/2031-05-01-harbour.json"] = json.dumps(
        {"id": "2031-05-01-harbour", "title": "The harbour intrusion"}
    )
    office = {"id": "harbour-office", "name": "Harbour office", "forms": {"en": ["Harbour office"]}}
    agents = [
        office,
        *({"id": name, "kind": "person", **person} for name, person in people.items()),
    ]
    files["data/agents.json"] = json.dumps(agents, ensure_ascii=False)
    for path, text in files.items():
        (tree / path).parent.mkdir(parents=True, exist_ok=True)
        (tree / path).write_text(text, encoding="utf-8")


def publish(tree: Path, root: Path) -> Path:
    """A tree as a site; its report must be free of problems."""
    out = tree.parents[1] / "site"
    report = site.publish(tree, out, config=root / "mkdocs.yml", private=False)
    assert not report.problems, "\n".join(map(str, report.problems))
    return out


@pytest.fixture(scope="session")
def tree(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The small tree of pages."""
    folder = tmp_path_factory.mktemp("small") / "work" / "tree"
    write_tree(folder, root)
    return folder


@pytest.fixture(scope="session")
def built(root: Path, tree: Path) -> Path:
    """The small site, published once."""
    return publish(tree, root)


class _Quiet(http.server.SimpleHTTPRequestHandler):
    """Serves a folder, and says under which policy its pages may run."""

    def end_headers(self) -> None:
        policy = (
            "default-src 'none'; script-src 'self'; style-src 'self'; "
            "img-src 'self'; font-src 'self'; connect-src 'self'; "
            "manifest-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'"
        )
        self.send_header("Content-Security-Policy", policy)
        super().end_headers()

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - its name above
        """Say nothing."""


@contextmanager
def serving(built: Path) -> Iterator[str]:
    """A site behind a web server of this machine, below a path of its own."""
    folder = built.parent / "served"
    (folder / "below").mkdir(parents=True, exist_ok=True)
    shutil.copytree(built, folder / "below" / "here")
    handler = functools.partial(_Quiet, directory=str(folder))
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}/below/here/"
    server.shutdown()
    server.server_close()
    thread.join()


@pytest.fixture(scope="session")
def address(built: Path) -> Iterator[str]:
    """The small site, served."""
    with serving(built) as found:
        yield found


def _apart(of: ModuleType, root: Path, factory: pytest.TempPathFactory) -> Iterator[str]:
    folder = factory.mktemp("apart") / "work" / "tree"
    write_tree(folder, root, of.DOCUMENTS, of.PEOPLE)
    with serving(publish(folder, root)) as found:
        yield found


@pytest.fixture(scope="session")
def invented(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The invented corpus as a site, in English, French, Chinese and, right to left, Arabic."""
    folder = tmp_path_factory.mktemp("reading")
    said = tuple(
        statement(
            f"s-many{number:0>4}".translate(str.maketrans("01", "ab")), "many", MANY, words, mode
        )
        for number, (words, mode) in enumerate(
            [(sentence, Mode.REPORTED) for sentence in SENTENCES]
            + [("The day was fair.", Mode.DIRECT)]
        )
    )
    pages = tuple(
        Output(path=f"{name}.md", content=f"# {name.capitalize()}\n\nOur own words.\n".encode())
        for name in ("about", "method")
    )
    tree = folder / "tree"
    made = corpus(document("many", MANY, statements=said))
    speaking = editions(root / "templates/words", ("ar", "fr", "zh"))
    written = rendering.render(made, pages, root / "templates", speaking)
    for item in (*written, *exporting.export(made)):
        (tree / item.path).parent.mkdir(parents=True, exist_ok=True)
        (tree / item.path).write_bytes(item.content)
    report = site.publish(tree, folder / "site", config=root / "mkdocs.yml", private=False)
    assert not report.problems, "\n".join(map(str, report.problems))
    return folder / "site"


@pytest.fixture(scope="session")
def held_address(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A small site of the documents held apart, served."""
    yield from _apart(held, root, tmp_path_factory)


@pytest.fixture(scope="session")
def unseen_address(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A small site of the documents written last, served."""
    yield from _apart(unseen, root, tmp_path_factory)


@pytest.fixture(scope="session")
def fresh_address(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A small site of the documents that were never tuned on, served."""
    yield from _apart(fresh, root, tmp_path_factory)


@pytest.fixture(scope="session")
def base(invented: Path) -> Iterator[str]:
    """The invented corpus' site behind a web server."""
    with served(invented) as address:
        yield f"{address}/"


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Chromium as the machine has it."""
    path = shutil.which("chromium")
    if path is None:
        pytest.skip("Chromium is not on this machine: what browsers do can't be tested")
    with sync_playwright() as play:
        started = play.chromium.launch(executable_path=path, args=["--no-sandbox"])
        yield started
        started.close()


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    """A fresh visitor."""
    visitor = browser.new_context(locale="en-GB", viewport={"width": 1200, "height": 800})
    visitor.set_default_timeout(15_000)
    yield visitor
    visitor.close()
