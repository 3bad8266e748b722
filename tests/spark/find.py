"""Finds the Java that Spark runs on, and installs Debian's where there is none and we may."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

PACKAGE = "openjdk-17-jre-headless"
MESSAGE = (
    f"Spark needs Java 17 or newer. Install it (Debian, Ubuntu: apt-get install {PACKAGE}), or set JAVA_HOME to the "
    "folder of one."
)


def java() -> str | None:
    """The path of Java: that of JAVA_HOME, or the one that is installed."""
    home = os.environ.get("JAVA_HOME")
    return shutil.which(Path(home) / "bin" / "java") if home else shutil.which("java")


def main() -> None:
    if java():
        return
    if "JAVA_HOME" in os.environ or os.geteuid() != 0 or shutil.which("apt-get") is None:
        sys.exit(MESSAGE)
    environment = os.environ | {"DEBIAN_FRONTEND": "noninteractive"}
    subprocess.run(["apt-get", "update", "-q"], check=True, env=environment)
    subprocess.run(["apt-get", "install", "-q", "-y", "--no-install-recommends", PACKAGE], check=False, env=environment)
    if not java():
        sys.exit(MESSAGE)


if __name__ == "__main__":
    main()
