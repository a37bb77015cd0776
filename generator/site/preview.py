"""``synoptic serve``: the site on this machine, rebuilt and reloaded at each edit."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from mkdocs.livereload import LiveReloadServer


def serve(
    arguments: list[str], folder: Path, watched: tuple[Path, ...], *, host: str, port: int
) -> None:
    """Serve ``folder`` until interrupted.

    ``arguments`` are those of the ``build`` command that fills it. Each build runs in a process
    of its own, so an edit of the program counts as much as one of the content; a build that
    fails leaves the last good site and its message on the terminal.
    """
    site = folder / "site"

    def rebuild() -> None:
        command = [sys.executable, "-m", "generator", *arguments, "--out", str(site)]
        subprocess.run(command, check=False)  # noqa: S603 our own program with our own arguments

    rebuild()
    if not site.is_dir():
        sys.exit("nothing could be built; mend what is named above and start again")
    server = LiveReloadServer(builder=rebuild, host=host, port=port, root=str(site), mount_path="/")
    for path in watched:
        if path.exists():
            server.watch(str(path))
    try:
        server.serve()  # type: ignore[no-untyped-call]  # MkDocs has no types
    except KeyboardInterrupt:
        server.shutdown()
