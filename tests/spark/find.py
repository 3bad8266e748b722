"""Finds the Java that Spark runs on, and installs the system's where there is none that is new enough and we may."""

import os
import re
import shutil
import subprocess
from pathlib import Path

from tests.installing import install

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
    install(PACKAGES, java, "JAVA_HOME", MESSAGE, "--no-install-recommends")


if __name__ == "__main__":
    main()
