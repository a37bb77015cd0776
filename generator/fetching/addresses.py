"""Which machine an address leads to, and whether it is one that everybody may ask.

A page, or a redirect, may name a machine inside the maintainer's own network. So a name is looked
up once, what it leads to is judged, and the connection goes to just those addresses: a second
look-up could be answered otherwise.
"""

from __future__ import annotations

import ipaddress
import socket
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from urllib3.exceptions import LocationParseError
from urllib3.util import parse_url

Address = ipaddress.IPv4Address | ipaddress.IPv6Address
Lookup = Callable[[str, int], tuple[str, ...]]
"""Host and port to the addresses to connect to. Raises FetchError where there is none."""

PORTS = {"http": 80, "https": 443}
_TRANSLATED = ipaddress.IPv6Network("64:ff9b::/96")
"""IPv6 addresses that stand for IPv4 ones behind a translator (RFC 6052)."""


class FetchError(Exception):
    """A page could not, or must not, be fetched. Says what is wrong and how to mend it."""

    def __init__(self, fault: str, remedy: str) -> None:
        super().__init__(f"{fault}; {remedy}")
        self.fault = fault
        self.remedy = remedy


BY_HAND = "open it in a browser, save the page and add the file (with --url)"
"""What helps where a page can't be fetched."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """An address of the web in its parts. ``target`` is path and query as they are sent."""

    url: str
    scheme: str
    host: str
    port: int
    target: str

    @property
    def origin(self) -> str:
        """Scheme, host and port: what one robots.txt speaks for."""
        return f"{self.scheme}://{self.named}"

    @property
    def named(self) -> str:
        """The host as the Host header has it; the port where it is not the usual one."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        return host if self.port == PORTS[self.scheme] else f"{host}:{self.port}"


def place(url: str) -> Place:
    """The parts of an address. Raises FetchError for what is no plain address of the web."""
    shown = "".join(char if char.isprintable() else "\ufffd" for char in url[:100])
    if shown != url[:100] or not url.isprintable() or " " in url:
        raise FetchError(f"'{shown}' is no web address", "leave out spaces and line ends")
    try:
        parts = parse_url(url)
    except LocationParseError:
        raise FetchError(f"'{shown}' is no web address", "correct it") from None
    if parts.scheme not in PORTS:
        remedy = "give one that begins with https:// or http://"
        raise FetchError(f"'{shown}' is no address that is fetched", remedy)
    if not parts.host:
        raise FetchError(f"'{shown}' names no host", "give the whole address")
    if parts.auth is not None:
        raise FetchError("the address holds a user's name", "give the address without it")
    return Place(
        url=url,
        scheme=parts.scheme,
        host=parts.host.strip("[]"),
        port=parts.port or PORTS[parts.scheme],
        target=(parts.path or "/") + (f"?{parts.query}" if parts.query is not None else ""),
    )


def public(host: str, port: int) -> tuple[str, ...]:
    """The addresses of a host, if everybody may ask all of them; else raises FetchError."""
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError) as error:
        said = getattr(error, "strerror", None) or str(error)
        remedy = "correct the address, or try again later"
        raise FetchError(f"the host '{host}' was not found ({said})", remedy) from None
    return checked(host, [str(entry[4][0]) for entry in found])


def checked(host: str, addresses: Iterable[str]) -> tuple[str, ...]:
    """A host's addresses, each once, if every one of them is public; else raises FetchError.

    A host with a public and a private address is refused too: nobody needs one, and it is how a
    page's name is made to lead inside.
    """
    known = tuple(dict.fromkeys(addresses))
    for text in known:
        if not _is_public(text):
            fault = f"the host '{host}' leads to {text}, which is no public address"
            raise FetchError(fault, "pages inside a network are not fetched: add them as files")
    if not known:
        raise FetchError(f"the host '{host}' has no address", "correct the address")
    return known


def _is_public(text: str) -> bool:
    """Whether an address is one of the public internet, also where it wraps another."""
    try:
        address: Address = ipaddress.ip_address(text.partition("%")[0])
    except ValueError:
        return False
    if isinstance(address, ipaddress.IPv6Address):
        inner = address.ipv4_mapped or address.sixtofour
        if address in _TRANSLATED:
            inner = ipaddress.IPv4Address(int(address) & 0xFFFFFFFF)
        if address.teredo is not None:
            return False
        if inner is not None:
            return _is_public(str(inner))
    return address.is_global and not address.is_multicast
