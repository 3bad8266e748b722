"""Exhibits of a snapshot are made once: an immutable snapshot has the same answer to the same question."""

from collections import OrderedDict
from collections.abc import Callable
from functools import wraps
from threading import Lock
from typing import Concatenate, ParamSpec, TypeVar

from metrics import Snapshot
from pages.components.exhibits.packed import Packed

# Of each kind, as they are: the pages of several readers at once. An exhibit takes 30 to 80 kB.
MOST = 64
# Of all kinds together, packed: each indicator in each area, with room for other periods and for the snapshot before.
MOST_BYTES = 64_000_000

Asked = ParamSpec("Asked")
Made = TypeVar("Made")
Of = TypeVar("Of")
Builder = Callable[Concatenate[Snapshot, Asked], Made]

_PACKED = Packed(MOST_BYTES)


def remembered(build: Builder[Asked, Made]) -> Builder[Asked, Made]:
    """A builder that remembers its answers by the snapshot's name and what was asked: slugs, codes, periods. The latest
    are at hand, and those before them packed. It holds no snapshot, so that an old one can go."""
    return _remembering(build, MOST, _PACKED)


def at_hand(most: int) -> Callable[[Builder[Asked, Made]], Builder[Asked, Made]]:
    """A builder that remembers so many of its latest answers and packs none: of what is sooner made than unpacked."""
    return lambda build: _remembering(build, most, None)


def of_each(most: int) -> Callable[[Callable[[Of], Made]], Callable[[Of], Made]]:
    """A function of one thing that never changes, such as a table of an exhibit, that remembers its answers for so many
    of the latest by which one it is: to compare all that is in them would take as long as to answer."""

    def remembering(build: Callable[[Of], Made]) -> Callable[[Of], Made]:
        made: OrderedDict[int, tuple[Of, Made]] = OrderedDict()
        lock = Lock()

        @wraps(build)
        def answer(of: Of) -> Made:
            with lock:
                kept = made.get(id(of))
                if kept is not None:  # it holds what it is of, so that nothing else has its place in memory
                    made.move_to_end(id(of))
                    return kept[1]
            found = build(of)
            with lock:
                made[id(of)] = of, found
                made.move_to_end(id(of))
                if len(made) > most:
                    made.popitem(last=False)
            return found

        return answer

    return remembering


def _remembering(build: Builder[Asked, Made], most: int, packed: Packed | None) -> Builder[Asked, Made]:
    made: OrderedDict[object, Made] = OrderedDict()
    lock = Lock()
    name = f"{build.__module__}.{build.__qualname__}"

    @wraps(build)
    def answer(snapshot: Snapshot, /, *asked: Asked.args, **named: Asked.kwargs) -> Made:
        key = (name, snapshot.name, asked, tuple(sorted(named.items())))
        with lock:
            if key in made:
                made.move_to_end(key)
                return made[key]
        # Made outside the lock: two readers who ask at once wait for nobody, and the second answer stays.
        told = packed.find(key) if packed else None
        found: Made = told[0] if told else build(snapshot, *asked, **named)
        with lock:
            made[key] = found
            made.move_to_end(key)
            gone = [made.popitem(last=False) for _ in range(len(made) - most)]
        if packed:
            for each in gone:
                packed.keep(*each)
        return found

    return answer
