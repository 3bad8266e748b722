"""Nothing but disclosure control makes of what was counted something that may be shown."""

import ast
from pathlib import Path

ROOT = Path(__file__).parents[2]


def calls(path, name):
    tree = ast.parse(path.read_text(encoding="utf-8"))
    found = [each.func for each in ast.walk(tree) if isinstance(each, ast.Call)]
    return [each for each in found if name in (getattr(each, "id", ""), getattr(each, "attr", ""))]


def test_only_the_protection_makes_counts_that_may_be_shown():
    makers = {
        path.relative_to(ROOT).as_posix()
        for room in ("data", "metrics", "pages")
        for path in (ROOT / room).rglob("*.py")
        if calls(path, "Shown")
    }
    assert makers == {"metrics/protected/__init__.py"}


def test_what_values_are_made_of_is_what_the_protection_gives():
    hints = {name: str(kind) for name, kind in valued_hints().items()}
    assert "shown.Shown" in hints["shown"]
    assert "shown.Shown" in str(protect_hints()["return"])
    assert "roll_up.RolledUp" in str(protect_hints()["rolled_up"])


def valued_hints():
    from typing import get_type_hints

    from metrics.counted.values import valued

    return get_type_hints(valued)


def protect_hints():
    from typing import get_type_hints

    from metrics.protected import protect

    return get_type_hints(protect)
