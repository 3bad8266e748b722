"""An item of an agenda in words."""

from dataclasses import dataclass

from pages.components.exhibits.on_record import Subject
from pages.components.words.looked_back import LookedBack

Leads = tuple[tuple[Subject, str], ...]


@dataclass(frozen=True, slots=True)
class ItemSaid:
    """An item in words. `about` is what its name leads to, None where it leads nowhere; `rest` follows the name;
    `leads` is what stands in the quiet line with a way of its own, by subject and name; `verdict` is what a look back
    found; `asks` is what its state asks for, as 'Decide'."""

    mark: str
    name: str
    about: Subject | None
    rest: str
    leads: Leads
    quiet: str
    verdict: LookedBack | None
    owner: str
    day: str
    asks: str
    sample: bool = False
