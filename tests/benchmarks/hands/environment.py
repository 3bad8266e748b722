"""Where polars is: in an environment of its own, made when it is first asked for, as nothing of ours needs it."""

import hashlib
import os
import subprocess
import sys
from pathlib import Path

PINNED = Path(__file__).with_name("polars.txt")


class NoPolarsError(Exception):
    """It is not there and cannot be installed; the message says so in a sentence."""


def python() -> Path:
    """The interpreter that has it; raises NoPolarsError."""
    made_of = hashlib.sha256(PINNED.read_bytes() + sys.version.encode()).hexdigest()[:12]
    cache = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache")
    folder = cache / "camden-benchmarks" / f"polars-{made_of}"
    interpreter, whole = folder / "bin" / "python", folder / "whole"
    if not whole.exists():
        _run([sys.executable, "-m", "venv", "--clear", str(folder)])
        _install(interpreter)
        whole.touch()
    return interpreter


def _install(interpreter: Path) -> None:
    """By uv, which stands beside our own interpreter, or by pip, as the Makefile does."""
    uv = Path(sys.executable).with_name("uv")
    hashed = ["--require-hashes", "-r", str(PINNED)]
    try:
        _run([str(uv), "pip", "install", "--quiet", "--system-certs", "--python", str(interpreter), *hashed])
    except NoPolarsError:
        _run([str(interpreter), "-m", "pip", "install", "--quiet", "--disable-pip-version-check", *hashed])


def _run(command: list[str]) -> None:
    try:
        subprocess.run(command, check=True, capture_output=True, text=True)
    except (OSError, subprocess.CalledProcessError) as error:
        said = getattr(error, "stderr", None) or str(error)
        raise NoPolarsError(
            f"polars cannot be installed here, and is left out: {said.strip().splitlines()[-1]}"
        ) from error
