"""Puts the files at the project's root that the program needs into its wheel.

In a wheel they lie below ``generator/_shipped`` in the layout of the root. An editable installation
reads them at the root itself.
"""

from __future__ import annotations

import shutil
from pathlib import Path

from setuptools import setup
from setuptools.command.build_py import build_py

SHIPPED = ("templates", "content/pages", "requirements/run.txt", ".github/workflows")


class WithShipped(build_py):
    """The usual step, then a copy of the folders and files that are shipped."""

    def run(self) -> None:
        """Build the packages, and put what is shipped beside them."""
        super().run()
        if self.editable_mode:
            return
        for name in SHIPPED:
            target = Path(self.build_lib, "generator", "_shipped", name)
            shutil.rmtree(target, ignore_errors=True)
            target.parent.mkdir(parents=True, exist_ok=True)
            (shutil.copytree if Path(name).is_dir() else shutil.copyfile)(name, target)


setup(cmdclass={"build_py": WithShipped})
