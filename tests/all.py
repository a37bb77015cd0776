"""Every check and test, in the order in which a mistake is cheapest to find.

All steps run even when one fails, so that one run tells everything. What is needed from Debian
(Chromium, and fonts for the scripts we publish) is installed when that may be done; otherwise the
tests that need it are skipped and say so.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
BIN = Path(sys.executable).parent
STEPS = (
    ("lint", [str(BIN / "ruff"), "check", "."]),
    ("format", [str(BIN / "ruff"), "format", "--check", "."]),
    ("types", [str(BIN / "mypy")]),
    ("walls between rooms", [str(BIN / "lint-imports"), "--no-cache"]),
    ("tests", [sys.executable, "-m", "pytest", "-n", "2", "--dist", "loadfile", "--durations=8"]),
)
PACKAGES = ("chromium", "fonts-noto-core", "fonts-noto-cjk")


def chromium() -> None:
    """Have Chromium on the machine if that is possible; say plainly if it is not."""
    if shutil.which("chromium"):
        return
    if os.geteuid() != 0 or not shutil.which("apt-get"):
        print(f"Chromium is not here: browser tests are skipped. Install {' '.join(PACKAGES)}.")
        return
    print(f"== installing {' '.join(PACKAGES)}", flush=True)
    quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    for command in (["apt-get", "update"], ["apt-get", "install", "-y", *PACKAGES]):
        done = subprocess.run(command, check=False, env=environment, **quiet)  # type: ignore[call-overload]
        if done.returncode:
            print(f"'{' '.join(command)}' failed: browser tests are skipped.")
            return


def main() -> int:
    """Run every step; the exit code tells whether all passed."""
    chromium()
    failed = []
    for name, command in STEPS:
        print(f"== {name}", flush=True)
        start = time.monotonic()
        if subprocess.run(command, check=False, cwd=ROOT).returncode:
            failed.append(name)
        print(f"   {time.monotonic() - start:.1f} s", flush=True)
    if failed:
        print(f"failed: {', '.join(failed)}")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
