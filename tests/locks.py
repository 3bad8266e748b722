"""Whether the locks say what is installed: `make lock` makes them, and `make check` runs this."""

import re
import sys
from importlib.metadata import distributions
from pathlib import Path

ROOT = Path(__file__).parents[1]
# What each is made from; the locks of the tests and of Spark hold those of the dashboard too. What is measured beside
# it is installed by itself.
LOCKS = {
    "requirements.lock": ("requirements.txt",),
    "tests/requirements.lock": ("requirements.txt", "tests/requirements.txt"),
    "requirements-spark.lock": ("requirements.txt", "requirements-spark.txt"),
    "tests/benchmarks/beside/superset.lock": ("tests/benchmarks/beside/superset.txt",),
    "tests/benchmarks/beside/datasette.lock": ("tests/benchmarks/beside/datasette.txt",),
    "tests/benchmarks/beside/polars.lock": ("tests/benchmarks/beside/polars.txt",),
}
# What a new environment has, and what sets it up.
BEFORE = frozenset({"pip", "setuptools", "uv"})

ENTRY = re.compile(r"^(?P<name>[\w.-]+)==(?P<version>\S+)(?P<rest>.*)$")


def faults(root: Path, installed: dict[str, str]) -> list[str]:
    """What is wrong with the locks below a folder, for an environment that has these versions by name."""
    found = []
    for lock, sources in LOCKS.items():
        locked, unproved = _locked((root / lock).read_text(encoding="utf-8"))
        found += [f"{lock}: {name} has no hash; run 'make lock'" for name in unproved]
        for source in sources:
            for line in (root / source).read_text(encoding="utf-8").splitlines():
                asked = line.partition("#")[0].partition(";")[0].strip()  # and where it is installed at all
                name, _, version = asked.partition("==")
                name = name.partition("[")[0]  # what comes with an extra is locked by its own name
                if asked and (not version or locked.get(_plain(name)) != version):
                    found.append(f"{source}: {asked} is not what {lock} holds; pin it with ==, and run 'make lock'")
    known = {
        name: version
        for lock in ("requirements-spark.lock", "tests/requirements.lock")
        for name, version in _locked((root / lock).read_text(encoding="utf-8"))[0].items()
    }
    for name, version in sorted(installed.items()):
        if name not in BEFORE and known.get(name) != version:
            found.append(f"{name} {version} is installed, and not locked; run 'make lock clean'")
    return found


def environment() -> dict[str, str]:
    return {_plain(each.metadata["Name"]): each.version for each in distributions()}


def _locked(text: str) -> tuple[dict[str, str], list[str]]:
    """The versions by name, and the names that no hash proves."""
    entries = [match for entry in text.replace("\\\n", " ").splitlines() if (match := ENTRY.match(entry))]
    versions = {_plain(each["name"]): each["version"] for each in entries}
    return versions, [each["name"] for each in entries if "--hash=sha256:" not in each["rest"]]


def _plain(name: str) -> str:
    """As packages are compared: PyYAML and pyyaml are one."""
    return re.sub(r"[-_.]+", "-", name).lower()


if __name__ == "__main__":
    if said := faults(ROOT, environment()):
        sys.exit("\n".join(said))
