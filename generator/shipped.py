"""Where the files lie that come with the program beside its code: templates and generic pages."""

from __future__ import annotations

from pathlib import Path

_CODE = Path(__file__).parent


def root() -> Path:
    """The folder that holds templates, generic pages, requirements and workflows (see setup.py).

    An installed package holds it; in the project itself it is the project's own folder.
    """
    inside = _CODE / "_shipped"
    return inside if inside.is_dir() else _CODE.parent
