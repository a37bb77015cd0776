"""Every check and test, in the order in which a mistake is cheapest to find.

All steps run even when one fails, so that one run tells everything. What is needed from Debian
(Chromium, fonts for the scripts we publish, nginx) is installed when that may be done; otherwise
the tests that need it are skipped and say so.
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
DEBIAN = {
    "chromium": ("browser tests", ("chromium", "fonts-noto-core", "fonts-noto-cjk")),
    "nginx": ("tests of the recipe for nginx", ("nginx-light", "openssl")),
}
"""What tests need of Debian: program, what is skipped without it, packages."""
NO_SERVICE = Path("/usr/sbin/policy-rc.d")
"""Debian asks this program whether an installed service may start."""


def install() -> None:
    """Have all of it on the machine if that is possible; say plainly if it is not."""
    path = f"{os.environ.get('PATH', '')}:/usr/sbin"
    missing = [name for name in DEBIAN if not shutil.which(name, path=path)]
    packages = [package for name in missing for package in DEBIAN[name][1]]
    if not missing:
        return
    if os.geteuid() != 0 or not shutil.which("apt-get"):
        for name in missing:
            what, needed = DEBIAN[name]
            print(f"{name} is not here: {what} are skipped. Install {' '.join(needed)}.")
        return
    print(f"== installing {' '.join(packages)}", flush=True)
    quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    ours = not NO_SERVICE.exists()
    if ours:
        NO_SERVICE.write_text("#!/bin/sh\nexit 101\n", encoding="utf-8")
        NO_SERVICE.chmod(0o755)
    try:
        for command in (["apt-get", "update"], ["apt-get", "install", "-y", *packages]):
            done = subprocess.run(command, check=False, env=environment, **quiet)  # type: ignore[call-overload]
            if done.returncode:
                print(f"'{' '.join(command)}' failed: what needs it is skipped.")
                return
    finally:
        if ours:
            NO_SERVICE.unlink()


def main() -> int:
    """Run every step; the exit code tells whether all passed."""
    install()
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
