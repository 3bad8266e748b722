"""Exhibits of a snapshot are made once: an immutable snapshot has the same answer to the same question."""

from collections import OrderedDict
from collections.abc import Callable
from functools import wraps
from threading import Lock
from typing import Concatenate, Generic, ParamSpec, TypeVar

from metrics import Snapshot
from pages.components.exhibits.packed import Packed

# Of each kind, as they are: the pages of several readers at once. An exhibit takes 30 to 80 kB.
MOST = 64
# Of all kinds together, packed: each indicator in each area, with room for other periods and for the snapshot before.
MOST_BYTES = 64_000_000

Asked = ParamSpec("Asked")
Made = TypeVar("Made")
Of = TypeVar("Of")
Key = TypeVar("Key")
Kept = TypeVar("Kept")
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
        # Each holds what it is of, so that nothing else has its place in memory.
        made: _Latest[int, tuple[Of, Made]] = _Latest(most)

        @wraps(build)
        def answer(of: Of) -> Made:
            if there := made.find(id(of)):
                return there[0][1]
            found = build(of)
            made.keep(id(of), (of, found))
            return found

        return answer

    return remembering


def _remembering(build: Builder[Asked, Made], most: int, packed: Packed | None) -> Builder[Asked, Made]:
    made: _Latest[object, Made] = _Latest(most)
    name = f"{build.__module__}.{build.__qualname__}"

    @wraps(build)
    def answer(snapshot: Snapshot, /, *asked: Asked.args, **named: Asked.kwargs) -> Made:
        key = (name, snapshot.name, asked, tuple(sorted(named.items())))
        if there := made.find(key):
            return there[0]
        # Two readers who ask at once wait for nobody, and the second answer stays.
        told = packed.find(key) if packed else None
        found: Made = told[0] if told else build(snapshot, *asked, **named)
        gone = made.keep(key, found)
        if packed:
            for each in gone:
                packed.keep(*each)
        return found

    return answer


class _Latest(Generic[Key, Kept]):
    """What was asked for last, so many of it; threads may share it."""

    def __init__(self, most: int) -> None:
        self._most = most
        self._kept: OrderedDict[Key, Kept] = OrderedDict()
        self._lock = Lock()

    def find(self, key: Key) -> tuple[Kept] | None:
        """What is kept under a key, which may be None, in a tuple of one."""
        with self._lock:
            if key not in self._kept:
                return None
            self._kept.move_to_end(key)
            return (self._kept[key],)

    def keep(self, key: Key, found: Kept) -> list[tuple[Key, Kept]]:
        """Keep it; what had to make room for it."""
        with self._lock:
            self._kept[key] = found
            self._kept.move_to_end(key)
            return [self._kept.popitem(last=False) for _ in range(len(self._kept) - self._most)]
