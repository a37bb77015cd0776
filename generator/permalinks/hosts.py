"""Moves as hosts read them, so that a reader's browser never sees the old page.

``_redirects`` is read by Netlify and Cloudflare Pages; ``redirects.map`` by nginx, in
``map $uri $moved { include …/redirects.map; }``. Each holds the moves of every edition, and of the
data beside the pages. A browser keeps the fragment of an address when it is led on.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from generator.model import Former, Output

WITH_DATA = ("documents", "incidents", "occasions", "key-points")
"""Rooms whose pages have a JSON file beside them."""


def outputs(former: Iterable[Former], prefixes: tuple[str, ...]) -> Iterator[Output]:
    """Both files, where anything moved. ``prefixes`` begin each edition's addresses ("fr/")."""
    moves = list(_moves(former, prefixes))
    if moves:
        netlify = "".join(f"{old} {new} 301\n" for old, new in moves)
        nginx = "".join(f"{old} {new};\n" for old, new in moves)
        yield Output(path="_redirects", content=netlify.encode())
        yield Output(path="redirects.map", content=nginx.encode())


def _moves(former: Iterable[Former], prefixes: tuple[str, ...]) -> Iterator[tuple[str, str]]:
    for item in former:
        if item.target is None or item.statement:
            continue
        page, mark, statement = item.target.partition("#")
        for prefix in prefixes:
            yield f"/{prefix}{item.page}/", f"/{prefix}{page}/{mark}{statement}"
        rooms = {address.partition("/")[0] for address in (item.page, page)}
        if len(rooms) == 1 and rooms <= set(WITH_DATA):
            yield f"/{item.page}.json", f"/{page}.json"
