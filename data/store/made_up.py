"""A dozen made-up voices. They are shown beside made-up figures, marked as such, and are in no store."""

from datetime import date, timedelta
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

import yaml

from data.store.voice import Reviewed, Voice
from data.vocabulary import Precision

FILE = Path(__file__).with_suffix(".yaml")


@lru_cache(maxsize=2)
def made_up_voices(as_of: date) -> tuple[Reviewed, ...]:
    """Each as if it had been heard so many days before `as_of`, newest first."""
    return tuple(
        Reviewed(f"sample_{place}", Voice.model_validate(_told(each, as_of)), made_up=True)
        for place, each in enumerate(_declared(), start=1)
    )


def _told(told: dict[str, Any], as_of: date) -> dict[str, Any]:
    others = {name: value for name, value in told.items() if name != "days_ago"}
    return others | {"on": as_of - timedelta(days=told["days_ago"]), "to": Precision.DAY}


@cache
def _declared() -> tuple[dict[str, Any], ...]:
    found = yaml.safe_load(FILE.read_text(encoding="utf-8"))
    return tuple(sorted(found, key=lambda each: each["days_ago"]))
