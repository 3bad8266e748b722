"""Exhibits of a snapshot are made once: an immutable snapshot has the same answer to the same question."""

from collections import OrderedDict
from collections.abc import Callable
from functools import wraps
from threading import Lock
from typing import Concatenate, ParamSpec, TypeVar

from metrics import Snapshot

# Of each kind. An exhibit takes about 150 kB: so many are the pages of several readers at once.
MOST = 64

Asked = ParamSpec("Asked")
Made = TypeVar("Made")
Builder = Callable[Concatenate[Snapshot, Asked], Made]


def remembered(build: Builder[Asked, Made]) -> Builder[Asked, Made]:
    """A builder that remembers its latest answers by the snapshot's name and what was asked: slugs, codes, periods.
    It holds no snapshot, so that an old one can go."""
    made: OrderedDict[object, Made] = OrderedDict()
    lock = Lock()

    @wraps(build)
    def answer(snapshot: Snapshot, /, *asked: Asked.args, **named: Asked.kwargs) -> Made:
        key = (snapshot.name, asked, tuple(sorted(named.items())))
        with lock:
            found = made.pop(key, None)
            if found is not None:
                made[key] = found
                return found
        # Made outside the lock: two readers who ask at once wait for nobody, and the second answer stays.
        exhibit = build(snapshot, *asked, **named)
        with lock:
            made[key] = exhibit
            while len(made) > MOST:
                made.popitem(last=False)
        return exhibit

    return answer
