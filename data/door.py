"""The front door of a package: a name is loaded when it is first asked for, so that who asks for little pays for
little."""

import sys
from collections.abc import Callable, Mapping
from importlib import import_module
from typing import Any


def places(rooms: Mapping[str, str]) -> dict[str, tuple[str, str]]:
    """By the names of a door, the module and the name there: of each module its names, with a space between them, and
    `name=as_it_is_called_there` where the door calls it otherwise."""
    found = {}
    for module, names in rooms.items():
        for each in names.split():
            name, _, there = each.partition("=")
            found[name] = module, there or name
    return found


def opens(package: str, names: Mapping[str, tuple[str, str]]) -> Callable[[str], Any]:
    """The `__getattr__` of a package that has these names; once it is loaded a name is there like any other."""

    def load(name: str) -> Any:
        if name not in names:
            raise AttributeError(f"module '{package}' has no attribute '{name}'")
        module, there = names[name]
        found = getattr(import_module(module), there)
        setattr(sys.modules[package], name, found)
        return found

    return load
