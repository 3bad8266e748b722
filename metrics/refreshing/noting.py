"""Notes for whoever watches the server how each refresh ended, beside the snapshots and in none of them."""

import json
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from data.holding.saving import replacing
from data.refusal import RefusalError
from metrics.snapshots.refreshed import NAME, Ended, last_refresh


@contextmanager
def noted(folder: Path) -> Iterator[None]:
    """Note how the block ends, and how long it took. Where the note cannot be written the refresh ends as it does."""
    started, ended = time.monotonic(), Ended.FAILED
    try:
        yield
        ended = Ended.THROUGH
    except RefusalError:
        ended = Ended.REFUSED
        raise
    finally:
        at, before = time.time(), last_refresh(folder)
        through = at if ended is Ended.THROUGH else before.through_at if before else None
        said = {"at": at, "seconds": round(time.monotonic() - started, 3), "ended": ended, "through_at": through}
        with suppress(OSError), replacing(folder / NAME) as temporary:
            temporary.write_text(json.dumps(said), encoding="utf-8")
