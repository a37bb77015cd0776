"""The recipe for nginx, as nginx itself serves a site by it."""

from __future__ import annotations

import gzip
import http.client
import os
import re
import shutil
import socket
import ssl
import subprocess
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from generator.model import Former
from generator.permalinks import hosts
from generator.site import policy, recipes

FRAME = """\
daemon off;
worker_processes 1;
{user}
pid {work}/pid;
error_log {work}/error.log warn;
events {{ }}
http {{
    access_log off;
    client_body_temp_path {work}/1;
    proxy_temp_path {work}/2;
    fastcgi_temp_path {work}/3;
    uwsgi_temp_path {work}/4;
    scgi_temp_path {work}/5;
    include {work}/recipe.conf;
}}
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What the server said, with header names in lower case."""

    status: int
    headers: dict[str, str]
    body: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class Served:
    """A server of this machine, and the folder it serves."""

    plain: int
    secure: int
    site: Path

    def ask(self, path: str, *, secure: bool = True, **headers: str) -> Answer:
        """The answer to one request, as it came: nothing is followed or unpacked."""
        if secure:
            context = ssl.create_default_context()
            context.check_hostname, context.verify_mode = False, ssl.CERT_NONE
            asked: http.client.HTTPConnection = http.client.HTTPSConnection(
                "127.0.0.1", self.secure, context=context, timeout=10
            )
        else:
            asked = http.client.HTTPConnection("127.0.0.1", self.plain, timeout=10)
        method = headers.pop("method", "GET")
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        asked.request(method, path, headers={"Host": "record.example", **named})
        answer = asked.getresponse()
        told = {name.lower(): value for name, value in answer.getheaders()}
        found = Answer(status=answer.status, headers=told, body=answer.read())
        asked.close()
        return found


def _free() -> int:
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return int(found.getsockname()[1])


def _adapted(text: str, work: Path, plain: int, secure: int) -> str:
    """The recipe, for this machine's ports and a certificate of its own; no rule is touched."""
    text = re.sub(r"^ *listen \[::\].*\n", "", text, flags=re.MULTILINE)
    text = text.replace("listen 80;", f"listen 127.0.0.1:{plain};")
    text = text.replace("listen 443 ", f"listen 127.0.0.1:{secure} ")
    return re.sub(r"/etc/letsencrypt/live/[^/]+/", f"{work}/", text)


@pytest.fixture(scope="module")
def served(
    root: Path, invented: Path, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Served]:
    """The invented corpus' site behind nginx; two of its pages have moved."""
    nginx = shutil.which("nginx", path=f"{os.environ.get('PATH', '')}:/usr/sbin")
    openssl = shutil.which("openssl")
    if nginx is None or openssl is None:
        pytest.skip("nginx and openssl are not on this machine: the recipe can't be tried")
    work = tmp_path_factory.mktemp("nginx")
    shutil.copytree(invented, work / "site")
    moved = (
        Former(address="documents/of-old", target="documents/many"),
        Former(address="documents/" + "long-" * 40, target="documents/many#s-manyaaaa"),
    )
    for output in hosts.outputs(moved, ("", "fr/")):
        (work / "site" / output.path).write_bytes(output.content)
    key, chain = work / "privkey.pem", work / "fullchain.pem"
    make = [openssl, "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2"]
    make += ["-subj", "/CN=record.example", "-keyout", str(key), "-out", str(chain)]
    subprocess.run(make, check=True, capture_output=True)
    made = recipes.recipe(
        "nginx", root / "templates", domain="record.example", site=str(work / "site")
    )
    plain, secure = _free(), _free()
    (work / "recipe.conf").write_text(_adapted(made, work, plain, secure), encoding="utf-8")
    user = "user root;" if os.geteuid() == 0 else ""
    (work / "nginx.conf").write_text(FRAME.format(work=work, user=user), encoding="utf-8")
    errors = work / "started.log"
    with errors.open("wb") as log:
        command = [nginx, "-p", str(work), "-e", str(work / "error.log")]
        server = subprocess.Popen([*command, "-c", str(work / "nginx.conf")], stderr=log)
    try:
        _await(secure, server, errors)
        yield Served(plain=plain, secure=secure, site=work / "site")
    finally:
        server.terminate()
        server.wait(10)
    assert not re.search(r"\[(error|crit|alert|emerg)\]", _said(work / "error.log")), _said(errors)


def _said(log: Path) -> str:
    """What the server complained of, without files that were asked for in vain."""
    lines = log.read_text(encoding="utf-8").splitlines() if log.exists() else []
    asked = ("is forbidden", "No such file", "Too many levels", "Not a directory")
    return "\n".join(line for line in lines if not any(word in line for word in asked))


def _await(port: int, server: subprocess.Popen[bytes], errors: Path) -> None:
    for _ in range(100):
        if server.poll() is not None:
            pytest.fail(f"nginx refuses the recipe: {errors.read_text(encoding='utf-8')}")
        try:
            socket.create_connection(("127.0.0.1", port), timeout=1).close()
        except OSError:
            time.sleep(0.1)
        else:
            return
    pytest.fail("nginx did not start")


