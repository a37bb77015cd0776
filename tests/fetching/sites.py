"""A small site of our own on the loopback, with every way in which a page can go wrong."""

from __future__ import annotations

import gzip
import ssl
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import unquote

from generator.fetching import public

PAGE = (
    "<html><head><title>The harbour</title></head>"
    "<body><p>The harbour stood still.</p></body></html>"
)
ROBOTS = """
User-agent: *
Disallow: /

User-agent: synoptic
Allow: /
Disallow: /private/
Disallow: /*.secret$
"""


class Site(ThreadingHTTPServer):
    """The site, what was asked of it, and whether its robots.txt can be had."""

    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.asked: list[str] = []
        self.agents: list[str] = []
        self.hosts: list[str] = []
        self.robots: tuple[int, str] = (200, ROBOTS)
        self.sent = 0

    def handle_error(self, *_: object) -> None:
        """Say nothing: who asks goes away in the middle of many pages."""

    def url(self, path: str, host: str = "strelsau.example") -> str:
        """The address of a page, under an invented name."""
        return f"http://{host}:{self.server_address[1]}{path}"


class _Handler(BaseHTTPRequestHandler):
    server: Site
    protocol_version = "HTTP/1.1"

    def log_message(self, *_: object) -> None:
        """Say nothing."""

    def do_GET(self) -> None:
        self.close_connection = True
        self.server.asked.append(self.path)
        self.server.agents.append(self.headers["User-Agent"])
        self.server.hosts += self.headers.get_all("Host")
        if self.path == "/robots.txt":
            status, text = self.server.robots
            self._give(text.encode(), "text/plain", status=status)
            return
        name = self.path.strip("/").partition("/")[0].partition("?")[0]
        made = getattr(self, f"_{name.replace('.', '_')}", None)
        if made is None:
            self._give(b"nothing here", "text/html", status=404)
        else:
            made()

    def _give(
        self, body: bytes, media_type: str, *, status: int = 200, coding: str = "", where: str = ""
    ) -> None:
        self.send_response(status)
        if media_type:
            self.send_header("Content-Type", media_type)
        if coding:
            self.send_header("Content-Encoding", coding)
        if where:
            self.send_header("Location", where)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def _page(self) -> None:
        self._give(PAGE.encode(), "text/html; charset=utf-8")

    def _private(self) -> None:
        self._page()

    def _gone(self) -> None:
        self._give(b"", "text/html", status=410)

    def _packed(self) -> None:
        self._give(gzip.compress(PAGE.encode()), "text/html", coding="gzip")

    def _bomb(self) -> None:
        self._give(gzip.compress(b"a" * 30_000_000), "text/html", coding="gzip")

    def _broken(self) -> None:
        self._give(b"no gzip at all", "text/html", coding="gzip")

    def _brotli(self) -> None:
        self._give(b"\x0b", "text/html", coding="br")

    def _picture(self) -> None:
        self._give(b"\x89PNG\r\n", "image/png")

    def _unsaid(self) -> None:
        self._give(PAGE.encode(), "")

    def _pdf(self) -> None:
        self._give(b"%PDF-1.4 and no more", "application/octet-stream")

    def _empty(self) -> None:
        self._give(b" \n", "text/html")

    def _cyrillic(self) -> None:
        self._give("<p>Порт стоял весь день.</p>".encode("cp1251"), "text/html; charset=cp1251")

    def _mislabelled(self) -> None:
        text = "<title>Порт стоял</title><p>Порт стоял весь день, и никто не знал, отчего.</p>"
        self._give(text.encode("cp1251"), "text/html; charset=utf-8")

    def _binary(self) -> None:
        self._give(bytes(range(256)) * 100, "text/plain")

    def _loop(self) -> None:
        self._give(b"", "text/html", status=302, where="/loop/again")

    def _moved(self) -> None:
        self._give(b"moved", "text/html", status=301, where="/page")

    def _to(self) -> None:
        self._give(b"", "text/html", status=302, where=unquote(self.path.removeprefix("/to/")))

    def _huge(self) -> None:
        """Two gigabytes, announced."""
        self.send_response(200)
        self.send_header("Content-Type", "text/html")
        self.send_header("Content-Length", str(2 * 1024**3))
        self.end_headers()
        self._pour()

    def _endless(self) -> None:
        """Two gigabytes, in pieces, of a length that is not told."""
        self.send_response(200)
        self.send_header("Content-Type", "text/html")
        self.send_header("Transfer-Encoding", "chunked")
        self.end_headers()
        self._pour(chunked=True)

    def _pour(self, *, chunked: bool = False) -> None:
        piece = b"a" * 65536
        sent = b"10000\r\n" + piece + b"\r\n" if chunked else piece
        try:
            for _ in range(2 * 1024**3 // len(piece)):
                self.wfile.write(sent)
                self.server.sent += len(piece)
        except OSError:
            return

    def _slow(self) -> None:
        """A byte now and then, for ever."""
        self.send_response(200)
        self.send_header("Content-Type", "text/html")
        self.end_headers()
        try:
            for _ in range(300):
                self.wfile.write(b"a")
                self.wfile.flush()
                time.sleep(0.1)
        except OSError:
            return

    def _silent(self) -> None:
        time.sleep(30)

    def _short(self) -> None:
        self.send_response(200)
        self.send_header("Content-Type", "text/html")
        self.send_header("Content-Length", "1000")
        self.end_headers()
        self.wfile.write(b"<p>The harbour")


@contextmanager
def site(certificate: Path | None = None) -> Iterator[Site]:
    """The site while it is open; over TLS with a certificate and its key in one file."""
    server = Site()
    if certificate is not None:
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(certificate)
        server.socket = context.wrap_socket(server.socket, server_side=True)
    thread = threading.Thread(target=server.serve_forever, args=(0.05,), daemon=True)
    thread.start()
    try:
        yield server
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


def lookup(host: str, port: int) -> tuple[str, ...]:
    """Invented hosts stand on the loopback; all others are looked up as ever."""
    return ("127.0.0.1",) if host.endswith(".example") else public(host, port)
