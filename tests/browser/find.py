"""Finds the browser that the tests drive, and the nginx that they serve behind, and installs Debian's where there is
none and we may."""

import os
import shutil
import subprocess
import sys

# The first has no window to draw, and does the same in two thirds of the time.
CANDIDATES = ("chromium-headless-shell", "chromium", "google-chrome", "google-chrome-stable", "chromium-browser")
MESSAGE = (
    "The browser tests need Chromium or Chrome. Install one (Debian, Ubuntu: apt-get install chromium), "
    "or set CHROME to the path of one."
)
NO_NGINX = (
    "The tests of serving behind nginx need it, and are left out. Install it (Debian, Ubuntu: apt-get install "
    "nginx-light)."
)


def browser() -> str | None:
    """The path of the browser: CHROME, or the first that is installed."""
    chosen = os.environ.get("CHROME")
    if chosen:
        return shutil.which(chosen)
    return next((path for name in CANDIDATES if (path := shutil.which(name))), None)


def nginx() -> str | None:
    """The path of nginx, which lies where only root looks."""
    return shutil.which("nginx", path=f"{os.environ.get('PATH', '')}:/usr/sbin:/usr/local/sbin")


def main() -> None:
    may = os.geteuid() == 0 and shutil.which("apt-get") is not None
    lacking = [] if browser() or "CHROME" in os.environ else ["chromium-headless-shell", "chromium"]
    lacking += [] if nginx() else ["nginx-light"]
    if may and lacking:
        environment = os.environ | {"DEBIAN_FRONTEND": "noninteractive"}
        subprocess.run(["apt-get", "update", "-q"], check=False, env=environment)
        for package in lacking:
            if package == "nginx-light" or not browser():
                subprocess.run(["apt-get", "install", "-q", "-y", package], check=False, env=environment)
    if not nginx():
        sys.stderr.write(f"{NO_NGINX}\n")
    if not browser():
        sys.exit(MESSAGE)


if __name__ == "__main__":
    main()
