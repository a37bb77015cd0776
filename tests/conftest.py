"""What every test may lean on."""

from __future__ import annotations

from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
SHARED = ROOT.parent / "shared"


@pytest.fixture(scope="session")
def root() -> Path:
    """The checkout's top folder."""
    return ROOT


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder with the real source documents and their gold; it stays outside the checkout."""
    if not (SHARED / "seeds").is_dir():
        pytest.skip("../shared/seeds is not here: the real source documents can't be read")
    return SHARED
