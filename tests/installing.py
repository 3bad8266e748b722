"""Installs from the system's packages what tests need and Python's do not have, where it is missing and we may."""

import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Sequence


def install(packages: Sequence[str], found: Callable[[], object], named_in: str, message: str, *more: str) -> None:
    """Install the packages one after the other until it is `found`; end with the message where it still is not, and at
    once where the variable `named_in` names one or we may not install. `more` is told to apt-get."""
    if found():
        return
    if named_in in os.environ or os.geteuid() != 0 or shutil.which("apt-get") is None:
        sys.exit(message)
    environment = os.environ | {"DEBIAN_FRONTEND": "noninteractive"}
    subprocess.run(["apt-get", "update", "-q"], check=True, env=environment)
    for package in packages:
        if not found():
            subprocess.run(["apt-get", "install", "-q", "-y", *more, package], check=False, env=environment)
    if not found():
        sys.exit(message)