def _files(site: Path) -> dict[str, str]:
    """One file of each ending, by ending."""
    found: dict[str, str] = {}
    for file in sorted(site.rglob("*.*")):
        if file.is_file() and file.name not in policy.SETTINGS and file.name != "404.html":
            found.setdefault(file.suffix[1:], f"/{file.relative_to(site).as_posix()}")
    return found


@pytest.mark.site
def test_every_answer_bears_the_policys_headers(served: Served) -> None:
    """Pages, data, redirects and what is not there; each header once and as the policy has it."""
    for path in ("/", "/fr/", "/data/agents.json", "/nowhere/", "/documents", "/documents/of-old/"):
        headers = served.ask(path).headers
        for name, value in policy.HEADERS.items():
            assert headers[name.lower()] == value, (path, name)
        assert headers["cache-control"] == policy.ASKED
        assert headers["server"] == "nginx", "tells no version"


@pytest.mark.site
def test_every_file_has_its_type(served: Served) -> None:
    """All endings that a site has are known to the policy, letters with their encoding."""
    files = _files(served.site)
    assert files.keys() <= policy.TYPES.keys()
    assert {"html", "json", "ris", "bib", "atom", "pack", "css", "js"} <= files.keys()
    for ending, path in files.items():
        answer = served.ask(path)
        assert answer.status == 200, path
        assert answer.headers["content-type"] == policy.TYPES[ending], path


@pytest.mark.site
def test_letters_are_packed_and_caches_told_so(served: Served) -> None:
    """What is worth it arrives packed to who can unpack it, and is the same; packs stay as is."""
    for ending, path in _files(served.site).items():
        data = (served.site / path[1:]).read_bytes()
        answer = served.ask(path, Accept_Encoding="gzip")
        if answer.headers.get("content-encoding") == "gzip":
            assert answer.headers["vary"] == "Accept-Encoding"
            assert gzip.decompress(answer.body) == data
        else:
            assert answer.body == data
            assert ending in ("pack", "png", "ico", "gz") or len(data) < 256, path
        assert served.ask(path).body == data


@pytest.mark.site
def test_caches_keep_what_lasts_and_ask_for_the_rest(served: Served) -> None:
    """The search index is kept for a year where it is; elsewhere a second visit costs no body."""
    pack = next((served.site / "search/index").rglob("*.pack")).relative_to(served.site)
    assert served.ask(f"/{pack}").headers["cache-control"] == policy.KEPT
    gone = served.ask("/search/index/0/gone.pack")
    assert (gone.status, gone.headers["cache-control"]) == (404, policy.ASKED)
    first = served.ask("/documents/many/")
    again = served.ask("/documents/many/", If_None_Match=first.headers["etag"])
    assert (again.status, again.body) == (304, b"")


@pytest.mark.site
def test_addresses_lead_to_pages(served: Served) -> None:
    """A folder's slash is added by a path alone, so that no port or host is told."""
    answer = served.ask("/documents/many")
    assert (answer.status, answer.headers["location"]) == (301, "/documents/many/")
    assert "<html lang=" in served.ask("/documents/many/").body.decode()
    assert b'lang="fr"' in served.ask("/fr/").body
    assert b'dir="rtl"' in served.ask("/ar/").body


@pytest.mark.site
def test_moved_addresses_lead_on(served: Served) -> None:
    """Page, edition and data; to a statement with its fragment, however long the address was."""
    led = {
        "/documents/of-old/": "/documents/many/",
        "/fr/documents/of-old/": "/fr/documents/many/",
        "/documents/of-old.json": "/documents/many.json",
        f"/documents/{'long-' * 40}/": "/documents/many/#s-manyaaaa",
    }
    for path, place in led.items():
        answer = served.ask(path)
        assert (answer.status, answer.headers["location"]) == (301, place)


@pytest.mark.site
def test_what_is_no_page_is_not_there(served: Served) -> None:
    """No list of a folder, no settings of a host, no link out of the folder: the page for it."""
    (served.site / "link.txt").symlink_to("/etc/hostname")
    away = (served.site / "404.html").read_bytes()
    paths = [
        "/nowhere",
        "/assets/",
        "/search/index/",
        "/404.html",
        "/link.txt",
        "/../nginx.conf",
        "/%00",
    ]
    for path in (*paths, *(f"/{name}" for name in policy.SETTINGS)):
        answer = served.ask(path)
        assert answer.status in (400, 404), path
        assert answer.status == 400 or answer.body == away, path
    assert served.ask("/", method="POST").status == 405


@pytest.mark.site
def test_plain_http_leads_to_https(served: Served) -> None:
    """With the path and the query that were asked for."""
    answer = served.ask("/fr/?q=a", secure=False)
    assert (answer.status, answer.headers["location"]) == (301, "https://record.example/fr/?q=a")
