"""One question to one machine: a GET that is bound to an address, a size and a time."""

from __future__ import annotations

import datetime
import http.client
import socket
import threading
import time
import zlib
from contextlib import suppress
from dataclasses import dataclass

from urllib3.connection import HTTPConnection, HTTPSConnection
from urllib3.exceptions import HTTPError, IncompleteRead
from urllib3.response import BaseHTTPResponse

from generator.fetching.addresses import BY_HAND, FetchError, Lookup, Place

SILENCE = 15.0
"""Seconds for which a machine may say nothing before it is given up."""
_PIECE = 65536
_PACKED = ("gzip", "x-gzip", "deflate")

Headers = tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What a machine answered. ``body`` is as it was sent, without its transfer coding."""

    place: Place
    address: str
    at: datetime.datetime
    sent: Headers
    status: int
    reason: str
    headers: Headers
    body: bytes

    def header(self, name: str) -> str:
        """The first header of a name, or ""."""
        return next((value for key, value in self.headers if key.lower() == name), "").strip()

    def unpacked(self, size: int) -> bytes:
        """The body without its content coding. Raises FetchError where it is over ``size``."""
        coding = self.header("content-encoding").lower()
        if coding in ("", "identity"):
            return self.body
        if coding not in _PACKED:
            raise FetchError(f"the page is packed in a way unknown here ('{coding}')", BY_HAND)
        out, rest = b"", self.body
        try:
            while rest:
                unpacker = zlib.decompressobj(zlib.MAX_WBITS | 32)
                out += unpacker.decompress(rest, size + 1 - len(out))
                if len(out) > size:
                    raise too_large(size, "unpacks to")
                if not unpacker.eof:
                    raise FetchError("the packed page ends too early", "try again")
                rest = unpacker.unused_data
        except zlib.error:
            raise FetchError("the packed page can't be unpacked", BY_HAND) from None
        return out


def too_large(size: int, how: str = "has") -> FetchError:
    """The refusal of what is over the limit."""
    fault = f"the page {how} more than {size / 1024 / 1024:.0f} MB"
    return FetchError(fault, "it is no report of a press event; add the part that is, as a file")


def ask(place: Place, lookup: Lookup, agent: str, size: int, until: float) -> Answer:
    """What a place answers to one GET, until a moment of ``time.monotonic``. Raises FetchError."""
    addresses = lookup(place.host, place.port)
    left = until - time.monotonic()
    if left <= 0:
        raise _late(place)
    # A machine that sends a byte now and then never falls silent: the time is kept from outside.
    held: list[HTTPConnection | socket.socket] = []
    watch = threading.Timer(left, _cut, (held,))
    watch.daemon = True
    watch.start()
    sent = (
        ("Host", place.named),
        ("User-Agent", agent),
        ("Accept", "text/html, application/xhtml+xml, application/pdf, text/plain, */*;q=0.1"),
        ("Accept-Encoding", "gzip, identity"),
    )
    at = datetime.datetime.now(datetime.UTC)
    try:
        connection = _connected(place, addresses, min(SILENCE, left), held)
        connection.request("GET", place.target, headers=dict(sent), preload_content=False)
        got = connection.getresponse()
        body = _body(got, size)
        if time.monotonic() >= until:
            raise _late(place)
        return Answer(
            place=place,
            address=connection.host,
            at=at,
            sent=sent,
            status=got.status,
            reason=got.reason or "",
            headers=tuple((str(key), str(value)) for key, value in got.headers.iteritems()),
            body=body,
        )
    except (HTTPError, http.client.HTTPException, OSError, ValueError) as error:
        raise (_late(place) if time.monotonic() >= until else _failed(place, error)) from None
    finally:
        watch.cancel()
        for wire in held:
            wire.close()


def _late(place: Place) -> FetchError:
    return FetchError(f"{place.named} took too long to answer", f"try again later, or {BY_HAND}")


def _failed(place: Place, error: Exception) -> FetchError:
    """What went wrong on the wire, in words."""
    if any(isinstance(part, IncompleteRead) for part in error.args):
        return FetchError("the page ends too early", "try again")
    said = " ".join(str(error).split())[:200] or type(error).__name__
    fault = f"{place.named} gave no answer that can be used ({said})"
    return FetchError(fault, "check the address, or try again later")


def _connected(
    place: Place,
    addresses: tuple[str, ...],
    patience: float,
    held: list[HTTPConnection | socket.socket],
) -> HTTPConnection:
    """A connection to the first of the addresses that answers. ``held`` gets what may be cut."""
    for address in addresses:
        connection = _connection(place, address, patience)
        held.append(connection)
        try:
            connection.connect()
        except (HTTPError, OSError):
            if address == addresses[-1]:
                raise
            continue
        held.append(connection.sock)  # the connection lets go of it once the answer has begun
        break
    return connection


def _connection(place: Place, address: str, patience: float) -> HTTPConnection:
    """A connection to just this address; a certificate must be the named host's all the same."""
    if place.scheme == "http":
        return HTTPConnection(address, place.port, timeout=patience)
    return HTTPSConnection(
        address,
        place.port,
        timeout=patience,
        cert_reqs="CERT_REQUIRED",
        server_hostname=place.host,
        assert_hostname=place.host,
    )


def _cut(held: list[HTTPConnection | socket.socket]) -> None:
    """End a connection, made or in the making, under whoever waits for it."""
    for each in held:
        wire = each.sock if isinstance(each, HTTPConnection) else each
        with suppress(OSError, AttributeError):
            wire.shutdown(socket.SHUT_RDWR)


def _body(got: BaseHTTPResponse, size: int) -> bytes:
    """The body, read piece by piece and never further than the limit."""
    length = got.headers.get("content-length", "")
    declared = int(length) if length.isascii() and length.isdigit() else None
    if declared is not None and declared > size:
        raise too_large(size)
    pieces: list[bytes] = []
    total = 0
    while piece := got.read1(_PIECE, decode_content=False):
        pieces.append(piece)
        total += len(piece)
        if total > size:
            raise too_large(size)
    return b"".join(pieces)
