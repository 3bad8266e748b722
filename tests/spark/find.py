"""Finds the Java that Spark runs on, and installs the system's where there is none that is new enough and we may."""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

OLDEST = 17
# The first is not in every release of Debian and Ubuntu, nor is the second.
PACKAGES = ("openjdk-17-jre-headless", "openjdk-21-jre-headless")
MESSAGE = (
    f"Spark needs Java {OLDEST} or newer. Install it (Debian, Ubuntu: apt-get install {' or '.join(PACKAGES)}), or set "
    "JAVA_HOME to the folder of one."
)


def java() -> str | None:
    """The path of a Java that is new enough: that of JAVA_HOME, or the one that is installed."""
    home = os.environ.get("JAVA_HOME")
    found = shutil.which(str(Path(home) / "bin" / "java")) if home else shutil.which("java")
    return found if found and version(found) >= OLDEST else None


def version(java: str) -> int:
    """Which Java it is, as 17; 0 where it does not say."""
    said = subprocess.run([java, "-version"], capture_output=True, text=True, check=False).stderr
    number = re.search(r'version "(\d+)', said)
    return int(number[1]) if number else 0


def main() -> None:
    if java():
        return
    if "JAVA_HOME" in os.environ or os.geteuid() != 0 or shutil.which("apt-get") is None:
        sys.exit(MESSAGE)
    environment = os.environ | {"DEBIAN_FRONTEND": "noninteractive"}
    subprocess.run(["apt-get", "update", "-q"], check=True, env=environment)
    for package in PACKAGES:
        if not java():
            install = ["apt-get", "install", "-q", "-y", "--no-install-recommends", package]
            subprocess.run(install, check=False, env=environment)
    if not java():
        sys.exit(MESSAGE)


if __name__ == "__main__":
    main()
