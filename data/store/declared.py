"""The initiatives that the project itself declares, as entries of version 0."""

from data.store.entries import Initiative
from data.store.form import Kept


def declared() -> tuple[Kept[Initiative], ...]:
    """None is declared yet."""
    return ()
